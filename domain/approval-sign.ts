import type { Approval, ApprovalEvent } from './approval.ts';
import type { Verdict } from './approval-events.ts';
import { isSkipped, openStep, resumesOf, settleStep, stepOf, type Context } from './approval-steps.ts';
import { addedTurn, isHeldUp, partOf, pending, type Part } from './approval-turns.ts';
import type { FiledDocument } from './case-file.ts';
import { ensure } from './errors.ts';
import type { Step } from './policy.ts';

export interface DecideItem {
  readonly approval: string;
  readonly verdict: Verdict;
  /** Id of the step to return to; without it a return goes to whoever initiated the approval. */
  readonly returnTo?: string;
  /** After a return every step is walked again; without it what was agreed stands, and it resumes where it was returned. */
  readonly again?: true;
  readonly reason?: string;
  /** The holder whose part is signed, where the actor has several. */
  readonly for?: string;
  /** The document that this step brings to the case file. */
  readonly document?: FiledDocument;
}

/** The approval of an item, which must be open, and its step. */
export function openFor(
  key: string,
  approval: Approval | undefined,
  context: Context,
): { approval: Approval; step: Step } {
  ensure(approval?.status === 'open', 'not-before-you', { subject: key });
  return { approval, step: stepOf(context.chain, approval.step) };
}

/** Nobody decides on what they initiated (four eyes), nor on themselves. */
export function ensureNotTheirOwn(key: string, { facts, initiators, person }: Context): void {
  ensure(!initiators.includes(facts.actor.account), 'four-eyes');
  ensure(person === undefined || facts.actor.person !== person, 'own-case', { subject: key });
}

/** Nor does anybody decide on an absent holder in that holder's own place. */
function ensureNotTheOwners(key: string, part: Part | undefined, { facts, person }: Context): void {
  const owner = part && facts.actor.absentPersons?.[part.owner];
  ensure(owner === undefined || owner !== person, 'own-case', { subject: key });
}

/** One signature: of a holder, of somebody in a holder's place, or of a signer who was added. */
export function sign(
  item: DecideItem,
  at: string,
  open: Approval | undefined,
  context: Context,
): readonly ApprovalEvent[] {
  const key = item.approval;
  const { approval, step } = openFor(key, open, context);
  const { account } = context.facts.actor;
  const added = item.for === undefined ? addedTurn(approval, account) : undefined;
  if (!added) ensureOfficesTurn(key, approval);
  const part = added ? undefined : partOf(key, approval, context.facts.actor, item.for, at);
  ensureNotTheirOwn(key, context);
  ensure(step.kind === 'signing', 'not-a-signature');
  // They may still pass on a part that was transferred to them.
  ensure(part === undefined || !approval.recused?.includes(account), 'recused', { subject: key });
  // Signing for whoever nominated would be the nominator's signature.
  ensure(part === undefined || !context.initiators.includes(part.owner), 'four-eyes');
  ensureNotTheOwners(key, part, context);
  const opinion = part?.as === 'delegate';
  if (item.verdict !== 'agree') {
    const allowed = opinion || step.may.includes(item.verdict);
    ensure(allowed, 'verdict-not-allowed', { verdict: item.verdict }, `${at}.verdict`);
    ensure(item.reason, 'reason-missing', {}, `${at}.reason`);
  }
  const { verdict, reason, document } = item;
  const as = added ? ('added' as const) : part?.as;
  const signed: ApprovalEvent = {
    ...{ type: 'signed', approval: key, step: approval.step, by: account, verdict },
    ...(part && part.owner !== account && { for: part.owner }),
    ...(as && { as }),
    ...(reason !== undefined && { reason }),
    ...(document && { document }),
  };
  // What a delegate thinks is for whoever asked: the step is still theirs to decide.
  if (opinion) return [signed];
  if (verdict === 'reject') return [signed, { type: 'approvalEnded', approval: key, result: 'rejected' }];
  if (verdict === 'return') return [signed, giveBack(item, at, approval, context)];
  const after: Approval = added
    ? {
        ...approval,
        added: (approval.added ?? []).map((own) => (own === added ? { ...own, signed: true } : own)),
      }
    : { ...approval, signed: [...approval.signed, part?.owner ?? account] };
  return [signed, ...settleStep(key, after, context)];
}

/** The office waits for whoever was added before it; once it has agreed, only added signers are left. */
export function ensureOfficesTurn(key: string, approval: Approval): void {
  const [first] = pending(approval, 'before');
  ensure(!isHeldUp(approval), 'signer-first', { subject: key, account: first?.account ?? '' });
  ensure(!approval.agreed, 'already-decided', { subject: key });
}

/** To an earlier step, or to whoever initiated it; from there on to where it was returned, or every step again. */
function giveBack(
  { approval: key, returnTo, again }: DecideItem,
  at: string,
  approval: Approval,
  context: Context,
): ApprovalEvent {
  const { step } = approval;
  const { steps } = context.chain;
  const resumes = again ? [] : resumesOf(approval);
  if (returnTo === undefined) {
    const first = steps.findIndex((own) => !isSkipped(own, context.places));
    return {
      ...{ type: 'approvalReturned', approval: key, step: again ? first : step },
      ...(resumes.length > 0 && { thenAt: resumes }),
    };
  }
  const target = steps.findIndex((own) => own.id === returnTo && !isSkipped(own, context.places));
  ensure(target >= 0 && target < step, 'not-found', { id: returnTo }, `${at}.returnTo`);
  return openStep(key, target, context, again ? [] : [step, ...resumes]);
}
