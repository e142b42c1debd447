import { approvalsOf } from './approvals.js';
import { both, facts, h, table } from './dom.js';
import { caseLink, nameOf } from './names.js';
import { badge, word } from './words.js';

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
];

const rowOf = (subject) => ({
  key: subject.subject,
  cells: [
    subject.personName ? caseLink(subject.subject, subject.personName) : nameOf(subject.subject),
    nameOf(subject.unit),
    subject.halfYear,
    subject.yearEnd,
    subject.total === null ? null : (subject.total / 100).toFixed(2),
    subject.ungraded ? both(['不定等次', 'None']) : subject.grade && word('grade', subject.grade),
    badge('stage', subject.status === 'final' ? 'ended' : subject.status),
    subject.bars.map(({ words }) => words.zh).join('、'),
    subject.entries.length > 0 &&
      h(
        'details',
        {},
        h('summary', {}, `${subject.entries.length}`),
        h('ul', {}, ...subject.entries.map((entry) => h('li', {}, h('code', {}, entry)))),
      ),
  ],
});

/** A pool's year: marks and grades, with what each rests on and what the record bars. */
export const evaluationOf = ({
  year,
  pool,
  graded,
  quota,
  excellent,
  finalOn,
  subjects,
  approvals,
  ...about
}) => [
  facts('about', [
    [['年度', 'Year'], String(year)],
    [['参评范围', 'Pool'], nameOf(pool)],
    [['参评、优秀名额、已评优秀', 'Graded, quota, excellent'], `${graded} · ${quota} · ${excellent}`],
    [['最终结果之日', 'Final on'], finalOn],
  ]),
  subjects.length > 0 &&
    h('div', { key: 'subjects' }, table(['等次', 'Grades'], headings, subjects.map(rowOf))),
  approvalsOf(approvals, about),
];
