import { all, get } from './api.js';
import { both, h, table } from './dom.js';
import { ask, choice, date, fixed, text } from './form.js';
import { caseLink, officeName } from './names.js';
import { me, mine } from './screen.js';
import { pair, word } from './words.js';

const button = (words, run, about = '') =>
  h(
    'button',
    { type: 'button', onclick: run, 'aria-label': about ? `${words.join(' ')} ${about}` : null },
    both(words),
  );

/** The lead unit and the host speak for themselves; others enter it for the host, with its document. */
const behalf = ({ leadUnit, host }) =>
  mine(`${leadUnit}/hr`) || mine(host)
    ? []
    : [
        fixed('onBehalf.office', host),
        text('onBehalf.document', ['代录依据文号', 'Document it rests on'], {
          hint: `代 ${officeName(host)} 录入 Entered on behalf`,
        }),
      ];

const list = (where, known) =>
  ask({
    title: pair('act', 'listVillage'),
    path: `teams/${where.area}/villages`,
    fields: [
      known ? fixed('village', known.village) : text('village', ['村代码', 'Code of the village']),
      text('name', ['村名', 'Name'], { value: known?.name }),
      text('tags', ['类型(、分隔)', 'What it is'], {
        ...{ optional: true, value: known?.tags.join('、') },
        hint: '示范村、红色村、集体经济薄弱村、软弱涣散村等',
      }),
      ...behalf(where),
    ],
    shape: ({ tags = '', ...rest }) => ({
      ...rest,
      tags: tags
        .split(/[、,,]/)
        .map((tag) => tag.trim())
        .filter(Boolean),
    }),
  });

const wish = (where, { village, name, asksSince }) =>
  ask({
    title: pair('act', asksSince ? 'unaskFirstSecretary' : 'askFirstSecretary'),
    about: name,
    path: `teams/${where.area}/village-wishes${asksSince ? '/endings' : ''}`,
    fields: [
      fixed('village', village),
      asksSince
        ? date('until', ['不再需要之日', 'No more from'], me.session.today)
        : date('from', ['起', 'From'], me.session.today),
      text('document', ['文号', 'Document']),
      ...behalf(where),
    ],
  });

/** Somebody of the team, in post: the county then decides, as on every host post. */
const propose = (where, { village, name }) =>
  ask({
    title: pair('act', 'proposeFirstSecretary'),
    about: name,
    pathOf: ({ posting }) => `postings/${posting.replace(/^posting\//, '')}/first-secretary-proposals`,
    fields: [
      fixed('village', village),
      choice(
        'posting',
        ['队员', 'Member'],
        where.members.map(({ posting, personName }) => ({ value: posting, words: personName })),
      ),
      ...behalf(where),
    ],
    shape: ({ posting: _, ...body }) => body,
  });

const headings = [
  ['村', 'Village'],
  ['类型', 'What it is'],
  ['需要第一书记', 'Asks since'],
  ['第一书记', 'First secretary'],
  ['', ''],
];

/** A village of the file that is made up says so wherever it shows. */
const nameOf = ({ name, village, source }) =>
  `${name} (${village})${source === 'invented' ? ' · 虚构 invented' : ''}`;

const secretaryOf = ({ post, personName, since, proposed }) => [
  post && [caseLink(post, personName ?? post), ` ${since}`],
  ...proposed.map((id) => h('div', {}, caseLink(id, '待任职 proposed'))),
];

/** The villages of a town, on the page of its team. */
export function villagesOf(where, villages) {
  const may = mine(`${where.leadUnit}/hr`) || mine(where.host) || where.enters;
  return h(
    'section',
    { key: 'villages' },
    h('h3', {}, both(['村与第一书记', 'Villages and first secretaries'])),
    villages.length === 0
      ? h('p', { class: 'quiet' }, '没有 None')
      : table(
          ['村', 'Villages'],
          headings,
          villages.map((row) => ({
            key: row.village,
            cells: [
              nameOf(row),
              row.tags.join('、'),
              row.asksSince,
              secretaryOf(row),
              may
                ? h(
                    'span',
                    { class: 'buttons' },
                    button(pair('act', 'listVillage'), () => list(where, row), row.name),
                    button(
                      pair('act', row.asksSince ? 'unaskFirstSecretary' : 'askFirstSecretary'),
                      () => wish(where, row),
                      row.name,
                    ),
                    row.asksSince && !row.post && row.proposed.length === 0 && where.members.length > 0
                      ? button(pair('act', 'proposeFirstSecretary'), () => propose(where, row), row.name)
                      : null,
                  )
                : '',
            ],
          })),
        ),
    may && button(['录入村', 'List a village'], () => list(where)),
  );
}

let by = 'county';

const figureHeadings = [
  ['', ''],
  ['村', 'Villages'],
  ['需要', 'Wanted'],
  ['在任', 'Filled'],
  ['待任职', 'Proposed'],
  ['未提出', 'Not asked'],
];

const figuresOf = ({ key, name, villages, wanted, filled, proposed, unasked }) => ({
  key: key ?? 'all',
  cells: [name ?? '合计 All', villages, wanted, filled, proposed, unasked].map(String),
});

/** 第一书记: wanted and in post, by county, town, city or what the village is. */
export const firstSecretariesView = {
  load: async () => ({
    figures: await get(`village-figures?by=${by}`),
    wanted: await all('villages?status=wanted'),
  }),
  draw: ({ figures, wanted }) => [
    h('h2', { tabindex: '-1', key: 'title' }, both(['第一书记', 'First secretaries'])),
    h(
      'form',
      {
        key: 'by',
        class: 'filters',
        onchange: ({ target }) => {
          by = target.value;
          dispatchEvent(new Event('hashchange'));
        },
      },
      choice(
        'by',
        ['按', 'By'],
        ['county', 'town', 'city', 'tag'].map((value) => ({
          ...{ value, selected: value === by },
          words: pair('by', value).join(' '),
        })),
      ),
    ),
    table(['第一书记', 'First secretaries'], figureHeadings, [
      figuresOf(figures.total),
      ...figures.items.map(figuresOf),
    ]),
    h(
      'section',
      { key: 'wanted' },
      h('h3', {}, both(['需要而没有的村', 'Villages that ask and have none'])),
      h(
        'ul',
        {},
        ...wanted.map((row) =>
          h(
            'li',
            { key: row.village },
            h('a', { href: `#/teams/${row.town}` }, `${row.countyName} ${row.townName}`),
            ` ${nameOf(row)} `,
            row.tags.join('、'),
            row.proposed.length > 0 && [' ', word('stage', 'proposed')],
          ),
        ),
      ),
    ),
  ],
};
