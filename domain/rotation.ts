import {
  approvalActs,
  decideApproval,
  isApprovalCommand,
  openApproval,
  recalendarApprovals,
  resubmitApproval,
  tickApprovals,
  type ApprovalCommand,
} from './approval-acts.ts';
import {
  dueOfApprovals,
  evolveApprovals,
  leanApproval,
  type ApprovalEvent,
  type Approvals,
} from './approval.ts';
import { drafts, type CommandBase, type Message, type Process, type Task, type Tick } from './case.ts';
import { ensure } from './errors.ts';
import { ensureHolds, officeId, type Places } from './office.ts';
import { tasksOfApprovals } from './approval-tasks.ts';
import { chainOf } from './policy.ts';
import type { Facts } from './ports.ts';
import { addDays, addMonths, earliest, latest, monthsBetween, type DateString } from './time.ts';

/** One seat to be relieved: who is in it, and when the seat is to change hands. */
export interface Relief {
  readonly seat: string;
  readonly area: string;
  readonly posting: string;
  readonly on: DateString;
}

/** A seat whose term would not be as long as the policy says: an exception to 三(一). A plan gives the reason. */
export interface TermException {
  readonly seat: string;
  readonly months: number;
  readonly reason?: string;
}

/** A batch of a rotation plan, which has been approved: whose seats change hands when. */
export interface PlannedBatch {
  readonly plan: string;
  readonly reliefs: readonly Omit<Relief, 'area'>[];
  readonly exceptions: readonly TermException[];
}

export interface RotationState {
  readonly stage: 'opening' | 'planned' | 'returned' | 'running' | 'ended';
  readonly programme: string;
  readonly n: number;
  readonly places: Places;
  readonly relieveOn: DateString | null;
  /** The day after the last relief should have been done, until it has been said that it is late. */
  readonly lateOn: DateString | null;
  /** Seats still to be relieved, with their posting. */
  readonly open: Readonly<Record<string, string>>;
  readonly approvals: Approvals;
  /** Who resubmitted the plan after a return: they do not approve the same. */
  readonly resubmittedBy?: readonly string[];
}

export type RotationEvent =
  | ApprovalEvent
  | {
      readonly type: 'rotationPlanned';
      readonly programme: string;
      readonly n: number;
      readonly places: Places;
      readonly relieveOn: DateString;
      readonly reliefs: readonly Relief[];
      readonly exceptions: readonly TermException[];
      /** The rotation plan that it carries out; a batch of the policy's table has none. */
      readonly plan?: string;
    }
  | {
      readonly type: 'rotationApproved';
      readonly reliefs: readonly Relief[];
      readonly lateOn: DateString;
    }
  | { readonly type: 'rotationReturned' }
  | { readonly type: 'planResubmitted'; readonly by?: string }
  | { readonly type: 'relieved'; readonly seat: string }
  | { readonly type: 'reliefDropped'; readonly seats: readonly string[] }
  | { readonly type: 'rotationEnded' }
  | { readonly type: 'overdue'; readonly subject: string; readonly office: string };

export type RotationCommand = CommandBase &
  (
    | ApprovalCommand
    | {
        readonly act: 'open';
        readonly programme: string;
        readonly n: number;
        readonly seatNumbers: readonly number[];
        readonly relieveOn: DateString;
        readonly places: Places;
        /** Only seats whose term ends by then. */
        readonly dueBy?: DateString;
        /** Instead of the seat numbers. */
        readonly batch?: PlannedBatch;
      }
    | { readonly act: 'resubmit' }
    | { readonly act: 'relieved'; readonly seat: string; readonly posting: string }
    | { readonly act: 'dropped'; readonly seats: readonly string[] }
  );

/** Who sits in the seats of the batch on the day: gathered when the plan is made and again when it is approved. */
export interface RotationFacts extends Facts {
  readonly seated: readonly (Omit<Relief, 'on'> & { readonly termEnd: DateString })[];
}

type Of<A extends RotationCommand['act']> = Extract<RotationCommand, { act: A }>;
type Events = readonly RotationEvent[];

const PLAN = 'plan';

