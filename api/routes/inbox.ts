import { z } from 'zod';
import { inbox } from '../../db/queries/inbox.ts';
import { pageOf } from '../../schemas/answers/common.ts';
import { inboxTask } from '../../schemas/answers/cases.ts';
import { code, date } from '../../schemas/requests/common.ts';
import { inboxList } from '../../schemas/requests/reading.ts';
import { pageAnswer, readCursor } from '../cursor.ts';
import { get, type Route } from '../route.ts';

const place = z.tuple([date.or(z.literal('9999-12-31')), code, code]);

export const inboxRoutes: readonly Route[] = [
  get({
    path: 'inbox',
    tag: 'inbox',
    summary: '待办:本人今日所任职务名下的事项。What waits for the offices that one holds today.',
    query: inboxList,
    answer: pageOf(inboxTask),
    handle: async ({ query: { cursor, limit, ...filter }, session, deps }) => {
      const offices = session.offices.map(({ office }) => office);
      const after = readCursor(place, cursor);
      return pageAnswer(await inbox(deps.db, { offices, ...filter }, limit, after));
    },
  }),
];
