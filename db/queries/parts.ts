import { sql, type SQL } from 'drizzle-orm';
import type { DateString } from '../../domain/time.ts';

/** A list of codes as one parameter: drizzle would spread a bare array into several. */
export const codes = (items: readonly string[]): SQL => sql`${sql.param([...items])}::text[]`;

/** A condition that is there only when there is something to compare with. */
export const optional = <T>(value: T | undefined, condition: (value: T) => SQL): SQL =>
  value === undefined ? sql`` : condition(value);

/** As of which day something is asked: today without one. */
export const dateOf = (on: DateString | undefined): SQL =>
  on === undefined ? sql`business_date()` : sql`${on}::date`;
