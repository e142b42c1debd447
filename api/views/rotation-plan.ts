import type { PlanReliefRow, PlanVersionRow } from '../../db/queries/rotation-plans.ts';
import { explain } from '../../domain/errors.ts';
import type { CollidingRule } from '../../domain/plan-conflict.ts';
import type { SeatExplanation } from '../../domain/plan-explain.ts';
import type { PlannedRelief, PlanProblem } from '../../domain/plan-problem.ts';
import { shortIn, type PlanShort } from '../../domain/plan-short.ts';
import { planRules } from '../../domain/plan-words.ts';
import type { RotationPlanEvent, RotationPlanState } from '../../domain/rotation-plan-state.ts';
import { approvalsOf } from './approvals.ts';
import type { Read } from './whole.ts';

type Infeasible = Extract<RotationPlanEvent, { type: 'planInfeasible' }>;

/** What the objective may be above the best there is, as a share of it. */
const gapOf = ({ objective, bound }: PlanVersionRow): number =>
  objective === 0 ? 0 : (objective - bound) / objective;

const ruleView = ({ rule, seat }: CollidingRule) => ({
  rule,
  seat: seat ?? null,
  words: planRules[rule].words,
});

/** Why a seat is relieved when it is, month by month. */
export const explanationView = (version: number, { seat, month, months }: SeatExplanation) => ({
  ...{ seat, version, month },
  months: months.map((item) => ({
    ...{ month: item.month, is: item.is },
    offTerm: item.is === 'barred' ? null : item.offTerm,
    more: item.is === 'possible' ? item.more : null,
    changes: item.is === 'possible' ? item.changes : null,
    moves: item.is === 'possible' ? item.moves : [],
    rules: item.is === 'barred' ? item.rules.map(ruleView) : [],
  })),
});

const NOTHING_SHORT: PlanShort = { exceptions: [], strained: [], vacant: [] };

const reliefOf = ({ seat, posting, on, months, exception }: PlanReliefRow): PlannedRelief => ({
  ...{ seat, posting, on, months },
  ...(exception && { exception }),
});

/** A plan as it stands, and one of its versions seat by seat. */
export function rotationPlanView(
  { head, state, history, policy }: Read<RotationPlanState>,
  versions: readonly PlanVersionRow[],
  shown: PlanVersionRow | undefined,
  {
    reliefs,
    problem,
  }: { readonly reliefs: readonly PlanReliefRow[]; readonly problem: PlanProblem | undefined },
) {
  const { n, wishes, pins, outdated, inForce, stage } = state;
  const refused = history.findLast(({ type }) => type === 'planInfeasible')?.data as Infeasible | undefined;
  const { faults, conflicts } = stage === 'infeasible' && refused ? refused : { faults: [], conflicts: [] };
  return {
    ...head,
    ...{ n, wishes: { ...wishes }, pins, outdated, inForce },
    faults: faults.map((fault) => ({ code: fault.code, ...explain(fault) })),
    conflicts: conflicts.map(({ team, rules }) => ({
      team,
      rules: rules.map(ruleView),
    })),
    versions: versions.map((row) => {
      const { changed: _, ...rest } = row;
      return { ...rest, gap: gapOf(row) };
    }),
    shown: shown?.version ?? null,
    changed: shown?.changed ?? [],
    short: problem ? shortIn(problem, { reliefs: reliefs.map(reliefOf) }) : NOTHING_SHORT,
    reliefs,
    approvals: approvalsOf('rotationPlan', state, policy, history),
  };
}
