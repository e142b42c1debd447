import {
  decideApproval,
  isApprovalCommand,
  openApproval,
  resubmitApproval,
  tickApprovals,
  withdrawApproval,
  type ApprovalCommand,
  type ApprovalSetting,
} from './approval-acts.ts';
import { drafts, type Draft, type Tick } from './case.ts';
import { ensure } from './errors.ts';
import { boundOf } from './evaluation-bounds.ts';
import { evaluationOf, isBarred, quotaOf, totalOf, type Grade } from './evaluation-policy.ts';
import {
  appealOf,
  GRADES,
  halves,
  type EvaluationCommand,
  type EvaluationEvent,
  type EvaluationFacts,
  type EvaluationState,
  type Graded,
  type Proposed,
  type Subject,
} from './evaluation-state.ts';
import { ensureHolds, ensureHoldsOrEnters, holds, officeId, resolve } from './office.ts';
import { chainOf } from './policy.ts';
import type { Facts } from './ports.ts';
import type { DateString } from './time.ts';

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

function subjectOf({ subjects }: EvaluationState, id: string, field: string): Subject {
  const subject = subjects[id];
  ensure(subject, 'subject-unknown', { subject: id }, field);
  ensure(!subject.ungraded, 'not-graded', { subject: id }, field);
  return subject;
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

export const settingOf =
  (state: EvaluationState, { policy }: Pick<Facts, 'policy'>) =>
  (key: string): ApprovalSetting => {
    const { chains } = evaluationOf(policy);
    if (key === GRADES) {
      const initiators = state.proposedBy === null ? [] : [state.proposedBy];
      return { chain: chainOf(policy, chains.grades), places: state.places, initiators };
    }
    const subject = key.slice(appealOf('').length);
    const appealed = state.appeals[subject];
    ensure(appealed, 'not-before-you', { subject: key });
    // Who proposed the grade does not decide on the appeal against it.
    const initiators = [appealed.by, ...(state.proposedBy === null ? [] : [state.proposedBy])];
    const person = state.subjects[subject]?.person;
    return {
      ...{ chain: chainOf(policy, chains.appeal), places: state.places, initiators },
      ...(person !== undefined && { person }),
    };
  };

const shareOf = ({ raised }: EvaluationState, { policy }: Facts): readonly [number, number] =>
  evaluationOf(policy).excellent[raised ? 'raised' : 'share'];

const gradedIn = ({ subjects }: EvaluationState): readonly Subject[] =>
  Object.values(subjects).filter(({ ungraded }) => !ungraded);

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

/** One grade: both marks are there, it rests on entries of the record, and nothing on record bars it. */
function judge(state: EvaluationState, item: Proposed, at: string, facts: EvaluationFacts): Graded {
  const { subject, grade, entries } = item;
  subjectOf(state, subject, `${at}subject`);
  const marks = state.marks[subject] ?? {};
  const half = halves.find((which) => marks[which] === undefined);
  ensure(half === undefined, 'mark-missing', { subject, half: half ?? '' }, `${at}subject`);
  const { halfYear = 0, yearEnd = 0 } = marks;
  const evaluation = evaluationOf(facts.policy);
  const total = totalOf({ halfYear, yearEnd }, evaluation.weights);
  const record = facts.years[subject];
  ensure(record, 'subject-unknown', { subject }, `${at}subject`);
  ensure(entries.length > 0, 'entries-missing', { subject }, `${at}entries`);
  entries.forEach((entry, n) =>
    ensure(record.entries.includes(entry), 'entry-unknown', { subject, entry }, `${at}entries.${n}`),
  );
  const { atMost, because } = boundOf(record, facts.policy);
  ensure(
    !isBarred(grade, atMost),
    'grade-barred',
    { subject, atMost, because: because.join(', ') },
    `${at}grade`,
  );
  const least = evaluation.excellent.leastTotal;
  ensure(grade !== 'excellent' || total >= least * 100, 'total-too-low', { subject, least }, `${at}grade`);
  return { ...item, total, because };
}

function ensureQuota(state: EvaluationState, given: readonly Grade[], facts: Facts): void {
  const most = quotaOf(gradedIn(state).length, shareOf(state, facts));
  const excellent = given.filter((grade) => grade === 'excellent').length;
  ensure(excellent <= most, 'quota-exceeded', { excellent, most, pool: gradedIn(state).length }, 'items');
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
      return [event, { type: 'gradesNotified', appealUntil }];
    }
    return [event, correct(state, event.approval.slice(appealOf('').length), facts)];
  });
}

/** An appeal that was agreed to: the grade that was asked for, if the record and the quota still leave it open. */
function correct(state: EvaluationState, subject: string, facts: EvaluationFacts): EvaluationEvent {
  const appealed = state.appeals[subject];
  ensure(appealed, 'not-before-you', { subject });
  const graded = judge(state, appealed.asks, '', facts);
  ensureQuota(state, Object.values({ ...state.grades, [subject]: graded.grade }), facts);
  return { type: 'gradeCorrected', ...graded };
}

/** 申诉: by the person, or by the unit that it is about; once, until the limit. */
function appeal(state: EvaluationState, command: Of<'appeal'>, facts: EvaluationFacts): Events {
  const { subject: id, grade, entries, reason, date } = command;
  ensure(state.stage === 'notified', 'wrong-stage', { stage: state.stage, act: 'appeal' });
  const subject = subjectOf(state, id, 'subject');
  const own = subject.person !== undefined && facts.actor.person === subject.person;
  ensure(own || holds(facts.actor, officeId(subject.unit, 'hr')), 'not-your-office', {
    office: officeId(subject.unit, 'hr'),
  });
  ensure(state.finalOn !== null && date < state.finalOn, 'appeal-over', { until: state.finalOn ?? '' });
  ensure(!state.appeals[id], 'already-open', { case: appealOf(id) });
  ensure(grade !== state.grades[id], 'grade-same', { subject: id }, 'grade');
  const asks: Proposed = { subject: id, grade, entries };
  judge(state, asks, '', facts);
  ensureQuota(state, Object.values({ ...state.grades, [id]: grade }), facts);
  const by = facts.actor.account;
  const appealed: EvaluationEvent = { type: 'appealed', subject: id, by, asks, reason };
  const after = { ...state, appeals: { ...state.appeals, [id]: { by, asks } } };
  const context = { ...settingOf(after, facts)(appealOf(id)), facts, date };
  return [appealed, ...openApproval(appealOf(id), context)];
}

/** The grades are final when the last appeal is. */
export const appealsOpen = ({ approvals }: EvaluationState): boolean =>
  Object.entries(approvals).some(
    ([key, { status }]) => key !== GRADES && (status === 'open' || status === 'returned'),
  );

function tick(state: EvaluationState, date: DateString, facts: EvaluationFacts): Events {
  const ticked = tickApprovals(state.approvals, settingOf(state, facts), facts, date);
  const over = state.finalOn !== null && state.finalOn <= date && !appealsOpen(state);
  return over ? [...ticked, { type: 'evaluationEnded' }] : ticked;
}
