import { approvalActs, recalendarApprovals } from './approval-acts.ts';
import { tasksOfApprovals } from './approval-tasks.ts';
import { dueOfApprovals, evolveApprovals, leanApproval } from './approval.ts';
import { drafts, type Message, type Process, type Task } from './case.ts';
import { officeId } from './office.ts';
import { decidePosting, initiatorsOf, proposerOf, settingOf } from './posting-acts.ts';
import {
  initialPosting,
  type PostingCommand,
  type PostingEvent,
  type PostingFacts,
  type PostingState,
} from './posting-state.ts';
import { addDays, earliest, type DateString } from './time.ts';

/** 驻镇任期: somebody in a seat for a term, from dispatch to the return. */
export const posting: Process<PostingState, PostingCommand, PostingEvent, PostingFacts> = {
  kind: 'posting',
  acts: [
    'start',
    'import',
    'arrive',
    'beRelieved',
    'reliefGivenUp',
    'successorNamed',
    'successorArrived',
    'successorLost',
    'signHandover',
    'takeOver',
    'extend',
    'recall',
    ...approvalActs,
    'resubmit',
    'withdraw',
    'cancel',
  ],
  initial: initialPosting,
  decide: decidePosting,
  evolve,
  lean: leanApproval,
  recalendar: (state, facts) =>
    drafts(...recalendarApprovals(state.approvals, settingOf(state, facts), facts)),
  due: (state) =>
    isOver(state)
      ? null
      : earliest(
          dueOfApprovals(state.approvals),
          state.arrivalLateOn,
          state.termLateOn,
          state.successor?.lateOn,
        ),
  stage: (state) => state.stage,
  ended: isEnded,
  tags: ({ area, places }) =>
    area ? { town: area, ...(places.supplyingUnit && { unit: places.supplyingUnit }) } : {},
  tasks,
  messages,
};

const isOver = (state: PostingState): boolean => state.stage === 'returned' || state.stage === 'cancelled';

/**
 * Recalled after a relief was ordered, a posting stays open for its successor, who still has to be told to take over.
 * The successor finds nobody, and takes the seat at once.
 */
function isEnded(state: PostingState): boolean {
  const awaited = state.stage === 'returned' && state.relief !== null && !state.successor?.arrived;
  return isOver(state) && !awaited;
}

function evolve(state: PostingState, event: PostingEvent, date: DateString): PostingState {
  const next = { ...state, approvals: evolveApprovals(state.approvals, event, date) };
  switch (event.type) {
    case 'postingStarted':
    case 'postingImported': {
      const { person, seat, area, kind, role, places, termEnd, termLimit } = event;
      const imported = event.type === 'postingImported';
      return {
        ...next,
        ...{ person, seat, area, kind, role, places, termEnd, termLimit },
        stage: imported ? 'onSite' : 'dispatched',
        holding: imported,
        relieves: imported ? null : (event.relieves ?? null),
        arriveBy: imported ? null : event.arriveBy,
        arrivalLateOn: imported ? null : addDays(event.arriveBy, 1),
        termLateOn: imported ? addDays(termLimit, 1) : null,
        hostPosts: event.hostPosts.map(({ title }) => title),
      };
    }
    case 'arrived':
      return {
        ...next,
        stage: 'onSite',
        holding: state.relieves === null,
        arrivalLateOn: null,
        termLateOn: state.termLimit && addDays(state.termLimit, 1),
      };
    case 'reliefOrdered':
      return { ...next, relief: { rotation: event.rotation, on: event.on } };
    case 'reliefGivenUp':
      return { ...next, relief: null };
    case 'successorNamed':
      return {
        ...next,
        successor: {
          posting: event.successor,
          arrived: false,
          office: '',
          signed: [],
          due: null,
          lateOn: null,
        },
      };
    case 'successorArrived': {
      const { successor, office, lateOn } = event;
      const due = addDays(lateOn, -1);
      return { ...next, successor: { posting: successor, arrived: true, office, signed: [], due, lateOn } };
    }
    case 'successorLost':
      // After a recall nobody else will come by this relief: the seat's next posting is a backfill.
      return { ...next, successor: null, relief: state.stage === 'returned' ? null : state.relief };
    case 'handoverSigned':
      return state.successor
        ? { ...next, successor: { ...state.successor, signed: [...state.successor.signed, event.side] } }
        : next;
    case 'handedOver':
      return { ...next, holding: false };
    case 'tookOver':
      return { ...next, holding: true };
    case 'proposed':
      return { ...next, proposals: { ...next.proposals, [event.proposal]: event.what } };
    case 'resubmitted': {
      const proposal = next.proposals[event.proposal];
      if (!proposal) return next;
      const resubmittedBy = [...(proposal.resubmittedBy ?? []), event.by];
      return { ...next, proposals: { ...next.proposals, [event.proposal]: { ...proposal, resubmittedBy } } };
    }
    case 'extended':
      return {
        ...next,
        termEnd: event.termEnd,
        termLimit: event.termLimit,
        termLateOn: addDays(event.termLimit, 1),
        extendedMonths: state.extendedMonths + event.months,
      };
    case 'released':
      return { ...next, stage: 'returned', holding: false };
    case 'cancelled':
      return { ...next, stage: 'cancelled', arrivalLateOn: null };
    case 'overdue':
      if (event.subject === 'arrival') return { ...next, arrivalLateOn: null };
      if (event.subject === 'term') return { ...next, termLateOn: null };
      return state.successor ? { ...next, successor: { ...state.successor, lateOn: null } } : next;
    default:
      return next;
  }
}

