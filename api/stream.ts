import { feed, feedEnd, type FeedPlace } from '../db/queries/events.ts';
import { readsTexts, reachOf } from './access.ts';
import type { Asked } from './route.ts';
import { sessionOf } from './session.ts';
import { eventView } from './views/event.ts';

/** Events read at a look. */
const PAGE = 200;
/** Keeps proxies from closing a quiet stream; and who asks is looked up again, since offices and tokens end. */
const PULSE_MS = 15_000;
/** A reader who is this far behind is cut off, and goes on from its last event when it comes back. */
const BACKLOG_BYTES = 1_000_000;

type Follow = Pick<Asked<unknown, unknown, unknown>, 'session' | 'deps' | 'request' | 'response'>;

/** Server-sent events: what is recorded from `place` on, or from now on, for as long as the reader stays. */
export async function follow(
  { session: first, deps, request, response }: Follow,
  caseId: string | undefined,
  place: FeedPlace | undefined,
): Promise<void> {
  let session = first;
  let at = place ?? (await feedEnd(deps.db));
  let looking = false;
  let again = false;

  const end = (): void => {
    response.end();
  };
  const drain = async (): Promise<void> => {
    for (;;) {
      const filter = { reach: reachOf(session), case: caseId, texts: readsTexts(session) };
      const { items, next } = await feed(deps.db, filter, PAGE, at);
      if (response.writableEnded || response.destroyed) return;
      for (const event of items) {
        const view = eventView(event);
        response.write(`id: ${view.cursor}\nevent: recorded\ndata: ${JSON.stringify(view)}\n\n`);
        at = [event.xid, event.case, String(event.sequence)];
      }
      if (response.writableLength > BACKLOG_BYTES) return end();
      if (next === null) return;
    }
  };
  const look = async (): Promise<void> => {
    again = true;
    if (looking) return;
    looking = true;
    try {
      while (again) {
        again = false;
        await drain();
      }
    } catch {
      // Postgres is away: the reader comes back with its last event.
      end();
    } finally {
      looking = false;
    }
  };
  const pulse = async (): Promise<void> => {
    try {
      session = await sessionOf(request, deps);
      response.write(': here\n\n');
    } catch {
      end();
    }
  };

  response.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  });
  // How long a browser waits before it comes back.
  response.write('retry: 2000\n\n');
  const unsubscribe = deps.feed.subscribe(() => void look(), end);
  const pulsing = setInterval(() => void pulse(), PULSE_MS);
  response.on('close', () => {
    unsubscribe();
    clearInterval(pulsing);
  });
  await look();
}
