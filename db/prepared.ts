import type postgres from 'postgres';

type Unsafe = (query: string, args?: unknown[], options?: object) => unknown;

/**
 * Drizzle sends its statements unprepared, which the driver does in two round trips: it asks for the types first. Prepared,
 * a statement takes one from its second time on. (A pooler between us and Postgres must allow prepared statements.)
 *
 * One without parameters the driver sends as text, to be planned each time: that is for several in one, as a migration has them.
 */
export function prepared<T extends postgres.Sql | postgres.TransactionSql>(sql: T): T {
  const unsafe = sql.unsafe.bind(sql) as Unsafe;
  const send: Unsafe = (query, args = [], options) =>
    unsafe(query, args, { ...options, prepare: true, simple: args.length === 0 && query.includes(';') });
  return Object.assign(sql, { unsafe: send });
}
