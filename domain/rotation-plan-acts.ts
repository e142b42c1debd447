import {
  decideApproval,
  isApprovalCommand,
  openApproval,
  resubmitApproval,
  tickApprovals,
  withdrawApproval,
  type ApprovalCommand,
  type ApprovalSetting,
} from './approval-acts.ts';
import type { ApprovalEvent } from './approval.ts';
import type { Tick } from './case.ts';
import { ensure } from './errors.ts';
import { ensureHolds } from './office.ts';
import { checkPlan } from './plan-check.ts';
import { batchDays, changesTo, onWorkingDays, takenOver } from './plan-draft.ts';
import { monthOf, type Plan, type PlannedRelief, type PlanProblem } from './plan-problem.ts';
import { chainOf } from './policy.ts';
import type { Facts } from './ports.ts';
import { planner, type ReplanCause } from './programme-plans.ts';
import {
  approvalKey,
  type RotationPlanCommand,
  type RotationPlanEvent,
  type RotationPlanFacts,
  type RotationPlanStage,
  type RotationPlanState,
} from './rotation-plan-state.ts';
import { addMonths, type DateString } from './time.ts';

type Of<A extends RotationPlanCommand['act']> = Extract<RotationPlanCommand, { act: A }>;
type Events = readonly RotationPlanEvent[];

/** Stages in which the planner changes the plan: nobody solves it or decides on it. */
const OPEN: readonly RotationPlanStage[] = ['drafted', 'infeasible', 'failed', 'returned', 'inForce'];

export function decideRotationPlan(
  state: RotationPlanState,
  command: RotationPlanCommand | Tick,
  facts: RotationPlanFacts,
): Events {
  const { stage } = state;
  if (command.act === 'open') {
    ensure(stage === 'opening', 'already-open', { case: `rotation plan ${command.n}` });
    const { programme, n, places, wishes } = command;
    return [{ type: 'planOpened', programme, n, places, wishes, office: planner(places) }];
  }
  ensure(stage !== 'opening', 'wrong-stage', { stage, act: command.act });
  if (isApprovalCommand(command)) return approve(state, command, facts);
  switch (command.act) {
    case 'solve':
      return solve(state, command, facts);
    case 'replan':
      return replan(state, command.because);
    case 'replaced':
      return [{ type: 'planEnded', why: 'replaced', by: command.by }];
    case 'close':
      return [{ type: 'planEnded', why: 'closed' }];
    case 'tick':
      return settle(
        state,
        tickApprovals(state.approvals, settingOf(state, facts), facts, command.date),
        facts,
      );
    default:
      return plan(state, command, facts);
  }
}

/** What the organisation department does with a plan. */
function plan(
  state: RotationPlanState,
  command: Of<'askAgain' | 'pin' | 'unpin' | 'submit' | 'resubmit' | 'withdraw'>,
  facts: RotationPlanFacts,
): Events {
  const { stage, version } = state;
  ensureHolds(facts.actor, planner(state.places));
  const ensureStage = (...stages: readonly RotationPlanStage[]): void =>
    ensure(stages.includes(stage), 'wrong-stage', { stage, act: command.act });
  const by = facts.actor.account;
  const context = { ...settingOf(state, facts)(), initiators: [by], facts, date: command.date };
  switch (command.act) {
    case 'askAgain':
      ensureStage(...OPEN);
      return [
        { type: 'solvingBegun', because: state.waiting, ...(command.wishes && { wishes: command.wishes }) },
      ];
    case 'pin':
      ensureStage(...OPEN);
      return pin(command, facts);
    case 'unpin':
      ensureStage(...OPEN);
      ensure(state.pins[command.seat] !== undefined, 'not-pinned', { seat: command.seat }, 'seat');
      return [{ type: 'unpinned', seat: command.seat }];
    case 'submit':
      ensureStage('drafted');
      ensureCurrent(state, facts);
      return [{ type: 'planSubmitted', version, by }, ...openApproval(approvalKey(version), context)];
    case 'resubmit': {
      ensureStage('returned');
      ensureCurrent(state, facts);
      const key = approvalKey(version);
      return [{ type: 'planResubmitted', by }, ...resubmitApproval(key, state.approvals[key], context)];
    }
    case 'withdraw':
      ensureStage('drafted', 'infeasible', 'failed', 'approving', 'returned');
      return withdraw(state);
  }
}

/** Nobody's date is fixed outside the plan, or when it is under way already. */
function pin({ seat, on }: Of<'pin'>, { problem, seated = {}, underWay = {} }: RotationPlanFacts): Events {
  const posting = seated[seat];
  ensure(problem && posting !== undefined, 'plan-seat-unknown', { seat }, 'seat');
  const rotation = underWay[posting];
  ensure(rotation === undefined, 'relief-begun', { seat, rotation: rotation ?? '' }, 'seat');
  const month = monthOf(problem, on);
  const until = addMonths(problem.from, problem.months - 1).slice(0, 7);
  const from = problem.from.slice(0, 7);
  ensure(month >= 0 && month < problem.months, 'date-outside-plan', { date: on, from, until }, 'on');
  return [{ type: 'pinned', seat, on }];
}

