import { approvalsOf } from './approvals.js';
import { both, facts, h, table } from './dom.js';
import { caseLink, nameOf, officeName } from './names.js';
import { badge, word, zh } from './words.js';

const ruleWords = ({ words, rule, clause }) => `${words?.zh ?? rule}${clause ? ` (${clause})` : ''}`;

/** How a rule came out: for which day, what it has seen, what was missing. */
export const outcomeOf = (rule) =>
  h(
    'li',
    {},
    badge('verdict', rule.outcome, rule.outcome),
    ' ',
    both([ruleWords(rule), rule.words?.en ?? '']),
    h('small', {}, ` ${seenBy(rule)}`),
  );

const seenBy = ({ on, seen, missing }) =>
  [
    on && `按 as of ${on}`,
    ...Object.entries(seen).map(([fact, value]) => `${fact} ${value}`),
    missing.length > 0 && `缺 missing: ${missing.join(', ')}`,
  ]
    .filter(Boolean)
    .join(' · ');

const screeningOf = (screening) =>
  h(
    'details',
    { key: 'screening' },
    h(
      'summary',
      {},
      '资格审查 Screening ',
      ...['failed', 'unknown', 'passed'].flatMap((outcome) => {
        const count = screening.filter((rule) => rule.outcome === outcome).length;
        return count > 0
          ? [h('span', { class: `badge ${outcome}` }, `${zh('verdict', outcome)} ${count}`), ' ']
          : [];
      }),
    ),
    h('ul', {}, ...screening.map(outcomeOf)),
  );

const waiverOf = (waiver) =>
  h(
    'li',
    {},
    `例外 `,
    badge('verdict', waiver.status, waiver.status),
    ` ${ruleWords(waiver)}`,
    waiver.validUntil && ` 有效至 until ${waiver.validUntil}`,
    waiver.reason && h('q', {}, waiver.reason),
  );

const objectionOf = ({ openedOn, open, reason, result, settledOn, finding, named, by }) =>
  h(
    'li',
    {},
    `${openedOn} 异议 Objection ${named ? '署名 by name' : '匿名 anonymous'} ${by ? `${by.name} ${by.contact} ` : ''}`,
    open ? h('span', { class: 'badge late' }, '未结 open') : badge('verdict', result),
    reason && h('q', {}, reason),
    settledOn && ` ${settledOn}`,
    finding && h('q', {}, finding),
  );

const paperOf = ({ words, neededForWords, office, document }) =>
  h(
    'li',
    {},
    h(
      'span',
      { class: `badge ${document ? 'passed' : 'unknown'}` },
      document ? '已归 on file' : neededForWords ? '缺 missing' : '如有 if any',
    ),
    ` ${words.zh} `,
    h('span', { class: 'en', lang: 'en' }, words.en),
    document
      ? ` ${document.number} ${document.on} · ${document.filedByName ?? document.filedBy}`
      : ` · ${officeName(office)}${neededForWords ? ` → ${neededForWords.zh}` : ''}`,
    document?.attachment && h('code', {}, ` ${document.attachment.reference}`),
  );

const caseFileOf = (papers) => {
  const needed = papers.filter(({ neededFor }) => neededFor !== null);
  return h(
    'details',
    { key: 'case-file' },
    h(
      'summary',
      {},
      `选派材料 Case file ${needed.filter(({ document }) => document).length}/${needed.length}`,
    ),
    h('ul', {}, ...papers.map(paperOf)),
  );
};

const nomineeOf = (about) => (nominee) => {
  const { person, name, seat, stage, nominatedBy, nominatedOn, noticeUntil, stopped, unknown } = nominee;
  return h(
    'article',
    { key: `nominee ${person}`, class: 'card' },
    h('h4', {}, `${name ?? person} `, badge('nominee', stage, stage)),
    facts('facts', [
      [['席位', 'Seat'], seat],
      [['编号', 'Id'], person],
      [['推荐', 'Nominated'], `${nominatedOn ?? ''} ${nominatedBy}`],
      [['公示至', 'Notice until'], noticeUntil],
      [['终止', 'Stopped'], stopped && `${stopped.date} ${ruleWords(stopped)} (${stopped.on})`],
      [['无法判断', 'Unknown'], unknown.map(ruleWords).join('、')],
    ]),
    (nominee.waivers.length > 0 || nominee.objections.length > 0) &&
      h('ul', { key: 'notes' }, ...nominee.waivers.map(waiverOf), ...nominee.objections.map(objectionOf)),
    nominee.screening && screeningOf(nominee.screening),
    nominee.caseFile.length > 0 && caseFileOf(nominee.caseFile),
    approvalsOf(nominee.approvals, about, 'h5'),
  );
};

const headings = [
  ['席位', 'Seat'],
  ['职务', 'Role'],
  ['应派单位', 'Owed by'],
  ['任期起', 'Term from'],
  ['人选', 'Nominee'],
  ['派驻', 'Posting'],
];

/** A selection: its seats, and its nominees with all that was said about them. */
export function selectionOf(view) {
  const { seats, nominees, reason, needBy, people, quotaNotices, volunteers, notices } = view;
  const sent = new Set(nominees.filter(({ stage }) => stage === 'dispatched').map(({ person }) => person));
  const rowOf = (seat) => ({
    key: seat.seat,
    cells: [
      seat.seat,
      word('seat', seat.role),
      nameOf(seat.supplyingUnit),
      `${seat.termFrom} · ${seat.termMonths} 月 months`,
      seat.givenUp ? '已放弃 given up' : seat.person && (people[seat.person] ?? seat.person),
      sent.has(seat.person) && caseLink(seat.posting),
    ].map((cell) => cell || null),
  });
  return [
    facts('about', [
      [['事由', 'Reason'], word('reason', reason)],
      [['到岗期限', 'Needed by'], needBy],
      [['名额通知', 'Quota notice'], quotaNotices.map(({ number, on }) => `${number} ${on}`).join('、')],
      [
        ['公示', 'Notices'],
        notices
          .map((one) => `${one.number} ${one.publishedOn}—${one.until} ${zh('scope', one.scope)}`)
          .join('、'),
      ],
      [
        ['自愿报名', 'Volunteers'],
        volunteers.map(({ person, name, seat }) => `${name ?? person}${seat ? ` ${seat}` : ''}`).join('、'),
      ],
    ]),
    h(
      'section',
      { key: 'seats' },
      h('h3', {}, both(['席位', 'Seats'])),
      table(['席位', 'Seats'], headings, seats.map(rowOf)),
    ),
    h(
      'section',
      { key: 'nominees' },
      h('h3', {}, both(['人选', 'Nominees'])),
      ...nominees.map(nomineeOf(view)),
    ),
  ];
}