/** 批次: a batch of the rolling relief, planned, approved, and followed until every seat has changed hands (三(一)). */
export const rotation: Process<RotationState, RotationCommand, RotationEvent, RotationFacts> = {
  kind: 'rotation',
  acts: ['open', ...approvalActs, 'resubmit', 'relieved', 'dropped'],
  initial: {
    stage: 'opening',
    programme: '',
    n: 0,
    places: {},
    relieveOn: null,
    lateOn: null,
    open: {},
    approvals: {},
  },
  decide: (state, command, facts) => drafts(...decide(state, command, facts)),
  evolve,
  lean: leanApproval,
  recalendar: (state, facts) =>
    drafts(...recalendarApprovals(state.approvals, settingOf(state, facts), facts)),
  due: (state) => (state.stage === 'ended' ? null : earliest(dueOfApprovals(state.approvals), state.lateOn)),
  stage: (state) => state.stage,
  ended: (state) => state.stage === 'ended',
  tags: () => ({}),
  tasks: (state): readonly Task[] => [
    ...(state.stage === 'returned'
      ? [
          {
            key: 'resubmit',
            office: planner(state),
            act: 'resubmit',
            subject: PLAN,
            due: null,
          },
        ]
      : []),
    ...tasksOfApprovals(state.approvals, () => state.resubmittedBy ?? []),
  ],
  messages,
};

const planner = (state: RotationState): string => officeId(state.places.municipality ?? '', 'orgDepartment');

function decide(state: RotationState, command: RotationCommand | Tick, facts: RotationFacts): Events {
  if (command.act === 'open') return open(state, command, facts);
  const { stage } = state;
  ensure(stage !== 'opening', 'wrong-stage', { stage, act: command.act });
  if (isApprovalCommand(command)) return approve(state, command, facts);
  switch (command.act) {
    case 'resubmit': {
      const plan = state.approvals[PLAN];
      ensure(stage === 'returned', 'wrong-stage', { stage, act: 'resubmit' });
      ensureHolds(facts.actor, planner(state));
      const context = { ...settingOf(state, facts)(), facts, date: command.date };
      return [{ type: 'planResubmitted', by: facts.actor.account }, ...resubmitApproval(PLAN, plan, context)];
    }
    case 'relieved':
      return state.open[command.seat] === command.posting
        ? withEnd(state, { type: 'relieved', seat: command.seat }, [command.seat])
        : [];
    case 'dropped':
      return withEnd(state, { type: 'reliefDropped', seats: command.seats }, command.seats);
    case 'tick':
      return tick(state, command.date, facts);
  }
}

function open(state: RotationState, command: Of<'open'>, facts: RotationFacts): Events {
  ensure(state.stage === 'opening', 'already-open', { case: `rotation ${command.n}` });
  if (command.batch) return openPlanned(command, command.batch, facts);
  const { programme, n, places, relieveOn, date } = command;
  const { months, spread } = facts.policy.term;
  const { dueBy } = command;
  const due = facts.seated.filter(({ termEnd }) => dueBy === undefined || termEnd <= dueBy);
  const reliefs = due.map(({ seat, area, posting }) => ({ seat, area, posting, on: relieveOn }));
  const exceptions = due.flatMap(({ seat, termEnd }) => {
    const [shortest, longest] = [addMonths(termEnd, -spread), addMonths(termEnd, spread)];
    return relieveOn < shortest || relieveOn > longest
      ? [{ seat, months: months + monthsBetween(termEnd, relieveOn) }]
      : [];
  });
  const planned: RotationEvent = {
    ...{ type: 'rotationPlanned', programme, n, places, relieveOn, reliefs, exceptions },
  };
  if (reliefs.length === 0) return [planned, { type: 'rotationEnded' }];
  const setting = { chain: chainOf(facts.policy, facts.policy.rotation.chain), places, initiators: [] };
  return [planned, ...openApproval(PLAN, { ...setting, facts, date })];
}

/** What a plan's chain has approved is not asked for again. Whoever has left since is not relieved. */
function openPlanned(
  { programme, n, places, relieveOn }: Of<'open'>,
  { plan, reliefs: asked, exceptions }: PlannedBatch,
  facts: RotationFacts,
): Events {
  const reliefs = asked.flatMap(({ seat, posting, on }): readonly Relief[] => {
    const found = facts.seated.find((held) => held.seat === seat && held.posting === posting);
    return found ? [{ seat, area: found.area, posting, on }] : [];
  });
  const planned: RotationEvent = {
    ...{ type: 'rotationPlanned', programme, n, places, relieveOn, reliefs, plan },
    exceptions: exceptions.filter(({ seat }) => reliefs.some((relief) => relief.seat === seat)),
  };
  if (reliefs.length === 0) return [planned, { type: 'rotationEnded' }];
  return [planned, approvedBy(reliefs, facts)];
}

