import fc from 'fast-check';
import { expect, it } from 'vitest';
import { checkPlan, objectiveOfPlan } from '../../domain/plan-check.ts';
import { optionsOf, planOf } from '../../domain/plan-choose.ts';
import { faultsOf } from '../../domain/plan-faults.ts';
import { masterOf, priceOut } from '../../domain/plan-master.ts';
import type { Plan, PlannedRelief } from '../../domain/plan-problem.ts';
import { settingOf } from '../../domain/plan-setting.ts';
import { planRules } from '../../domain/plan-words.ts';
import { collisionsIn, bestOf, problemOf, seatOf, smallProblems, teamOf } from '../support/plan-small.ts';

const problem = problemOf(teamOf('town'));
const setting = settingOf(problem);
/** By seat, the leader first: months after July 2023; the term ends in month 12. */
const planIn = (...months: readonly number[]): Plan => planOf(setting, months, 0);
const rulesBrokenBy = (plan: Plan) => [...new Set(checkPlan(problem, plan).map(({ rule }) => rule))];
const change = (plan: Plan, seat: number, to: Partial<PlannedRelief>): Plan => ({
  ...plan,
  reliefs: plan.reliefs.map((relief, n) => (n === seat ? { ...relief, ...to } : relief)),
});

const good = planIn(12, 9, 9, 12, 15);

it('a plan in three batches, three months apart, breaks nothing', () => {
  expect(checkPlan(problem, good)).toEqual([]);
});

it.each([
  ['most', planIn(12, 9, 9, 9, 15)],
  ['batches', planIn(12, 9, 9, 15, 16)],
  ['veterans', planIn(12, 11, 11, 12, 13)],
  ['leader', planIn(12, 12, 12, 9, 15)],
  ['avoid', planIn(12, 9, 9, 12, 18)],
  ['term', planIn(12, 4, 4, 8, 15)],
  ['posting', change(good, 1, { posting: 'posting/town/2/9' })],
  ['exception', change(good, 1, { exception: { reason: 'commonStart', off: -1 } })],
  ['once', { ...good, reliefs: good.reliefs.slice(1) }],
  ['once', { ...good, reliefs: [...good.reliefs, ...good.reliefs.slice(0, 1)] }],
  ['horizon', change(good, 4, { on: '2026-10-01', months: 63 })],
  ['figures', { ...good, objective: good.objective - 1 }],
  ['figures', { ...good, bound: good.objective + 1 }],
  ['figures', { ...good, status: 'optimal' as const }],
  ['figures', { ...good, changes: 1 }],
] as const)('names the rule %s that a plan breaks', (rule, plan) => {
  expect(rulesBrokenBy(plan)).toContain(rule);
  expect(planRules[rule].words.zh).not.toBe('');
});

it('holds a plan to what was announced, and to leaving as a whole', () => {
  const fixed = { on: '2024-07-15', by: 'announced' as const };
  const announced = problemOf(teamOf('town').map((seat, n) => (n === 0 ? { ...seat, fixed } : seat)));
  expect(checkPlan(announced, good).map(({ rule }) => rule)).toEqual(['fixed']);
  const across = problemOf(teamOf('town'), { team: { ...problem.rules.team, stagger: 'across-teams' } });
  expect(checkPlan(across, good).map(({ rule, team }) => [rule, team])).toContainEqual(['together', 'town']);
});

it('what was announced for a whole team is a fact, not a fault of the plan', () => {
  const fixed = { on: '2024-07-15', by: 'announced' as const };
  const all = problemOf(teamOf('town').map((seat) => ({ ...seat, fixed })));
  const own = settingOf(all);
  const plan = planOf(
    own,
    own.due.map(() => 12),
    0,
  );
  expect(checkPlan(all, plan)).toEqual([]);
  expect(plan.reliefs[0]?.on).toBe('2024-07-15');
});

it('counts the same as the planner, and no price whatever bounds above the best plan', () => {
  fc.assert(
    fc.property(
      smallProblems,
      fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 40, maxLength: 40 }),
      (any, drawn) => {
        if (faultsOf(any).length > 0 || collisionsIn(any).length > 0) return;
        const own = settingOf(any);
        if (own.due.length === 0) return;
        const master = masterOf(
          optionsOf(own),
          own.levels.map((_, unit) => unit),
        );
        // Prices of months together at most the peak's weight, of a unit's month at most the unit's: in parts of 4096.
        const months = master.rows.filter(({ of }) => of === 'month').length;
        const { peak, unit } = any.rules.weights;
        const prices = Float64Array.from(master.rows, ({ of }, n) => {
          const share = (drawn[n % drawn.length] ?? 0) / 9;
          return of === 'class' ? 0 : Math.floor(share * 4096 * (of === 'unit' ? unit : peak / months));
        });
        const best = bestOf(any);
        expect(priceOut(master, prices).bound).toBeLessThanOrEqual(best?.objective ?? -1);
        const plan = planOf(
          own,
          own.due.map(({ months: [first] }) => first ?? 0),
          0,
        );
        expect(objectiveOfPlan(any, plan)).toBe(plan.objective);
      },
    ),
    { numRuns: 60, seed: 7 },
  );
}, 60_000);

it('whoever is overdue may be late, for a while, and the plan says so', () => {
  const over = seatOf('town', 5, { termFrom: '2019-11-01', termEnd: '2022-11-01' });
  const own = problemOf([...teamOf('town', 4), over]);
  const late = planOf(settingOf(own), [12, 9, 9, 15, 0], 0);
  expect(checkPlan(own, late)).toEqual([]);
  const rulesBroken = (plan: Plan) => checkPlan(own, plan).map(({ rule, seat }) => [rule, seat]);
  const silent = change(late, 4, { exception: { reason: 'former', off: 8 } });
  expect(rulesBroken(silent)).toEqual([['term', 'town/5']]);
  expect(rulesBroken(planOf(settingOf(own), [12, 9, 9, 15, 13], 0))).toContainEqual(['term', 'town/5']);
});

it('a seat that is vacant, or due later, is not relieved', () => {
  const vacant = seatOf('town', 1, { posting: null, termFrom: null, termEnd: null });
  const later = seatOf('town', 2, { termFrom: '2023-08-01' });
  const seats = [vacant, later];
  const plan = planOf(settingOf(problemOf(seats)), [], 0);
  expect(plan.reliefs).toEqual([]);
  expect(checkPlan(problemOf(seats), plan)).toEqual([]);
});
