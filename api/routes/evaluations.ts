import { findCase } from '../../db/queries/cases.ts';
import { gradesOf, listEvaluations, listGrades, toldGrade } from '../../db/queries/evaluations.ts';
import { historyOf } from '../../db/queries/events.ts';
import { yearsOnRecord } from '../../db/queries/year-on-record.ts';
import { Refusal } from '../../domain/errors.ts';
import type { EvaluationState } from '../../domain/evaluation-state.ts';
import type { Policy } from '../../domain/policy.ts';
import { pageOf } from '../../schemas/answers/common.ts';
import {
  evaluationRow,
  gradeRow,
  toldGrade as toldGradeAnswer,
  wholeEvaluation,
} from '../../schemas/answers/evaluations.ts';
import { nothing } from '../../schemas/requests/common.ts';
import {
  appealWithdrawal,
  evaluationList,
  gradeAppeal,
  gradeList,
  marks,
  oneGrade,
  proposedGrades,
  raisedShare,
} from '../../schemas/requests/evaluations.ts';
import { byEvaluation } from '../../schemas/requests/paths.ts';
import { noteTaken } from '../../schemas/requests/postings.ts';
import { reachOf, readsTexts } from '../access.ts';
import { act } from '../act.ts';
import { approvalActs } from '../approval-acts.ts';
import { approvalForecasts } from '../approval-forecasts.ts';
import { gradePlace, idPlace, pageAnswer, readCursor } from '../cursor.ts';
import { Problem } from '../problem.ts';
import { get, type Route } from '../route.ts';
import { evaluationView, gradeView } from '../views/evaluation.ts';
import { policyOfCase, readCase } from '../views/whole.ts';

const base = 'evaluations/{of}/{pool}/{year}';
const common = {
  tag: 'evaluations',
  params: byEvaluation,
  kind: 'evaluation' as const,
  case: ({ of, pool, year }: { of: string; pool: string; year: string }) =>
    `evaluation/${of}/${pool}/${year}`,
};

const groundsOf = ({ posting }: Policy): readonly string[] => posting.recallGrounds.map(({ id }) => id);

export const evaluationRoutes: readonly Route[] = [
  get({
    path: 'evaluations',
    tag: 'evaluations',
    summary: '纪实评估列表:各年度、各参评范围。Evaluations: each year and pool.',
    query: evaluationList,
    answer: pageOf(evaluationRow),
    handle: async ({ query: { cursor, limit, ...filter }, session, deps }) => {
      const all = { reach: reachOf(session), ...filter };
      return pageAnswer(await listEvaluations(deps.db, all, limit, readCursor(idPlace, cursor)));
    },
  }),
  get({
    path: 'evaluation-grades',
    tag: 'evaluations',
    summary: '评估等次:供派出单位参考。Grades that were told: an opinion for the home unit.',
    query: gradeList,
    answer: pageOf(gradeRow),
    handle: async ({ query: { cursor, limit, ...filter }, session, deps }) => {
      const all = { reach: reachOf(session), own: session.person, ...filter };
      return pageAnswer(await listGrades(deps.db, all, limit, readCursor(gradePlace, cursor)));
    },
  }),
  get({
    path: base,
    tag: 'evaluations',
    summary:
      '一个参评范围一年的评估:评分、等次、依据、申诉。A pool’s year: marks, grades, what they rest on, appeals.',
    params: byEvaluation,
    answer: wholeEvaluation,
    handle: async ({ params, session, deps }) => {
      const read = await readCase<EvaluationState>(deps, session, common.case(params), 'evaluation');
      const { of, year, subjects } = read.state;
      const [grades, years] = await Promise.all([
        gradesOf(deps.db, read.head.id),
        yearsOnRecord(deps.db, of, year, Object.values(subjects), groundsOf(read.policy)),
      ]);
      return evaluationView(read, grades, years);
    },
  }),
  get({
    path: `${base}/grade`,
    tag: 'evaluations',
    summary:
      '一个对象的等次,供本人、本单位查阅和申诉。One grade, for the person or unit that it is about: what an appeal may cite.',
    params: byEvaluation,
    query: oneGrade,
    answer: toldGradeAnswer,
    handle: async ({ params, query: { subject }, session, deps: { db } }) => {
      const id = common.case(params);
      const reach = reachOf(session);
      const [found, row] = await Promise.all([
        findCase(db, id, reach),
        toldGrade(db, { reach, own: session.person }, id, subject),
      ]);
      if (!found) throw new Refusal('not-found', { id });
      if (!row) throw new Problem('not-visible');
      const state = found.state as unknown as EvaluationState;
      const [history, policy] = await Promise.all([
        historyOf(db, id, readsTexts(session)),
        policyOfCase({ db }, found),
      ]);
      const about = Object.values(state.subjects).filter((one) => one.id === subject);
      const years = await yearsOnRecord(db, state.of, state.year, about, groundsOf(policy));
      return gradeView(row, { state, history, policy, years });
    },
  }),
  act({
    ...common,
    path: `${base}/marks`,
    summary: '评分。Give the marks of one half.',
    body: marks,
    act: 'mark',
  }),
  act({
    ...common,
    path: `${base}/raised-shares`,
    summary: '批准提高优秀比例。Agree to the raised share of the best grade.',
    body: raisedShare,
    act: 'raiseShare',
  }),
  act({
    ...common,
    path: `${base}/proposals`,
    summary: '提出等次建议,送审。Propose the grades of the pool: they go to their review.',
    body: proposedGrades,
    act: 'propose',
  }),
  ...approvalActs(base, common),
  approvalForecasts(base, common),
  act({
    ...common,
    path: `${base}/withdrawals`,
    summary: '撤回等次建议。Take the proposal back before it is decided.',
    body: nothing,
    act: 'withdraw',
  }),
  act({
    ...common,
    path: `${base}/appeals`,
    summary: '申诉。Appeal against a grade that was told.',
    body: gradeAppeal,
    act: 'appeal',
    payload: ({ reason, ...asked }, text) => ({ ...asked, reason: text('reason', reason) }),
  }),
  act({
    ...common,
    path: `${base}/appeal-withdrawals`,
    summary: '撤回申诉。Take one’s own appeal back before it is decided.',
    body: appealWithdrawal,
    act: 'withdrawAppeal',
  }),
  act({
    ...common,
    path: `${base}/notes`,
    summary: '阅知等次。Take note of a grade that one was told.',
    body: noteTaken,
    act: 'takeNote',
  }),
];