/** Late on the day after the last handover should have been done. */
function approvedBy(reliefs: readonly Relief[], { calendar, policy }: Facts): RotationEvent {
  const last = reliefs.reduce((latestOn, { on }) => latest(latestOn, on), '');
  const limit = calendar.addWorkingDays(last, policy.posting.handoverLimit);
  return { type: 'rotationApproved', reliefs, lateOn: addDays(limit, 1) };
}

const settingOf =
  (state: RotationState, { policy }: Facts) =>
  () => ({
    chain: chainOf(policy, policy.rotation.chain),
    places: state.places,
    initiators: state.resubmittedBy ?? [],
  });

function approve(
  state: RotationState,
  command: ApprovalCommand & { readonly date: DateString },
  facts: RotationFacts,
): Events {
  const decided = decideApproval(state.approvals, command, settingOf(state, facts), facts, command.date);
  return decided.flatMap((event): Events => {
    if (event.type === 'approvalReturned') return [event, { type: 'rotationReturned' }];
    if (event.type !== 'approvalEnded') return [event];
    if (event.result !== 'agreed') return [event, { type: 'rotationEnded' }];
    const on = state.relieveOn ?? command.date;
    // Whoever has left since the plan was made is not relieved: their seat is being filled by a backfill.
    const reliefs = facts.seated
      .filter(({ seat, posting }) => state.open[seat] === posting)
      .map(({ seat, area, posting }) => ({ seat, area, posting, on }));
    if (reliefs.length > 0) return [event, approvedBy(reliefs, facts)];
    return [event, { type: 'rotationApproved', reliefs, lateOn: on }, { type: 'rotationEnded' }];
  });
}

function withEnd(state: RotationState, event: RotationEvent, done: readonly string[]): Events {
  const left = Object.keys(state.open).filter((seat) => !done.includes(seat));
  return left.length === 0 && state.stage === 'running' ? [event, { type: 'rotationEnded' }] : [event];
}

function tick(state: RotationState, date: DateString, facts: RotationFacts): Events {
  const late: Events =
    state.lateOn !== null && state.lateOn <= date
      ? [{ type: 'overdue', subject: 'rotation', office: planner(state) }]
      : [];
  return [...tickApprovals(state.approvals, settingOf(state, facts), facts, date), ...late];
}

function evolve(state: RotationState, event: RotationEvent, date: DateString): RotationState {
  const next = { ...state, approvals: evolveApprovals(state.approvals, event, date) };
  const openOf = (reliefs: readonly Relief[]) =>
    Object.fromEntries(reliefs.map(({ seat, posting }) => [seat, posting]));
  switch (event.type) {
    case 'rotationPlanned': {
      const { programme, n, places, relieveOn, reliefs } = event;
      return { ...next, stage: 'planned', programme, n, places, relieveOn, open: openOf(reliefs) };
    }
    case 'rotationApproved':
      return { ...next, stage: 'running', lateOn: event.lateOn, open: openOf(event.reliefs) };
    case 'rotationReturned':
      return { ...next, stage: 'returned' };
    case 'planResubmitted':
      return {
        ...next,
        stage: 'planned',
        ...(event.by !== undefined && { resubmittedBy: [...(state.resubmittedBy ?? []), event.by] }),
      };
    case 'relieved':
    case 'reliefDropped': {
      const done = event.type === 'relieved' ? [event.seat] : event.seats;
      return {
        ...next,
        open: Object.fromEntries(Object.entries(next.open).filter(([seat]) => !done.includes(seat))),
      };
    }
    case 'rotationEnded':
      return { ...next, stage: 'ended', lateOn: null };
    case 'overdue':
      return { ...next, lateOn: null };
    default:
      return next;
  }
}

function messages(after: RotationState, event: RotationEvent, caseId: string): readonly Message[] {
  if (event.type === 'rotationEnded') {
    return [{ to: after.programme, kind: 'programme', act: 'rotationEnded', payload: { n: after.n } }];
  }
  if (event.type !== 'rotationApproved') return [];
  const teams = new Map<string, Relief[]>();
  for (const relief of event.reliefs) teams.set(relief.area, [...(teams.get(relief.area) ?? []), relief]);
  return [...teams].map(([area, reliefs]) => ({
    to: `team/${area}`,
    kind: 'team',
    act: 'relieve',
    payload: { rotation: caseId, seats: reliefs.map(({ seat, posting, on }) => ({ seat, posting, on })) },
  }));
}
