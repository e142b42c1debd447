import { sql, type SQL } from 'drizzle-orm';
import { presenceKinds, type PresenceKind } from '../../domain/supervision-presence.ts';

/** Where `presence_sum` and `presence_month` count the days of each kind. */
const columns: Readonly<Record<PresenceKind, string>> = {
  onSite: 'on_site',
  trip: 'trip',
  leave: 'leave',
  absent: 'absent',
  rest: 'rest',
};

/** A list with an item for each kind of presence, always in the same order. */
export const eachKind = (of: (kind: PresenceKind, column: SQL) => SQL): SQL =>
  sql.join(
    presenceKinds.map((kind) => of(kind, sql.raw(columns[kind]))),
    sql`, `,
  );
