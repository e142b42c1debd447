import { all, get } from './api.js';
import { both, facts, h, table } from './dom.js';
import { caseLink, nameOf, programmeId } from './names.js';
import { me, noticing, refresh } from './screen.js';
import { badge, word } from './words.js';

const asked = { on: '', months: '12', county: '', warned: false };

const later = (date, months) => {
  const [year, month, day] = date.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(day, last));
  return first.toISOString().slice(0, 10);
};

const change = (field) => (event) => {
  asked[field] = event.target.type === 'checkbox' ? event.target.checked : event.target.value;
  void noticing(refresh);
};

const filters = (counties) =>
  h(
    'form',
    { class: 'filters', key: 'filters', onsubmit: (event) => event.preventDefault() },
    h(
      'label',
      {},
      '日期 Day ',
      h('input', { type: 'date', value: asked.on || me.session.today, onchange: change('on') }),
    ),
    h(
      'label',
      {},
      '今后 Within ',
      h(
        'select',
        { onchange: change('months') },
        ...[3, 6, 12, 24, 36].map((months) =>
          h('option', { value: months, selected: String(months) === asked.months }, `${months} 个月 months`),
        ),
      ),
    ),
    h(
      'label',
      {},
      '县区 County ',
      h(
        'select',
        { onchange: change('county') },
        h('option', { value: '' }, '全部 All'),
        ...counties.map(({ code, name }) =>
          h('option', { value: code, selected: code === asked.county }, name),
        ),
      ),
    ),
    h(
      'label',
      { class: 'check' },
      h('input', { type: 'checkbox', checked: asked.warned, onchange: change('warned') }),
      '只看无人接替 Without successor only',
    ),
  );

const headings = [
  ['离任', 'Leaves'],
  ['队伍', 'Team'],
  ['席位', 'Seat'],
  ['人员', 'Person'],
  ['应派单位', 'Owed by'],
  ['依据', 'Because'],
  ['接替', 'Successor'],
  ['空档(天)', 'Gap, days'],
];

const rowOf = (row) => ({
  key: row.posting,
  cells: [
    row.on,
    h('a', { href: `#/teams/${row.team}` }, row.teamName),
    word('seat', row.role),
    caseLink(row.posting, row.personName),
    nameOf(row.supplyingUnit),
    word('basis', row.basis),
    h(
      'span',
      {},
      badge('successor', row.next.status, row.warning ? 'short' : 'full'),
      ' ',
      row.next.case && caseLink(row.next.case),
      row.next.on && ` ${row.next.on}`,
    ),
    row.gap === null ? null : String(row.gap),
  ],
});

export const departuresView = {
  async load() {
    const base = `programmes/${programmeId()}/departures`;
    const on = asked.on || me.session.today;
    const query = new URLSearchParams({
      to: later(on, Number(asked.months)),
      ...(asked.on && { on }),
      ...(asked.county && { county: asked.county }),
    });
    const [{ figures }, items, counties] = await Promise.all([
      get(`${base}?${query}&limit=1`),
      all(`${base}?${query}`),
      get('towns?kind=county'),
    ]);
    return { figures, items, counties: counties.items };
  },
  draw({ figures, items, counties }) {
    const shown = items.filter(({ warning }) => warning || !asked.warned);
    const { known, mean, longest, withoutGap } = figures.gaps;
    return [
      h('h2', { tabindex: '-1', key: 'title' }, both(['离任与接替', 'Departures'])),
      filters(counties),
      facts('figures', [
        [['离任', 'Leaving'], String(figures.leaving)],
        [['已有接替', 'Successor secured'], String(figures.secured)],
        [['选派中', 'Being looked for'], String(figures.sought)],
        [['已安排接替', 'Relief planned'], String(figures.planned)],
        [['未安排', 'Nothing yet'], String(figures.none)],
        [['到期无人接替', 'Nobody by then'], String(figures.warnings)],
        [
          ['空档', 'Gaps'],
          known > 0 && `${known - withoutGap}/${known},平均 mean ${mean} 天,最长 longest ${longest} 天`,
        ],
      ]),
      shown.length === 0
        ? h('p', { key: 'none' }, '没有 None')
        : table(['离任与接替', 'Departures'], headings, shown.map(rowOf)),
    ];
  },
};
