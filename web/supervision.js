import { approvalsOf } from './approvals.js';
import { both, facts, h, table } from './dom.js';
import { leadsTeam, postingLink } from './in-post.js';
import { caseLink, officeName } from './names.js';
import { monthLinks } from './presence-month.js';
import { presenceUpload } from './presence-upload.js';
import { me } from './screen.js';
import { badge, word } from './words.js';

const count = (n) => (n === 0 ? '—' : String(n));

const memberRow = ({
  posting,
  personName,
  from,
  to,
  onSite,
  trip,
  leave,
  absences,
  leaveDays,
  consequence,
}) => ({
  key: posting,
  cells: [
    postingLink(posting, personName),
    `${from} – ${to ?? ''}`,
    count(onSite),
    count(trip),
    `${count(leave)} (${leaveDays})`,
    count(absences),
    consequence && h('span', {}, consequence.words.zh, h('small', { lang: 'en' }, consequence.words.en)),
  ],
});

const memberHeadings = [
  ['人员', 'Person'],
  ['在队', 'In the team'],
  ['在岗', 'On site'],
  ['出差', 'Trips'],
  ['请假(全年工作日)', 'Leave (working days of the year)'],
  ['擅离', 'Absences'],
  ['后果', 'Consequence'],
];

const leaveRow =
  (names) =>
  ({ key, posting, kind, from, askedTo, askedDays, to, days, status, reason }) => ({
    key,
    cells: [
      postingLink(posting, names.get(posting)),
      word('leave', kind),
      `${from} – ${askedTo}`,
      String(askedDays),
      status !== 'granted' ? '' : to === null ? '0' : `${days} (– ${to})`,
      badge('verdict', status),
      reason && h('q', {}, reason),
    ],
  });

const leaveHeadings = [
  ['人员', 'Person'],
  ['假别', 'Kind'],
  ['起止', 'From – to'],
  ['工作日', 'Working days'],
  ['实休工作日(至)', 'Taken (until)'],
  ['状态', 'Status'],
  ['事由', 'Reason'],
];

/** A team's year: who was there for how many days, leaves, spot checks. */
export function supervisionOf({ year, town, closed, members, leaves, spotChecks, approvals, ...about }) {
  const names = new Map(members.map(({ posting, personName }) => [posting, personName]));
  return [
    facts('about', [
      [['年度', 'Year'], String(year)],
      [['已汇总月份', 'Months closed'], closed.join('、') || null],
    ]),
    monthLinks(town, year),
    members.length > 0 &&
      h('div', { key: 'members' }, table(['在岗情况', 'Presence'], memberHeadings, members.map(memberRow))),
    leaves.length > 0 &&
      h('div', { key: 'leaves' }, table(['请假', 'Leave'], leaveHeadings, leaves.map(leaveRow(names)))),
    spotChecks.length > 0 &&
      h(
        'section',
        { key: 'checks' },
        h('h3', {}, both(['抽查', 'Spot checks'])),
        h(
          'ul',
          {},
          ...spotChecks.map(({ on, office, document, seen }) =>
            h(
              'li',
              {},
              `${on} ${officeName(office)} ${document} `,
              ...seen
                .map(({ posting, kind }) => [
                  `${names.get(posting) ?? posting} `,
                  word('presence', kind),
                  ' ',
                ])
                .flat(),
            ),
          ),
        ),
      ),
    // Whoever enters their own days only has no list to send.
    (me.session.offices.length > 0 || leadsTeam(town)) && presenceUpload(year),
    approvalsOf(approvals, about),
  ];
}

export const findingOf = ({ finding, what, rectifications }) => [
  facts('about', [
    [['发现', 'Found'], `${finding.on} ${officeName(finding.office)}`],
    [['人员', 'Person'], finding.posting && caseLink(finding.posting, finding.personName)],
    [['内容', 'What'], what],
    [['期限', 'Due'], finding.findingDue],
    [['上报', 'Escalated'], finding.escalatedOn],
    [['销号', 'Closed'], finding.closedOn],
  ]),
  rectifications.length > 0 &&
    h(
      'ul',
      { key: 'rectifications' },
      ...rectifications.map(({ on, document, done, refusal }) =>
        h(
          'li',
          {},
          `${on} ${document} `,
          done && h('q', {}, done),
          refusal && ['退回 Sent back ', h('q', {}, refusal)],
        ),
      ),
    ),
];
