import { customType, date } from 'drizzle-orm/pg-core';

/** A half-open range of dates in Postgres' own form, `[2021-07-12,2024-07-12)`; an empty end means open. */
export const dateRange = customType<{ data: string }>({ dataType: () => 'daterange' });

/** Postgres' 64-bit transaction id: feeds read by it below the snapshot's xmin, because serial ids commit out of order. */
export const xid8 = customType<{ data: string }>({ dataType: () => 'xid8' });

export const businessDate = (name?: string) =>
  name ? date(name, { mode: 'string' }) : date({ mode: 'string' });
