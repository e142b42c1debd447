import { ensure } from './errors.ts';
import type { Actor } from './ports.ts';

/** What somebody may be in a unit or an area. The access roles of the words: see `accessRole`. */
export const officeRoles = [
  'hr',
  'partyGroup',
  'discipline',
  'orgDepartment',
  'leadingGroup',
  'headquarters',
  'host',
  'leader',
  'supervisor',
  'administrator',
] as const;
export type OfficeRole = (typeof officeRoles)[number];

/** `{scope}/{role}`: the scope is a unit's code, an area's code or a headquarters' code. */
export type OfficeId = string;

/** An office as a policy names it: relative to the case, since one chain serves every unit. */
export interface OfficeRef {
  /** A key of the case's places: `supplyingUnit`, `leadUnit`, `root`, `host`, `headquarters` ... */
  readonly of: string;
  readonly role: OfficeRole;
}

/** Where a case is: the codes that office references are resolved with. */
export type Places = Readonly<Record<string, string>>;

export const officeId = (scope: string, role: OfficeRole): OfficeId => `${scope}/${role}`;

/** A place that a case lacks is a fault of the policy, found when it is loaded: no refusal. */
export function resolve(ref: OfficeRef, places: Places): OfficeId {
  const scope = places[ref.of];
  if (scope === undefined) throw new Error(`policy names place ${ref.of}, which this case does not have`);
  return officeId(scope, ref.role);
}

/** An act entered for an office without a login, with the document it rests on. */
export interface OnBehalf {
  readonly office: OfficeId;
  readonly document: string;
}

export const holds = (actor: Actor, office: OfficeId): boolean => actor.offices.includes(office);

export function ensureHolds(actor: Actor, office: OfficeId): void {
  ensure(holds(actor, office), 'not-your-office', { office });
}

/**
 * The act is one of `office`, done by a holder or entered for it by one of `clerks`.
 * Hosts and recipients without a login have their acts entered with the document (plan.md, Two sides).
 */
export function ensureHoldsOrEnters(
  actor: Actor,
  office: OfficeId,
  onBehalf: OnBehalf | undefined,
  clerks: readonly OfficeId[],
): void {
  if (!onBehalf) return ensureHolds(actor, office);
  ensure(onBehalf.office === office && clerks.some((clerk) => holds(actor, clerk)), 'not-on-behalf', {
    office,
  });
  ensure(onBehalf.document.trim() !== '', 'document-missing', {}, 'onBehalf.document');
}
