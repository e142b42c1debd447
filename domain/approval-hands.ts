import type { Approval, ApprovalEvent, SignerPlace } from './approval.ts';
import { ensureNotTheirOwn, ensureOfficesTurn, openFor } from './approval-sign.ts';
import { settleStep, withoutSigners, type Context } from './approval-steps.ts';
import { partOf, partsOf } from './approval-turns.ts';
import { ensure } from './errors.ts';
import { holds, officeId } from './office.ts';
import type { Step } from './policy.ts';

/** What is done with a step instead of deciding it: passed on, shared, left, shown, hurried, ended. Each on several approvals at once. */
export type HandsCommand = { readonly approvals: readonly string[] } & (
  | ({ readonly act: 'transfer' } & Passing)
  | ({ readonly act: 'delegate' } & Passing)
  | { readonly act: 'takeBack' }
  | {
      readonly act: 'addSigner';
      readonly account: string;
      readonly place: SignerPlace;
      readonly reason?: string;
    }
  | { readonly act: 'removeSigner'; readonly account: string }
  | { readonly act: 'recuse'; readonly reason: string }
  | {
      readonly act: 'copy';
      readonly accounts?: readonly string[];
      readonly offices?: readonly string[];
    }
  | { readonly act: 'urge' }
  | { readonly act: 'terminate'; readonly reason: string }
);

interface Passing {
  readonly to: string;
  readonly reason?: string;
}

export const handsActs = [
  'transfer',
  'delegate',
  'takeBack',
  'addSigner',
  'removeSigner',
  'recuse',
  'copy',
  'urge',
  'terminate',
] as const satisfies readonly HandsCommand['act'][];

type Of<A extends HandsCommand['act']> = Extract<HandsCommand, { act: A }>;
type Events = readonly ApprovalEvent[];

export function hand(
  command: HandsCommand,
  key: string,
  approval: Approval | undefined,
  context: Context,
): Events {
  switch (command.act) {
    case 'transfer':
    case 'delegate':
      return move(command, key, approval, context);
    case 'takeBack':
      return takeBack(key, approval, context);
    case 'addSigner':
      return addSigner(command, key, approval, context);
    case 'removeSigner':
      return removeSigner(command, key, approval, context);
    case 'recuse':
      return recuse(command, key, approval, context);
    case 'copy':
      return copy(command, key, approval, context);
    case 'urge':
      return urge(key, approval, context);
    case 'terminate':
      return terminate(command, key, approval, context);
  }
}

/** A step that is decided by signature, and that allows this: nobody is represented in a meeting. */
function signingFor(key: string, open: Approval | undefined, allows: Step['may'][number], context: Context) {
  const { approval, step } = openFor(key, open, context);
  ensure(step.kind === 'signing', 'no-substitute-in-meeting', { office: approval.office });
  ensure(step.may.includes(allows), 'verdict-not-allowed', { verdict: allows });
  return approval;
}

/** Whoever is to sign has an account, and neither nominated nor signed already. */
function ensureMaySign(account: string, approval: Approval, field: string, context: Context): void {
  ensure(context.facts.accounts[account], 'account-unknown', { account }, field);
  ensure(!context.initiators.includes(account), 'four-eyes', {}, field);
  ensure(account !== context.facts.actor.account, 'not-yourself', { account }, field);
  const { signed, recused = [], added = [] } = approval;
  const taken = signed.includes(account) || recused.includes(account);
  ensure(!taken && !added.some((own) => own.account === account), 'takes-part-already', { account }, field);
}

/** 转办 / 委派: by whoever has the part, except somebody who was only asked for an opinion on it. */
function move(
  command: Of<'transfer'> | Of<'delegate'>,
  key: string,
  open: Approval | undefined,
  context: Context,
): Events {
  const { act, to, reason } = command;
  const approval = signingFor(key, open, act, context);
  ensureOfficesTurn(key, approval);
  const { actor } = context.facts;
  const { owner, as } = partOf(key, approval, actor, undefined, '');
  ensureNotTheirOwn(key, context);
  ensure(as !== 'delegate', 'opinion-only', { subject: key });
  ensureMaySign(to, approval, 'to', context);
  return [
    {
      ...{ type: 'moved', approval: key, step: approval.step, by: actor.account, owner, to },
      as: act === 'transfer' ? 'transferred' : 'delegated',
      ...(reason !== undefined && { reason }),
    },
  ];
}

/** A part that was delegated and is not answered yet comes back at once to whoever delegated it. */
function takeBack(key: string, open: Approval | undefined, context: Context): Events {
  const { approval } = openFor(key, open, context);
  const { account } = context.facts.actor;
  const found = Object.entries(approval.moved ?? {}).find(
    ([owner, { kind, from = owner }]) => kind === 'delegated' && from === account,
  );
  ensure(found, 'nothing-delegated', { subject: key });
  return [{ type: 'takenBack', approval: key, step: approval.step, owner: found[0] }];
}

