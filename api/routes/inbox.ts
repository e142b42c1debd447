import type { z } from 'zod';
import { copiesFor } from '../../db/queries/copies.ts';
import { inbox } from '../../db/queries/inbox.ts';
import { caseKindOf } from '../../db/queries/commands.ts';
import { Refusal } from '../../domain/errors.ts';
import { copyRow } from '../../schemas/answers/approvals.ts';
import { inboxTask } from '../../schemas/answers/cases.ts';
import { commandResults, pageOf } from '../../schemas/answers/common.ts';
import { inboxDecisions } from '../../schemas/requests/approvals.ts';
import { copyList, inboxList } from '../../schemas/requests/reading.ts';
import { carryOut } from '../commands.ts';
import { copyPlace, dueTaskPlace, pageAnswer, readCursor } from '../cursor.ts';
import { PATIENCE_MS, withPatience } from '../patience.ts';
import { problemOf, type ProblemBody } from '../problem.ts';
import { get, post, type Asked, type Route } from '../route.ts';

type Decisions = Asked<unknown, unknown, z.output<typeof inboxDecisions>>;

/** A command of its own for each item, so that one refusal leaves the others as they are. */
async function decide(
  { case: id, reason, ...item }: Decisions['body']['items'][number],
  { session, key, route, deps }: Decisions,
) {
  const kind = await caseKindOf(deps.db, id);
  if (!kind) throw new Refusal('not-found', { id }, 'case');
  return carryOut(deps, {
    ...{ actor: session.account, route, kind, case: id, act: 'decide' },
    // An Idempotency-Key has no spaces: no other request makes this one.
    key: `${key} ${id} ${item.approval}`,
    body: { case: id, reason, ...item },
    payload: (text) => ({
      items: [{ ...item, ...(reason !== undefined && { reason: text('reason', reason) }) }],
    }),
  });
}

export const inboxRoutes: readonly Route[] = [
  get({
    path: 'inbox',
    tag: 'inbox',
    summary:
      '待办:本人今日所任(含代理)职务名下的事项。What waits for the offices that one holds today, or stands in for.',
    query: inboxList,
    answer: pageOf(inboxTask),
    handle: async ({ query: { cursor, limit, ...filter }, session, deps }) => {
      const offices = session.offices.flatMap(({ office, own, standsFor }) => [
        ...(own ? [{ office, holder: session.account }] : []),
        ...standsFor.map((absent) => ({ office, holder: absent.account })),
      ]);
      const after = readCursor(dueTaskPlace, cursor);
      return pageAnswer(await inbox(deps.db, { account: session.account, offices, ...filter }, limit, after));
    },
  }),
  get({
    path: 'inbox/copies',
    tag: 'inbox',
    summary:
      '抄送给本人或本人所任职务的审批。Approvals that were copied to oneself or to an office that one holds.',
    query: copyList,
    answer: pageOf(copyRow),
    handle: async ({ query: { cursor, limit }, session, deps }) => {
      const recipients = [session.account, ...session.offices.map(({ office }) => office)];
      return pageAnswer(await copiesFor(deps.db, recipients, limit, readCursor(copyPlace, cursor)));
    },
  }),
  post({
    path: 'inbox/decisions',
    tag: 'inbox',
    summary: '批量签批,逐项返回结果。Decide on several cases: each item has a result of its own.',
    body: inboxDecisions,
    // Each item has its own time to answer.
    patient: true,
    answer: commandResults,
    handle: async (asked) => ({
      items: await Promise.all(
        asked.body.items.map(async (item) => {
          const { case: id, approval } = item;
          try {
            const { version } = await withPatience(decide(item, asked), PATIENCE_MS);
            return { case: id, approval, ok: true as const, version };
          } catch (error) {
            return { case: id, approval, ok: false as const, problem: ofItem(problemOf(error)) };
          }
        }),
      ),
    }),
  }),
];

/** Each item is a command of its own, with itself as the only one: the field is told within it. */
const ofItem = (problem: ProblemBody): ProblemBody => ({
  ...problem,
  field: problem.field?.replace(/^items\.0\./, '') ?? null,
});
