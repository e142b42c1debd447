import type { Approval, ApprovalEvent, Approvals, Minutes, Verdict } from './approval.ts';
import { drafts, type Draft } from './case.ts';
import { ensure } from './errors.ts';
import { ensureHolds, resolve, type Places } from './office.ts';
import type { Chain, MeetingStep, Step } from './policy.ts';
import type { Facts } from './ports.ts';
import type { DateString } from './time.ts';

export const approvalActs = ['decide', 'minute', 'confirmMinutes'] as const;

export interface DecideItem {
  readonly approval: string;
  readonly verdict: Verdict;
  /** Id of the step to return to; without it a return goes to whoever initiated the approval. */
  readonly returnTo?: string;
  readonly reason?: string;
}

export interface MinuteItem {
  readonly approval: string;
  readonly agree: number;
  readonly disagree: number;
  readonly defer: number;
}

/** What people do in an approval, the same in every process. Each carries items, so that a slate is one request. */
export type ApprovalCommand =
  | { readonly act: 'decide'; readonly items: readonly DecideItem[] }
  | ({ readonly act: 'minute'; readonly items: readonly MinuteItem[] } & Pick<
      Minutes,
      'number' | 'heldOn' | 'due' | 'present'
    >)
  | { readonly act: 'confirmMinutes'; readonly approvals: readonly string[] };

/** What the machine must know about one approval: where it runs and who may not take part in it. */
export interface ApprovalSetting {
  readonly chain: Chain;
  readonly places: Places;
  /** Accounts that nominated or drafted: they do not approve the same (four eyes). */
  readonly initiators: readonly string[];
}

type Context = ApprovalSetting & { readonly facts: Facts; readonly date: DateString };

const stepOf = (chain: Chain, index: number): Step => {
  const step = chain.steps[index];
  if (!step) throw new Error(`chain has no step ${index}`);
  return step;
};

function openStep(approval: string, index: number, { chain, places, facts, date }: Context): ApprovalEvent {
  const step = stepOf(chain, index);
  const due = facts.calendar.addWorkingDays(date, step.limit);
  const remindAfter = step.limit - step.remindBefore;
  return {
    type: 'stepOpened',
    approval,
    step: index,
    office: resolve(step.office, places),
    due,
    remindOn:
      step.remindBefore > 0 && remindAfter > 0 ? facts.calendar.addWorkingDays(date, remindAfter) : null,
    ...(step.kind === 'meeting' && { meeting: true }),
  };
}

export const openApproval = (approval: string, context: Context): readonly ApprovalEvent[] => [
  openStep(approval, 0, context),
];

/** Resumes a returned approval at the step that returned it: what was agreed before stands. */
export function resubmitApproval(
  key: string,
  approval: Approval,
  context: Context,
): readonly ApprovalEvent[] {
  ensure(approval.status === 'returned', 'not-before-you', { subject: key });
  return [openStep(key, approval.step, context)];
}

/** By the initiator, until the final decision. */
export function withdrawApproval(key: string, approval: Approval | undefined): readonly ApprovalEvent[] {
  ensure(
    approval === undefined || approval.status === 'open' || approval.status === 'returned',
    'final-decision-made',
  );
  return [{ type: 'approvalEnded', approval: key, result: 'withdrawn' }];
}

/** The step is agreed: on to the next one, or the end. */
const advance = (key: string, index: number, context: Context): ApprovalEvent =>
  index + 1 < context.chain.steps.length
    ? openStep(key, index + 1, context)
    : { type: 'approvalEnded', approval: key, result: 'agreed' };

function openStepOf(key: string, approvals: Approvals, context: Context): { approval: Approval; step: Step } {
  const approval = approvals[key];
  ensure(approval?.status === 'open', 'not-before-you', { subject: key });
  const { actor } = context.facts;
  ensureHolds(actor, approval.office);
  ensure(!context.initiators.includes(actor.account), 'four-eyes');
  return { approval, step: stepOf(context.chain, approval.step) };
}

function sign(
  item: DecideItem,
  at: string,
  approvals: Approvals,
  context: Context,
): readonly ApprovalEvent[] {
  const key = item.approval;
  const { approval, step } = openStepOf(key, approvals, context);
  const { actor, holders } = context.facts;
  ensure(step.kind === 'signing', 'not-a-signature');
  ensure(!approval.signed.includes(actor.account), 'already-decided', { subject: key });
  if (item.verdict !== 'agree') {
    ensure(
      step.may.includes(item.verdict),
      'verdict-not-allowed',
      { verdict: item.verdict },
      `${at}.verdict`,
    );
    ensure(item.reason, 'reason-missing', {}, `${at}.reason`);
  }
  const signed: ApprovalEvent = {
    type: 'signed',
    approval: key,
    step: approval.step,
    by: actor.account,
    verdict: item.verdict,
    ...(item.reason !== undefined && { reason: item.reason }),
  };
  if (item.verdict === 'reject')
    return [signed, { type: 'approvalEnded', approval: key, result: 'rejected' }];
  if (item.verdict === 'return') {
    if (item.returnTo === undefined) {
      return [signed, { type: 'approvalReturned', approval: key, step: approval.step }];
    }
    const target = context.chain.steps.findIndex((candidate) => candidate.id === item.returnTo);
    ensure(target >= 0 && target < approval.step, 'not-found', { id: item.returnTo }, `${at}.returnTo`);
    return [signed, openStep(key, target, context)];
  }
  const agreed = [...approval.signed, actor.account];
  // Whoever may not sign, because it is their own, is not waited for.
  const missing =
    step.rule === 'all' &&
    (holders[approval.office] ?? []).some(
      (holder) => !agreed.includes(holder) && !context.initiators.includes(holder),
    );
  return missing ? [signed] : [signed, advance(key, approval.step, context)];
}

