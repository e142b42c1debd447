import { approvalsOf, subjectTitle } from './approvals.js';
import { both, facts, h, table } from './dom.js';
import { dutyOf, fundOf, workItemOf } from './kinds-year.js';
import { caseLink, releaseName, townLink } from './names.js';
import { appraisalOf, handoverOf } from './handover.js';
import { selectionOf } from './nominees.js';
import { evaluationOf } from './evaluation.js';
import { findingOf, supervisionOf } from './supervision.js';
import { rotationPlanOf } from './plan.js';
import { reportOf } from './report.js';
import { badge, word, zh } from './words.js';

/** A case that another one came from is in its first event. */
const cameFrom = (history) => history[0]?.data.selection;

const postingOf = (
  { posting, handover, appraisal, hostPosts, proposals, approvals, ...about },
  { state, history },
) => [
  facts('about', [
    [
      ['人员', 'Person'],
      [`${posting.personName} (`, h('a', { href: `#/people/${posting.person}` }, posting.person), ')'],
    ],
    [['席位', 'Seat'], h('a', { href: `#/teams/${state.area}` }, posting.seat)],
    [['选派', 'Selection'], cameFrom(history) && caseLink(cameFrom(history))],
    [['派遣', 'Dispatched'], posting.dispatchedOn],
    [['报到', 'Arrived'], posting.arrivedOn && `${posting.arrivedOn} ${posting.arrivalDocument ?? ''}`],
    [['报到期限', 'Arrive by'], posting.arrivedOn ? null : state.arriveBy],
    [['任期止', 'Term end'], posting.termEnd],
    [['调自', 'Transferred from'], posting.transferredFrom && caseLink(posting.transferredFrom)],
    [['接替', 'Relieves'], posting.relieves && caseLink(posting.relieves)],
    [['接替者', 'Successor'], state.successor && caseLink(state.successor.posting)],
    [['交接完成', 'Handed over'], posting.handedOverOn],
    [
      ['离任', 'Released'],
      posting.releasedOn && [
        `${posting.releasedOn} `,
        posting.releaseReason && releaseName(posting.releaseReason),
      ],
    ],
  ]),
  handoverOf(handover),
  appraisalOf(appraisal),
  hostPosts.length > 0 &&
    h(
      'section',
      { key: 'posts' },
      h('h3', {}, both(['挂任职务', 'Host posts'])),
      h(
        'ul',
        {},
        ...hostPosts.map(({ id, title, status, decidedOn, document, lag }) =>
          h(
            'li',
            {},
            h('a', { href: `#/cases/${id}` }, word('title', title)),
            ' ',
            badge('stage', status),
            ` ${decidedOn ?? ''} ${document ?? ''}`,
            lag !== null && ` · ${lag} 个工作日 working days`,
          ),
        ),
      ),
    ),
  proposals.length > 0 &&
    h(
      'ul',
      { key: 'proposals' },
      ...proposals.map(({ key, reason, on }) =>
        h('li', {}, `${on} `, subjectTitle(key), reason && h('q', {}, reason)),
      ),
    ),
  approvalsOf(approvals, about),
];

const hostPostOf = ({ post, refusal }) => [
  facts('about', [
    [['职务', 'Post'], word('title', post.title)],
    [['村', 'Village'], post.villageName],
    [['人员', 'Person'], `${post.personName} (${post.person})`],
    [['派驻', 'Posting'], caseLink(post.posting)],
    [['提出', 'Proposed'], post.proposedOn],
    [['决定', 'Decided'], post.decidedOn && `${post.decidedOn} ${post.document ?? ''}`],
    [['受援地用时', 'Host took'], post.lag !== null && `${post.lag} 个工作日 working days`],
    [['免职', 'Ended'], post.postEndedOn],
    [['不予任职理由', 'Refusal'], refusal],
  ]),
];

const reliefHeadings = [
  ['席位', 'Seat'],
  ['镇', 'Town'],
  ['现任', 'Held by'],
  ['接替日期', 'Relieved on'],
  ['结果', 'Result'],
];

const termOf = ({ seat, months, reason }) =>
  `${seat}: ${months}${reason ? ` ${zh('exception', reason)}` : ''}`;

const rotationOf = ({ relieveOn, reliefs, exceptions, plan, approvals, people, ...about }) => [
  facts('about', [
    [['接替日期', 'Relieved on'], relieveOn],
    [['轮换计划', 'Plan'], plan && caseLink(plan)],
    [['任期例外', 'Other terms'], exceptions.map(termOf).join(', ')],
  ]),
  approvalsOf(approvals, about),
  table(
    ['轮换方案', 'Plan'],
    reliefHeadings,
    reliefs.map(({ seat, area, posting, person, on, relievedOn, dropped }) => ({
      key: seat,
      cells: [
        seat,
        townLink(area),
        caseLink(posting, people[person] ?? person ?? posting),
        on,
        dropped ? '不再接替 dropped' : relievedOn && `已接替 ${relievedOn}`,
      ],
    })),
  ),
];

const teamOf = ({ seats, town }) => [
  h(
    'p',
    { key: 'about' },
    `${seats.length} 个席位,见 `,
    townLink(town),
    ' ',
    h('span', { class: 'en', lang: 'en' }, 'See its seats'),
  ),
];

/** What a case of each kind is about: `view` as its own address answers, `found` with its state and history. */
export const partsOf = {
  selection: selectionOf,
  posting: postingOf,
  hostPost: hostPostOf,
  rotation: rotationOf,
  rotationPlan: rotationPlanOf,
  report: reportOf,
  supervision: supervisionOf,
  finding: findingOf,
  evaluation: evaluationOf,
  team: teamOf,
  duty: dutyOf,
  workItem: workItemOf,
  fund: fundOf,
};
