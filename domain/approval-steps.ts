import type { Approval, ApprovalEvent, Approvals } from './approval.ts';
import { missingHolders, officeHasAgreed, pending } from './approval-turns.ts';
import { ensure } from './errors.ts';
import { resolve, type OfficeId, type Places } from './office.ts';
import type { Chain, Step } from './policy.ts';
import type { Calendar, Facts } from './ports.ts';
import { addDays, addMonths, type DateString } from './time.ts';

/** What the machine must know about one approval: where it runs and who may not take part in it. */
export interface ApprovalSetting {
  readonly chain: Chain;
  readonly places: Places;
  /** Accounts that nominated or drafted: they do not approve the same (four eyes). */
  readonly initiators: readonly string[];
  /** The cadre it is about: nobody decides on themselves. */
  readonly person?: string;
}

export type Context = ApprovalSetting & { readonly facts: Facts; readonly date: DateString };

export const stepOf = (chain: Chain, index: number): Step => {
  const step = chain.steps[index];
  if (!step) throw new Error(`chain has no step ${index}`);
  return step;
};

/** A step whose office is of a place that this case does not have: nobody co-manages most people. */
export const isSkipped = (step: Step, places: Places): boolean =>
  step.optional === true && places[step.office.of] === undefined;

/** Limit and reminder of a step, counted from the day on which it was opened. */
export function limitsOf(
  step: Step,
  from: DateString,
  calendar: Calendar,
): { due: DateString; remindOn: DateString | null } {
  const remindAfter = step.limit - step.remindBefore;
  const due =
    step.limitMonths === undefined
      ? calendar.addWorkingDays(from, step.limit)
      : addMonths(from, step.limitMonths);
  const reminds = step.remindBefore > 0 && remindAfter > 0;
  return { due, remindOn: reminds ? reminderOf(step, from, due, calendar) : null };
}

/** Where the limit is in months, the reminder is counted back from it. */
function reminderOf(step: Step, from: DateString, due: DateString, calendar: Calendar): DateString {
  if (step.limitMonths === undefined) return calendar.addWorkingDays(from, step.limit - step.remindBefore);
  let day = due;
  for (let left = step.remindBefore; left > 0; day = addDays(day, -1)) {
    if (calendar.isWorkingDay(day)) left -= 1;
  }
  return day;
}

export function openStep(
  approval: string,
  index: number,
  { chain, places, facts, date }: Context,
  resume: readonly number[] = [],
): ApprovalEvent {
  const step = stepOf(chain, index);
  return {
    ...{ type: 'stepOpened', approval, step: index, office: resolve(step.office, places) },
    ...limitsOf(step, date, facts.calendar),
    ...(step.kind === 'meeting' && { meeting: true }),
    ...(resume[0] !== undefined && { resumeAt: resume[0] }),
    ...(resume.length > 1 && { thenAt: resume.slice(1) }),
  };
}

/** The first step from this one on that the case has; the end when there is none. */
function openFrom(key: string, index: number, context: Context): ApprovalEvent {
  const { steps } = context.chain;
  const next = steps.findIndex((step, n) => n >= index && !isSkipped(step, context.places));
  return next < 0 ? { type: 'approvalEnded', approval: key, result: 'agreed' } : openStep(key, next, context);
}

export const openApproval = (approval: string, context: Context): readonly ApprovalEvent[] => [
  openFrom(approval, 0, context),
];

/** Resumes a returned approval at the step that returned it: what was agreed before stands. */
export function resubmitApproval(
  key: string,
  approval: Approval | undefined,
  context: Context,
): readonly ApprovalEvent[] {
  ensure(approval?.status === 'returned', 'not-before-you', { subject: key });
  return [openStep(key, approval.step, context, approval.thenAt)];
}

/** By the initiator, until the final decision. */
export function withdrawApproval(key: string, approval: Approval | undefined): readonly ApprovalEvent[] {
  ensure(
    approval === undefined || approval.status === 'open' || approval.status === 'returned',
    'final-decision-made',
  );
  return [{ type: 'approvalEnded', approval: key, result: 'withdrawn' }];
}

/** The steps that returned it, to go on with one after the other once this one agrees. */
export const resumesOf = ({ resumeAt, thenAt = [] }: Approval): readonly number[] =>
  resumeAt === undefined ? thenAt : [resumeAt, ...thenAt];

