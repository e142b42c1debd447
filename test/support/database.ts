import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { inject } from 'vitest';
import { connect, type Connection } from '../../db/client.ts';
import { TEMPLATE } from './global-setup.ts';

export interface TestDatabase extends Connection {
  readonly url: string;
  drop(): Promise<void>;
}

/** A database of one's own, with today's schema and nothing in it. */
export async function createDatabase(template = TEMPLATE): Promise<TestDatabase> {
  const name = `t_${randomUUID().replaceAll('-', '')}`;
  const admin = postgres(inject('postgresUrl'), { max: 1, onnotice: () => undefined });
  await admin.unsafe(`create database ${name} template ${template}`);
  const url = new URL(inject('postgresUrl'));
  url.pathname = `/${name}`;
  const connection = connect(url.href);
  return {
    ...connection,
    url: url.href,
    drop: async () => {
      await connection.close();
      await admin.unsafe(`drop database ${name} with (force)`);
      await admin.end();
    },
  };
}
