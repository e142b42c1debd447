import { both, facts, h, table } from './dom.js';
import { officeName } from './names.js';
import { badge } from './words.js';

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