function tasks(state: PostingState): readonly Task[] {
  if (isOver(state)) return [];
  const hr = officeId(state.places.supplyingUnit ?? '', 'hr');
  const task = (act: string, subject: string, office: string, due: string | null): Task => ({
    key: `${act}:${subject}`,
    ...{ act, subject, office, due },
  });
  const { successor } = state;
  const sides = successor?.arrived
    ? [
        { side: 'predecessor' as const, office: hr },
        { side: 'successor' as const, office: successor.office },
      ].filter(({ side }) => !successor.signed.includes(side))
    : [];
  return [
    // The host says so; the lead unit enters it for a host without a login. Whoever is first, the other has nothing left.
    ...(state.stage === 'dispatched'
      ? [
          task('arrive', state.seat, officeId(state.places.leadUnit ?? '', 'hr'), state.arriveBy),
          {
            ...task('arrive', state.seat, officeId(state.places.host ?? '', 'host'), state.arriveBy),
            key: 'arrive:host',
          },
        ]
      : []),
    ...sides.map(({ side, office }) => task('signHandover', side, office, successor?.due ?? null)),
    ...tasksOfApprovals(state.approvals, initiatorsOf(state)),
    ...Object.entries(state.proposals).flatMap(([key, proposal]) =>
      state.approvals[key]?.status === 'returned'
        ? [task('resubmit', key, proposerOf(state, proposal), null)]
        : [],
    ),
  ];
}

function messages(after: PostingState, event: PostingEvent, caseId: string): readonly Message[] {
  const { seat, area, person, places, relieves, termEnd } = after;
  const team = (act: string, payload: Message['payload']): Message => ({
    to: `team/${area}`,
    kind: 'team',
    act,
    payload: { seat, posting: caseId, ...payload },
  });
  const to = (id: string, act: string, payload: Message['payload']): Message => ({
    to: id,
    kind: 'posting',
    act,
    payload,
  });
  const hostPostId = (title: string): string => `host-post/${caseId.replace(/^posting\//, '')}/${title}`;
  const rotation = (): readonly Message[] =>
    after.relief
      ? [{ to: after.relief.rotation, kind: 'rotation', act: 'relieved', payload: { seat, posting: caseId } }]
      : [];
  switch (event.type) {
    case 'postingStarted':
    case 'postingImported':
      return [
        ...event.hostPosts.map((post): Message => ({
          to: hostPostId(post.title),
          kind: 'hostPost',
          act: 'since' in post ? 'import' : 'open',
          opens: true,
          payload: { posting: caseId, person, area, places, ...post },
        })),
        ...(event.type === 'postingImported' ? [team('arrived', { termEnd })] : []),
      ];
    case 'arrived':
      return relieves
        ? [
            to(relieves, 'successorArrived', {
              successor: caseId,
              office: officeId(places.supplyingUnit ?? '', 'hr'),
            }),
          ]
        : [team('arrived', { termEnd })];
    case 'reliefGivenUp':
      // Whoever has left has told the rotation so already.
      return after.stage === 'onSite'
        ? [{ to: event.rotation, kind: 'rotation', act: 'dropped', payload: { seats: [seat] } }]
        : [];
    case 'handedOver':
      return [to(event.successor, 'takeOver', { on: event.on })];
    case 'tookOver':
      return [team('tookOver', { termEnd })];
    case 'released':
      return [
        ...(event.vacant || after.successor === null ? [team('left', { vacant: event.vacant })] : []),
        // A successor who leaves before taking over: the predecessor waits for another.
        ...(relieves && !event.vacant && after.successor === null
          ? [to(relieves, 'successorLost', { successor: caseId })]
          : []),
        ...rotation(),
        ...after.hostPosts.map((title): Message => ({
          to: hostPostId(title),
          kind: 'hostPost',
          act: 'end',
          payload: { on: event.on, reason: event.reason },
        })),
      ];
    case 'cancelled':
      return [
        team('left', { vacant: false }),
        ...(relieves ? [to(relieves, 'successorLost', { successor: caseId })] : []),
        ...after.hostPosts.map((title): Message => ({
          to: hostPostId(title),
          kind: 'hostPost',
          act: 'end',
          payload: { on: after.arriveBy, reason: 'cancelled' },
        })),
      ];
    default:
      return [];
  }
}