/**
 * A plan goes to its chain as it was solved, for people who are still there. Whoever left on a date that the version in force had
 * already was relieved as planned: it only takes that date over.
 */
function ensureCurrent({ pins, outdated }: RotationPlanState, facts: RotationPlanFacts): void {
  const { draft = [], seated = {}, former = {} } = facts;
  const gone = draft.find(
    ({ seat, posting, on }) =>
      seated[seat] !== posting && !(former[seat]?.posting === posting && former[seat].on === on),
  );
  ensure(!outdated && !gone, 'plan-outdated', { seat: gone?.seat ?? Object.keys(pins).join(', ') });
}

/** What the solver has found, if it is still what was asked for and keeps to every rule. */
function solve(state: RotationPlanState, { result }: Of<'solve'>, facts: RotationPlanFacts): Events {
  // A message that comes a second time, or after somebody has withdrawn the plan.
  if (state.stage !== 'solving' || !result) return [];
  const { problem } = facts;
  // Somebody came or left while it was solved: that plan is of no use.
  if (!problem || result.problem !== facts.problemId) return [{ type: 'solvingBegun', because: [] }];
  const { answer } = result;
  if (answer.is === 'faulty') return [{ type: 'planInfeasible', faults: answer.faults, conflicts: [] }];
  if (answer.is === 'infeasible')
    return [{ type: 'planInfeasible', faults: [], conflicts: answer.conflicts }];
  const violations = checkPlan(problem, answer.plan);
  if (violations.length > 0) return [{ type: 'solvingFailed', violations }];
  return solved(state, problem, answer.plan, facts);
}

function solved(
  state: RotationPlanState,
  problem: PlanProblem,
  plan: Plan,
  facts: RotationPlanFacts,
): Events {
  const { changes: _, ...rest } = plan;
  const { former = {}, seated = {} } = facts;
  const reliefs = [...onWorkingDays(plan.reliefs, problem, facts), ...takenOver(former, problem, seated)];
  const version = state.version + 1;
  const event: RotationPlanEvent = {
    ...{ type: 'planSolved', version, problem, because: state.causes, ...rest, reliefs },
    changed: changesTo(reliefs, former),
  };
  // Of those who are still there: also where a term that was extended lets go of the date that the former plan had.
  const moved = event.changed.filter(
    ({ seat, from }) => from !== null && seated[seat] === former[seat]?.posting,
  );
  const free = state.inForce !== null && moved.length <= problem.rules.revision.free;
  return free ? [event, approved(version, reliefs, facts)] : [event];
}

function approved(
  version: number,
  reliefs: readonly PlannedRelief[],
  { seated = {}, underWay = {} }: RotationPlanFacts,
): RotationPlanEvent {
  const toCome = reliefs.filter(
    ({ seat, posting }) => seated[seat] === posting && underWay[posting] === undefined,
  );
  return { type: 'planApproved', version, batches: batchDays(toCome) };
}

/** Taken up at once, or when the chain has decided: what it decides on does not change under its hands. */
function replan(state: RotationPlanState, because: readonly ReplanCause[]): Events {
  const noted: RotationPlanEvent = { type: 'replanNoted', because };
  return ['approving', 'solving'].includes(state.stage) ? [noted] : [{ type: 'solvingBegun', because }];
}

/** A plan that never came into force is given up; of one in force, only the new version is. */
function withdraw(state: RotationPlanState): Events {
  const key = approvalKey(state.version);
  const withdrawn: Events =
    state.stage === 'approving' || state.stage === 'returned'
      ? withdrawApproval(key, state.approvals[key])
      : [];
  return [...withdrawn, ...dropped(state)];
}

const dropped = ({ inForce, version, waiting }: RotationPlanState): Events =>
  inForce === null
    ? [{ type: 'planEnded', why: 'givenUp' }]
    : [
        { type: 'draftDropped', version },
        ...(waiting.length > 0 ? [{ type: 'solvingBegun', because: waiting } as const] : []),
      ];

export const settingOf =
  (state: RotationPlanState, { policy }: Facts) =>
  (): ApprovalSetting => ({
    chain: chainOf(policy, policy.rotation.chain),
    places: state.places,
    initiators: state.submittedBy,
  });

const approve = (
  state: RotationPlanState,
  command: ApprovalCommand & { readonly date: DateString },
  facts: RotationPlanFacts,
): Events =>
  settle(
    state,
    decideApproval(state.approvals, command, settingOf(state, facts), facts, command.date),
    facts,
  );

/** What follows from the chain's decision. */
const settle = (
  state: RotationPlanState,
  decided: readonly ApprovalEvent[],
  facts: RotationPlanFacts,
): Events =>
  decided.flatMap((event): Events => {
    if (event.type === 'approvalReturned') return [event, { type: 'planReturned' }];
    if (event.type !== 'approvalEnded') return [event];
    if (event.result !== 'agreed') return [event, ...dropped(state)];
    const { version, waiting } = state;
    const inForce = approved(version, facts.draft ?? [], facts);
    return [
      ...[event, inForce],
      ...(waiting.length > 0 ? [{ type: 'solvingBegun', because: waiting } as const] : []),
    ];
  });
