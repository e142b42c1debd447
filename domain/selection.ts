import type { Process } from './case.ts';
import { approvalActs } from './approval-acts.ts';
import { tasksOfApprovals } from './approval-tasks.ts';
import { dueOfApprovals, evolveApprovals } from './approval.ts';
import { decideSelection } from './selection-acts.ts';
import {
  initialSelection,
  live,
  stageOf,
  type Nominee,
  type SelectionCommand,
  type SelectionEvent,
  type SelectionFacts,
  type SelectionState,
} from './selection-state.ts';
import { officeId } from './office.ts';
import { addDays, earliest, type DateString } from './time.ts';

/** 选派: fills a slate of seats. Several people in one case; each keeps their own result. */
export const selection: Process<SelectionState, SelectionCommand, SelectionEvent, SelectionFacts> = {
  kind: 'selection',
  acts: [
    'open',
    'nominate',
    ...approvalActs,
    'resubmit',
    'withdraw',
    'publishNotice',
    'object',
    'settle',
    'dispatch',
    'giveUp',
  ],
  initial: initialSelection,
  decide: decideSelection,
  evolve,
  due: (state) =>
    state.ended
      ? null
      : earliest(
          dueOfApprovals(state.approvals),
          state.lateOn,
          ...Object.values(state.nominees).flatMap((nominee) => [
            nominee.stage === 'notice' && nominee.noticeUntil ? addDays(nominee.noticeUntil, 1) : null,
            ...Object.values(nominee.objections).map((objection) => objection.lateOn),
          ]),
        ),
  stage: stageOf,
  ended: (state) => state.ended,
  tags: ({ area }) => (area ? { town: area } : {}),
  tasks,
  messages: (after, event, caseId) => {
    switch (event.type) {
      case 'dispatched': {
        const { person, seat, posting, termFrom, termEnd, relieves } = event;
        const plan = after.seats[seat];
        if (!plan) return [];
        const { role, places } = plan;
        const { area, kind } = after;
        return [
          {
            to: posting,
            kind: 'posting',
            act: 'start',
            opens: true,
            payload: {
              ...{ person, seat, area, role, places, kind, termFrom, termEnd, selection: caseId },
              ...(relieves && { relieves }),
            },
          },
          ...(relieves
            ? [
                {
                  to: relieves,
                  kind: 'posting' as const,
                  act: 'successorNamed',
                  payload: { successor: posting },
                },
              ]
            : []),
        ];
      }
      case 'seatGivenUp': {
        const relieves = after.seats[event.seat]?.relieves;
        return relieves ? [{ to: relieves, kind: 'posting', act: 'reliefGivenUp', payload: {} }] : [];
      }
      case 'selectionEnded':
        return [
          {
            to: `team/${after.area}`,
            kind: 'team',
            act: 'selectionEnded',
            payload: {
              selection: caseId,
              filled: Object.values(after.nominees)
                .filter(({ stage }) => stage === 'dispatched')
                .map(({ seat }) => seat),
              givenUp: Object.keys(after.givenUp),
            },
          },
        ];
      default:
        return [];
    }
  },
};

function evolve(state: SelectionState, event: SelectionEvent, date: DateString): SelectionState {
  const next = { ...state, approvals: evolveApprovals(state.approvals, event, date) };
  const change = (person: string, nominee: Partial<Nominee>): SelectionState => {
    const old = next.nominees[person];
    return old ? { ...next, nominees: { ...next.nominees, [person]: { ...old, ...nominee } } } : next;
  };
  switch (event.type) {
    case 'selectionOpened': {
      const { area, kind, reason, needBy, nominateBy, seats } = event;
      const lateOn = addDays(needBy, 1);
      return {
        ...next,
        ...{ opened: true, area, kind, reason, needBy, nominateBy, lateOn },
        seats: Object.fromEntries(seats.map((seat) => [seat.seat, seat])),
      };
    }
    case 'nominated': {
      const { person, seat, by, waived } = event;
      const stage = waived.length > 0 ? 'waiver' : 'approval';
      const nominee: Nominee = {
        ...{ seat, stage, nominatedBy: by, resubmittedBy: [], waived, noticeUntil: null, objections: {} },
      };
      return { ...next, nominees: { ...next.nominees, [person]: nominee } };
    }
    case 'waiverSettled':
      return change(event.person, { stage: event.approved ? 'approval' : 'rejected' });
    case 'nomineeStage': {
      const { person, stage, by } = event;
      const before = next.nominees[person]?.resubmittedBy ?? [];
      return change(person, { stage, resubmittedBy: by === undefined ? before : [...before, by] });
    }
    case 'noticePublished': {
      const { until } = event;
      return event.persons.reduce<SelectionState>((folded, person) => {
        const old = folded.nominees[person];
        if (!old) return folded;
        const nominee: Nominee = { ...old, stage: 'notice', noticeUntil: until };
        return { ...folded, nominees: { ...folded.nominees, [person]: nominee } };
      }, next);
    }
    case 'objected': {
      const objections = {
        ...next.nominees[event.person]?.objections,
        [event.objection]: {
          ...{ office: event.office, due: addDays(event.lateOn, -1), lateOn: event.lateOn, open: true },
        },
      };
      return change(event.person, { objections });
    }
    case 'objectionSettled': {
      const objections = next.nominees[event.person]?.objections ?? {};
      const settled = objections[event.objection];
      if (!settled) return next;
      return change(event.person, {
        objections: { ...objections, [event.objection]: { ...settled, lateOn: null, open: false } },
      });
    }
    case 'dispatched':
      return change(event.person, { stage: 'dispatched' });
    case 'seatGivenUp':
      return { ...next, givenUp: { ...next.givenUp, [event.seat]: true } };
    case 'overdue': {
      if (event.subject === 'selection') return { ...next, lateOn: null };
      const [person = '', ...rest] = event.subject.split(':');
      const objection = rest.join(':');
      const old = next.nominees[person]?.objections[objection];
      if (!old) return next;
      return change(person, {
        objections: { ...next.nominees[person]?.objections, [objection]: { ...old, lateOn: null } },
      });
    }
    case 'selectionEnded':
      return { ...next, ended: true };
    default:
      return next;
  }
}

function tasks(state: SelectionState) {
  if (state.ended) return [];
  const seats = Object.values(state.seats).filter(({ seat }) => !state.givenUp[seat] && !live(state, seat));
  const nominations = seats.map(({ seat, places }) => ({
    key: `nominate:${seat}`,
    office: officeId(places.supplyingUnit ?? '', 'hr'),
    act: 'nominate',
    subject: seat,
    due: state.nominateBy,
  }));
  const people = Object.entries(state.nominees).flatMap(([person, nominee]) => {
    const places = state.seats[nominee.seat]?.places ?? {};
    const task = (act: string, office: string, subject = person) => ({
      key: `${act}:${subject}`,
      ...{ office, act, subject, due: null },
    });
    const organisation = officeId(places.root ?? '', 'orgDepartment');
    const open = Object.entries(nominee.objections).filter(([, objection]) => objection.open);
    return [
      ...(nominee.stage === 'returned' ? [task('resubmit', officeId(places.supplyingUnit ?? '', 'hr'))] : []),
      ...(nominee.stage === 'approved' ? [task('publishNotice', organisation)] : []),
      ...(nominee.stage === 'cleared' ? [task('dispatch', organisation)] : []),
      ...open.map(([objection, { due, office }]) => ({
        ...task('settle', office, `${person}:${objection}`),
        due,
      })),
    ];
  });
  return [...nominations, ...tasksOfApprovals(state.approvals), ...people];
}
