import type { Message } from './case.ts';
import type { Paired } from './duty-bearers.ts';
import { evaluated, evaluationOf, type Evaluated, type EvaluationPolicy } from './evaluation-policy.ts';
import type { Places } from './office.ts';
import type { Policy } from './policy.ts';
import type { DateString } from './time.ts';

/** Those who are compared with each other: `pool` is a county's, a headquarters' or the topmost unit's code. */
export interface Pool {
  readonly of: Evaluated;
  readonly pool: string;
  readonly places: Places;
}

export interface EvaluationCalendarState {
  /** The next year's evaluations, and when they are opened. Not there in programmes that began before. */
  readonly nextEvaluations?: { readonly year: number; readonly openOn: DateString };
}

export type EvaluationCalendarEvent =
  | { readonly type: 'evaluationsScheduled'; readonly year: number; readonly openOn: DateString }
  | { readonly type: 'evaluationsOpened'; readonly year: number; readonly pools: readonly Pool[] };

/** Nothing where the policy has no evaluation. */
export const scheduleEvaluations = (
  { evaluation }: Pick<Policy, 'evaluation'>,
  year: number,
): readonly EvaluationCalendarEvent[] => (evaluation ? [schedule(evaluation, year)] : []);

const schedule = ({ openOn }: EvaluationPolicy, year: number) => ({
  type: 'evaluationsScheduled' as const,
  year,
  openOn: `${year}-${openOn}`,
});

/** The pools of the day's pairings, each kind by what the policy compares. */
const poolsOf = ({ subjects }: EvaluationPolicy, paired: readonly Paired[]): readonly Pool[] =>
  evaluated.flatMap((of) => {
    const pools = new Map(paired.map((pairing) => poolOf(subjects[of].pool, pairing)));
    return [...pools]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([pool, places]) => ({ of, pool, places }));
  });

function poolOf(
  by: 'county' | 'city' | 'programme',
  { municipality, county: host, headquarters }: Paired,
): readonly [string, Places] {
  const whole: Places = { municipality, root: municipality };
  switch (by) {
    case 'county':
      return [host, { ...whole, headquarters, host }];
    case 'city':
      return [headquarters, { ...whole, headquarters }];
    case 'programme':
      return [municipality, whole];
  }
}

/** Opens what has come due: after a long absence one year after the other. */
export function tickEvaluations(
  { nextEvaluations }: EvaluationCalendarState,
  policy: Policy,
  paired: readonly Paired[],
  date: DateString,
): readonly EvaluationCalendarEvent[] {
  const events: EvaluationCalendarEvent[] = [];
  for (let next = nextEvaluations; next && next.openOn <= date;) {
    const evaluation = evaluationOf(policy);
    const following = schedule(evaluation, next.year + 1);
    events.push(
      { type: 'evaluationsOpened', year: next.year, pools: poolsOf(evaluation, paired) },
      following,
    );
    next = following;
  }
  return events;
}

/** Each pool is a case of its own: `evaluation/{of}/{pool}/{year}`. */
export const evaluationOpenings = (
  { year, pools }: EvaluationCalendarEvent & { readonly type: 'evaluationsOpened' },
  programme: string,
): readonly Message[] =>
  pools.map(({ of, pool, places }) => ({
    to: `evaluation/${of}/${pool}/${year}`,
    kind: 'evaluation',
    act: 'open',
    opens: true,
    payload: { programme, year, of, pool, places },
  }));
