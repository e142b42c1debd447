import { expect, it } from 'vitest';
import { batchesOf, dayOf, monthOf, planRulesOf } from '../../domain/plan-problem.ts';
import { shenzhen } from '../support/shenzhen.ts';

const rules = planRulesOf(shenzhen.policy);

it('takes its rules from the policy: terms, and how dates are planned', () => {
  expect(rules).toMatchObject({
    term: { months: 36, spread: 2 },
    team: { stagger: 'within-team', batches: 3, most: 2 },
  });
});

it('a programme that has only its table of batches has no rules for a plan', () => {
  const { plan: _, ...rotation } = shenzhen.policy.rotation;
  expect(planRulesOf({ ...shenzhen.policy, rotation })).toBeNull();
});

it('counts months from the first one that can still be prepared', () => {
  if (!rules) throw new Error('the policy plans');
  const problem = { from: '2024-03-20', months: 36, seats: [], rules };
  expect(monthOf(problem, '2024-03-01')).toBe(0);
  expect(monthOf(problem, '2025-01-31')).toBe(10);
  expect(monthOf(problem, '2024-02-29')).toBe(-1);
  expect(dayOf(problem, 10)).toBe('2025-01-01');
});

it('a month of a plan is a batch', () => {
  const relief = (seat: string, on: string) => ({ seat, posting: `posting/${seat}/1`, on, months: 36 });
  const reliefs = [relief('a/1', '2024-09-01'), relief('b/1', '2024-07-01'), relief('b/2', '2024-09-15')];
  expect(batchesOf({ reliefs }).map(([month, batch]) => [month, batch.map(({ seat }) => seat)])).toEqual([
    ['2024-07', ['b/1']],
    ['2024-09', ['a/1', 'b/2']],
  ]);
});
