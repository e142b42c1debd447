import { drizzle, type PostgresJsDatabase, type PostgresJsTransaction } from 'drizzle-orm/postgres-js';
import type { ExtractTablesWithRelations } from 'drizzle-orm';
import postgres from 'postgres';
import { withoutLateRollback } from './lost-connection.ts';
import * as schema from './schema.ts';

export type Database = PostgresJsDatabase<typeof schema>;
export type Transaction = PostgresJsTransaction<typeof schema, ExtractTablesWithRelations<typeof schema>>;
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
    db: drizzle(sql, { schema, casing: 'snake_case' }),
    sql,
    session: () => open(1),
    close: () => sql.end({ timeout: 5 }),
  };
}
