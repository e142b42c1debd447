import { z } from 'zod';
import { feed } from '../../db/queries/events.ts';
import { eventAnswer } from '../../schemas/answers/cases.ts';
import { pageOf } from '../../schemas/answers/common.ts';
import { code } from '../../schemas/requests/common.ts';
import { eventList, eventStream } from '../../schemas/requests/reading.ts';
import { readsTexts, reachOf } from '../access.ts';
import { pageAnswer, readCursor } from '../cursor.ts';
import { get, stream, type Route } from '../route.ts';
import { follow } from '../stream.ts';
import { eventView } from '../views/event.ts';

/** An empty case comes before every other: where the feed was at a moment. */
const place = z.tuple([
  z.string().regex(/^\d{1,19}$/),
  code.or(z.literal('')),
  z.string().regex(/^\d{1,9}$/),
]);

export const eventRoutes: readonly Route[] = [
  get({
    path: 'events',
    tag: 'events',
    summary: '已记录的事件,按发生次序。Recorded events in the order of the feed.',
    query: eventList,
    answer: pageOf(eventAnswer),
    handle: async ({ query: { cursor, limit, case: id }, session, deps }) => {
      const filter = { reach: reachOf(session), case: id, texts: readsTexts(session) };
      const { items, next } = await feed(deps.db, filter, limit, readCursor(place, cursor));
      return pageAnswer({ items: items.map(eventView), next });
    },
  }),
  stream({
    path: 'events/stream',
    tag: 'events',
    summary: '实时事件(SSE)。Live events; `Last-Event-ID` or `cursor` says where to go on.',
    query: eventStream,
    handle: async (asked) => {
      const { query, request } = asked;
      const from = request.get('last-event-id') || query.cursor;
      await follow(asked, query.case, readCursor(place, from));
    },
  }),
];
