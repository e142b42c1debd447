import { expect, it } from 'vitest';
import { answerTo } from '../../domain/plan-answer.ts';
import { explain } from '../../domain/errors.ts';
import { faultsOf } from '../../domain/plan-faults.ts';
import type { PlanProblem, PlanRules, PlanSeat } from '../../domain/plan-problem.ts';
import { problemOf, rules, seatOf, teamOf } from '../support/plan-small.ts';

const codes = (problem: PlanProblem) => faultsOf(problem).map(({ code, field }) => [code, field]);
const one = (change: Partial<PlanSeat>) => problemOf([seatOf('town', 1, change)]);

it('a sound problem has no faults', () => {
  expect(faultsOf(problemOf(teamOf('town')))).toEqual([]);
});

it.each([
  ['plan-no-unit', 'seats.0.unit', one({ unit: '' })],
  ['plan-no-date', 'seats.0.termEnd', one({ termEnd: '2024-02-30' })],
  ['plan-no-date', 'seats.0.termEnd', one({ termEnd: '9999-12-31' })],
  ['plan-no-date', 'seats.0.termFrom', one({ termFrom: 'yesterday', termEnd: '2024-07-01' })],
  ['plan-no-date', 'seats.0.termEnd', one({ termEnd: null })],
  ['plan-no-date', 'seats.0.former', one({ former: '2024-13-01' })],
  ['plan-no-date', 'seats.0.fixed.on', one({ fixed: { on: '20240701', by: 'pinned' } })],
  ['plan-term-backwards', 'seats.0.termEnd', one({ termEnd: '2021-06-30' })],
  ['plan-term-past', 'seats.0.termEnd', one({ termFrom: '2017-06-01', termEnd: '2020-06-01' })],
  ['plan-fixed-outside', 'seats.0.fixed.on', one({ fixed: { on: '2023-06-30', by: 'pinned' } })],
  ['plan-fixed-outside', 'seats.0.fixed.on', one({ fixed: { on: '2027-07-01', by: 'announced' } })],
  ['plan-seat-twice', 'seats.1.seat', problemOf([seatOf('town', 1), seatOf('town', 1)])],
  ['plan-no-seats', 'seats', problemOf([])],
  ['plan-horizon', 'months', { ...problemOf(teamOf('town')), months: 0 }],
  ['plan-horizon', 'months', { ...problemOf(teamOf('town')), months: 37 }],
  ['plan-no-date', 'from', { ...problemOf(teamOf('town')), from: 'soon' }],
] as const)('%s at %s', (code, field, problem) => {
  expect(codes(problem)).toEqual([[code, field]]);
  const [fault] = faultsOf(problem);
  if (!fault) throw new Error('there is a fault');
  expect(explain(fault).zh).not.toContain('?');
  expect(explain(fault).en).not.toContain('{');
});

const { team, veterans, leader, avoid, level, weights, firstCycle } = rules;
it.each([
  ['rotation.plan.team.batches', { team: { ...team, batches: 0 } }],
  ['rotation.plan.team.most', { team: { ...team, most: 0 } }],
  ['rotation.plan.veterans.fewest', { veterans: { ...veterans, fewest: -1 } }],
  ['rotation.plan.leader.share', { leader: { ...leader, share: [3, 2] } }],
  ['rotation.plan.avoid.months', { avoid: { ...avoid, months: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] } }],
  ['rotation.plan.level.share', { level: { ...level, share: [0, 4] } }],
  ['rotation.plan.weights.peak', { weights: { ...weights, peak: 0.5 } }],
  ['rotation.plan.firstCycle.spread', { firstCycle: { ...firstCycle, spread: -1 } }],
  ['rotation.plan.day', { day: 31 }],
  ['term.months', { term: { months: 0, spread: 2 } }],
] as const satisfies readonly (readonly [string, Partial<PlanRules>])[])(
  'rules that mean nothing: %s',
  (path, change) => {
    expect(codes(problemOf(teamOf('town'), change))).toEqual([['plan-policy', `rules.${path}`]]);
  },
);

it('nobody is asked to solve a faulty problem', () => {
  const answer = answerTo(one({ unit: '' }), () => {
    throw new Error('asked');
  });
  expect(answer).toMatchObject({
    is: 'faulty',
    faults: [{ code: 'plan-no-unit', params: { seat: 'town/1' } }],
  });
});
