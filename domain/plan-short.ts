import { monthsIn } from './plan-choose.ts';
import { emptyLoads, load } from './plan-cost.ts';
import { dayOf, type Plan, type PlanException, type PlanProblem } from './plan-problem.ts';
import { settingOf } from './plan-setting.ts';

/** What a plan leaves short of what the policy would have: whoever approves it answers for that as well. */
export interface PlanShort {
  /** Terms that are not as long as the policy says, by reason. */
  readonly exceptions: readonly ExceptionsFor[];
  /** Units that give more people in a month than they do without straining. */
  readonly strained: readonly Strain[];
  /** By team: seats that nobody holds, and that nobody is known to come to. A plan has no date for them. */
  readonly vacant: readonly { readonly team: string; readonly seats: readonly string[] }[];
}

interface ExceptionsFor {
  readonly reason: PlanException['reason'];
  readonly seats: readonly string[];
  /** Months after the term's end, of the earliest and of the latest of them. */
  readonly off: readonly [earliest: number, latest: number];
}

interface Strain {
  readonly unit: string;
  /** `YYYY-MM` */
  readonly month: string;
  readonly reliefs: number;
  readonly level: number;
}

export const shortIn = (problem: PlanProblem, plan: Pick<Plan, 'reliefs'>): PlanShort => ({
  exceptions: exceptionsIn(plan),
  strained: strainedIn(problem, plan),
  vacant: vacantIn(problem),
});

function exceptionsIn({ reliefs }: Pick<Plan, 'reliefs'>): readonly ExceptionsFor[] {
  const reasons = [...new Set(reliefs.flatMap(({ exception }) => (exception ? [exception.reason] : [])))];
  return reasons.map((reason) => {
    const own = reliefs.filter(({ exception }) => exception?.reason === reason);
    const offs = own.map(({ exception }) => exception?.off ?? 0);
    return { reason, seats: own.map(({ seat }) => seat), off: [Math.min(...offs), Math.max(...offs)] };
  });
}

function strainedIn(problem: PlanProblem, plan: Pick<Plan, 'reliefs'>): readonly Strain[] {
  const setting = settingOf(problem);
  const { due, levels } = setting;
  const loads = emptyLoads(setting);
  monthsIn(setting, plan).forEach((month, seat) => {
    if (month !== null) load(setting, loads, [seat], [month], 1);
  });
  const names = new Map(due.map(({ unit, seat }) => [unit, seat.unit]));
  return levels.flatMap((level, unit) =>
    Array.from({ length: problem.months }, (_, month) => month).flatMap((month) => {
      const reliefs = loads.units[unit * problem.months + month] ?? 0;
      const day = dayOf(problem, month);
      return reliefs > level ? [{ unit: names.get(unit) ?? '', month: day.slice(0, 7), reliefs, level }] : [];
    }),
  );
}

function vacantIn({ seats }: PlanProblem): PlanShort['vacant'] {
  const vacant = seats.filter(({ posting, termFrom }) => posting === null && termFrom === null);
  return [...new Set(vacant.map(({ team }) => team))].map((team) => ({
    team,
    seats: vacant.flatMap((seat) => (seat.team === team ? [seat.seat] : [])),
  }));
}
