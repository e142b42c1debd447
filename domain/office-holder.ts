import type { CommandBase } from './case.ts';
import { ensure } from './errors.ts';
import { ensureHolds, holds, officeId, type OfficeId } from './office.ts';
import type { Policy } from './policy.ts';
import type { Actor } from './ports.ts';
import { addDays, type DateString } from './time.ts';

/** 驻市帮扶指挥部's office holders are recorded with their days: the plan says nothing about how they are chosen (三(三)). */
export type OfficeHolderEvent =
  | {
      readonly type: 'officeHolderRecorded';
      readonly holder: string;
      readonly headquarters: string;
      readonly office: string;
      /** One at a time; of the others there may be several. */
      readonly single: boolean;
      /** Somebody on the roster, or the id of the text with the name. */
      readonly person?: string;
      readonly name?: string;
      readonly from: DateString;
      readonly document: string;
    }
  | {
      readonly type: 'officeHolderEnded';
      readonly holder: string;
      /** The first day on which they no longer hold it. */
      readonly until: DateString;
      readonly document: string;
    };

export type OfficeHolderCommand =
  | {
      readonly act: 'recordOfficeHolder';
      readonly holder: string;
      readonly headquarters: string;
      readonly office: string;
      readonly person?: string;
      readonly name?: string;
      readonly from: DateString;
      readonly document: string;
    }
  | {
      readonly act: 'endOfficeHolder';
      readonly holder: string;
      readonly until: DateString;
      readonly document: string;
    };

export const officeHolderActs = ['recordOfficeHolder', 'endOfficeHolder'] as const;

export const isOfficeHolderCommand = <C extends { readonly act: string }>(
  command: C,
): command is Extract<C, { act: OfficeHolderCommand['act'] }> =>
  (officeHolderActs as readonly string[]).includes(command.act);

/** Who is recorded already, as the command names them. */
export interface OfficeHolder {
  readonly headquarters: string;
  readonly from: DateString;
  readonly until: DateString | null;
}

export interface OfficeHolderFacts {
  readonly actor: Actor;
  readonly policy: Policy;
  /** The administrator's office of the municipality. */
  readonly administrator: OfficeId;
  /** Codes of the headquarters that there are. */
  readonly headquarters: readonly string[];
  /** Whether the person that the command names is on the roster. */
  readonly onRoster: boolean;
  readonly holder?: OfficeHolder;
}

/** By an administrator, or by the headquarters itself. Two in an office for one: the record's constraint refuses the second. */
export function decideOfficeHolder(
  command: OfficeHolderCommand & CommandBase,
  facts: OfficeHolderFacts,
): readonly OfficeHolderEvent[] {
  if (command.act === 'endOfficeHolder') return end(command, facts);
  const { holder, headquarters, office, person, name, from, document } = command;
  ensure(facts.headquarters.includes(headquarters), 'not-found', { id: headquarters }, 'headquarters');
  ensureMayRecord(headquarters, facts);
  const known = facts.policy.headquarters?.offices.find(({ id }) => id === office);
  ensure(known, 'office-unknown', { office }, 'office');
  if (person !== undefined) ensure(facts.onRoster, 'cadre-unknown', { person }, 'person');
  return [
    {
      ...{ type: 'officeHolderRecorded', holder, headquarters, office, single: known.single, from, document },
      ...(person !== undefined && { person }),
      ...(name !== undefined && { name }),
    },
  ];
}

function end(
  { holder, until, document }: Extract<OfficeHolderCommand, { act: 'endOfficeHolder' }>,
  facts: OfficeHolderFacts,
): readonly OfficeHolderEvent[] {
  const { holder: known } = facts;
  ensure(known, 'not-found', { id: holder }, 'holder');
  ensureMayRecord(known.headquarters, facts);
  ensure(known.until === null, 'already-decided', { subject: holder }, 'holder');
  ensure(until > known.from, 'date-order', { date: until, earliest: addDays(known.from, 1) }, 'until');
  return [{ type: 'officeHolderEnded', holder, until, document }];
}

function ensureMayRecord(headquarters: string, { actor, administrator }: OfficeHolderFacts): void {
  if (!holds(actor, administrator)) ensureHolds(actor, officeId(headquarters, 'headquarters'));
}
