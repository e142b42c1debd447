import type { Approval, ApprovalEvent } from './approval.ts';
import type { Minutes } from './approval-events.ts';
import { ensureNotTheirOwn, openFor } from './approval-sign.ts';
import { advance, type Context } from './approval-steps.ts';
import { ensure } from './errors.ts';
import { ensureHolds } from './office.ts';
import type { MeetingStep } from './policy.ts';

export interface MinuteItem {
  readonly approval: string;
  readonly agree: number;
  readonly disagree: number;
  readonly defer: number;
  /** Members present who took no part in this item. */
  readonly recused?: number;
}

/** What the minutes say of the meeting as a whole. */
export type Meeting = Pick<Minutes, 'number' | 'heldOn' | 'due' | 'present'>;

/** A meeting's step, for a holder in their own right: nobody is represented in a meeting. */
function meetingFor(key: string, open: Approval | undefined, context: Context) {
  const { approval, step } = openFor(key, open, context);
  const { actor } = context.facts;
  ensureHolds(actor, approval.office);
  ensureNotTheirOwn(key, context);
  ensure(actor.ownOffices.includes(approval.office), 'no-substitute-in-meeting', { office: approval.office });
  ensure(step.kind === 'meeting', 'not-a-meeting');
  return { approval, step };
}

/** A share [a, b] of n, rounded up: two thirds of 7 members is 5. */
const atLeast = (n: number, [a, b]: readonly [number, number]): number => Math.ceil((n * a) / b);

/** Of the members DUE, more than the majority must agree (or disagree); anything else defers to another meeting. */
function voteOf(step: MeetingStep, minutes: Minutes): 'agree' | 'reject' | 'defer' {
  const [a, b] = step.majority;
  const due = minutes.due - (minutes.recused ?? 0);
  const carries = (votes: number): boolean => votes * b > due * a;
  if (carries(minutes.agree)) return 'agree';
  return carries(minutes.disagree) ? 'reject' : 'defer';
}

/** Whoever recuses themselves is neither due nor present for the item: those who are left must be enough. */
export function minute(
  { number, heldOn, due, present }: Meeting,
  { approval: key, recused = 0, ...votes }: MinuteItem,
  open: Approval | undefined,
  context: Context,
): readonly ApprovalEvent[] {
  const { approval, step } = meetingFor(key, open, context);
  const { agree, disagree, defer } = votes;
  ensure(heldOn <= context.date, 'date-in-future', { date: heldOn, today: context.date }, 'heldOn');
  const [mayVote, voting] = [due - recused, present - recused];
  const needed = atLeast(mayVote, step.quorum);
  ensure(
    mayVote > 0 && voting >= needed && present <= due,
    'quorum-missed',
    { due: mayVote, present: voting, needed },
    'present',
  );
  ensure(agree + disagree + defer === voting, 'votes-do-not-add-up', { present: voting }, 'items');
  const by = context.facts.actor.account;
  return [
    {
      ...{ type: 'minuted', approval: key, step: approval.step, by, number, heldOn, due, present },
      ...{ agree, disagree, defer },
      ...(recused > 0 && { recused }),
    },
  ];
}

export function confirmMinutes(
  key: string,
  open: Approval | undefined,
  context: Context,
): readonly ApprovalEvent[] {
  const { approval, step } = meetingFor(key, open, context);
  const { account } = context.facts.actor;
  ensure(approval.minutes, 'minutes-not-recorded');
  ensure(approval.minutes.recordedBy !== account, 'same-recorder');
  const verdict = voteOf(step, approval.minutes);
  const confirmed: ApprovalEvent = {
    ...{ type: 'minutesConfirmed', approval: key, step: approval.step, by: account, verdict },
  };
  if (verdict === 'defer') return [confirmed];
  return verdict === 'agree'
    ? [confirmed, advance(key, approval, context)]
    : [confirmed, { type: 'approvalEnded', approval: key, result: 'rejected' }];
}