/** A share [a, b] of n, rounded up: two thirds of 7 members is 5. */
const atLeast = (n: number, [a, b]: readonly [number, number]): number => Math.ceil((n * a) / b);

/** Of the members DUE, more than the majority must agree (or disagree); anything else defers to another meeting. */
function voteOf(step: MeetingStep, minutes: Minutes): 'agree' | 'reject' | 'defer' {
  const [a, b] = step.majority;
  const carries = (votes: number): boolean => votes * b > minutes.due * a;
  if (carries(minutes.agree)) return 'agree';
  return carries(minutes.disagree) ? 'reject' : 'defer';
}

type MinuteCommand = Extract<ApprovalCommand, { act: 'minute' }>;

function minute(
  command: MinuteCommand,
  item: MinuteItem,
  approvals: Approvals,
  context: Context,
): readonly ApprovalEvent[] {
  const { approval, step } = openStepOf(item.approval, approvals, context);
  ensure(step.kind === 'meeting', 'not-a-meeting');
  const { number, heldOn, due, present } = command;
  const { agree, disagree, defer } = item;
  ensure(heldOn <= context.date, 'date-in-future', { date: heldOn, today: context.date }, 'heldOn');
  const needed = atLeast(due, step.quorum);
  ensure(
    due > 0 && present >= needed && present <= due,
    'quorum-missed',
    { due, present, needed },
    'present',
  );
  ensure(agree + disagree + defer === present, 'votes-do-not-add-up', { present }, 'items');
  return [
    {
      type: 'minuted',
      approval: item.approval,
      step: approval.step,
      by: context.facts.actor.account,
      number,
      heldOn,
      due,
      present,
      agree,
      disagree,
      defer,
    },
  ];
}

function confirmMinutes(key: string, approvals: Approvals, context: Context): readonly ApprovalEvent[] {
  const { approval, step } = openStepOf(key, approvals, context);
  const { account } = context.facts.actor;
  ensure(step.kind === 'meeting', 'not-a-meeting');
  ensure(approval.minutes, 'minutes-not-recorded');
  ensure(approval.minutes.recordedBy !== account, 'same-recorder');
  const verdict = voteOf(step, approval.minutes);
  const confirmed: ApprovalEvent = {
    type: 'minutesConfirmed',
    approval: key,
    step: approval.step,
    by: account,
    verdict,
  };
  if (verdict === 'defer') return [confirmed];
  return verdict === 'agree'
    ? [confirmed, advance(key, approval.step, context)]
    : [confirmed, { type: 'approvalEnded', approval: key, result: 'rejected' }];
}

/** Carries out a command on each of its items; one that may not be carried out refuses them all. */
export function decideApproval(
  approvals: Approvals,
  command: ApprovalCommand,
  settingOf: (key: string) => ApprovalSetting,
  facts: Facts,
  date: DateString,
): readonly Draft<ApprovalEvent>[] {
  const contextOf = (key: string): Context => {
    ensure(approvals[key], 'not-before-you', { subject: key });
    return { ...settingOf(key), facts, date };
  };
  switch (command.act) {
    case 'decide':
      return drafts(
        ...eachOnce(command.items, (item, n) =>
          sign(item, `items.${n}`, approvals, contextOf(item.approval)),
        ),
      );
    case 'minute':
      return drafts(
        ...eachOnce(command.items, (item) => minute(command, item, approvals, contextOf(item.approval))),
      );
    case 'confirmMinutes':
      return drafts(
        ...eachOnce(
          command.approvals.map((approval) => ({ approval })),
          ({ approval }) => confirmMinutes(approval, approvals, contextOf(approval)),
        ),
      );
  }
}

function eachOnce<T extends { approval: string }>(
  items: readonly T[],
  act: (item: T, n: number) => readonly ApprovalEvent[],
): readonly ApprovalEvent[] {
  const seen = new Set<string>();
  return items.flatMap((item, n) => {
    ensure(!seen.has(item.approval), 'already-decided', { subject: item.approval }, 'items');
    seen.add(item.approval);
    return act(item, n);
  });
}

/** Reminders and escalations that have come due. Each moves or clears the approval's due date. */
export function tickApprovals(
  approvals: Approvals,
  settingOf: (key: string) => ApprovalSetting,
  date: DateString,
): readonly ApprovalEvent[] {
  return Object.entries(approvals).flatMap(([key, approval]): ApprovalEvent[] => {
    if (approval.status !== 'open') return [];
    if (approval.lateOn !== null && approval.lateOn <= date) {
      const { chain, places } = settingOf(key);
      const office = resolve(stepOf(chain, approval.step).escalateTo, places);
      return [{ type: 'escalated', approval: key, office }];
    }
    if (approval.remindOn !== null && approval.remindOn <= date) {
      return [{ type: 'reminded', approval: key, office: approval.office }];
    }
    return [];
  });
}
