import { drizzle, type PostgresJsDatabase, type PostgresJsTransaction } from 'drizzle-orm/postgres-js';
import type { ExtractTablesWithRelations } from 'drizzle-orm';
import postgres from 'postgres';
import { withoutLateRollback } from './lost-connection.ts';

type None = Record<string, never>;
export type Database = PostgresJsDatabase<None>;
export type Transaction = PostgresJsTransaction<None, ExtractTablesWithRelations<None>>;
/** Reads go through either: inside `record` through its transaction. */
export type Reader = Database | Transaction;

export interface Connection {
  readonly db: Database;
  readonly sql: postgres.Sql;
  /** One more connection, of whoever asks alone: for a lock that a session holds. They end it. */
  session(): postgres.Sql;
  close(): Promise<void>;
}

/** `max` connections: each transaction of `record` holds one while it runs. */
export function connect(url: string, max = 10): Connection {
  const open = (most: number): postgres.Sql =>
    withoutLateRollback(
      postgres(url, {
        max: most,
        onnotice: () => undefined,
        connection: { application_name: 'lunhuan' },
      }),
    );
  const sql = open(max);
  return {
    // No tables: they are for drizzle's relational queries, which nothing here uses, and each transaction would build them all.
    db: drizzle(sql, { schema: {}, casing: 'snake_case' }),
    sql,
    session: () => open(1),
    close: () => sql.end({ timeout: 5 }),
  };
}
