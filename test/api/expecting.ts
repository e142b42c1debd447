import { expect } from 'vitest';
import type { Answered, Http } from './http.ts';
import { expectRefused } from './refused.ts';

/** What the tests of a file expect of `http`, which is asked for once there is one. */
export const expecting = (http: () => Http) => ({
  ok: async (who: string, path: string, body: unknown): Promise<void> => {
    expect(await http().post(who, path, body)).toMatchObject({ status: 200 });
  },
  refused: (who: string, path: string, body: unknown, status: number, code: string, field?: string) =>
    expectRefused(http(), () => http().post(who, path, body), { status, code, field: field ?? null }),
  read: async (who: string, path: string): Promise<Answered['body']> => (await http().get(who, path)).body,
});
