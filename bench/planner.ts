import { fileURLToPath } from 'node:url';
import { checkPlan, objectiveOfPlan } from '../domain/plan-check.ts';
import { planOf } from '../domain/plan-choose.ts';
import type { Plan, PlanProblem } from '../domain/plan-problem.ts';
import { settingOf } from '../domain/plan-setting.ts';
import { addMonths } from '../domain/time.ts';
import { loadProgramme } from '../schemas/load.ts';
import { planInstance, provinceInstance } from './plan-instances.ts';
import type { OursSaid } from './plan-ours.ts';
import { peerPlan } from './plan-peer.ts';
import type { Command } from './peers/install.ts';
import { askOnce, installOrtools } from './peers/ortools.ts';
import type { Figure, Report } from './report.ts';

const POLICY = fileURLToPath(new URL('../policies/shenzhen-2022', import.meta.url));
const SEED = 'lunhuan';
const GAP = 0.01;
/** Seconds that planning may take, by instance. */
const LIMITS = { plan: 0.2, province: 2 } as const;
type Name = keyof typeof LIMITS;

const ours: Command = {
  command: process.execPath,
  args: ['--import', 'tsx', fileURLToPath(new URL('./plan-ours.ts', import.meta.url))],
};

interface Outcome {
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly objective: number | null;
  readonly gap: number | null;
  readonly peakMemoryBytes: number;
}

interface Measured {
  readonly seats: number;
  readonly lunhuan: Outcome & { readonly againSeconds: number; readonly replanSeconds: number };
  readonly changesAfterRecall: number;
  readonly sound: boolean;
  /** With one thread, as ours has, and with as many as it takes by default; null where it could not be installed. */
  readonly peer: Outcome | null;
  readonly peerAllThreads: Outcome | null;
  readonly byHand: { readonly objective: number; readonly violations: Readonly<Record<string, number>> };
}

/** The plan of this programme and of a province: ours, CP-SAT's, and what a person would write by hand. */
export async function planner(): Promise<Report> {
  const loaded = await loadProgramme(POLICY);
  if (!loaded.ok) throw new Error('the programme has problems');
  const problems = {
    plan: planInstance(loaded.programme, SEED),
    province: provinceInstance(loaded.programme, SEED),
  };
  let peer: Command | null = null;
  try {
    peer = await installOrtools();
  } catch (error) {
    console.error(`OR-tools is left out: ${error instanceof Error ? error.message : String(error)}`);
  }
  const measured = {
    plan: await measure(problems.plan, peer),
    province: await measure(problems.province, peer),
  };
  const names = ['plan', 'province'] as const;
  return {
    bench: 'planner',
    figures: names.flatMap((name) => figuresOf(name, measured[name])),
    claims: Object.fromEntries(
      names.flatMap((name) => [
        [`${name}: every plan keeps every rule`, measured[name].sound],
        [`${name}: after a recall no date changes that need not`, measured[name].changesAfterRecall === 0],
      ]),
    ),
    named: Object.fromEntries(names.map((name) => [name, namedOf(measured[name])])),
  };
}

async function measure(problem: PlanProblem, peer: Command | null): Promise<Measured> {
  const said = await askOnce<OursSaid>(ours, problem);
  const recalled = await askOnce<OursSaid>(ours, afterRecall(problem, said.plan));
  const one = peer && (await peerPlan(problem, peer, 1));
  const all = peer && (await peerPlan(problem, peer, 0));
  const plans = [said.plan, one?.plan, all?.plan].filter((plan) => plan !== null && plan !== undefined);
  const hand = byHand(problem);
  const violations: Record<string, number> = {};
  for (const { rule } of checkPlan(problem, hand)) violations[rule] = (violations[rule] ?? 0) + 1;
  const outcome = (
    plan: Plan | null,
    { seconds, cpuSeconds, peakMemoryBytes }: Pick<OursSaid, 'seconds' | 'cpuSeconds' | 'peakMemoryBytes'>,
  ) => ({
    ...{
      seconds,
      cpuSeconds,
      peakMemoryBytes,
      objective: plan && objectiveOfPlan(problem, plan),
      gap: plan && plan.gap,
    },
  });
  return {
    seats: problem.seats.length,
    lunhuan: {
      ...outcome(said.plan, said),
      ...{ againSeconds: said.againSeconds, replanSeconds: recalled.seconds },
    },
    changesAfterRecall: recalled.plan.changes,
    sound: plans.every((plan) => checkPlan(problem, plan).length === 0),
    peer: one && outcome(one.plan, one.said),
    peerAllThreads: all && outcome(all.plan, all.said),
    byHand: { objective: hand.objective, violations },
  };
}

