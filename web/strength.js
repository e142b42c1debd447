import { all, get } from './api.js';
import { both, h, table } from './dom.js';
import { officeName, programmeId } from './names.js';
import { noticing, refresh } from './screen.js';

const asked = { by: 'level', on: '' };

const levels = [
  ['level', ['层级', 'Level']],
  ['city', ['市', 'City']],
  ['county', ['县', 'County']],
  ['unit', ['牵头单位', 'Lead unit']],
  ['team', ['队伍', 'Team']],
];

const change = (field) => (event) => {
  asked[field] = event.target.value;
  void noticing(refresh);
};

const filters = ({ on }) =>
  h(
    'form',
    { class: 'filters', key: 'filters', onsubmit: (event) => event.preventDefault() },
    h('label', {}, '日期 Day ', h('input', { type: 'date', value: asked.on || on, onchange: change('on') })),
    h(
      'label',
      {},
      '按 By ',
      h(
        'select',
        { onchange: change('by') },
        ...levels.map(([value, words]) =>
          h('option', { value, selected: value === asked.by }, words.join(' ')),
        ),
      ),
    ),
  );

/** How low, of how many, where and when first. */
const weakest = ({ strength, floor, team, teamName, on }) =>
  h(
    'span',
    { class: strength < floor ? 'strength short' : 'strength full' },
    `${strength}/${floor} `,
    h('a', { href: `#/teams/${team}` }, teamName),
    ` ${on}`,
  );

const below = (count) => h('span', { class: count > 0 ? 'badge late' : '' }, String(count));

const headings = (basis, words) => [
  words,
  ['应派', 'Owed'],
  ['在派', 'Posted'],
  basis === 'recorded' ? ['在岗', 'On site'] : ['在岗(确定)', 'On site, certain'],
  ...(basis === 'recorded' ? [] : [['在岗(预计)', 'Expected']]),
  ['低于下限', 'Below the floor'],
  ['其后最低(确定)', 'Weakest ahead, certain'],
  ['其后最低(预计)', 'Weakest ahead, expected'],
];

const rowOf = (basis, by, row) => ({
  key: row.key ?? 'none',
  cells: [
    by === 'team' && row.key
      ? h('a', { href: `#/teams/${row.key}` }, row.name)
      : (row.name ?? row.key ?? '—'),
    String(row.owed),
    String(row.posted),
    String(row.onSite),
    ...(basis === 'recorded' ? [] : [String(row.expected)]),
    basis === 'recorded'
      ? below(row.belowFloor)
      : h('span', {}, below(row.belowFloor), ' / ', below(row.expectedBelowFloor)),
    weakest(row.lowest.onSite),
    weakest(row.lowest.expected),
  ],
});

const exceptionHeadings = [
  ['队伍', 'Team'],
  ['起', 'Since'],
  ['最低', 'Lowest'],
  ['说明单位', 'To explain'],
  ['理由', 'Why'],
];

const exceptionsOf = (items) =>
  h(
    'section',
    { key: 'exceptions' },
    h('h3', {}, both(['现低于下限', 'Below the floor now'])),
    items.length === 0
      ? h('p', { class: 'quiet' }, '没有 None')
      : table(
          ['现低于下限', 'Below the floor now'],
          exceptionHeadings,
          items.map(({ area, areaName, since, strength, floor, office, explainedOn, reason }) => ({
            key: `${area} ${since}`,
            cells: [
              h('a', { href: `#/teams/${area}` }, areaName),
              since,
              `${strength}/${floor}`,
              officeName(office),
              reason ?? (explainedOn ? `${explainedOn} 已说明 explained` : '未说明 not yet'),
            ],
          })),
        ),
  );

export const strengthView = {
  async load() {
    const base = `programmes/${programmeId()}`;
    const on = asked.on ? `&on=${asked.on}` : '';
    const [found, exceptions] = await Promise.all([
      get(`${base}/strength?by=${asked.by}${on}`),
      all(`${base}/shortfalls?open=true`),
    ]);
    return { found, exceptions };
  },
  draw({ found: { on, basis, by, total, items }, exceptions }) {
    const [, words] = levels.find(([value]) => value === by);
    return [
      h('h2', { tabindex: '-1', key: 'title' }, both(['在岗力量', 'Strength'])),
      filters({ on }),
      h(
        'p',
        { key: 'basis', class: 'sum' },
        basis === 'recorded'
          ? both([`${on} 的实际在岗。`, `Who was there on ${on}, as recorded.`])
          : both([
              `${on} 的预测:“确定”只算在任期内和已派遣的人,“预计”还算已启动的选派、已安排的接替和可以延长的任期。`,
              'A projection: certain are terms that run and people on the way; expected also what has been begun or planned, and terms that may be extended.',
            ]),
      ),
      total &&
        table(words, headings(basis, words), [
          ...items.map((row) => rowOf(basis, by, row)),
          rowOf(basis, by, { ...total, key: 'total', name: `合计 In all (${total.teams})` }),
        ]),
      exceptionsOf(exceptions),
    ];
  },
};
