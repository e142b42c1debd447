import { listHostPosts, listPostings } from '../../db/queries/kinds.ts';
import { Refusal } from '../../domain/errors.ts';
import type { PostingEvent } from '../../domain/posting-events.ts';
import type { PostingState } from '../../domain/posting-state.ts';
import { pageOf } from '../../schemas/answers/common.ts';
import { postingRow, wholePosting } from '../../schemas/answers/processes.ts';
import { namedApproval } from '../../schemas/requests/approvals.ts';
import { byPosting } from '../../schemas/requests/paths.ts';
import {
  arrival,
  cancellation,
  extension,
  handoverConfirmation,
  handoverEntries,
  handoverReturn,
  handoverSignature,
  postingList,
  recall,
} from '../../schemas/requests/postings.ts';
import { reachOf } from '../access.ts';
import { act } from '../act.ts';
import { approvalActs } from '../approval-acts.ts';
import { approvalForecasts } from '../approval-forecasts.ts';
import { idPlace, pageAnswer, readCursor } from '../cursor.ts';
import { get, type Route } from '../route.ts';
import { approvalsOf } from '../views/approvals.ts';
import { handoverView } from '../views/handover.ts';
import { hostPostView } from '../views/host-post.ts';
import { readCase } from '../views/whole.ts';

const base = 'postings/{area}/{n}/{k}';
const common = {
  tag: 'postings',
  params: byPosting,
  kind: 'posting' as const,
  case: ({ area, n, k }: { area: string; n: string; k: string }) => `posting/${area}/${n}/${k}`,
};

/** A term has a post or two in the host area. */
const HOST_POSTS = 20;

export const postingRoutes: readonly Route[] = [
  get({
    path: 'postings',
    tag: 'postings',
    summary: '派驻列表。Postings.',
    query: postingList,
    answer: pageOf(postingRow),
    handle: async ({ query: { cursor, limit, ...filter }, session, deps }) => {
      const all = { reach: reachOf(session), ...filter };
      return pageAnswer(await listPostings(deps.db, all, limit, readCursor(idPlace, cursor)));
    },
  }),
  get({
    path: base,
    tag: 'postings',
    summary: '一次派驻:任期、交接、挂任、审批。A posting: term, handover, host posts, approvals.',
    params: byPosting,
    answer: wholePosting,
    handle: async ({ params, session, deps }) => {
      const id = common.case(params);
      const { head, state, history, policy } = await readCase<PostingState>(deps, session, id, 'posting');
      const reach = reachOf(session);
      const [posting] = (await listPostings(deps.db, { reach, id }, 1, undefined)).items;
      if (!posting) throw new Refusal('not-found', { id });
      const hostPosts = await listHostPosts(deps.db, { reach, posting: id }, HOST_POSTS, undefined);
      return {
        ...head,
        posting,
        state,
        handover: await handoverView(deps, id, { state, policy, history }),
        hostPosts: hostPosts.items.map(hostPostView(await deps.calendar())),
        proposals: history.flatMap(({ type, date: on, data, texts }) => {
          if (type !== 'proposed') return [];
          const { proposal: key, what } = data as unknown as Extract<PostingEvent, { type: 'proposed' }>;
          return [{ key, what, reason: texts?.reason ?? null, on }];
        }),
        approvals: approvalsOf('posting', state, policy, history),
      };
    },
  }),
  act({
    ...common,
    path: `${base}/arrivals`,
    summary: '报到。Somebody has arrived: the day, and the slip that says so.',
    body: arrival,
    act: 'arrive',
  }),
  act({
    ...common,
    path: `${base}/extensions`,
    summary: '申请延长任期。Propose to extend the term.',
    body: extension,
    act: 'extend',
    payload: ({ months, reason }, text) => ({ months, reason: text('reason', reason) }),
  }),
  act({
    ...common,
    path: `${base}/recalls`,
    summary: '提出召回。Propose a recall; some grounds release at once.',
    body: recall,
    act: 'recall',
    payload: ({ ground, reason }, text) => ({ ground, reason: text('reason', reason) }),
  }),
  act({
    ...common,
    path: `${base}/handover-entries`,
    summary: '交接清单:列入、更改、撤下。Put entries on the handover list, change them, take them off.',
    body: handoverEntries,
    act: 'listHandover',
    payload: ({ entries, removed }, text) => ({
      entries: entries.map(({ title, note, ...entry }, n) => ({
        ...entry,
        title: text(`title ${n}`, title),
        ...(note !== undefined && { note: text(`note ${n}`, note) }),
      })),
      removed,
    }),
  }),
  act({
    ...common,
    path: `${base}/handover-signatures`,
    summary: '交接签字。One side signs the handover list, in its current version.',
    body: handoverSignature,
    act: 'signHandover',
  }),
  act({
    ...common,
    path: `${base}/handover-confirmations`,
    summary: '受援地确认交接:席位移交,前任离任。The host confirms the handover: the seat passes.',
    body: handoverConfirmation,
    act: 'confirmHandover',
  }),
  act({
    ...common,
    path: `${base}/handover-returns`,
    summary: '受援地退回交接:双方重签。The host returns the handover: both sides sign again.',
    body: handoverReturn,
    act: 'returnHandover',
    payload: ({ reason }, text) => ({ reason: text('reason', reason) }),
  }),
  act({
    ...common,
    path: `${base}/cancellations`,
    summary: '报到前取消。Cancel before arrival.',
    body: cancellation,
    act: 'cancel',
    payload: ({ reason }, text) => ({ reason: text('reason', reason) }),
  }),
  ...approvalActs(base, common),
  approvalForecasts(base, common),
  act({
    ...common,
    path: `${base}/resubmissions`,
    summary: '退回后重新报送延期或召回。Resubmit an extension or a recall that was returned.',
    body: namedApproval,
    act: 'resubmit',
  }),
  act({
    ...common,
    path: `${base}/withdrawals`,
    summary: '撤回延期或召回的申请。Withdraw an extension or a recall before the final decision.',
    body: namedApproval,
    act: 'withdraw',
  }),
];
