import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { inject } from 'vitest';
import { connect, type Connection } from '../../db/client.ts';
import { TEMPLATE } from './global-setup.ts';

export interface TestDatabase extends Connection {
  readonly url: string;
}

/** A database of one's own, with today's schema and nothing in it. It goes with the server: to delete its 300 files one by one takes longer. */
export async function createDatabase(template = TEMPLATE): Promise<TestDatabase> {
  const name = `t_${randomUUID().replaceAll('-', '')}`;
  const admin = postgres(inject('postgresUrl'), { max: 1, onnotice: () => undefined });
  await admin.unsafe(`create database ${name} template ${template}`);
  await admin.end();
  const url = new URL(inject('postgresUrl'));
  url.pathname = `/${name}`;
  return { ...connect(url.href), url: url.href };
}
