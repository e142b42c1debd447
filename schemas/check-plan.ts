import { optionsOf } from '../domain/plan-choose.ts';
import { conflictsOf } from '../domain/plan-conflict.ts';
import { faultsOf } from '../domain/plan-faults.ts';
import { planRulesOf, type PlanProblem, type PlanRules } from '../domain/plan-problem.ts';
import { settingOf } from '../domain/plan-setting.ts';
import { planRules } from '../domain/plan-words.ts';
import type { Policy } from '../domain/policy.ts';
import { addMonths } from '../domain/time.ts';

type Say = (at: string, zh: string, en: string) => void;

const AT = 'rotation.plan';

/** What `rotation.plan` asks for can be had: fields do not contradict each other, and a team that comes together can be relieved. */
export function checkPlanPolicy(policy: Policy, say: Say): void {
  const rules = planRulesOf(policy);
  if (!rules) return;
  const { term, team, veterans, leader, firstCycle, avoid, horizon } = rules;
  const seats = policy.teams.town.seats.length;
  const across = team.stagger === 'across-teams';
  const contradictions: readonly (readonly [holds: boolean, at: string, zh: string, en: string])[] = [
    [
      horizon <= term.months,
      'horizon',
      `规划期不得长于一个任期(${term.months} 个月)`,
      `a horizon is no longer than a term (${term.months} months): a seat is due once in it`,
    ],
    [
      across || team.batches * team.most >= seats,
      'team',
      `${team.batches} 批、每批至多 ${team.most} 人,轮换不完 ${seats} 个席位`,
      `${team.batches} batches of at most ${team.most} do not relieve ${seats} seats`,
    ],
    [
      !across || team.most >= seats,
      'team.most',
      `整队轮换时每批须容纳全队 ${seats} 人`,
      `where teams leave as a whole, all ${seats} of a team leave in one batch`,
    ],
    [
      across ? veterans.fewest === 0 : veterans.fewest < seats,
      'veterans.fewest',
      across ? '整队轮换时无人留任' : `全队 ${seats} 人,须有人可以离任`,
      across
        ? 'where teams leave as a whole nobody stays'
        : `of ${seats} people one at least has to be able to leave`,
    ],
    [leader.share[0] <= leader.share[1], 'leader.share', '比例不得大于全部', 'a share is at most the whole'],
    [
      firstCycle.spread >= term.spread,
      'firstCycle.spread',
      `不得小于 term.spread(${term.spread})`,
      `is not below term.spread (${term.spread})`,
    ],
    [
      avoid.months.length === new Set(avoid.months).size,
      'avoid.months',
      '月份重复',
      'a month is there twice',
    ],
    [
      !coversATerm(avoid.months, term.spread),
      'avoid.months',
      `避开的月份会盖住某些任期届满前后 ${term.spread} 个月的全部月份`,
      `the months to avoid cover all of the ${term.spread} months around some terms' ends`,
    ],
  ];
  const broken = contradictions.filter(([holds]) => !holds);
  for (const [, at, zh, en] of broken) say(`${AT}.${at}`, zh, en);
  if (broken.length === 0) checkFirstCycle(policy, rules, say);
}

/** Whether somebody's term can end so that every month they may be relieved in is one to avoid. */
const coversATerm = (avoid: readonly number[], spread: number): boolean =>
  MONTHS.some((end) =>
    Array.from({ length: 2 * spread + 1 }, (_, n) => ((((end - 1 - spread + n) % 12) + 12) % 12) + 1).every(
      (month) => avoid.includes(month),
    ),
  );

const MONTHS = Array.from({ length: 12 }, (_, n) => n + 1);

/** A town team all of whom came in one month, whichever: the first relief has to be possible. */
function checkFirstCycle(policy: Policy, rules: PlanRules, say: Say): void {
  for (const month of MONTHS) {
    const problem = firstReliefOf(policy, rules, month);
    if (faultsOf(problem).length > 0) continue;
    const [conflict] = conflictsOf(optionsOf(settingOf(problem)));
    if (!conflict) continue;
    const named = conflict.rules.map(({ rule }) => rule);
    say(
      AT,
      `${month} 月同期到任的工作队无法轮换,相互冲突的是:${named.map((rule) => planRules[rule].words.zh).join(';')}`,
      `a team that came together in month ${month} cannot be relieved; these collide: ${named.map((rule) => planRules[rule].words.en).join('; ')}`,
    );
    return;
  }
}

/** All months around the term's end in which the first cycle may relieve. */
function firstReliefOf(policy: Policy, rules: PlanRules, month: number): PlanProblem {
  const termFrom = `2021-${String(month).padStart(2, '0')}-01`;
  const termEnd = addMonths(termFrom, rules.term.months);
  const { spread } = rules.firstCycle;
  const early = Math.min(spread, rules.term.months - 1);
  const seats = policy.teams.town.seats.map((role, n) => ({
    ...{ seat: `${n + 1}`, team: 'town', role, unit: 'unit', posting: `${n + 1}`, termFrom, termEnd },
  }));
  return {
    from: addMonths(termEnd, -early),
    months: Math.min(rules.term.months, early + spread + 1),
    seats,
    rules,
  };
}
