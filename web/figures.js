import { all, get } from './api.js';
import { both, h, table } from './dom.js';
import { caseLink, nameOf, officeName, programmeId } from './names.js';
import { noticing, refresh } from './screen.js';
import { pair } from './words.js';

const asked = { on: '', year: '' };
const YEARS_BACK = 6;
const groups = ['city', 'county', 'unit', 'town'];

/** The day and the year, where one was chosen. */
const chosen = () => Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== ''));
const addressOf = (...parts) =>
  `programmes/${programmeId()}/figures${parts.map((part) => `/${part}`).join('')}`;
const link = (to, words) => h('a', { href: `#/figures/${to}` }, words);

const choose = (what, value) => {
  asked[what] = value;
  void noticing(refresh);
};

const yearField = (today) => {
  const years = Array.from({ length: YEARS_BACK }, (_, back) => String(Number(today.slice(0, 4)) - back));
  return h(
    'label',
    { key: 'year' },
    '年度 Year ',
    h(
      'select',
      { onchange: ({ target }) => choose('year', target.value) },
      h('option', { value: '' }, '不限 Any'),
      ...years.map((year) => h('option', { value: year, selected: year === asked.year }, year)),
    ),
  );
};

/** As of which day, and of which year where rows are of one. */
const fields = ({ on, today }, byYear) =>
  h(
    'form',
    { class: 'filters', key: 'filters', onsubmit: (event) => event.preventDefault() },
    h(
      'label',
      { key: 'day' },
      '日期 Day ',
      h('input', {
        type: 'date',
        value: asked.on || on,
        onchange: ({ target }) => choose('on', target.value),
      }),
    ),
    byYear && yearField(today),
  );

const number = (value) => value.toLocaleString('zh-CN', { maximumFractionDigits: 2 });

/** How many stand so, and what their numbers come to; it opens the rows. */
const countOf = (figure, group, by, { status, zh, en }) => {
  const found = group.statuses.find((one) => one.status === status);
  if (!found) return null;
  const place = group.key === null ? {} : { [by === 'unit' ? 'unit' : 'within']: group.key };
  const sum = figure.value && found.sum !== null && ` ${figure.value.zh} ${number(found.sum)}`;
  const count = by !== 'all' && group.key === null ? String(found.count) : null;
  return h(
    'span',
    { class: 'figure', key: status },
    both([zh, en]),
    ' ',
    count ?? link(`${figure.figure}/rows/${new URLSearchParams({ status, ...place })}`, String(found.count)),
    sum && h('small', {}, sum),
    ' ',
  );
};

const countsOf = (figure, group, by) => figure.statuses.map((words) => countOf(figure, group, by, words));

const overview = (items) =>
  table(
    ['各项数字', 'Figures'],
    [
      ['项目', 'Figure'],
      ['合计', 'In all'],
      ['情况', 'How they stand'],
      ['分组', 'By'],
    ],
    items.map((figure) => {
      const [group = { key: null, count: 0, statuses: [] }] = figure.items;
      return {
        key: figure.figure,
        cells: [
          [both([figure.name.zh, figure.name.en]), figure.year && ` ${figure.year}`],
          link(`${figure.figure}/rows/`, String(group.count)),
          countsOf(figure, group, 'all'),
          groups.map((by) => [link(`${figure.figure}/${by}`, pair('group', by)[0]), ' ']),
        ],
      };
    }),
  );

const grouped = (figure) =>
  table(
    [figure.name.zh, figure.name.en],
    [pair('group', figure.by), ['合计', 'In all'], ['情况', 'How they stand']],
    figure.items.map((group) => ({
      key: String(group.key),
      cells: [group.name ?? group.key ?? '—', String(group.count), countsOf(figure, group, figure.by)],
    })),
  );

/** What a row is about: an office, something that the policy names, or a code as it is. */
const about = (subject) =>
  subject
    .split(' ')
    .map((part) => (/^\S+\/\S+$/.test(part) ? officeName(part) : nameOf(part)))
    .join(' ');

const rowHeadings = (figure) => [
  ['事项', 'What'],
  ['地区', 'Place'],
  ['单位', 'Unit'],
  ['情况', 'Status'],
  ['起', 'Since'],
  figure.value ? [figure.value.zh, figure.value.en] : ['数', 'Number'],
];

const rowsOf = (figure, items) => {
  const words = new Map(figure.statuses.map(({ status, zh, en }) => [status, both([zh, en])]));
  return table(
    [figure.name.zh, figure.name.en],
    rowHeadings(figure),
    items.map((row) => {
      const said = row.subject === null ? (row.areaName ?? row.id) : about(row.subject);
      const place = row.case === null && row.area !== null;
      return {
        key: row.id,
        cells: [
          row.case ? caseLink(row.case, said) : place ? h('a', { href: `#/teams/${row.area}` }, said) : said,
          row.areaName,
          row.unitName ?? row.unit,
          words.get(row.status) ?? row.status,
          row.since,
          row.value === null ? null : number(row.value),
        ],
      };
    }),
  );
};

/** 领导看板: `#/figures`, `#/figures/{figure}/{group}`, `#/figures/{figure}/rows/{filter}`; each number opens its rows. */
export const figuresView = {
  async load({ id }) {
    const [name = '', what = '', which = ''] = id.split('/');
    const query = new URLSearchParams(chosen());
    if (name === '') return { items: (await get(`${addressOf()}?${query}`)).items };
    const rows = what === 'rows';
    const by = new URLSearchParams({ ...chosen(), by: rows ? 'all' : what });
    const figure = await get(`${addressOf(name)}?${by}`);
    if (!rows) return { figure };
    const filter = new URLSearchParams([...new URLSearchParams(which), ...query]);
    return { figure, rows: await all(`${addressOf(name, 'rows')}?${filter}`) };
  },
  draw({ items, figure, rows }) {
    const shown = figure ?? items[0];
    return [
      h(
        'h2',
        { tabindex: '-1', key: 'title' },
        both(figure ? [figure.name.zh, figure.name.en] : ['领导看板', 'Figures']),
      ),
      figure && h('p', { key: 'back' }, link('', both(['全部数字', 'All figures']))),
      fields(shown, !figure || figure.byYear),
      items && overview(items),
      figure && !rows && grouped(figure),
      rows && rowsOf(figure, rows),
    ];
  },
};
