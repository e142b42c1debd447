import type { RequestHandler } from 'express';
import { today } from '../db/clock.ts';
import { withPatience } from './patience.ts';
import type { ApiDeps } from './deps.ts';

/** Whoever asks is a machine that asks again soon. */
const PATIENCE_MS = 2000;

/** The process answers. */
export const live: RequestHandler = (_request, response) => {
  response.json({ status: 'live' });
};

/** Everything that an act needs is there: Postgres, Temporal, and a worker that takes its tasks. */
export const ready =
  ({ db, probes }: Pick<ApiDeps, 'db' | 'probes'>): RequestHandler =>
  async (_request, response) => {
    const checks = {
      postgres: today(db),
      temporal: probes.temporal(),
      worker: probes.worker(),
    };
    const answered = await Promise.all(
      Object.entries<Promise<unknown>>(checks).map(async ([name, check]) => {
        const ok = await withPatience(check, PATIENCE_MS).then(
          () => true,
          () => false,
        );
        return [name, ok ? 'ok' : 'away'] as const;
      }),
    );
    const ok = answered.every(([, state]) => state === 'ok');
    response
      .status(ok ? 200 : 503)
      .set(ok ? {} : { 'retry-after': '2' })
      .json({ status: ok ? 'ready' : 'not ready', ...Object.fromEntries(answered) });
  };