/** Somebody is recalled and replaced before the plan begins: the others were told their dates. */
function afterRecall(problem: PlanProblem, { reliefs }: Plan): PlanProblem {
  const former = new Map(reliefs.map(({ seat, on }) => [seat, on]));
  const [recalled] = problem.seats.filter(({ role }) => role === 'member');
  const since = addMonths(problem.from, 1);
  return {
    ...problem,
    seats: problem.seats.map((seat) => {
      const on = former.get(seat.seat);
      return seat === recalled
        ? {
            ...seat,
            posting: `${seat.posting}-next`,
            termFrom: since,
            termEnd: addMonths(since, problem.rules.term.months),
          }
        : { ...seat, ...(on !== undefined && { former: on }) };
    }),
  };
}

/** Everybody's term ends when its three years are over. */
function byHand(problem: PlanProblem): Plan {
  const setting = settingOf(problem);
  return planOf(
    setting,
    setting.due.map(({ end }) => end),
    0,
  );
}

function figuresOf(
  name: Name,
  { seats, lunhuan, peer, peerAllThreads, byHand: hand }: Measured,
): readonly Figure[] {
  const figure = (what: string, value: number | null, unit: string, atMost?: number): readonly Figure[] =>
    value === null
      ? []
      : [{ what: `${name}: ${what}`, value, unit, ...(atMost !== undefined && { atMost }) }];
  const theirs = (what: string, outcome: Outcome | null): readonly Figure[] =>
    outcome === null
      ? []
      : [
          ...figure(what, outcome.seconds, 's'),
          ...figure(`${what}, CPU`, outcome.cpuSeconds, 's'),
          ...figure(`${what}, objective`, outcome.objective, ''),
          ...figure(`${what}, proven gap`, outcome.gap, ''),
          ...figure(`${what}, memory at most`, outcome.peakMemoryBytes / 2 ** 20, 'MB'),
        ];
  return [
    ...figure('seats', seats, 'seats'),
    ...figure('Lunhuan, its first plan', lunhuan.seconds, 's', LIMITS[name]),
    ...figure('Lunhuan, its first plan, CPU', lunhuan.cpuSeconds, 's'),
    ...figure('Lunhuan, once it is warm', lunhuan.againSeconds, 's'),
    ...figure('Lunhuan, planned again after a recall', lunhuan.replanSeconds, 's'),
    ...figure('Lunhuan, objective', lunhuan.objective, ''),
    ...figure('Lunhuan, proven gap', lunhuan.gap, '', GAP),
    ...figure('Lunhuan, memory at most', lunhuan.peakMemoryBytes / 2 ** 20, 'MB'),
    ...theirs('CP-SAT with one thread', peer),
    ...theirs('CP-SAT with its default of threads', peerAllThreads),
    ...figure('by hand, objective', hand.objective, ''),
    ...figure(
      'by hand, rules broken',
      Object.values(hand.violations).reduce((a, b) => a + b, 0),
      'times',
    ),
  ];
}

function namedOf({ lunhuan, peer, peerAllThreads, byHand: hand }: Measured) {
  return { ...lunhuan, peer, peerAllThreads, byHand: hand };
}
