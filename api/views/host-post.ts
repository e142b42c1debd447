import type { HostPostRow } from '../../db/queries/kinds.ts';
import type { Calendar } from '../../domain/ports.ts';

/** A post in the host area with the working days that the host took over it, or has taken so far. */
export const hostPostView =
  (calendar: Calendar) =>
  ({ lagUntil, ...row }: HostPostRow) => ({
    ...row,
    lag: lagUntil === null ? null : calendar.workingDaysBetween(row.proposedOn, lagUntil),
  });
