import { expect, it } from 'vitest';
import { problemsOf, type BrokenPolicy } from './broken.ts';

const plan = (change: (plan: BrokenPolicy) => unknown) => (policy: BrokenPolicy) =>
  void change(policy.rotation.plan);

it.each([
  ['no batches', plan(({ team }) => (team.batches = 0)), 'rotation.plan.team.batches'],
  [
    'too few batches',
    plan(({ team }) => (team.batches = 2)),
    '2 batches of at most 2 do not relieve 5 seats',
  ],
  [
    'a horizon beyond a term',
    plan((own) => (own.horizon = 37)),
    'rotation.plan.horizon: a horizon is no longer',
  ],
  ['a day that not every month has', plan((own) => (own.day = 31)), 'rotation.plan.day'],
  [
    'teams that leave as a whole two by two',
    plan(({ team }) => (team.stagger = 'across-teams')),
    'rotation.plan.team.most: where teams leave as a whole, all 5',
  ],
  [
    'whole teams that leave veterans behind',
    plan(({ team }) => Object.assign(team, { stagger: 'across-teams', most: 5 })),
    'rotation.plan.veterans.fewest: where teams leave as a whole nobody stays',
  ],
  [
    'nobody who may leave',
    plan(({ veterans }) => (veterans.fewest = 5)),
    'rotation.plan.veterans.fewest: of 5',
  ],
  ['more than all', plan(({ leader }) => (leader.share = [5, 4])), 'rotation.plan.leader.share: a share is'],
  [
    'a first cycle that is stricter',
    plan(({ firstCycle }) => (firstCycle.spread = 1)),
    'rotation.plan.firstCycle.spread',
  ],
  [
    'a month twice',
    plan(({ avoid }) => (avoid.months = [1, 1])),
    'rotation.plan.avoid.months: a month is there twice',
  ],
  [
    'a term around whose end every month is to be avoided',
    plan(({ avoid }) => (avoid.months = [12, 1, 2, 3, 4])),
    'rotation.plan.avoid.months: the months to avoid cover',
  ],
  [
    'veterans that a team which came together cannot have',
    plan(({ veterans }) => (veterans.months = 10)),
    'rotation.plan: a team that came together in month',
  ],
  ['a weight that is none', plan(({ weights }) => (weights.peak = 0.5)), 'rotation.plan.weights.peak'],
  ['no source', plan(({ level }) => delete level.assumed), 'rotation.plan.level: name the clause'],
])('a policy with %s does not load', async (_, policy, wanted) => {
  const problems = await problemsOf({ policy });
  expect(
    problems.filter((said) => said.includes(wanted)),
    problems.join('\n'),
  ).not.toEqual([]);
});

it('a policy whose teams leave as a whole loads, and one without a plan', async () => {
  const across = plan((own) => {
    Object.assign(own.team, { stagger: 'across-teams', most: 5 });
    own.veterans.fewest = 0;
  });
  expect(await problemsOf({ policy: across })).toEqual([]);
  expect(await problemsOf({ policy: ({ rotation }) => void delete rotation.plan })).toEqual([]);
});
