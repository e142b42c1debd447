import {
  decideApproval,
  isApprovalCommand,
  openApproval,
  resubmitApproval,
  tickApprovals,
  withdrawApproval,
  type ApprovalCommand,
} from './approval-acts.ts';
import { drafts, type Draft, type Tick } from './case.ts';
import { ensure } from './errors.ts';
import { appeal, correct, overOn, withdrawAppeal } from './evaluation-appeal.ts';
import { ensureQuota, gradedIn, judge, settingOf, subjectOf } from './evaluation-judge.ts';
import { lowered } from './evaluation-lowered.ts';
import { evaluationOf } from './evaluation-policy.ts';
import {
  appealOf,
  correctionsTold,
  evolveEvaluation,
  GRADES,
  type EvaluationCommand,
  type EvaluationEvent,
  type EvaluationFacts,
  type EvaluationState,
} from './evaluation-state.ts';
import { takeNote, toldCorrection, toldOf } from './evaluation-told.ts';
import { ensureHolds, ensureHoldsOrEnters, officeId, resolve } from './office.ts';
import type { Facts } from './ports.ts';
import { latest, type DateString } from './time.ts';

type Of<A extends EvaluationCommand['act']> = Extract<EvaluationCommand, { act: A }>;
type Events = readonly EvaluationEvent[];

export function decideEvaluation(
  state: EvaluationState,
  command: EvaluationCommand | Tick,
  facts: EvaluationFacts,
): readonly Draft<EvaluationEvent>[] {
  if (command.act === 'open') return drafts(...open(state, command, facts));
  ensure(state.stage !== 'opening', 'wrong-stage', { stage: state.stage, act: command.act });
  return drafts(...act(state, command, facts));
}

function act(
  state: EvaluationState,
  command: Exclude<EvaluationCommand, Of<'open'>> | Tick,
  facts: EvaluationFacts,
): Events {
  if (isApprovalCommand(command)) return approve(state, command, facts);
  switch (command.act) {
    case 'mark':
      return mark(state, command, facts);
    case 'raiseShare':
      return raiseShare(state, command, facts);
    case 'propose':
      return propose(state, command, facts);
    case 'withdraw':
      ensure(state.stage === 'reviewing', 'wrong-stage', { stage: state.stage, act: 'withdraw' });
      ensureHolds(facts.actor, state.proposer);
      return withdrawApproval(GRADES, state.approvals[GRADES]);
    case 'appeal':
      return appeal(state, command, facts);
    case 'withdrawAppeal':
      return withdrawAppeal(state, command, facts);
    case 'takeNote':
      return takeNote(state, command, facts);
    case 'tick':
      return tick(state, command.date, facts);
  }
}

/** A pool without anybody is over at once. */
function open(state: EvaluationState, command: Of<'open'>, { subjects, policy }: EvaluationFacts): Events {
  ensure(state.stage === 'opening', 'already-open', { case: 'evaluation' });
  const { programme, year, of, pool, places } = command;
  const { marker, proposer } = evaluationOf(policy).subjects[of];
  const opened: EvaluationEvent = {
    ...{ type: 'evaluationOpened', programme, year, of, pool, places, subjects },
    ...{ marker: resolve(marker, places), proposer: resolve(proposer, places) },
  };
  return subjects.some(({ ungraded }) => !ungraded) ? [opened] : [opened, { type: 'evaluationEnded' }];
}

const isMarking = (state: EvaluationState, act: string): void =>
  ensure(state.stage === 'marking', 'wrong-stage', { stage: state.stage, act });

/** The marker of a place without a login has its marks entered by the headquarters or an administrator, with the document. */
function mark(state: EvaluationState, command: Of<'mark'>, { actor }: Facts): Events {
  const { half, items, onBehalf } = command;
  isMarking(state, 'mark');
  const { headquarters = '', municipality = '' } = state.places;
  ensureHoldsOrEnters(actor, state.marker, onBehalf, [
    officeId(headquarters, 'headquarters'),
    officeId(municipality, 'administrator'),
  ]);
  const seen = new Set<string>();
  items.forEach(({ subject }, n) => {
    subjectOf(state, subject, `items.${n}.subject`);
    ensure(!seen.has(subject), 'subject-twice', { subject }, `items.${n}.subject`);
    seen.add(subject);
  });
  return [{ type: 'marked', half, items }];
}

