import { seatCost } from '../domain/plan-cost.ts';
import { planOf } from '../domain/plan-choose.ts';
import type { Plan, PlanProblem } from '../domain/plan-problem.ts';
import { settingOf } from '../domain/plan-setting.ts';
import type { Command } from './peers/install.ts';
import { askOnce } from './peers/ortools.ts';

export interface PeerSaid {
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly buildSeconds: number;
  readonly status: string;
  readonly bound: number;
  readonly months: readonly number[] | null;
  readonly peakMemoryBytes: number;
}

/** Both may stop where what they have is proven so near the best. */
const GAP = 0.01;
/** Long enough to see whether it gets there, short enough to wait for. */
const SECONDS = 60;

/** The same problem on CP-SAT, in a process of its own. `threads` 0: as many as it likes. */
export async function peerPlan(
  problem: PlanProblem,
  { command, args }: Command,
  threads: number,
): Promise<{ readonly said: PeerSaid; readonly plan: Plan | null }> {
  const asked = { command, args: [...args, String(threads), String(GAP), String(SECONDS)] };
  const said = await askOnce<PeerSaid>(asked, instanceOf(problem));
  const setting = settingOf(problem);
  return { said, plan: said.months && planOf(setting, said.months, Math.ceil(said.bound - 1e-6)) };
}

/** What the peer's model is made of: dates as months, what each costs, and who is in a team. The rules about a team it has itself. */
function instanceOf(problem: PlanProblem) {
  const { due, teams, levels } = settingOf(problem);
  const { team, veterans, leader, weights } = problem.rules;
  return {
    seats: due.map((seat) => ({
      ...{ role: seat.seat.role, unit: seat.unit, start: seat.start, months: seat.months },
      costs: seat.months.map((month) => seatCost(problem.rules, seat, month)),
    })),
    teams: teams.map(({ due: seats, shape }) => ({
      ...{ seats, stays: shape.stays, members: shape.members, veterans: shape.veterans },
    })),
    levels,
    weights: { unit: weights.unit, peak: weights.peak },
    rules: { most: team.most, batches: team.batches, share: leader.share, known: veterans.months },
  };
}
