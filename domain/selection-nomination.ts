import { openApproval, resubmitApproval, withdrawApproval } from './approval-acts.ts';
import type { ApprovalEvent } from './approval.ts';
import { ensure } from './errors.ts';
import { ensureHolds, holds, officeId } from './office.ts';
import { chainOf } from './policy.ts';
import { fileWithNomination } from './selection-file.ts';
import { nomineeAt, placesOf, seatOf, settingOf } from './selection-lookup.ts';
import { screenNominee } from './selection-screening.ts';
import {
  live,
  over,
  personOf,
  waiverKey,
  type Nominee,
  type SelectionCommand,
  type SelectionEvent,
  type SelectionFacts,
  type SelectionState,
} from './selection-state.ts';
import { addMonths, latest, type DateString } from './time.ts';

type Of<A extends SelectionCommand['act']> = Extract<SelectionCommand, { act: A }>;
type Events = readonly SelectionEvent[];

export function nominate(state: SelectionState, command: Of<'nominate'>, facts: SelectionFacts): Events {
  const { seat, person, date, waive = [] } = command;
  const plan = seatOf(state, seat);
  const { nominee, actor, policy } = facts;
  ensure(nominee, 'cadre-unknown', { person }, 'person');
  const unit = plan.places.supplyingUnit ?? '';
  ensure(
    nominee.unitLine.some((own) => holds(actor, officeId(own, 'hr'))),
    holds(actor, officeId(unit, 'hr')) ? 'outside-supplying-unit' : 'outside-your-unit',
    { person, unit },
    'person',
  );
  ensure(nominee.unitLine.includes(unit), 'outside-supplying-unit', { person, unit }, 'person');
  ensure(!live(state, seat), 'seat-has-nominee', { seat }, 'seat');
  const known = state.nominees[person];
  ensure(
    !known || ['withdrawn', 'ineligible'].includes(known.stage),
    'nominee-stage',
    { person, stage: known?.stage ?? '', act: 'nominate' },
    'person',
  );
  screenNominee(policy, person, [...nominee.screening, ...nominee.slate], waive);

  const termFrom = latest(plan.termFrom, date);
  const { coManager } = nominee;
  const nominated: SelectionEvent = {
    ...{ type: 'nominated', person, seat, by: actor.account, waived: waive.map(({ rule }) => rule) },
    ...(coManager !== undefined && { coManager }),
    ...{ from: date, until: addMonths(termFrom, plan.termMonths) },
  };
  const waiving = waive.length > 0;
  const { chains } = policy.posting;
  const setting = {
    chain: chainOf(policy, waiving ? chains.waiver : chains.nomination),
    places: { ...plan.places, ...(coManager !== undefined && { coManager }) },
    initiators: [actor.account],
  };
  return [
    nominated,
    ...fileWithNomination(state, plan, command, facts),
    ...openApproval(waiving ? waiverKey(person) : person, { ...setting, facts, date }),
  ];
}

/** What the screening came to and why a rule is to be waived: whoever approves reads it, and it can be erased. */
export const screened = ({ waive = [] }: Of<'nominate'>, { nominee }: SelectionFacts) => ({
  screening: nominee ? [...nominee.screening, ...nominee.slate] : [],
  waive,
});

/** What an approval's event means for the person it is about. */
export function followApproval(
  state: SelectionState,
  event: ApprovalEvent,
  facts: SelectionFacts,
  date: DateString,
): Events {
  const person = 'approval' in event ? personOf(event.approval) : '';
  const isWaiver = 'approval' in event && event.approval.startsWith('waiver:');
  if (event.type === 'approvalReturned') return [{ type: 'nomineeStage', person, stage: 'returned' }];
  if (event.type !== 'approvalEnded' || event.result === 'withdrawn') return [];
  if (event.result === 'terminated') return [{ type: 'nomineeStage', person, stage: 'withdrawn' }];
  const agreed = event.result === 'agreed';
  if (isWaiver) {
    const until = addMonths(date, facts.policy.selection.waiverMonths);
    const settled: SelectionEvent = {
      ...{ type: 'waiverSettled', person, approved: agreed },
      ...(agreed && { until }),
    };
    if (!agreed) return [settled];
    const setting = settingOf(state, facts)(person);
    return [settled, ...openApproval(person, { ...setting, facts, date })];
  }
  if (!agreed) return [{ type: 'nomineeStage', person, stage: 'rejected' }];
  const stage = facts.policy.notice.scope === 'none' ? 'cleared' : 'approved';
  return [{ type: 'nomineeStage', person, stage }];
}

function returnedKey(state: SelectionState, person: string): string {
  return state.approvals[waiverKey(person)]?.status === 'returned' ? waiverKey(person) : person;
}

function ensureNominator(state: SelectionState, nominee: Nominee, facts: SelectionFacts): void {
  if (facts.actor.account === nominee.nominatedBy) return;
  ensureHolds(facts.actor, officeId(placesOf(state, nominee).supplyingUnit ?? '', 'hr'));
}

export function resubmit(
  state: SelectionState,
  { person, date }: Of<'resubmit'>,
  facts: SelectionFacts,
): Events {
  const nominee = nomineeAt(state, person, ['returned'], 'resubmit');
  ensureNominator(state, nominee, facts);
  const key = returnedKey(state, person);
  const approval = state.approvals[key];
  ensure(approval, 'not-before-you', { subject: key });
  const stage = key === person ? 'approval' : 'waiver';
  return [
    { type: 'nomineeStage', person, stage, by: facts.actor.account },
    ...resubmitApproval(key, approval, { ...settingOf(state, facts)(key), facts, date }),
  ];
}

export function withdraw(state: SelectionState, { person }: Of<'withdraw'>, facts: SelectionFacts): Events {
  const nominee = state.nominees[person];
  ensure(nominee, 'nominee-unknown', { person }, 'person');
  ensureNominator(state, nominee, facts);
  const { stage } = nominee;
  ensure(!over.includes(stage), 'nominee-stage', { person, stage, act: 'withdraw' });
  ensure(['waiver', 'approval', 'returned'].includes(stage), 'final-decision-made');
  const key = stage === 'waiver' ? waiverKey(person) : returnedKey(state, person);
  return [
    ...withdrawApproval(key, state.approvals[key]),
    { type: 'nomineeStage', person, stage: 'withdrawn' },
  ];
}