/** 经批准优秀等次比例可提高: by the leading group, with its document. */
function raiseShare(state: EvaluationState, { document }: Of<'raiseShare'>, { actor }: Facts): Events {
  isMarking(state, 'raiseShare');
  ensure(!state.raised, 'already-decided', { subject: 'share' });
  ensureHolds(actor, officeId(state.places.municipality ?? '', 'leadingGroup'));
  ensure(document.trim() !== '', 'document-missing', {}, 'document');
  return [{ type: 'shareRaised', document }];
}

/** Every subject of the pool at once, since the quota is the pool's. */
function propose(state: EvaluationState, { items, date }: Of<'propose'>, facts: EvaluationFacts): Events {
  isMarking(state, 'propose');
  ensureHolds(facts.actor, state.proposer);
  const graded = items.map((item, n) => judge(state, item, `items.${n}.`, facts));
  const named = new Set(items.map(({ subject }) => subject));
  ensure(named.size === items.length, 'subject-twice', { subject: 'items' }, 'items');
  const missing = gradedIn(state).find(({ id }) => !named.has(id));
  ensure(missing === undefined, 'grade-missing', { subject: missing?.id ?? '' }, 'items');
  ensureQuota(
    state,
    graded.map(({ grade }) => grade),
    facts,
  );
  const by = facts.actor.account;
  const proposed: EvaluationEvent = { type: 'gradesProposed', by, items: graded };
  const after = { ...state, proposedBy: by };
  const context = { ...settingOf(after, facts)(GRADES), facts, date };
  const returned = state.approvals[GRADES];
  return [
    proposed,
    ...(returned?.status === 'returned'
      ? resubmitApproval(GRADES, returned, context)
      : openApproval(GRADES, context)),
  ];
}

function approve(
  state: EvaluationState,
  command: ApprovalCommand & { readonly date: DateString },
  facts: EvaluationFacts,
): Events {
  const decided = decideApproval(state.approvals, command, settingOf(state, facts), facts, command.date);
  return decided.flatMap((event): Events => {
    if (event.type !== 'approvalEnded' || event.result !== 'agreed') return [event];
    if (event.approval === GRADES) {
      const appealUntil = facts.calendar.addWorkingDays(
        command.date,
        evaluationOf(facts.policy).appealWithin,
      );
      const told = toldOf(gradedIn(state), facts);
      return [event, ...lowered(state, facts), { type: 'gradesNotified', appealUntil, ...told }];
    }
    return [event, correct(state, event.approval.slice(appealOf('').length), command.date, facts)];
  });
}

function tick(state: EvaluationState, date: DateString, facts: EvaluationFacts): Events {
  const ticked = tickApprovals(state.approvals, settingOf(state, facts), facts, date);
  return [...ticked, ...over(state, date, facts)];
}

/** When the grades are final the case waits for whoever has yet to take note of a correction, as long as they are asked. */
function over(state: EvaluationState, date: DateString, facts: EvaluationFacts): Events {
  const on = overOn(state);
  if (on === null || on > date) return [];
  if (state.stage === 'final') return [{ type: 'evaluationEnded' }];
  const changed = lowered(state, facts).map((event) => {
    const subject = subjectOf(state, event.subject, 'subject');
    return { ...event, ...toldCorrection(subject, date, facts) };
  });
  const after = changed.reduce<EvaluationState>(
    (folded, event) => evolveEvaluation(folded, event, date),
    state,
  );
  const untils = correctionsTold(after, date).map(({ until }) => until);
  const end: EvaluationEvent =
    untils.length > 0
      ? { type: 'gradesFinal', notesUntil: untils.reduce(latest) }
      : { type: 'evaluationEnded' };
  return [...changed, end];
}
