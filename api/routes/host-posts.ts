import { listHostPosts } from '../../db/queries/kinds.ts';
import { Refusal } from '../../domain/errors.ts';
import type { HostPostState } from '../../domain/host-post.ts';
import { pageOf } from '../../schemas/answers/common.ts';
import { hostPostRow, wholeHostPost } from '../../schemas/answers/processes.ts';
import { byId } from '../../schemas/requests/paths.ts';
import { appointment, hostPostList, refusal } from '../../schemas/requests/postings.ts';
import { reachOf } from '../access.ts';
import { act } from '../act.ts';
import { idPlace, pageAnswer, readCursor } from '../cursor.ts';
import { get, type Route } from '../route.ts';
import { hostPostView } from '../views/host-post.ts';
import { readCase } from '../views/whole.ts';

const base = 'host-posts/{+id}';
const common = {
  tag: 'host-posts',
  params: byId,
  kind: 'hostPost' as const,
  /** With or without the prefix: a client that has the whole id may use it. */
  case: ({ id }: { id: string }) => (id.startsWith('host-post/') ? id : `host-post/${id}`),
};

export const hostPostRoutes: readonly Route[] = [
  act({
    ...common,
    path: `${base}/appointments`,
    summary: '受援地任职决定。The host appoints.',
    body: appointment,
    act: 'appoint',
  }),
  act({
    ...common,
    path: `${base}/refusals`,
    summary: '受援地不予任职。The host declines.',
    body: refusal,
    act: 'decline',
    payload: ({ reason }, text) => ({ reason: text('reason', reason) }),
  }),
  get({
    path: 'host-posts',
    tag: 'host-posts',
    summary: '挂任职务列表。Posts held in the host area.',
    query: hostPostList,
    answer: pageOf(hostPostRow),
    handle: async ({ query: { cursor, limit, ...filter }, session, deps }) => {
      const all = { reach: reachOf(session), ...filter };
      const page = await listHostPosts(deps.db, all, limit, readCursor(idPlace, cursor));
      return pageAnswer({ ...page, items: page.items.map(hostPostView(await deps.calendar())) });
    },
  }),
  get({
    path: base,
    tag: 'host-posts',
    summary: '一个挂任职务。A post held in the host area.',
    params: byId,
    answer: wholeHostPost,
    handle: async ({ params, session, deps }) => {
      const id = common.case(params);
      const { head, state, history } = await readCase<HostPostState>(deps, session, id, 'hostPost');
      const [post] = (await listHostPosts(deps.db, { reach: reachOf(session), id }, 1, undefined)).items;
      if (!post) throw new Refusal('not-found', { id });
      const declined = history.find(({ type }) => type === 'hostPostDeclined');
      return {
        ...head,
        post: hostPostView(await deps.calendar())(post),
        state,
        refusal: declined?.texts?.reason ?? null,
      };
    },
  }),
];
