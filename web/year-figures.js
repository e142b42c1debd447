import { all, get } from './api.js';
import { both, h, table } from './dom.js';
import { yuan } from './kinds-year.js';
import { caseLink, nameOf } from './names.js';
import { badge, pair } from './words.js';

/** The filter that has the rows behind a figure, by what it is grouped by. */
const filters = { ...{ town: 'within', county: 'within', city: 'within' }, unit: 'unit', year: 'year' };

const groupsOf = (place, groups, by) =>
  h(
    'nav',
    { class: 'kinds', key: 'groups', 'aria-label': '分组 By' },
    ...groups.map((group) =>
      h(
        'a',
        { href: `#/${place}/by/${group}`, 'aria-current': group === by ? 'page' : null },
        both(pair('group', group)),
      ),
    ),
  );

const none = () => h('p', { key: 'none', class: 'quiet' }, '没有 None');

/**
 * A page of figures, each of which opens its rows: `#/{place}/by/{group}` and `#/{place}/list/{filter}`. What a group or a list shows beside
 * its name is for each page to say.
 */
const figuresPage = ({ place, title, groups, figures, list, columns, cells, headings, row, more }) => ({
  async load({ id }) {
    const [what = '', which = ''] = id.split('/');
    if (what === 'list') return { items: await all(`${list}?${which}`) };
    const by = groups.includes(which) ? which : groups[0];
    const [found, beside] = await Promise.all([get(`${figures}?by=${by}`), more?.load()]);
    return { by, beside, ...found };
  },
  draw: ({ by, items, beside }) => [
    h('h2', { tabindex: '-1', key: 'title' }, both(title)),
    by && groupsOf(place, groups, by),
    items.length === 0
      ? none()
      : by
        ? table(
            title,
            [pair('group', by), ...columns],
            items.map((figure) => ({
              key: String(figure.key),
              cells: [
                figure.key === null || by === 'source'
                  ? figure.key === null
                    ? '—'
                    : nameOf(figure.key)
                  : h(
                      'a',
                      { href: `#/${place}/list/${new URLSearchParams({ [filters[by] ?? by]: figure.key })}` },
                      figure.name ?? nameOf(figure.key),
                    ),
                ...cells(figure),
              ],
            })),
          )
        : table(title, headings, items.map(row)),
    by && more?.draw(beside),
  ],
});

const statuses = ['all', 'open', 'overdue', 'confirming', 'done', 'dropped', 'townsDone'];

const measureHeadings = [
  ['指标', 'Measure'],
  ['目标', 'Target'],
  ['已填报的镇', 'Towns that told it'],
  ['达标的镇', 'Reached in'],
];

/** 工作事项: by heading, place or lead unit; the measures of all towns below. */
export const workView = figuresPage({
  place: 'work',
  title: ['工作事项', 'Work'],
  groups: ['heading', 'town', 'county', 'city', 'unit'],
  ...{ figures: 'work-figures', list: 'work-items' },
  columns: statuses.map((status) => pair('work', status)),
  cells: (figure) => statuses.map((status) => String(figure[status])),
  headings: [
    ['条目', 'Heading'],
    ['名称', 'Title'],
    ['镇', 'Town'],
    ['村', 'Village'],
    ['期限', 'Last day'],
    ['状态', 'Status'],
  ],
  row: ({ id, heading, title, townName, village, dueOn, status, overdue }) => ({
    key: id,
    cells: [
      caseLink(id, nameOf(heading)),
      title,
      townName,
      village,
      dueOn,
      [badge('work', status), overdue && badge('work', 'overdue', 'late')],
    ],
  }),
  more: {
    load: () => get('work-measures'),
    draw: ({ items }) =>
      table(
        ['指标', 'Measures'],
        measureHeadings,
        items.map(({ measure, name, target, towns, reached }) => ({
          key: measure,
          cells: [both([name.zh, name.en]), target, String(towns), reached === null ? null : String(reached)],
        })),
      ),
  },
});

const kinds = ['planned', 'allotted', 'used'];

/** 资金: sums by source, place, lead unit or year. */
export const fundsView = figuresPage({
  place: 'funds',
  title: ['资金', 'Funds'],
  groups: ['town', 'county', 'city', 'unit', 'year', 'source'],
  ...{ figures: 'fund-figures', list: 'funds' },
  columns: [...kinds.map((kind) => pair('fund', kind)), ['镇数', 'Towns']],
  cells: (figure) => [...kinds.map((kind) => yuan(figure[kind])), String(figure.towns)],
  headings: [
    ['镇', 'Town'],
    ['年度', 'Year'],
    ['牵头单位', 'Lead unit'],
    ...kinds.map((kind) => pair('fund', kind)),
  ],
  row: ({ id, townName, year, leadUnitName, sums }) => ({
    key: id,
    cells: [
      caseLink(id, townName ?? id),
      String(year),
      leadUnitName,
      ...kinds.map((kind) => yuan(Object.values(sums).reduce((sum, one) => sum + one[kind], 0))),
    ],
  }),
  more: {
    load: async () => null,
    draw: () =>
      h(
        'p',
        { key: 'export' },
        h('a', { href: '/api/v1/fund-figures/export', download: '' }, both(['导出 .csv', 'Export as .csv'])),
      ),
  },
});
