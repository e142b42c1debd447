import { appeal, mayAppeal, mayWithdrawAppeal, withdrawAppeal } from './acts-grade.js';
import { all } from './api.js';
import { approvalsOf } from './approvals.js';
import { both, facts, h, table } from './dom.js';
import { entriesOf } from './entries.js';
import { caseLink, nameOf } from './names.js';
import { me, noticing } from './screen.js';
import { badge, pair, word } from './words.js';

/** A final grade is not the end of a case to those who read the list. */
const statusOf = (status) => badge('stage', status === 'final' ? 'ended' : status);

const gradeOf = ({ ungraded, grade }) =>
  ungraded ? both(['不定等次', 'None']) : grade && word('grade', grade);

const whoOf = ({ subject, personName }) => (personName ? caseLink(subject, personName) : nameOf(subject));

const totalOf = ({ total }) => total !== null && (total / 100).toFixed(2);

const button = (act, run, { personName, subject }, id) => {
  const name = personName ?? nameOf(subject);
  return h(
    'button',
    {
      type: 'button',
      'aria-label': `${pair('act', act).join(' ')} ${name}`,
      onclick: () => void noticing(() => run({ case: id, subject, name })),
    },
    both(pair('act', act)),
  );
};

const takeBackOf = (row, id) =>
  mayWithdrawAppeal(row) && [' ', button('withdrawAppeal', withdrawAppeal, row, id)];

/** What was appealed for and what came of it, with the buttons for those who may. */
const appealOf = (row, id) =>
  mayAppeal(row)
    ? button('appeal', appeal, row, id)
    : row.appealedOn && [
        row.appealedOn,
        row.corrected && [' ', word('event', 'gradeCorrected')],
        takeBackOf(row, id),
      ];

const headings = [
  ['对象', 'Subject'],
  ['单位', 'Unit'],
  ['半年', 'Half-year'],
  ['年终', 'Year-end'],
  ['总分', 'Total'],
  ['等次', 'Grade'],
  ['状态', 'Status'],
  ['限制', 'What bars better ones'],
  ['依据', 'Rests on'],
  ['申诉', 'Appeal'],
];

const rowOf = (id) => (row) => ({
  key: row.subject,
  cells: [
    whoOf(row),
    nameOf(row.unit),
    row.halfYear,
    row.yearEnd,
    totalOf(row) || null,
    gradeOf(row),
    statusOf(row.status),
    row.bars.map(({ words }) => words.zh).join('、'),
    entriesOf(row.subject, row.entries),
    row.appeal
      ? [
          word('grade', row.appeal.asks),
          ' ',
          badge('verdict', row.appeal.status, row.appeal.status),
          takeBackOf(row, id),
        ]
      : appealOf(row, id),
  ],
});

/** A pool's year: marks and grades, with what each rests on and what the record bars. */
export const evaluationOf = ({
  id,
  year,
  of,
  pool,
  graded,
  quota,
  excellent,
  raised,
  finalOn,
  subjects,
  approvals,
  ...about
}) => [
  facts('about', [
    [['年度', 'Year'], String(year)],
    [
      ['参评范围', 'Pool'],
      [word('evaluated', of), ` ${nameOf(pool)}`],
    ],
    [['参评、优秀名额、已评优秀', 'Graded, quota, excellent'], `${graded} · ${quota} · ${excellent}`],
    [['优秀比例', 'Share of excellent'], raised ? both(['已批准提高', 'Raised']) : null],
    [['最终结果之日', 'Final on'], finalOn],
  ]),
  subjects.length > 0 &&
    h('div', { key: 'subjects' }, table(['等次', 'Grades'], headings, subjects.map(rowOf(id)))),
  approvalsOf(approvals, about),
];

const poolHeadings = [
  ['参评范围', 'Pool'],
  ['环节', 'Stage'],
  ['参评', 'Graded'],
  ['优秀', 'Excellent'],
];

const poolRow = ({ id, of, pool, stage, graded, excellent }) => ({
  key: id,
  cells: [
    caseLink(id, `${pair('evaluated', of)[0]} ${nameOf(pool)}`),
    badge('stage', stage),
    String(graded),
    String(excellent),
  ],
});

const toldHeadings = [
  ['对象', 'Subject'],
  ['单位', 'Unit'],
  ['总分', 'Total'],
  ['等次', 'Grade'],
  ['状态', 'Status'],
  ['依据', 'Rests on'],
  ['申诉', 'Appeal'],
];

const toldRow = (row) => ({
  key: `${row.evaluation} ${row.subject}`,
  cells: [
    whoOf(row),
    nameOf(row.unit),
    totalOf(row) || null,
    gradeOf(row),
    statusOf(row.status),
    entriesOf(`${row.evaluation} ${row.subject}`, row.entries),
    appealOf(row, row.evaluation),
  ],
});

const listOf = (caption, headingsOf, rows) => [
  h('h3', { key: `title ${caption[1]}` }, both(caption)),
  rows.length > 0
    ? table(caption, headingsOf, rows)
    : h('p', { key: `none ${caption[1]}`, class: 'quiet' }, '没有 None'),
];

const YEARS_BACK = 4;

const inYear = async (year) => {
  const [pools, told] = await Promise.all([
    all(`evaluations?year=${year}`),
    all(`evaluation-grades?year=${year}`),
  ]);
  return { year, pools, told };
};

const thisYear = () => Number(me.session.today.slice(0, 4));

const yearsOf = (shown) =>
  h(
    'nav',
    { class: 'kinds', key: 'years', 'aria-label': '年度 Year' },
    ...Array.from({ length: YEARS_BACK }, (_, back) => thisYear() - back).map((year) =>
      h('a', { href: `#/evaluations/${year}`, 'aria-current': year === shown ? 'page' : null }, String(year)),
    ),
  );

/** 纪实评估: the pools that one reads, and grades that were told, of one's unit or one's own; the last year that has any. */
export const evaluationsView = {
  async load({ id }) {
    if (/^\d{4}$/.test(id)) return inYear(Number(id));
    const found = await inYear(thisYear());
    return found.pools.length + found.told.length > 0 ? found : inYear(thisYear() - 1);
  },
  draw: ({ year, pools, told }) => [
    h('h2', { tabindex: '-1', key: 'title' }, both(['纪实评估', 'Evaluation']), ` ${year}`),
    yearsOf(year),
    ...listOf(['参评范围', 'Pools'], poolHeadings, pools.map(poolRow)),
    ...listOf(['已告知的等次', 'Grades told'], toldHeadings, told.map(toldRow)),
  ],
};