/** The step is agreed: on to the next one, to the one that had returned it, or the end. */
export function advance(key: string, approval: Approval, context: Context): ApprovalEvent {
  const [next, ...rest] = resumesOf(approval);
  return next === undefined ? openFrom(key, approval.step + 1, context) : openStep(key, next, context, rest);
}

/** What follows when somebody's signature, recusal or removal has changed who is still waited for. */
export function settleStep(key: string, approval: Approval, context: Context): readonly ApprovalEvent[] {
  const { facts, initiators, chain } = context;
  const holders = facts.holders[approval.office] ?? [];
  const agreed =
    approval.agreed || officeHasAgreed(stepOf(chain, approval.step), approval, holders, initiators);
  if (!agreed || pending(approval, 'before').length > 0) return [];
  if (pending(approval, 'beside').length === 0 && pending(approval, 'after').length === 0)
    return [advance(key, approval, context)];
  return approval.agreed ? [] : [{ type: 'officeAgreed', approval: key, step: approval.step }];
}

/** Nobody of the office is left who may sign: the step goes to the office above it, once. */
export function withoutSigners(key: string, approval: Approval, context: Context): readonly ApprovalEvent[] {
  const { facts, initiators } = context;
  const left = missingHolders(approval, facts.holders[approval.office] ?? [], initiators);
  if (left.length > 0 || approval.signed.length > 0) return [];
  const office = officeAbove(approval, context);
  ensure(!approval.handedOver && office !== approval.office, 'nobody-left', { office: approval.office });
  return [handOver(key, approval, office, 'recusal', context)];
}

const officeAbove = ({ step }: Approval, { chain, places }: Context): OfficeId =>
  resolve(stepOf(chain, step).escalateTo, places);

function handOver(
  key: string,
  { step }: Approval,
  office: OfficeId,
  why: 'limit' | 'recusal',
  { chain, facts, date }: Context,
): ApprovalEvent {
  const limits = limitsOf(stepOf(chain, step), date, facts.calendar);
  return { type: 'stepHandedOver', approval: key, step, office, why, ...limits };
}

/** Reminders and limits that have come due. Each moves or clears the approval's due date. */
export function tickApprovals(
  approvals: Approvals,
  settingOf: (key: string) => ApprovalSetting,
  facts: Facts,
  date: DateString,
): readonly ApprovalEvent[] {
  return Object.entries(approvals).flatMap(([key, approval]): readonly ApprovalEvent[] => {
    const { status, lateOn, remindOn, office } = approval;
    if (status !== 'open') return [];
    if (lateOn !== null && lateOn <= date) return late(key, approval, { ...settingOf(key), facts, date });
    return remindOn !== null && remindOn <= date ? [{ type: 'reminded', approval: key, office }] : [];
  });
}

function late(key: string, approval: Approval, context: Context): readonly ApprovalEvent[] {
  const step = stepOf(context.chain, approval.step);
  const above = officeAbove(approval, context);
  if (step.atLimit === 'consent') {
    const consent: ApprovalEvent = { type: 'deemedConsent', approval: key, step: approval.step };
    return [consent, advance(key, approval, context)];
  }
  if (step.atLimit === 'handOver' && !approval.handedOver && above !== approval.office)
    return [handOver(key, approval, above, 'limit', context)];
  return [{ type: 'escalated', approval: key, office: above }];
}

/** The calendar has changed: limits that are still to come are counted again from the day on which each step was opened. */
export function recalendarApprovals(
  approvals: Approvals,
  settingOf: (key: string) => ApprovalSetting,
  { calendar }: Facts,
): readonly ApprovalEvent[] {
  return Object.entries(approvals).flatMap(([key, approval]): readonly ApprovalEvent[] => {
    const { status, step, openedOn, lateOn, due, remindOn } = approval;
    if (status !== 'open' || openedOn === undefined || lateOn === null) return [];
    const now = limitsOf(stepOf(settingOf(key).chain, step), openedOn, calendar);
    // A reminder that has been given is not given again.
    const moved = { due: now.due, remindOn: remindOn === null ? null : now.remindOn };
    return moved.due === due && moved.remindOn === remindOn
      ? []
      : [{ type: 'limitMoved', approval: key, step, ...moved }];
  });
}
