import type { Approval } from './approval.ts';
import { isSkipped, limitsOf, resumesOf, type ApprovalSetting } from './approval-steps.ts';
import { resolve, type OfficeId } from './office.ts';
import type { Calendar } from './ports.ts';
import { latest, type DateString } from './time.ts';

/** One step of a chain as it stands or is to come. */
export interface StepForecast {
  readonly step: number;
  readonly status: 'done' | 'open' | 'toCome' | 'skipped';
  /** None for a step that this case skips. */
  readonly office: OfficeId | null;
  /** The last day on which it is in time, if everybody before takes all of theirs; null for what is over. */
  readonly by: DateString | null;
}

/**
 * Who will have to decide, and by when at the latest: before an approval begins (`approval` undefined) and while it runs.
 * What is late already is counted from today.
 */
export function forecastApproval(
  approval: Approval | undefined,
  { chain, places }: ApprovalSetting,
  calendar: Calendar,
  today: DateString,
): readonly StepForecast[] {
  const running = approval === undefined || approval.status === 'open' || approval.status === 'returned';
  const at = approval?.step ?? -1;
  // Agreed before a return: those steps stand, and are not walked again.
  const legs = approval ? [at, ...resumesOf(approval)] : [];
  const stands = (index: number): boolean =>
    legs.some((leg, n) => index > leg && index < (legs[n + 1] ?? leg));
  let from = today;
  return chain.steps.map((step, index): StepForecast => {
    if (isSkipped(step, places)) return { step: index, status: 'skipped', office: null, by: null };
    const office = resolve(step.office, places);
    const behind = index < at || stands(index);
    if (behind || !running) {
      const never = !running && approval?.status !== 'agreed' && index >= at;
      return { step: index, status: never ? 'skipped' : 'done', office, by: null };
    }
    if (index === at && approval?.status === 'open') {
      from = latest(approval.due ?? today, today);
      return { step: index, status: 'open', office: approval.office, by: from };
    }
    from = limitsOf(step, from, calendar).due;
    return { step: index, status: 'toCome', office, by: from };
  });
}
