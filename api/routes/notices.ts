import { runningNotices } from '../../db/queries/notices.ts';
import { listOf, pageOf } from '../../schemas/answers/common.ts';
import { noticeView, publicNotice } from '../../schemas/answers/notices.ts';
import { noticeList } from '../../schemas/requests/reading.ts';
import { noticePlace, pageAnswer, readCursor } from '../cursor.ts';
import { noticeReader, publicNotices, viewsOf } from '../notices.ts';
import { get, type Route } from '../route.ts';

export const noticeRoutes: readonly Route[] = [
  get({
    path: 'notices',
    tag: 'notices',
    summary: '正在公示的人选。Notices that run today, of a scope that whoever asks may read.',
    query: noticeList,
    answer: pageOf(noticeView),
    handle: async ({ query: { cursor, limit }, session, deps }) => {
      const after = readCursor(noticePlace, cursor);
      const { items, next } = await runningNotices(deps.db, noticeReader(session), limit, after);
      return pageAnswer({ items: await viewsOf(deps.db, items), next });
    },
  }),
  get({
    path: 'public/notices',
    tag: 'notices',
    summary:
      '向社会公示(默认关闭)。Public notices that run today, for everybody; closed unless it is opened.',
    answer: listOf(publicNotice),
    open: true,
    handle: async ({ deps }) => ({ items: await publicNotices(deps) }),
  }),
];
