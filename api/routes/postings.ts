import { listHostPosts, listPostings } from '../../db/queries/kinds.ts';
import { Refusal } from '../../domain/errors.ts';
import type { PostingEvent } from '../../domain/posting-events.ts';
import type { PostingState } from '../../domain/posting-state.ts';
import { pageOf } from '../../schemas/answers/common.ts';
import { postingRow, wholePosting } from '../../schemas/answers/processes.ts';
import { changePreviewAnswer } from '../../schemas/answers/posting-changes.ts';
import { changePreviewRequest } from '../../schemas/requests/posting-changes.ts';
import { namedApproval } from '../../schemas/requests/approvals.ts';
import { byPosting } from '../../schemas/requests/paths.ts';
import {
  appraisal,
  arrival,
  cancellation,
  departure,
  extension,
  handoverConfirmation,
  handoverEntries,
  handoverReturn,
  handoverSignature,
  noteTaken,
  opinion,
  postingList,
  promotion,
  recall,
  seatTransfer,
} from '../../schemas/requests/postings.ts';
import { reachOf } from '../access.ts';
import { act } from '../act.ts';
import type { StageText } from '../commands.ts';
import { approvalActs } from '../approval-acts.ts';
import { approvalForecasts } from '../approval-forecasts.ts';
import { idPlace, pageAnswer, readCursor } from '../cursor.ts';
import { previewOf } from '../change-preview.ts';
import { get, post, type Route } from '../route.ts';
import { approvalsOf } from '../views/approvals.ts';
import { appraisalView } from '../views/appraisal.ts';
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

/** Reasons are free text: the command has their id. */
const withReason = <B extends { readonly reason: string }>({ reason, ...body }: B, text: StageText) => ({
  ...body,
  reason: text('reason', reason),
});

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
        appraisal: await appraisalView(deps, session, id, { state, policy }),
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
  post({
    path: `${base}/previews`,
    tag: 'postings',
    summary:
      '变动预览:离任、延期、调队、改接替日期将带来什么。What leaving, an extension, a transfer or another day of relief would do; changes nothing.',
    params: byPosting,
    body: changePreviewRequest,
    keyed: false,
    answer: changePreviewAnswer,
    handle: async ({ params, body, session, deps }) => {
      const id = common.case(params);
      const { head, state } = await readCase<PostingState>(deps, session, id, 'posting');
      return previewOf(deps, head.programme, id, state, body);
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
    path: `${base}/opinions`,
    summary: '受援地对期满人员的意见。What the host thinks of whoever leaves.',
    body: opinion,
    act: 'giveOpinion',
    payload: ({ opinion: said, document }, text) => ({
      opinion: text('opinion', said),
      ...(document !== undefined && { document }),
    }),
  }),
  act({
    ...common,
    path: `${base}/appraisals`,
    summary: '期满鉴定。The term appraisal, by the unit that sent the person.',
    body: appraisal,
    act: 'appraise',
    payload: ({ grade, document, comment }, text) => ({
      document,
      grade: text('grade', grade),
      ...(comment !== undefined && { comment: text('comment', comment) }),
    }),
  }),
  act({
    ...common,
    path: `${base}/notes`,
    summary:
      '阅知:任期顺延、接替未到等。Take note of what one was told: a term that goes on, a relief that was missed.',
    body: noteTaken,
    act: 'takeNote',
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
    path: `${base}/resignations`,
    summary: '申请辞职。Ask to resign.',
    body: departure,
    act: 'resign',
    payload: withReason,
  }),
  act({
    ...common,
    path: `${base}/early-returns`,
    summary: '申请提前返回。Ask to return before the term is over.',
    body: departure,
    act: 'returnEarly',
    payload: withReason,
  }),
  act({
    ...common,
    path: `${base}/seat-transfers`,
    summary: '提出调整到另一工作队的空缺席位。Propose a transfer to a vacant seat of another team.',
    body: seatTransfer,
    act: 'proposeTransfer',
    payload: withReason,
  }),
  act({
    ...common,
    path: `${base}/promotions`,
    summary:
      '任职期间晋升:派驻继续,干部信息更新。A promotion in post: the posting goes on, the record changes.',
    body: promotion,
    act: 'promote',
    payload: ({ on, document, ...changed }, text) => ({
      ...{ on, document },
      ...Object.fromEntries(Object.entries(changed).map(([field, said]) => [field, text(field, said)])),
    }),
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
