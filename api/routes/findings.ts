import { listFindings } from '../../db/queries/supervision.ts';
import { Refusal } from '../../domain/errors.ts';
import type { FindingState } from '../../domain/finding.ts';
import { pageOf } from '../../schemas/answers/common.ts';
import { findingRow, wholeFinding } from '../../schemas/answers/supervision.ts';
import { byFinding } from '../../schemas/requests/paths.ts';
import { findingList, rectification, verification } from '../../schemas/requests/supervision.ts';
import { reachOf } from '../access.ts';
import { act } from '../act.ts';
import { idPlace, pageAnswer, readCursor } from '../cursor.ts';
import { get, type Route } from '../route.ts';
import { readCase } from '../views/whole.ts';

const base = 'findings/{town}/{year}/{n}';
const common = {
  tag: 'findings',
  params: byFinding,
  kind: 'finding' as const,
  case: ({ town, year, n }: { town: string; year: string; n: string }) => `finding/${town}/${year}/${n}`,
};

export const findingRoutes: readonly Route[] = [
  get({
    path: 'findings',
    tag: 'findings',
    summary: '监督发现的问题列表。Findings of supervision.',
    query: findingList,
    answer: pageOf(findingRow),
    handle: async ({ query: { cursor, limit, ...filter }, session, deps }) => {
      const all = { reach: reachOf(session), ...filter };
      return pageAnswer(await listFindings(deps.db, all, limit, readCursor(idPlace, cursor)));
    },
  }),
  get({
    path: base,
    tag: 'findings',
    summary: '一个问题:发现、整改、验收。A finding: made, rectified, verified.',
    params: byFinding,
    answer: wholeFinding,
    handle: async ({ params, session, deps }) => {
      const id = common.case(params);
      const { head, history } = await readCase<FindingState>(deps, session, id, 'finding');
      const [finding] = (await listFindings(deps.db, { reach: reachOf(session), id }, 1, undefined)).items;
      if (!finding) throw new Refusal('not-found', { id });
      return {
        ...head,
        finding,
        what: history[0]?.texts?.text ?? null,
        rectifications: history.flatMap(({ type, date: on, actor: by, data, texts }, n) => {
          if (type !== 'rectified') return [];
          const next = history
            .slice(n + 1)
            .find((event) => event.type === 'rectified' || event.type === 'rectificationRefused');
          const refusal = next?.type === 'rectificationRefused' ? (next.texts?.reason ?? null) : null;
          return [{ on, by, document: String(data.document), done: texts?.note ?? null, refusal }];
        }),
      };
    },
  }),
  act({
    ...common,
    path: `${base}/rectifications`,
    summary: '整改:做了什么,凭何文书。What was done about it.',
    body: rectification,
    act: 'rectify',
    payload: ({ document, done }, text) => ({ document, note: text('done', done) }),
  }),
  act({
    ...common,
    path: `${base}/verifications`,
    summary: '验收销号,或退回继续整改。Whether that was enough.',
    body: verification,
    act: 'verify',
    payload: (body, text) =>
      body.result === 'enough'
        ? { enough: true, document: body.document }
        : { enough: false, reason: text('reason', body.reason) },
  }),
];
