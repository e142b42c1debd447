import { tasksOfApprovals } from './approval-tasks.ts';
import type { Task } from './case.ts';
import type { OfficeId } from './office.ts';
import { bothSigned, handoverSides, isEmpty } from './posting-handover-state.ts';
import { hostOf, hrOf, leadHrOf } from './posting-offices.ts';
import { initiatorsOf, proposerOf } from './posting-proposals.ts';
import { isAppraisalOpen, isOver, type PostingState } from './posting-state.ts';
import type { DateString } from './time.ts';

const task = (act: string, subject: string, office: OfficeId, due: DateString | null): Task => ({
  key: `${act}:${subject}`,
  ...{ act, subject, office, due },
});

/** The host's own act, which the lead unit enters for a host without a login. Whoever is first, the other has nothing left. */
const ofHost = (state: PostingState, act: string, subject: string, due: DateString | null): Task[] => [
  task(act, subject, leadHrOf(state), due),
  { ...task(act, subject, hostOf(state), due), key: `${act}:host` },
];

export function tasksOfPosting(state: PostingState): readonly Task[] {
  if (isOver(state)) return appraisalTasks(state);
  return [
    ...(state.stage === 'dispatched' ? ofHost(state, 'arrive', state.seat, state.arriveBy) : []),
    ...handoverTasks(state),
    ...appraisalTasks(state),
    ...Object.entries(state.told ?? {}).flatMap(([subject, offices]) =>
      offices.map((office) => ({
        ...task('takeNote', subject, office, null),
        key: `takeNote:${subject}@${office}`,
      })),
    ),
    ...tasksOfApprovals(state.approvals, initiatorsOf(state)),
    ...Object.entries(state.proposals).flatMap(([key, proposal]) =>
      state.approvals[key]?.status === 'returned'
        ? [task('resubmit', key, proposerOf(state, proposal), null)]
        : [],
    ),
  ];
}

/** 期满鉴定: the host's opinion, then the supplying unit's word. */
function appraisalTasks(state: PostingState): readonly Task[] {
  if (!isAppraisalOpen(state)) return [];
  const { due, opinion } = state.appraisal;
  return opinion
    ? [task('appraise', state.seat, hrOf(state), due)]
    : ofHost(state, 'giveOpinion', state.seat, due);
}

/** 交接: the list, then both signatures, then the town's confirmation. */
function handoverTasks(state: PostingState): readonly Task[] {
  const { successor } = state;
  if (!successor?.arrived) return [];
  const { due } = successor;
  if (isEmpty(state)) return [task('listHandover', state.seat, hrOf(state), due)];
  if (bothSigned(successor)) return ofHost(state, 'confirmHandover', state.seat, due);
  return handoverSides
    .filter((side) => !successor.signed.includes(side))
    .map((side) => task('signHandover', side, side === 'predecessor' ? hrOf(state) : successor.office, due));
}
