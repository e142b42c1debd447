import type { Approval, AddedSigner } from './approval.ts';
import type { SignedAs } from './approval-events.ts';
import { Refusal } from './errors.ts';
import type { OfficeId } from './office.ts';
import type { Step } from './policy.ts';
import type { Actor } from './ports.ts';

/** What the actor would sign at the open step: the part of a holder, by what right. */
export interface Part {
  readonly owner: string;
  /** Missing for a holder's own part. */
  readonly as?: Exclude<SignedAs, 'added'>;
}

/** Every part of the open step that is the actor's to sign today: their own first, then what was moved to them. */
export function partsOf(approval: Approval, actor: Actor): readonly Part[] {
  const { office, moved = {}, recused = [] } = approval;
  const { account } = actor;
  const own: readonly Part[] = actor.ownOffices.includes(office) ? [{ owner: account }] : [];
  const given = Object.entries(moved).flatMap(([owner, { to, kind }]): Part[] =>
    to === account ? [{ owner, as: kind === 'delegated' ? 'delegate' : 'transferred' }] : [],
  );
  // Whoever recused themselves takes no part in an absent holder's place either.
  const absent = recused.includes(account) ? [] : (actor.standsFor[office] ?? []);
  const standingIn = absent.map((owner): Part => ({ owner, as: 'substitute' }));
  return [...own, ...given, ...standingIn].filter(({ owner, as }) => {
    const elsewhere = owner in moved && (as === undefined || as === 'substitute');
    return !elsewhere && !isDone(approval, owner);
  });
}

const isDone = ({ signed, recused = [] }: Approval, owner: string): boolean =>
  signed.includes(owner) || recused.includes(owner);

/** The part that the actor signs now: the one asked for, or their first. Refuses with what stands in the way. */
export function partOf(
  key: string,
  approval: Approval,
  actor: Actor,
  owner: string | undefined,
  at: string,
): Part {
  const parts = partsOf(approval, actor);
  const part = owner === undefined ? parts[0] : parts.find((own) => own.owner === owner);
  if (part) return part;
  const { account } = actor;
  const { moved = {}, recused = [], signed, office } = approval;
  if (signed.includes(owner ?? account)) throw new Refusal('already-decided', { subject: key });
  if (recused.includes(account) || (owner !== undefined && recused.includes(owner)))
    throw new Refusal('recused', { subject: key });
  const elsewhere =
    moved[owner ?? account] ??
    Object.values(moved).find(({ from }) => owner === undefined && from === account);
  if (elsewhere) throw new Refusal('moved-on', { subject: key, to: elsewhere.to });
  if (owner !== undefined) throw new Refusal('part-unknown', { owner, subject: key }, `${at}.for`);
  throw new Refusal('not-your-office', { office });
}

export const pending = (approval: Approval, place: AddedSigner['place']): readonly AddedSigner[] =>
  (approval.added ?? []).filter((own) => own.place === place && !own.signed);

/** The added signer whose turn it is: one who comes after waits for the office. */
export const addedTurn = (approval: Approval, account: string): AddedSigner | undefined =>
  (approval.added ?? []).find(
    (own) => own.account === account && !own.signed && (own.place !== 'after' || approval.agreed),
  );

/** Holders whose agreement the step still waits for, of those who may sign at all. */
export const missingHolders = (
  { signed, recused = [] }: Pick<Approval, 'signed' | 'recused'>,
  holders: readonly string[],
  initiators: readonly string[],
): readonly string[] =>
  holders.filter(
    (holder) => !signed.includes(holder) && !recused.includes(holder) && !initiators.includes(holder),
  );

/** 或签: one signature does. 会签: every holder's does; whoever may not sign, because it is their own, is not waited for. */
export function officeHasAgreed(
  step: Step,
  approval: Pick<Approval, 'signed' | 'recused'>,
  holders: readonly string[],
  initiators: readonly string[],
): boolean {
  if (approval.signed.length === 0) return false;
  const all = step.kind === 'signing' && step.rule === 'all';
  return !all || missingHolders(approval, holders, initiators).length === 0;
}

/** Who is asked beside the office: accounts to which parts were moved, and added signers whose turn it is. */
export function personalTurns(approval: Approval): readonly string[] {
  if (approval.meeting) return [];
  const { moved = {}, added = [] } = approval;
  const given = approval.agreed || isHeldUp(approval) ? [] : Object.values(moved).map(({ to }) => to);
  const asked = added.filter(({ account }) => addedTurn(approval, account)).map(({ account }) => account);
  return [...new Set([...given, ...asked])];
}

/** Somebody who was added before the office has not signed. */
export const isHeldUp = (approval: Approval): boolean => pending(approval, 'before').length > 0;

/** Holders for whom the step's row in the inbox is none: they have signed, recused themselves, or moved their part on. */
const notAsked = ({ signed, recused = [], moved = {} }: Approval): readonly string[] => [
  ...signed,
  ...recused,
  ...Object.keys(moved),
];

/** The offices and accounts that an approval's task stands before. */
export interface Turn {
  readonly act: 'decide' | 'minute' | 'confirmMinutes' | 'urge';
  readonly office: OfficeId;
  readonly account?: string;
  readonly notFor?: readonly string[];
}

/** Whose turn it is now. `urge`: of the office above, told that the limit has passed. */
export function turnsOf(approval: Approval): readonly Turn[] {
  const { status, office, meeting, minutes, agreed, told } = approval;
  if (status !== 'open') return [];
  const act = meeting ? (minutes ? 'confirmMinutes' : 'minute') : 'decide';
  const notFor = notAsked(approval);
  const officeTurn: Turn = { act, office, ...(notFor.length > 0 && { notFor }) };
  return [
    ...(agreed || isHeldUp(approval) ? [] : [officeTurn]),
    ...personalTurns(approval).map((account): Turn => ({ act, office, account })),
    ...(told && told !== office ? [{ act: 'urge' as const, office: told }] : []),
  ];
}
