import type postgres from 'postgres';
import { prepared } from './prepared.ts';

/** What the driver says when the connection itself went, not the statement. */
const LOST = new Set([
  '57P01',
  '57P02',
  'CONNECTION_CLOSED',
  'CONNECTION_DESTROYED',
  'CONNECTION_ENDED',
  'ECONNRESET',
  'EPIPE',
]);

type Work = (sql: postgres.TransactionSql) => unknown;

/**
 * When its connection goes, `begin` of postgres.js rejects by itself; then it still sends a rollback down the connection
 * that is gone, which ends the process or leaves a connection of the pool unusable for ever. So the work of such a
 * transaction is never reported as over: there is nothing left to roll back.
 */
export function withoutLateRollback(sql: postgres.Sql): postgres.Sql {
  const begin = sql.begin.bind(sql) as (work: Work) => Promise<unknown>;
  return Object.assign(prepared(sql), { begin: (work: Work) => begin((tx) => unlessLost(tx, work)) });
}

async function unlessLost(tx: postgres.TransactionSql, work: Work): Promise<unknown> {
  const savepoint = tx.savepoint.bind(tx) as (inner: Work) => Promise<unknown>;
  Object.assign(prepared(tx), {
    savepoint: (inner: Work) => savepoint((nested) => unlessLost(nested, inner)),
  });
  try {
    return await work(tx);
  } catch (error) {
    if (isLost(error)) return new Promise(() => undefined);
    throw error;
  }
}

/** Drizzle wraps the driver's error: the code is on it or on its cause. */
const isLost = (error: unknown): boolean =>
  error instanceof Error &&
  (LOST.has((error as { code?: string }).code ?? '') || (error.cause !== undefined && isLost(error.cause)));
