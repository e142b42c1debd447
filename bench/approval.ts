import proto from '@temporalio/proto';
import { createHttp } from './http.ts';
import { decideAll, nominationsOf } from './decide.ts';
import { nominateForAll } from './selecting.ts';
import { withStack } from './stack.ts';
import type { Report } from './report.ts';

const { HistoryEvent } = proto.temporal.api.history.v1;

/**
 * The approval of one nominee by the plan's own chain: three signatures and a minuted meeting, which is recorded and
 * confirmed, so five requests. The clock is the real one, so that every time limit has its timer.
 */
export const approval = (): Promise<Report> =>
  withStack({ start: 'real', towns: 1 }, async (stack) => {
    const world = await nominateForAll(stack);
    const nomination = (await nominationsOf(world)).find(({ seat }) => seat.role !== 'head');
    if (!nomination) throw new Error('nobody was nominated');
    const handle = stack.temporal.workflow.getHandle(nomination.selection);
    /** All of it: an act is answered once it is on record, while its task is still being written, and a query waits for that. */
    const historyNow = async () => {
      await handle.query('state');
      return (await handle.fetchHistory()).events ?? [];
    };
    const before = (await historyNow()).length;
    await decideAll(world, createHttp(stack.url), nomination);
    const events = await historyNow();
    const own = events.slice(before);
    const bytes = own.reduce((sum, event) => sum + HistoryEvent.encode(event).finish().length, 0);
    const timers = events.filter((event) => event.timerStartedEventAttributes).length;
    return {
      bench: 'approval',
      figures: [
        { what: 'events of history, opened to agreed', value: own.length, unit: 'events', atMost: 32 },
        { what: 'bytes of history', value: bytes / 1024, unit: 'KB', atMost: 6 },
        { what: 'requests that decided', value: 5, unit: 'requests' },
        { what: 'timers armed in the whole case', value: timers, unit: 'timers' },
      ],
      claims: { 'time limits are on': timers > 0 },
    };
  });