function addSigner(
  command: Of<'addSigner'>,
  key: string,
  open: Approval | undefined,
  context: Context,
): Events {
  const { account, place, reason } = command;
  const approval = signingFor(key, open, 'addSigner', context);
  const { actor } = context.facts;
  ensureOfficesTurn(key, approval);
  partOf(key, approval, actor, undefined, '');
  ensureNotTheirOwn(key, context);
  ensureMaySign(account, approval, 'account', context);
  return [
    {
      ...{ type: 'signerAdded', approval: key, step: approval.step, account, by: actor.account, place },
      ...(reason !== undefined && { reason }),
    },
  ];
}

/** 减签: by whoever added them or an administrator, as long as they have not signed. */
function removeSigner(
  { account }: Of<'removeSigner'>,
  key: string,
  open: Approval | undefined,
  context: Context,
): Events {
  ensure(open?.status === 'open', 'not-before-you', { subject: key });
  const found = open.added?.find((own) => own.account === account);
  ensure(found, 'signer-unknown', { account, subject: key }, 'account');
  ensure(!found.signed, 'already-decided', { subject: key });
  const by = context.facts.actor.account;
  ensure(found.by === by || isAdministrator(context), 'not-your-signer', { account: found.by });
  const after: Approval = { ...open, added: (open.added ?? []).filter((own) => own !== found) };
  return [
    { type: 'signerRemoved', approval: key, step: open.step, account, by },
    ...(open.agreed || open.signed.length > 0 ? settleStep(key, after, context) : []),
  ];
}

/** 回避: of a signature that is one's own to give; who stands in for a holder leaves it to them. In a meeting the minutes say how many took no part. */
function recuse({ reason }: Of<'recuse'>, key: string, open: Approval | undefined, context: Context): Events {
  ensure(open?.status === 'open', 'not-before-you', { subject: key });
  ensure(!open.meeting, 'not-a-signature');
  const { account, ownOffices } = context.facts.actor;
  ensure(ownOffices.includes(open.office), 'not-your-office', { office: open.office });
  const { owner } = partOf(key, open, context.facts.actor, account, '');
  const after: Approval = { ...open, recused: [...(open.recused ?? []), owner] };
  const left = withoutSigners(key, after, context);
  return [
    { type: 'recused', approval: key, step: open.step, by: account, reason },
    ...(left.length > 0 ? left : settleStep(key, after, context)),
  ];
}

/** 抄送: by whoever takes part in it. */
function copy(command: Of<'copy'>, key: string, approval: Approval | undefined, context: Context): Events {
  const { accounts = [], offices = [] } = command;
  ensure(approval, 'not-before-you', { subject: key });
  ensureTakesPart(approval, context);
  ensure(accounts.length + offices.length > 0, 'nobody-named', {}, 'accounts');
  accounts.forEach((account, n) => {
    ensure(context.facts.accounts[account], 'account-unknown', { account }, `accounts.${n}`);
  });
  const by = context.facts.actor.account;
  return [{ type: 'copied', approval: key, step: approval.step, by, accounts, offices }];
}

/** 催办: by whoever waits for it, once a day. */
function urge(key: string, approval: Approval | undefined, context: Context): Events {
  ensure(approval?.status === 'open', 'not-before-you', { subject: key });
  ensureTakesPart(approval, context);
  ensure(approval.urgedOn !== context.date, 'urged-today', { subject: key });
  return [{ type: 'urged', approval: key, step: approval.step, by: context.facts.actor.account }];
}

/** 终止: by an administrator, with a reason; it is no decision on the subject. */
function terminate(
  { reason }: Of<'terminate'>,
  key: string,
  approval: Approval | undefined,
  context: Context,
): Events {
  const going = approval?.status === 'open' || approval?.status === 'returned';
  ensure(going, 'not-before-you', { subject: key });
  ensure(isAdministrator(context), 'not-your-office', {
    office: officeId(context.places.municipality ?? '', 'administrator'),
  });
  return [{ type: 'approvalEnded', approval: key, result: 'terminated', reason }];
}

const isAdministrator = ({ facts, places }: Context): boolean =>
  holds(facts.actor, officeId(places.municipality ?? '', 'administrator'));

/** Who initiated it, whose turn it is or was, and the offices of the units that the case is about. */
function ensureTakesPart(approval: Approval, { facts, initiators, places }: Context): void {
  const { actor } = facts;
  const scopes = Object.values(places);
  const takesPart =
    initiators.includes(actor.account) ||
    approval.signed.includes(actor.account) ||
    partsOf(approval, actor).length > 0 ||
    (approval.added ?? []).some(({ account }) => account === actor.account) ||
    actor.offices.some((office) => scopes.includes(office.slice(0, office.lastIndexOf('/'))));
  ensure(takesPart, 'takes-no-part', {});
}
