import { both, facts, h, table } from './dom.js';
import { officeName } from './names.js';
import { badge, pair, word } from './words.js';

const said = ({ zh, en }) => both([zh, en]);

const evidenceHeadings = [
  ['版本', 'Version'],
  ['完成日期', 'Done on'],
  ['文书', 'Document'],
  ['参加人员、村', 'Took part, villages'],
  ['报送', 'Filed'],
  ['结果', 'Result'],
];

export const fileOf = (attachment) =>
  attachment && h('code', { title: attachment.sha256 }, attachment.reference);

const evidenceRow = (roles) => (one) => ({
  key: String(one.sequence),
  cells: [
    String(one.version),
    one.on,
    [`${one.number}(${one.documentOn})`, ' ', fileOf(one.attachment)],
    [...one.participants.map((role) => roles.get(role) ?? role), ...one.villages].join('、'),
    [
      `${one.filedOn} ${one.filedBy}`,
      one.onBehalf && ` 代 ${officeName(one.onBehalf.office)}(${one.onBehalf.document})`,
      one.note && h('q', {}, one.note),
    ],
    [badge('evidence', one.status), one.reason && h('q', {}, one.reason)],
  ],
});

/** A duty: what the plan asks, and what was shown. */
export const dutyOf = (duty) => {
  const { wanted, told, evidence } = duty;
  const roles = new Map(wanted.participants.map(({ id, name }) => [id, name.zh]));
  return [
    facts('about', [
      [['规定动作', 'Duty'], said(duty.name)],
      [['条款', 'Clause'], duty.clause],
      [['理由(方案未明确)', 'Assumed because'], duty.assumed],
      [['周期', 'Period'], duty.period],
      [['承担', 'Borne by'], officeName(duty.office)],
      [
        ['期限', 'Last day'],
        [duty.dutyDue, ' ', duty.overdue && badge('evidence', 'overdue', 'late')],
      ],
      [['完成', 'Done'], duty.doneOn && [duty.doneOn, ' ', duty.late && badge('evidence', 'late', 'late')]],
      [
        ['须有', 'Must show'],
        [
          ...wanted.participants.map(({ name }) => name.zh),
          wanted.villages && '村',
          wanted.attachment && '文件',
        ]
          .filter(Boolean)
          .join('、'),
      ],
      [
        ['对方确认', 'To be confirmed'],
        duty.confirm && `${officeName(duty.confirm.office)} ${duty.confirm.until}`,
      ],
      [['已告知逾期', 'Told that it is late'], told.map(officeName).join('、')],
      [['可免除', 'May be waived by'], officeName(duty.waivedBy)],
      [['免除理由', 'Waived because'], duty.waiver],
    ]),
    evidence.length > 0 && table(['佐证', 'Evidence'], evidenceHeadings, evidence.map(evidenceRow(roles))),
  ];
};

const progressHeadings = [
  ['截至', 'As of'],
  ['指标', 'Figures'],
  ['进展', 'Progress'],
  ['填报', 'Told'],
];

const figuresOf = (figures, names) =>
  Object.entries(figures)
    .map(([id, value]) => `${names.get(id) ?? id} ${value}`)
    .join('、');

/** An item of work: plan, figures, progress, documents. */
export const workItemOf = (item) => {
  const names = new Map(item.measures.map(({ id, name }) => [id, name.zh]));
  const target = ({ kind, target: wanted }) =>
    wanted === null ? '' : `(目标 target ${wanted}${kind === 'share' ? ' %' : ''})`;
  return [
    facts('about', [
      [
        ['条目', 'Heading'],
        [`${item.clause ?? ''} ${item.verb.zh}`, said(item.name)],
      ],
      [['名称', 'Title'], item.title],
      [['村', 'Village'], item.village],
      [['计划', 'Plan'], item.plan],
      [
        ['期限', 'Last day'],
        item.dueOn && [item.dueOn, ' ', item.overdue && badge('evidence', 'overdue', 'late')],
      ],
      [['办结', 'Completed'], item.completedOn],
      [
        ['受援地确认', 'To be confirmed'],
        item.confirm && `${officeName(item.confirm.office)} ${item.confirm.until}`,
      ],
      ...item.measures.map((measure) => [
        [measure.name.zh, measure.name.en],
        [item.figures[measure.id]?.value ?? '—', ' ', target(measure), ' ', item.figures[measure.id]?.on],
      ]),
    ]),
    item.progress.length > 0 &&
      table(
        ['进展', 'Progress'],
        progressHeadings,
        item.progress.map(({ sequence, on, figures, note, enteredBy, enteredOn }) => ({
          key: String(sequence),
          cells: [on, figuresOf(figures, names), note && h('q', {}, note), `${enteredOn} ${enteredBy}`],
        })),
      ),
    item.evidence.length > 0 &&
      h(
        'section',
        { key: 'evidence' },
        h('h3', {}, both(['佐证', 'Evidence'])),
        h(
          'ul',
          {},
          ...item.evidence.map(({ number, on, attachment, filedOn }) =>
            h('li', {}, `${number}(${on}) `, fileOf(attachment), ` ${filedOn}`),
          ),
        ),
      ),
    ...item.reasons.map(({ on, reason }, n) =>
      h('p', { key: `reason ${n}` }, `${on} `, reason && h('q', {}, reason)),
    ),
  ];
};

const lineHeadings = [
  ['序号', 'Line'],
  ['来源', 'Source'],
  ['类别', 'Kind'],
  ['金额(元)', 'Yuan'],
  ['日期', 'On'],
  ['文书', 'Document'],
  ['说明', 'Note'],
];

export const yuan = (amount) =>
  amount.toLocaleString('zh-CN', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

const lineOf = (names) => (line) => ({
  key: String(line.line),
  cells: [
    [
      String(line.line),
      line.corrects !== null && ` 冲销第 ${line.corrects} 笔`,
      line.correctedBy !== null && ` 已由第 ${line.correctedBy} 笔冲销`,
    ],
    names.get(line.source) ?? line.source,
    word('fund', line.kind),
    yuan(line.amount),
    line.on,
    [`${line.number}(${line.documentOn}) `, fileOf(line.attachment)],
    line.note && h('q', {}, line.note),
  ],
});

/** The book of a town and year. */
export const fundOf = ({ year, leadUnitName, sources, sums, lines }) => {
  const names = new Map(sources.map(({ id, name }) => [id, name.zh]));
  return [
    facts('about', [
      [['年度', 'Year'], String(year)],
      [['牵头单位', 'Lead unit'], leadUnitName],
    ]),
    table(
      ['合计', 'Sums'],
      [['来源', 'Source'], ...['planned', 'allotted', 'used'].map((kind) => pair('fund', kind))],
      Object.entries(sums).map(([source, { planned, allotted, used }]) => ({
        key: source,
        cells: [names.get(source) ?? source, yuan(planned), yuan(allotted), yuan(used)],
      })),
    ),
    lines.length > 0 && table(['明细', 'Lines'], lineHeadings, lines.map(lineOf(names))),
  ];
};
