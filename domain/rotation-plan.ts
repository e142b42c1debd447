import { approvalActs, recalendarApprovals } from './approval-acts.ts';
import { dueOfApprovals, evolveApprovals, leanApproval } from './approval.ts';
import { tasksOfApprovals } from './approval-tasks.ts';
import { drafts, type EventBase, type Message, type Process, type Task } from './case.ts';
import { planner } from './programme-plans.ts';
import { decideRotationPlan, settingOf } from './rotation-plan-acts.ts';
import {
  initialRotationPlan,
  type RotationPlanCommand,
  type RotationPlanEvent,
  type RotationPlanFacts,
  type RotationPlanState,
} from './rotation-plan-state.ts';
import type { DateString } from './time.ts';

/** 轮换计划: who is relieved when, solved, looked at, approved, and drawn up again when something has happened (三(一)). */
export const rotationPlan: Process<
  RotationPlanState,
  RotationPlanCommand,
  RotationPlanEvent,
  RotationPlanFacts
> = {
  kind: 'rotationPlan',
  acts: [
    ...(['open', 'solve', 'askAgain', 'pin', 'unpin', 'submit', 'resubmit', 'withdraw'] as const),
    ...approvalActs,
    ...(['replan', 'replaced', 'close'] as const),
  ],
  jobs: { solve: 'solve' },
  initial: initialRotationPlan,
  decide: (state, command, facts) => drafts(...decideRotationPlan(state, command, facts)),
  evolve,
  lean,
  recalendar: (state, facts) =>
    drafts(...recalendarApprovals(state.approvals, settingOf(state, facts), facts)),
  due: (state) => (state.stage === 'ended' ? null : dueOfApprovals(state.approvals)),
  stage: (state) => state.stage,
  ended: (state) => state.stage === 'ended',
  tags: () => ({}),
  tasks,
  messages,
};

function evolve(state: RotationPlanState, event: RotationPlanEvent, date: DateString): RotationPlanState {
  const next = { ...state, approvals: evolveApprovals(state.approvals, event, date) };
  switch (event.type) {
    case 'planOpened': {
      const { programme, n, places, wishes } = event;
      return { ...next, stage: 'solving', programme, n, places, wishes };
    }
    case 'solvingBegun':
      return {
        ...next,
        stage: 'solving',
        wishes: event.wishes ?? state.wishes,
        causes: [...state.causes, ...event.because],
        waiting: [],
      };
    case 'planSolved':
      return { ...next, stage: 'drafted', version: event.version, outdated: false, submittedBy: [] };
    case 'planInfeasible':
      return { ...next, stage: 'infeasible', outdated: false };
    case 'solvingFailed':
      return { ...next, stage: 'failed', outdated: false };
    case 'pinned':
      return { ...next, outdated: true, pins: { ...state.pins, [event.seat]: event.on } };
    case 'unpinned': {
      const { [event.seat]: _, ...pins } = state.pins;
      return { ...next, outdated: true, pins };
    }
    case 'planSubmitted':
      return { ...next, stage: 'approving', submittedBy: [event.by] };
    case 'planReturned':
      return { ...next, stage: 'returned' };
    case 'planResubmitted':
      return { ...next, stage: 'approving', submittedBy: [...state.submittedBy, event.by] };
    case 'planApproved':
      return { ...next, stage: 'inForce', inForce: event.version, causes: [] };
    case 'draftDropped':
      return { ...next, stage: 'inForce', outdated: false, causes: [] };
    case 'replanNoted':
      return state.stage === 'solving'
        ? { ...next, causes: [...state.causes, ...event.because] }
        : { ...next, waiting: [...state.waiting, ...event.because] };
    case 'planEnded':
      return { ...next, stage: 'ended' };
    default:
      return next;
  }
}

/** What was solved, and how it came out seat by seat, is in the record. */
function lean(event: RotationPlanEvent): EventBase {
  switch (event.type) {
    case 'planSolved':
      return { type: event.type, version: event.version } as EventBase;
    case 'planInfeasible':
      return { type: event.type };
    case 'planApproved':
      return { type: event.type, version: event.version } as EventBase;
    default:
      return leanApproval(event);
  }
}

function tasks(state: RotationPlanState): readonly Task[] {
  const office = planner(state.places);
  const task = (act: string): Task => ({ key: act, act, office, subject: 'plan', due: null });
  switch (state.stage) {
    case 'drafted':
      return [task(state.outdated ? 'askAgain' : 'submit')];
    case 'infeasible':
    case 'failed':
      return [task('askAgain')];
    case 'returned':
      return [task(state.outdated ? 'askAgain' : 'resubmit')];
    default:
      return tasksOfApprovals(state.approvals, () => state.submittedBy);
  }
}

function messages(after: RotationPlanState, event: RotationPlanEvent, caseId: string): readonly Message[] {
  const programme = (act: string, payload: Message['payload']): readonly Message[] => [
    { to: after.programme, kind: 'programme', act, payload: { plan: caseId, ...payload } },
  ];
  switch (event.type) {
    // The case asks itself: the message is delivered once the job's answer is on record.
    case 'planOpened':
    case 'solvingBegun':
      return [{ to: caseId, kind: 'rotationPlan', act: 'solve', payload: {} }];
    case 'planApproved':
      return programme('planInForce', { batches: event.batches });
    case 'planEnded':
      return event.why === 'givenUp' ? programme('planEnded', {}) : [];
    default:
      return [];
  }
}
