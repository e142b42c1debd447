import { optionsOf, monthsIn } from './plan-choose.ts';
import { collidingIn, type CollidingRule } from './plan-conflict.ts';
import { objectiveOf, seatCost } from './plan-cost.ts';
import { dayOf, type Plan, type PlanProblem } from './plan-problem.ts';
import { respondWithin, type Options } from './plan-search.ts';
import { isOverdue, overdueUntil, type DueSeat } from './plan-due.ts';
import { settingOf, type PlanSetting } from './plan-setting.ts';

/** Why a seat is relieved when it is: what each other month would come to, all other teams left as they are. */
export interface SeatExplanation {
  readonly seat: string;
  readonly month: string;
  readonly months: readonly MonthExplanation[];
}

export type MonthExplanation =
  | { readonly month: string; readonly is: 'chosen'; readonly offTerm: number; readonly cost: number }
  /** The seat may not be relieved then: of these rules, without any one it could. */
  | { readonly month: string; readonly is: 'barred'; readonly rules: readonly CollidingRule[] }
  /** It may, at so much more of the objective, with these others of the team moved along; `changes` more than in the plan. */
  | {
      readonly month: string;
      readonly is: 'possible';
      readonly offTerm: number;
      readonly cost: number;
      readonly more: number;
      readonly changes: number;
      readonly moves: readonly { readonly seat: string; readonly to: string }[];
    };

/** Explains one seat of a plan; null for one that the plan does not relieve. Months near its term, as far as any rule reaches. */
export function explainSeat(
  problem: PlanProblem,
  plan: Pick<Plan, 'reliefs'>,
  id: string,
): SeatExplanation | null {
  const setting = settingOf(problem);
  const at = setting.due.findIndex(({ seat }) => seat.seat === id);
  const own = setting.due[at];
  const months = monthsIn(setting, plan);
  const chosen = months[at];
  if (!own || chosen === null || chosen === undefined) return null;
  const whole = months.map((month) => month ?? 0);
  const { term, firstCycle } = problem.rules;
  const reach = Math.max(term.spread, firstCycle.spread) + 1;
  const from = Math.max(0, Math.min(own.end - reach, chosen));
  const last = isOverdue(own.end) ? overdueUntil(problem.rules) + 1 : own.end + reach;
  const until = Math.min(problem.months - 1, Math.max(last, chosen));
  const around = Array.from({ length: until - from + 1 }, (_, n) => from + n);
  const options = optionsOf(setting);
  return {
    seat: id,
    month: nameOf(problem, chosen),
    months: around.map((month) =>
      month === chosen
        ? {
            month: nameOf(problem, month),
            is: 'chosen',
            offTerm: month - own.end,
            cost: seatCost(problem.rules, own, month),
          }
        : explainMonth(options, whole, own, month),
    ),
  };
}

const nameOf = (problem: PlanProblem, month: number): string => dayOf(problem, month).slice(0, 7);

function explainMonth(
  options: Options,
  months: readonly number[],
  own: DueSeat,
  month: number,
): MonthExplanation {
  const { setting } = options;
  const { problem } = setting;
  const name = nameOf(problem, month);
  if (own.seat.fixed) return { month: name, is: 'barred', rules: [{ rule: 'fixed', seat: own.seat.seat }] };
  if (!own.months.includes(month)) return { month: name, is: 'barred', rules: barredAlone(setting, month) };
  const moved = respondWithin(options, months, own, month);
  if (!moved) return { month: name, is: 'barred', rules: barredInTeam(problem, own, month) };
  return {
    month: name,
    is: 'possible',
    offTerm: month - own.end,
    cost: seatCost(problem.rules, own, month),
    more: objectiveOf(setting, moved) - objectiveOf(setting, months),
    changes: changesIn(setting, moved) - changesIn(setting, months),
    moves: setting.due.flatMap(({ seat }, n) =>
      moved[n] === months[n] || seat.seat === own.seat.seat
        ? []
        : [{ seat: seat.seat, to: nameOf(problem, moved[n] ?? 0) }],
    ),
  };
}

const changesIn = ({ due }: PlanSetting, months: readonly number[]): number =>
  due.filter(({ former }, n) => former !== null && former !== months[n]).length;

/** Which of the rules about a seat by itself bar a month: the term's, and months to avoid. */
function barredAlone({ problem }: PlanSetting, month: number): readonly CollidingRule[] {
  const avoided = problem.rules.avoid.months.includes(Number(dayOf(problem, month).slice(5, 7)));
  return avoided ? [{ rule: 'avoid' }] : [{ rule: 'term' }];
}

/** Pins the seat to the month and asks what collides; that it is pinned is the question, no answer. */
function barredInTeam(problem: PlanProblem, own: DueSeat, month: number): readonly CollidingRule[] {
  const fixed = { on: dayOf(problem, month), by: 'pinned' as const };
  const seats = problem.seats.map((seat) => (seat.seat === own.seat.seat ? { ...seat, fixed } : seat));
  return collidingIn({ ...problem, seats }, own.seat.team).filter(({ seat }) => seat !== own.seat.seat);
}
