import { addressOf } from './api.js';
import { both, h } from './dom.js';

const API = '/api/v1/';

/** Where a document is: what tells it apart from others of its kind goes into the query. */
function linkOf(id, { kind, person, office, number }, format) {
  const which = Object.entries({ person, office, number, format }).filter(([, value]) => value !== null);
  return `${API}${addressOf(id)}/documents/${kind}?${new URLSearchParams(which)}`;
}

const aboutOf = ({ person, personName, officeName, number }) =>
  [personName ?? person, officeName, number].filter(Boolean).join(' ');

const itemOf = (row, ...content) =>
  h('li', { key: [row.kind, row.person, row.office, row.number].join(' ') }, ...content);

const thereOf = (id, row) =>
  itemOf(
    row,
    h(
      'a',
      { href: linkOf(id, row, 'html'), target: '_blank', rel: 'noopener' },
      both([row.title.zh, row.title.en]),
    ),
    ` ${aboutOf(row)} `,
    h('a', { href: linkOf(id, row, 'docx'), 'aria-label': `${row.title.zh} ${aboutOf(row)} .docx` }, '.docx'),
  );

const missingOf = (row) =>
  itemOf(
    row,
    both([row.title.zh, row.title.en]),
    ` ${aboutOf(row)} `,
    h('small', {}, both([row.why.zh, row.why.en])),
  );

/** The documents of a selection: those there are, each as a page and as a file; of the others why not. */
export function documentsOf(id, rows) {
  const missing = rows.filter(({ available }) => !available);
  return [
    h('ul', { key: 'there' }, ...rows.filter(({ available }) => available).map((row) => thereOf(id, row))),
    missing.length > 0 &&
      h(
        'details',
        { key: 'missing documents' },
        h('summary', {}, both(['尚无', 'Not there']), ` ${missing.length}`),
        h('ul', {}, ...missing.map(missingOf)),
      ),
  ];
}
