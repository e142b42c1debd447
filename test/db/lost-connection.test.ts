import { createServer, connect as connectTo, type AddressInfo, type Socket } from 'node:net';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { connect, type Connection } from '../../db/client.ts';
import { isTransient } from '../../db/constraints.ts';
import { createDatabase, type TestDatabase } from '../support/database.ts';

let database: TestDatabase;
let line: Awaited<ReturnType<typeof startLine>>;
let connection: Connection;

beforeAll(async () => {
  database = await createDatabase();
  line = await startLine(Number(new URL(database.url).port));
  const url = new URL(database.url);
  url.port = String(line.port);
  connection = connect(url.href, 1);
});

afterAll(async () => {
  await connection?.close();
  await line?.stop();
  await database?.close();
});

beforeEach(async () => {
  await connection.db.execute(sql`select 1`);
});

/** A line to Postgres that can be cut. */
async function startLine(port: number) {
  const open = new Set<Socket>();
  const server = createServer((near) => {
    const far = connectTo(port, '127.0.0.1');
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(one);
      one.pipe(other);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        open.delete(one);
        other.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    cut: (how: 'closed' | 'reset') =>
      open.forEach((socket) => (how === 'closed' ? socket.destroy() : socket.resetAndDestroy())),
    stop: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

const soon = (work: () => unknown): void => void setTimeout(work, 100);

/** With a pool of one: a connection left unusable would be noticed. */
async function expectUsable(): Promise<void> {
  const [row] = await connection.db.transaction(async (tx) =>
    tx.transaction((nested) => nested.execute<{ one: number }>(sql`select 1 as one`)),
  );
  expect(row).toEqual({ one: 1 });
}

it.each(['closed', 'reset'] as const)(
  'a line %s in the middle of a transaction: it fails, the process lives, the pool goes on',
  async (how) => {
    soon(() => line.cut(how));
    const work = connection.db.transaction((tx) => tx.execute(sql`select pg_sleep(5)`));
    await expect(work).rejects.toThrow();
    await expectUsable();
  },
);

it.each(['closed', 'reset'] as const)('a line %s inside a savepoint', async (how) => {
  soon(() => line.cut(how));
  const work = connection.db.transaction((tx) =>
    tx.transaction((nested) => nested.execute(sql`select pg_sleep(5)`)),
  );
  await expect(work).rejects.toThrow();
  await expectUsable();
});

it('a backend that the server ends', async () => {
  soon(() =>
    database.sql`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and query like '%pg_sleep%' and pid <> pg_backend_pid()`.execute(),
  );
  const work = connection.db.transaction((tx) =>
    tx.transaction((nested) => nested.execute(sql`select pg_sleep(5)`)),
  );
  await expect(work).rejects.toThrow();
  // The driver tells the next query what ended the last one.
  await expect(connection.db.execute(sql`select 1`)).rejects.toSatisfy(isTransient);
  await expectUsable();
});

it('a failure of the work itself is rolled back and told as it is', async () => {
  const failed = connection.db.transaction(async (tx) => {
    await tx.execute(sql`create table kept (id int)`);
    throw new Error('changed our mind');
  });
  await expect(failed).rejects.toThrow('changed our mind');
  await expect(connection.db.execute(sql`select * from kept`)).rejects.toThrow();
  await expectUsable();
});
