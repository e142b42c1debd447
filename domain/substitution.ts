import type { CommandBase } from './case.ts';
import { ensure } from './errors.ts';
import { officeId, type OfficeId } from './office.ts';
import type { Actor } from './ports.ts';
import { addDays, type DateString } from './time.ts';

/** 代理: who acts for somebody who is absent, from a day up to the day on which they are back. */
export interface Substitution {
  readonly id: string;
  readonly account: string;
  readonly substitute: string;
  readonly from: DateString;
  /** The first day on which it is over. */
  readonly until: DateString;
  /** Offices for which it holds; every office of the account without them. */
  readonly offices?: readonly OfficeId[];
}

export type SubstitutionEvent =
  | {
      readonly type: 'substituteNamed';
      readonly substitution: string;
      readonly account: string;
      readonly substitute: string;
      readonly from: DateString;
      readonly until: DateString;
      readonly offices?: readonly OfficeId[];
      readonly document?: string;
    }
  | {
      readonly type: 'substitutionEnded';
      readonly substitution: string;
      readonly account: string;
      /** The first day on which it is over; no later than it begins: it never holds. */
      readonly on: DateString;
      readonly document?: string;
    };

export type SubstitutionCommand =
  | {
      readonly act: 'nameSubstitute';
      readonly substitution: string;
      readonly account: string;
      readonly substitute: string;
      readonly from: DateString;
      readonly until: DateString;
      readonly offices?: readonly OfficeId[];
      readonly document?: string;
    }
  | {
      readonly act: 'endSubstitution';
      readonly substitution: string;
      readonly on: DateString;
      readonly document?: string;
    };

type Of<A extends SubstitutionCommand['act']> = CommandBase & Extract<SubstitutionCommand, { act: A }>;
type Events = readonly SubstitutionEvent[];

/** What is known about whoever asks, and about the accounts that are named. */
export interface SubstitutionFacts {
  readonly actor: Actor;
  /** The administrator's office of the municipality. */
  readonly administrator: OfficeId;
  /** Accounts that exist, with the offices they hold in their own right. */
  readonly accounts: Readonly<Record<string, readonly OfficeId[]>>;
}

/** Only for days to come. Two at once for one account: the record's constraint refuses the second. */
export function nameSubstitute(command: Of<'nameSubstitute'>, facts: SubstitutionFacts): Events {
  const { substitution, account, substitute, from, until, offices, document, date: today } = command;
  const held = facts.accounts[account];
  ensure(held, 'account-unknown', { account }, 'account');
  ensure(facts.accounts[substitute], 'account-unknown', { account: substitute }, 'substitute');
  for (const [n, office] of (offices ?? []).entries())
    ensure(held.includes(office), 'office-not-held', { account, office }, `offices.${n}`);
  ensureMayEnter(account, offices ?? held, document, facts);
  // Nor does whoever enters it for somebody gain that person's say by it.
  const own = substitute === account || substitute === facts.actor.account;
  ensure(!own, 'not-yourself', { account: substitute }, 'substitute');
  ensure(from >= today, 'date-order', { date: from, earliest: today }, 'from');
  ensure(until > from, 'date-order', { date: until, earliest: addDays(from, 1) }, 'until');
  return [
    {
      ...{ type: 'substituteNamed', substitution, account, substitute, from, until },
      ...(offices && { offices }),
      ...(document !== undefined && { document }),
    },
  ];
}

/** Earlier than it would end by itself: whoever was absent is back. */
export function endSubstitution(
  { substitution, on, document, date: today }: Of<'endSubstitution'>,
  named: Substitution | undefined,
  facts: SubstitutionFacts,
): Events {
  ensure(named, 'not-found', { id: substitution }, 'substitution');
  const { account, offices = facts.accounts[account] ?? [], until } = named;
  ensureMayEnter(account, offices, document, facts);
  ensure(on >= today, 'date-order', { date: on, earliest: today }, 'on');
  ensure(on < until, 'substitution-over', { until }, 'on');
  return [
    { type: 'substitutionEnded', substitution, account, on, ...(document !== undefined && { document }) },
  ];
}

/**
 * One's own absence without more; another's with the document: the administrator, or HR of each unit whose office it is,
 * in their own right. Whoever stands in for those does not say who stands in for others.
 */
function ensureMayEnter(
  account: string,
  offices: readonly OfficeId[],
  document: string | undefined,
  { actor, administrator }: SubstitutionFacts,
): void {
  if (actor.account === account) return;
  const units = offices.map((office) => officeId(office.slice(0, office.lastIndexOf('/')), 'hr'));
  const missing = units.length === 0 ? administrator : units.find((hr) => !actor.ownOffices.includes(hr));
  ensure(missing === undefined || actor.ownOffices.includes(administrator), 'not-your-office', {
    office: missing ?? administrator,
  });
  ensure(document !== undefined && document.trim() !== '', 'document-missing', {}, 'document');
}
