import { expect, it } from 'vitest';
import { answerTo } from '../../domain/plan-answer.ts';
import { checkPlan } from '../../domain/plan-check.ts';
import { planOf } from '../../domain/plan-choose.ts';
import { explainSeat } from '../../domain/plan-explain.ts';
import type { PlanRules } from '../../domain/plan-problem.ts';
import { shortIn } from '../../domain/plan-short.ts';
import { settingOf } from '../../domain/plan-setting.ts';
import { collisionsIn, problemOf, rules, seatOf, teamOf } from '../support/plan-small.ts';

const problem = problemOf(teamOf('town'));
const setting = settingOf(problem);
const plan = planOf(setting, [12, 9, 9, 12, 15], 0);
const monthOf = (seat: string, month: string) =>
  explainSeat(problem, plan, seat)?.months.find((other) => other.month === month);

it('says why a seat is relieved when it is, and what every other month would come to', () => {
  const explained = explainSeat(problem, plan, 'town/4');
  expect(explained).toMatchObject({ seat: 'town/4', month: '2024-07' });
  expect(monthOf('town/4', '2024-07')).toEqual({ month: '2024-07', is: 'chosen', offTerm: 0, cost: 0 });
  expect(monthOf('town/4', '2024-02')).toMatchObject({ is: 'barred', rules: [{ rule: 'avoid' }] });
  expect(monthOf('town/4', '2023-12')).toMatchObject({ is: 'barred', rules: [{ rule: 'term' }] });
  expect(explainSeat(problem, plan, 'nowhere/1')).toBeNull();
});

it('what is possible is so together with who would move along, at what the objective says', () => {
  const moved = monthOf('town/4', '2024-04');
  if (moved?.is !== 'possible') throw new Error(JSON.stringify(moved));
  expect(moved.moves.length).toBeGreaterThan(0);
  const months = [12, 9, 9, 12, 15];
  months[3] = 9;
  for (const { seat, to } of moved.moves)
    months[Number(seat.slice(-1)) - 1] = Number(to.slice(5)) + 5 + (to < '2024' ? -12 : 0);
  const other = planOf(setting, months, 0);
  expect(checkPlan(problem, other)).toEqual([]);
  expect(other.objective - plan.objective).toBe(moved.more);
});

it('a month that the team bars is explained by the rules that collide', () => {
  const pinned = (on: string) => ({ fixed: { on, by: 'pinned' as const } });
  const seats = teamOf('town').map((seat, n) =>
    n === 1 || n === 2 ? { ...seat, ...pinned('2024-04-01') } : seat,
  );
  const tied = problemOf(seats);
  const explained = explainSeat(tied, planOf(settingOf(tied), [12, 9, 9, 12, 15], 0), 'town/4');
  expect(explained?.months.find(({ month }) => month === '2024-04')).toEqual({
    month: '2024-04',
    is: 'barred',
    rules: [{ rule: 'most' }, { rule: 'fixed', seat: 'town/2' }, { rule: 'fixed', seat: 'town/3' }],
  });
});

it('a demand that cannot be met: a smallest set of rules, each of which would have to give way', () => {
  const pinned = { fixed: { on: '2024-07-01', by: 'pinned' as const } };
  const three = problemOf(teamOf('town').map((seat, n) => (n > 1 ? { ...seat, ...pinned } : seat)));
  expect(collisionsIn(three)).toEqual([
    {
      team: 'town',
      rules: [{ rule: 'most' }, ...['town/3', 'town/4', 'town/5'].map((seat) => ({ rule: 'fixed', seat }))],
    },
  ]);
  const answer = answerTo(three, () => plan);
  expect(answer.is).toBe('infeasible');
});

it.each([
  [
    'one batch of five leaves nobody who knows the town',
    ['batches', 'veterans'],
    { team: { ...rules.team, batches: 1 } },
  ],
  [
    'nobody is a veteran within so short a time',
    ['avoid', 'veterans', 'term'],
    { veterans: { ...rules.veterans, months: 12 } },
  ],
] as const satisfies readonly (readonly [string, readonly string[], Partial<PlanRules>])[])(
  '%s',
  (_, colliding, change) => {
    const [conflict] = collisionsIn(problemOf(teamOf('town'), change));
    expect(conflict?.rules.map(({ rule }) => rule)).toEqual(colliding);
  },
);

it('what a plan leaves short: terms that are not three years, units that strain, seats that nobody comes to', () => {
  const over = seatOf('town', 5, { termFrom: '2019-11-01', termEnd: '2022-11-01', unit: 'unit' });
  const held = teamOf('town', 4).map((seat) => ({ ...seat, unit: 'unit' }));
  const nobody = { posting: null, termFrom: null, termEnd: null };
  const sought = { ...nobody, termFrom: '2024-01-01' };
  const seats = [...held, over, seatOf('other', 1, nobody), seatOf('other', 2, sought)];
  const own = problemOf(seats, { level: { ...rules.level, most: 1, share: [1, 5] } });
  expect(shortIn(own, planOf(settingOf(own), [12, 9, 9, 15, 0], 0))).toEqual({
    exceptions: [
      { reason: 'commonStart', seats: ['town/2', 'town/3', 'town/4'], off: [-3, 3] },
      { reason: 'overdue', seats: ['town/5'], off: [8, 8] },
    ],
    strained: [{ unit: 'unit', month: '2024-04', reliefs: 2, level: 1 }],
    vacant: [{ team: 'other', seats: ['other/1'] }],
  });
});

it('explains every month that somebody who is overdue may have, and that none after it', () => {
  const over = seatOf('town', 5, { termFrom: '2019-11-01', termEnd: '2022-11-01' });
  const own = problemOf([...teamOf('town', 4), over]);
  const explained = explainSeat(own, planOf(settingOf(own), [12, 9, 9, 15, 0], 0), 'town/5');
  expect(explained?.months[0]).toMatchObject({ month: '2023-07', is: 'chosen', offTerm: 8 });
  expect(explained?.months[1]).toMatchObject({ month: '2023-08', is: 'possible', offTerm: 9 });
  expect(explained?.months.at(-1)).toEqual({ month: '2024-08', is: 'barred', rules: [{ rule: 'term' }] });
});

it('teams that can be planned are no part of a conflict', () => {
  const bad = teamOf('bad').map((seat) => ({ ...seat, fixed: { on: '2024-07-01', by: 'pinned' as const } }));
  expect(
    collisionsIn(problemOf([...teamOf('good'), ...bad, seatOf('alone', 1)])).map(({ team }) => team),
  ).toEqual(['bad']);
});
