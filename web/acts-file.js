import { addressOf, get } from './api.js';
import { siblingsOf, whom } from './acts-approval.js';
import { both, h } from './dom.js';
import { ask, checks, date, fixed, text } from './form.js';
import { me } from './screen.js';
import { pair } from './words.js';

const document = (name) => [
  text(`${name}.number`, ['文号', 'Number']),
  date(`${name}.on`, ['日期', 'On'], me.session.today),
];

const EVIDENCE = 'evidenceSheet';

/** A paper that is left out when its box is not ticked. */
function paperOf({ item, words }, n) {
  const fields = h(
    'fieldset',
    { disabled: true },
    fixed(`papers.${n}.item`, item),
    ...document(`papers.${n}`),
  );
  const there = h('input', {
    type: 'checkbox',
    onchange: () => {
      fields.disabled = !there.checked;
    },
  });
  return h('div', {}, h('label', { class: 'check' }, there, both([words.zh, words.en])), fields);
}

/** What an office provides and is not there: one paper may be about several people. */
export async function file(task) {
  const [{ nominees }, tasks] = await Promise.all([get(addressOf(task.case)), siblingsOf(task)]);
  const own = nominees.find(({ person }) => person === task.subject)?.caseFile ?? [];
  const missing = own.filter(({ office, document: there }) => office === task.office && there === null);
  // It is about one person, and goes on file with the hash of what it lists.
  const evidence = missing.some(({ item }) => item === EVIDENCE)
    ? (await get(`cadres/${task.subject}/evidence`)).attachment
    : null;
  ask({
    title: pair('act', 'file'),
    path: `${addressOf(task.case)}/case-file`,
    fields: [
      checks(
        'persons',
        ['人选', 'Nominees'],
        tasks.map((other) => ({
          ...{ value: other.subject, words: whom(other), checked: other.subject === task.subject },
        })),
      ),
      ...missing.map(paperOf),
    ],
    shape: ({ persons = [], papers = [] }) => ({
      entries: persons.flatMap((person) =>
        papers.filter(Boolean).flatMap((paper) => {
          if (paper.item !== EVIDENCE) return [{ person, ...paper }];
          return person === task.subject ? [{ person, ...paper, attachment: evidence }] : [];
        }),
      ),
    }),
  });
}

/** Of a step whose signature is a document: the number comes with it. */
export const agreeByDocument = (task) =>
  ask({
    title: ['同意', 'Agree'],
    about: whom(task),
    path: `${addressOf(task.case)}/decisions`,
    fields: [
      fixed('items.0.approval', task.subject),
      fixed('items.0.verdict', 'agree'),
      ...document('items.0.document'),
    ],
  });
