import type { RehearsalResult } from './run.ts';

/** What makes a rehearsal end with 1: years that came to an end and still do not add up. Empty when they do. */
export function faultsOf({
  agreement: { disagreements },
  brokenChains,
}: Pick<RehearsalResult, 'agreement' | 'brokenChains'>): readonly string[] {
  return [
    ...(disagreements > 0 ? [`${disagreements} comparisons of cases, tables and reports disagree`] : []),
    ...(brokenChains > 0 ? [`${brokenChains} hash chains do not hold`] : []),
  ];
}
