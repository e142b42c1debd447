import { approvalActs, recalendarApprovals } from './approval-acts.ts';
import { tasksOfApprovals } from './approval-tasks.ts';
import { dueOfApprovals } from './approval.ts';
import { drafts, type Process, type Task } from './case.ts';
import { decideEvaluation } from './evaluation-acts.ts';
import { overOn } from './evaluation-appeal.ts';
import { settingOf } from './evaluation-judge.ts';
import { noteTasks } from './evaluation-told.ts';
import {
  evolveEvaluation,
  initialEvaluation,
  leanEvaluation,
  type EvaluationCommand,
  type EvaluationEvent,
  type EvaluationFacts,
  type EvaluationState,
} from './evaluation-state.ts';
import { earliest } from './time.ts';

/**
 * 纪实评估 (六(四)): the grades of one pool for one year, each resting on the year's entries. An opinion for the home unit: what grade
 * the unit itself gives by statute is another matter.
 */
export const evaluation: Process<EvaluationState, EvaluationCommand, EvaluationEvent, EvaluationFacts> = {
  kind: 'evaluation',
  acts: [
    'open',
    'mark',
    'raiseShare',
    'propose',
    ...approvalActs,
    'withdraw',
    'appeal',
    'withdrawAppeal',
    'takeNote',
  ],
  initial: initialEvaluation,
  decide: decideEvaluation,
  evolve: evolveEvaluation,
  lean: leanEvaluation,
  recalendar: (state, facts) =>
    drafts(...recalendarApprovals(state.approvals, settingOf(state, facts), facts)),
  due: (state) => (state.stage === 'ended' ? null : earliest(dueOfApprovals(state.approvals), overOn(state))),
  stage: ({ stage }) => stage,
  ended: ({ stage }) => stage === 'ended',
  // A county, a headquarters, or the whole.
  tags: ({ pool, places }) => (!pool ? {} : pool === places.municipality ? { unit: pool } : { town: pool }),
  tasks,
  messages: () => [],
};

/** Whoever marks is asked until every mark is there; then whoever proposes the grades. */
function tasks(state: EvaluationState): readonly Task[] {
  if (state.stage === 'opening' || state.stage === 'ended') return [];
  const { subjects, marks, pool, marker, proposer } = state;
  const unmarked = Object.values(subjects).some(
    ({ id, ungraded }) =>
      !ungraded && (marks[id]?.halfYear === undefined || marks[id]?.yearEnd === undefined),
  );
  const asked: readonly Task[] =
    state.stage !== 'marking'
      ? []
      : unmarked
        ? [{ key: 'mark', office: marker, act: 'mark', subject: pool, due: null }]
        : [{ key: 'propose', office: proposer, act: 'propose', subject: pool, due: null }];
  return [
    ...asked,
    ...noteTasks(state),
    ...tasksOfApprovals(state.approvals, (key) =>
      [state.proposedBy, state.appeals[key.replace(/^appeal:/, '')]?.by].filter(
        (account): account is string => typeof account === 'string',
      ),
    ),
  ];
}
