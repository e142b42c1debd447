import { get } from './api.js';
import { both, h, table } from './dom.js';
import { caseLink } from './names.js';
import { badge, pair, word } from './words.js';

const kinds = [
  'selection',
  'posting',
  'hostPost',
  'rotation',
  'rotationPlan',
  'report',
  'duty',
  'workItem',
  'fund',
  'supervision',
  'finding',
  'evaluation',
  'team',
  'programme',
];

const rowOf = ({ id, kind, stage, townName, unitName, due, changedOn, endedOn }) => ({
  key: id,
  cells: [
    caseLink(id),
    word('kind', kind),
    badge('stage', stage),
    townName ?? unitName,
    due,
    endedOn ?? changedOn,
  ],
});

const headings = [
  ['事项', 'Case'],
  ['类别', 'Kind'],
  ['环节', 'Stage'],
  ['镇、单位', 'Town, unit'],
  ['到期', 'Due'],
  ['最近变更', 'Changed'],
];

/** Cases of a kind, those due first first: the first page; the rest is found by town. */
export const casesView = {
  load: ({ id: kind }) => get(`cases?limit=200${kind ? `&kind=${kind}` : ''}`),
  draw: ({ items, next }, { id: kind }) => [
    h('h2', { tabindex: '-1', key: 'title' }, both(['事项', 'Cases'])),
    h(
      'nav',
      { class: 'kinds', key: 'kinds', 'aria-label': '类别 Kind' },
      h('a', { href: '#/cases', 'aria-current': kind ? null : 'page' }, '全部 All'),
      ...kinds.map((other) =>
        h(
          'a',
          { href: `#/cases/${other}`, 'aria-current': other === kind ? 'page' : null },
          both(pair('kind', other)),
        ),
      ),
    ),
    items.length === 0
      ? h('p', { key: 'none', class: 'quiet' }, '没有 None')
      : table(['事项', 'Cases'], headings, items.map(rowOf)),
    next && h('p', { key: 'more', class: 'quiet' }, '只显示最先到期的 200 项。The 200 that are due first.'),
  ],
};
