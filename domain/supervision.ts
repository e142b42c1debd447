import { approvalActs, recalendarApprovals } from './approval-acts.ts';
import { tasksOfApprovals } from './approval-tasks.ts';
import { dueOfApprovals } from './approval.ts';
import { drafts, type Message, type Process } from './case.ts';
import { decideSupervision } from './supervision-acts.ts';
import { leadHr, settingOf } from './supervision-leave.ts';
import {
  evolveSupervision,
  initialSupervision,
  leanSupervision,
  type SupervisionCommand,
  type SupervisionEvent,
  type SupervisionFacts,
  type SupervisionState,
} from './supervision-state.ts';
import { earliest } from './time.ts';

/** 日常监督 (六(四)): a team's year, from day to day. What it finds goes into the evaluation. */
export const supervision: Process<SupervisionState, SupervisionCommand, SupervisionEvent, SupervisionFacts> =
  {
    kind: 'supervision',
    acts: [
      'open',
      'enterPresence',
      'requestLeave',
      ...approvalActs,
      'resubmitLeave',
      'withdrawLeave',
      'endLeave',
      'memberLeft',
      'spotCheck',
    ],
    initial: initialSupervision,
    decide: decideSupervision,
    evolve: evolveSupervision,
    lean: leanSupervision,
    recalendar: (state, facts) =>
      drafts(...recalendarApprovals(state.approvals, settingOf(state, facts), facts)),
    due: (state) =>
      state.stage === 'running'
        ? earliest(dueOfApprovals(state.approvals), state.closeOn, state.nextYearOn)
        : null,
    stage: (state) => state.stage,
    ended: (state) => state.stage === 'closed',
    tags: ({ area, places }) =>
      area ? { town: area, ...(places.leadUnit && { unit: places.leadUnit }) } : {},
    tasks: (state) =>
      state.stage === 'running'
        ? [
            ...tasksOfApprovals(state.approvals, (key) => {
              const by = state.leaves[key]?.by;
              return by === undefined ? [] : [by];
            }),
            ...Object.keys(state.leaves).flatMap((leave) =>
              state.approvals[leave]?.status === 'returned'
                ? [
                    {
                      key: `resubmitLeave:${leave}`,
                      office: leadHr(state),
                      act: 'resubmitLeave',
                      subject: leave,
                      due: null,
                    },
                  ]
                : [],
            ),
          ]
        : [],
    messages,
  };

function messages(after: SupervisionState, event: SupervisionEvent): readonly Message[] {
  const { programme, area, places } = after;
  switch (event.type) {
    case 'nextYearOpened':
      return [
        {
          ...{ to: `supervision/${area}/${event.year}`, kind: 'supervision', act: 'open', opens: 'onRecord' },
          payload: { programme, area, places, year: event.year },
        },
      ];
    case 'findingMade': {
      const { type: _, finding: to, ...found } = event;
      return [{ to, kind: 'finding', act: 'open', opens: true, payload: { area, places, ...found } }];
    }
    case 'recallProposed':
      return [
        {
          to: event.posting,
          kind: 'posting',
          act: 'proposeRecall',
          payload: { ground: event.ground, days: event.days },
        },
      ];
    default:
      return [];
  }
}
