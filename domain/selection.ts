import type { Message, Process } from './case.ts';
import { approvalActs } from './approval-acts.ts';
import { dueOfApprovals } from './approval.ts';
import { decideSelection, recalendarSelection } from './selection-acts.ts';
import { evolveSelection, leanSelection } from './selection-evolve.ts';
import {
  initialSelection,
  live,
  stageOf,
  type SelectionCommand,
  type SelectionEvent,
  type SelectionFacts,
  type SelectionState,
} from './selection-state.ts';
import { tasksOfSelection } from './selection-tasks.ts';
import { addDays, earliest } from './time.ts';

/** 选派: fills a slate of seats. Several people in one case; each keeps their own result. */
export const selection: Process<SelectionState, SelectionCommand, SelectionEvent, SelectionFacts> = {
  kind: 'selection',
  acts: [
    'open',
    'sendQuotaNotice',
    'volunteer',
    'nominate',
    'file',
    ...approvalActs,
    'resubmit',
    'rescreen',
    'withdraw',
    'publishNotice',
    'object',
    'settle',
    'dispatch',
    'realign',
    'giveUp',
  ],
  initial: initialSelection,
  decide: decideSelection,
  evolve: evolveSelection,
  lean: leanSelection,
  recalendar: recalendarSelection,
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
  tasks: tasksOfSelection,
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
      case 'placesChanged':
        // Whoever has been dispatched to such a seat has a case of their own already.
        return event.seats.flatMap(({ seat, places }): readonly Message[] => {
          const gone = live(after, seat)?.stage === 'dispatched';
          const posting = after.seats[seat]?.posting;
          return gone && posting
            ? [{ to: posting, kind: 'posting', act: 'realign', payload: { places } }]
            : [];
        });
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
