import type { ApprovalEvent, Approvals } from './approval.ts';
import type { ApprovalCommand } from './approval-acts.ts';
import type { CommandBase } from './case.ts';
import type { OfficeId, Places } from './office.ts';
import type { PlanAnswer } from './plan-answer.ts';
import type { PlanConflict } from './plan-conflict.ts';
import type { RefusalData } from './errors.ts';
import type { PlanViolation } from './plan-check.ts';
import type { Seated } from './plan-draft.ts';
import type { Plan, PlannedRelief, PlanProblem } from './plan-problem.ts';
import type { PlanWishes } from './plan-wishes.ts';
import type { ReplanCause } from './programme-plans.ts';
import type { Facts } from './ports.ts';
import type { DateString } from './time.ts';

/**
 * `drafted`: solved, and not sent to its chain. `inForce`: its newest version opens the batches. While a plan in force is drawn
 * up again it goes through the same stages, and the version in force holds.
 */
export type RotationPlanStage =
  | 'opening'
  | 'solving'
  | 'drafted'
  | 'infeasible'
  | 'failed'
  | 'approving'
  | 'returned'
  | 'inForce'
  | 'ended';

export interface RotationPlanState {
  readonly stage: RotationPlanStage;
  readonly programme: string;
  readonly n: number;
  readonly places: Places;
  readonly wishes: PlanWishes;
  /** By seat: dates that somebody has fixed. */
  readonly pins: Readonly<Record<string, DateString>>;
  /** Solved so often: the number of the newest version. */
  readonly version: number;
  /** A pin has changed since the newest version. */
  readonly outdated: boolean;
  /** The version that opens the batches. */
  readonly inForce: number | null;
  /** What has happened since the version in force was drawn up. */
  readonly causes: readonly ReplanCause[];
  /** What happened while the chain decides: taken up when it has. */
  readonly waiting: readonly ReplanCause[];
  /** Who sent the newest version to its chain, or resubmitted it: they do not approve it. */
  readonly submittedBy: readonly string[];
  readonly approvals: Approvals;
}

/** A date that a version has otherwise than the version in force; null where one of them has none. */
export interface DateChange {
  readonly seat: string;
  readonly from: DateString | null;
  readonly to: DateString | null;
}

export type RotationPlanEvent =
  | ApprovalEvent
  | {
      readonly type: 'planOpened';
      readonly programme: string;
      readonly n: number;
      readonly places: Places;
      readonly wishes: PlanWishes;
      /** Whose plan it is, who may read it therefore. */
      readonly office: OfficeId;
    }
  /** Asked for again, perhaps with other wishes; or something has happened; or it changed while it was solved. */
  | {
      readonly type: 'solvingBegun';
      readonly wishes?: PlanWishes;
      readonly because: readonly ReplanCause[];
    }
  | ({
      readonly type: 'planSolved';
      readonly version: number;
      /** What was solved, for whoever asks why: seats and rules, no people. */
      readonly problem: PlanProblem;
      readonly because: readonly ReplanCause[];
      readonly changed: readonly DateChange[];
    } & Omit<Plan, 'changes'>)
  /** What is asked for cannot be planned at all, or no plan keeps to all the rules: for each team a smallest set that collides. */
  | {
      readonly type: 'planInfeasible';
      readonly faults: readonly RefusalData[];
      readonly conflicts: readonly PlanConflict[];
    }
  /** The solver's plan is against the rules: a fault of ours, and no plan. */
  | { readonly type: 'solvingFailed'; readonly violations: readonly PlanViolation[] }
  | { readonly type: 'pinned'; readonly seat: string; readonly on: DateString }
  | { readonly type: 'unpinned'; readonly seat: string }
  | { readonly type: 'planSubmitted'; readonly version: number; readonly by: string }
  | { readonly type: 'planReturned' }
  | { readonly type: 'planResubmitted'; readonly by: string }
  | {
      readonly type: 'planApproved';
      readonly version: number;
      /** Whose relief is still to come: who has left since, or is being relieved already, is not among them. */
      readonly batches: readonly DateString[];
    }
  /** The newest version does not come into force: withdrawn, refused, or drawn up anew. */
  | { readonly type: 'draftDropped'; readonly version: number }
  | { readonly type: 'replanNoted'; readonly because: readonly ReplanCause[] }
  | { readonly type: 'planEnded'; readonly why: 'givenUp' | 'replaced' | 'closed'; readonly by?: string };

/** What the job `solve` answers: to which problem, and what it comes to. */
export interface Solved {
  readonly problem: string;
  readonly answer: PlanAnswer;
}

export type RotationPlanCommand = CommandBase &
  (
    | ApprovalCommand
    | {
        readonly act: 'open';
        readonly programme: string;
        readonly n: number;
        readonly places: Places;
        readonly wishes: PlanWishes;
      }
    | { readonly act: 'solve'; readonly result?: Solved }
    | { readonly act: 'askAgain'; readonly wishes?: PlanWishes }
    | { readonly act: 'pin'; readonly seat: string; readonly on: DateString }
    | { readonly act: 'unpin'; readonly seat: string }
    | { readonly act: 'submit' | 'resubmit' | 'withdraw' }
    | { readonly act: 'replan'; readonly because: readonly ReplanCause[] }
    | { readonly act: 'replaced'; readonly by: string }
    /** The programme is closed. */
    | { readonly act: 'close' }
  );

export interface RotationPlanFacts extends Facts {
  /** The problem as it is today; null where the policy has no rules for planning, undefined where the act needs none. */
  readonly problem?: PlanProblem | null;
  /** Tells one problem from another. */
  readonly problemId?: string;
  /** Reliefs of the newest version. */
  readonly draft?: readonly PlannedRelief[];
  /** Reliefs of the version in force, by seat. */
  readonly former?: Readonly<Record<string, PlannedRelief>>;
  readonly seated?: Seated;
  /** By posting: the batch in which its relief is under way. */
  readonly underWay?: Readonly<Record<string, string>>;
}

export const initialRotationPlan: RotationPlanState = {
  stage: 'opening',
  programme: '',
  n: 0,
  places: {},
  wishes: {},
  pins: {},
  version: 0,
  outdated: false,
  inForce: null,
  causes: [],
  waiting: [],
  submittedBy: [],
  approvals: {},
};

/** The approval of a version. */
export const approvalKey = (version: number): string => `plan:${version}`;
