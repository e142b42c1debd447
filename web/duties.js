import { all, get } from './api.js';
import { both, h, table } from './dom.js';
import { caseLink, nameOf } from './names.js';
import { badge, pair } from './words.js';

const groups = ['duty', 'unit', 'town', 'county', 'city', 'year'];
const statuses = ['all', 'overdue', 'open', 'confirming', 'fulfilled', 'late', 'waived', 'missed'];

const filters = {
  duty: 'duty',
  unit: 'unit',
  town: 'within',
  county: 'within',
  city: 'within',
  year: 'year',
};
const whichOf = { all: {}, overdue: { overdue: 'true' }, late: { late: 'true' } };

/** Where the rows behind a figure are; those that have no place have none. */
const rowsOf = (by, key, status) =>
  key !== null &&
  `#/duties/list/${new URLSearchParams({ [filters[by]]: key, ...(whichOf[status] ?? { status }) })}`;

const figureRow =
  (by) =>
  ({ key, name, ...figure }) => ({
    key: String(key),
    cells: [
      name ?? (key === null ? '—' : nameOf(key)),
      ...statuses.map((status) => {
        const href = figure[status] > 0 && rowsOf(by, key, status);
        return href ? h('a', { href }, String(figure[status])) : String(figure[status]);
      }),
    ],
  });

const figures = ({ by, items }) => [
  h(
    'nav',
    { class: 'kinds', key: 'groups', 'aria-label': '分组 By' },
    ...groups.map((group) =>
      h(
        'a',
        { href: `#/duties/by/${group}`, 'aria-current': group === by ? 'page' : null },
        both(pair('group', group)),
      ),
    ),
  ),
  items.length === 0
    ? h('p', { key: 'none', class: 'quiet' }, '没有 None')
    : table(
        ['规定动作', 'Duties'],
        [pair('group', by), ...statuses.map((status) => pair('duty', status))],
        items.map(figureRow(by)),
      ),
];

const headings = [
  ['规定动作', 'Duty'],
  ['周期', 'Period'],
  ['单位', 'Unit'],
  ['镇、县', 'Town, county'],
  ['期限', 'Last day'],
  ['状态', 'Status'],
];

const listRow = ({ id, duty, period, unitName, town, townName, dutyDue, status, overdue, late }) => ({
  key: id,
  cells: [
    caseLink(id, nameOf(duty)),
    period,
    unitName,
    townName ?? (town && nameOf(town)),
    dutyDue,
    [
      badge('duty', status),
      overdue && badge('duty', 'overdue', 'late'),
      late && badge('duty', 'late', 'late'),
    ],
  ],
});

const list = ({ items }) =>
  items.length === 0
    ? h('p', { key: 'none', class: 'quiet' }, '没有 None')
    : table(['规定动作', 'Duties'], headings, items.map(listRow));

/** 规定动作: how they stand by duty, unit or place; each figure opens its rows. */
export const dutiesView = {
  async load({ id }) {
    const [what = '', which = ''] = id.split('/');
    if (what === 'list') return { items: await all(`duties?${which}`) };
    const by = groups.includes(which) ? which : 'duty';
    return { by, ...(await get(`duty-figures?by=${by}`)) };
  },
  draw: (data) => [
    h('h2', { tabindex: '-1', key: 'title' }, both(['规定动作', 'Duties'])),
    ...(data.by ? figures(data) : [list(data)]),
  ],
};
