import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { createSolver } from '../../activities/solver.ts';
import { checkPlan } from '../../domain/plan-check.ts';
import { batchesOf, type Plan, type PlanProblem } from '../../domain/plan-problem.ts';
import { addMonths } from '../../domain/time.ts';
import { bestOf, problemOf, seatOf, smallProblems, teamOf } from '../support/plan-small.ts';

const solver = createSolver();
afterAll(() => solver.stop());

async function planned(problem: PlanProblem): Promise<Plan> {
  const answer = await solver.solve(problem);
  if (answer.is !== 'planned') throw new Error(JSON.stringify(answer));
  return answer.plan;
}

it('whatever the problem: a plan passes the checker and is the best there is, or there is none and rules collide', async () => {
  const came: Record<string, number> = {};
  await fc.assert(
    fc.asyncProperty(smallProblems, async (problem) => {
      const answer = await solver.solve(problem);
      came[answer.is] = (came[answer.is] ?? 0) + 1;
      const best = answer.is === 'faulty' ? null : bestOf(problem);
      if (answer.is === 'planned') {
        const { changes, objective, bound } = answer.plan;
        expect(checkPlan(problem, answer.plan)).toEqual([]);
        expect({ changes, objective }).toEqual(best);
        expect(bound).toBe(objective);
        const late = overdueIn(answer.plan);
        came.late = (came.late ?? 0) + late.length;
        const { month, exception } = problem.rules.weights;
        if (month + exception > 0)
          for (const { seat, on } of late)
            for (let to = problem.from; to < on; to = addMonths(to, 1))
              expect(brokenBy(problem, answer.plan, seat, to)).not.toEqual([]);
      } else {
        expect(best).toBeNull();
      }
    }),
    { numRuns: 100, seed: 5 },
  );
  // Of each kind enough that it was tried.
  expect(came.planned).toBeGreaterThan(20);
  expect(came.infeasible).toBeGreaterThan(20);
  expect(came.late).toBeGreaterThan(20);
}, 60_000);

const overdueIn = ({ reliefs }: Plan) => reliefs.filter(({ exception }) => exception?.reason === 'overdue');

/** The rules about dates that a plan breaks with one of its seats in another month. */
const brokenBy = (problem: PlanProblem, plan: Plan, seat: string, on: string) =>
  checkPlan(problem, {
    ...plan,
    reliefs: plan.reliefs.map((relief) => (relief.seat === seat ? { ...relief, on } : relief)),
  }).filter(({ rule }) => !['figures', 'exception'].includes(rule));

it('whoever is overdue is relieved at once, and a whole team as soon as it can spare them', async () => {
  const over = { termFrom: '2019-11-01', termEnd: '2022-11-01' };
  const one = problemOf([...teamOf('town', 4), seatOf('town', 5, over)]);
  const [relief, ...others] = overdueIn(await planned(one));
  expect([relief, others]).toMatchObject([
    { seat: 'town/5', on: '2023-07-01', months: 44, exception: { reason: 'overdue', off: 8 } },
    [],
  ]);
  const all = problemOf(teamOf('town').map((seat) => ({ ...seat, ...over })));
  const plan = await planned(all);
  expect(checkPlan(all, plan)).toEqual([]);
  // Two at once, one more while two stay who know the town, and these when those who came first do.
  expect(batchesOf(plan).map(([month, batch]) => [month, batch.length])).toEqual([
    ['2023-07', 2],
    ['2023-08', 1],
    ['2023-10', 2],
  ]);
});

/** Teams that came together, so many that no search to the end is made: what is said of the gap is all there is. */
const many = problemOf(Array.from({ length: 60 }, (_, n) => teamOf(`town-${n}`)).flat());

it('many teams: at most the share that may leaves in one batch, and the gap is small', async () => {
  const plan = await planned(many);
  expect(checkPlan(many, plan)).toEqual([]);
  expect(plan.gap).toBeLessThanOrEqual(0.01);
  for (const [, batch] of batchesOf(plan)) {
    const teams = batch.map(({ seat }) => seat.split('/')[0] ?? '');
    for (const team of teams) expect(teams.filter((other) => other === team).length).toBeLessThanOrEqual(2);
  }
});

it('the same problem has the same plan', async () => {
  const other = createSolver();
  try {
    expect(await other.solve(many)).toEqual(await solver.solve(many));
  } finally {
    await other.stop();
  }
});

it('after a recall the other dates stay, those of the same team too', async () => {
  const before = await planned(many);
  const former = new Map(before.reliefs.map(({ seat, on }) => [seat, on]));
  const recalled = 'town-7/3';
  const since = addMonths(many.from, 2);
  const after = {
    ...many,
    seats: many.seats.map((seat) =>
      seat.seat === recalled
        ? { ...seat, posting: `${seat.posting}-2`, termFrom: since, termEnd: addMonths(since, 36) }
        : { ...seat, ...(former.has(seat.seat) && { former: former.get(seat.seat) ?? '' }) },
    ),
  };
  const plan = await planned(after);
  expect(plan.changes).toBe(0);
  expect(checkPlan(after, plan)).toEqual([]);
  expect(plan.reliefs.map(({ seat, on }) => [seat, on])).toEqual(
    before.reliefs.flatMap(({ seat, on }) => (seat === recalled ? [] : [[seat, on]])),
  );
});

it('a date that cannot be kept moves alone', async () => {
  const before = await planned(problemOf(teamOf('town')));
  const held = before.reliefs[1];
  const other = before.reliefs.find(({ on }) => on !== held?.on);
  if (!held || !other) throw new Error('a team leaves in several months');
  // Whoever was to leave with two others is pinned elsewhere: to where it is no third.
  const seats = teamOf('town').map((seat) => {
    const former = before.reliefs.find((relief) => relief.seat === seat.seat)?.on ?? '';
    const pinned = seat.seat === held.seat && { fixed: { on: '2024-12-01', by: 'pinned' as const } };
    return { ...seat, former, ...pinned };
  });
  const plan = await planned(problemOf(seats));
  expect(plan.reliefs.find(({ seat }) => seat === held.seat)).toMatchObject({
    on: '2024-12-01',
    exception: { reason: 'pinned', off: 5 },
  });
  // A fourth batch is one more than those who came together may have: so one other has to join another batch.
  expect(plan.changes).toBe(2);
});

it('nothing due, nothing planned', async () => {
  const plan = await planned(
    problemOf([seatOf('town', 1, { posting: null, termFrom: null, termEnd: null })]),
  );
  expect(plan).toEqual({ reliefs: [], changes: 0, objective: 0, bound: 0, gap: 0, status: 'optimal' });
});
