import type { CommandBase } from './case.ts';
import { ensure } from './errors.ts';
import { ensureHoldsOrEnters, holds, officeId, type OnBehalf, type Places } from './office.ts';
import type { TeamKind } from './policy.ts';
import type { Actor } from './ports.ts';
import { addDays, type DateString } from './time.ts';

/** 村: known by what it is (示范, 红色, 集体经济薄弱, 软弱涣散 and others, 三(一)), and asking for a first secretary or not. */
export type VillageEvent =
  | {
      readonly type: 'villageListed';
      readonly village: string;
      readonly name: string;
      readonly tags: readonly string[];
    }
  | {
      readonly type: 'firstSecretaryAsked';
      readonly village: string;
      readonly from: DateString;
      readonly document: string;
    }
  | {
      readonly type: 'firstSecretaryUnasked';
      readonly village: string;
      /** The first day on which it asks for none. */
      readonly until: DateString;
      readonly document: string;
    };

export type VillageCommand =
  /** New, or with other words for what it is. */
  | {
      readonly act: 'listVillage';
      readonly village: string;
      readonly name: string;
      readonly tags: readonly string[];
    }
  | {
      readonly act: 'askFirstSecretary';
      readonly village: string;
      readonly from: DateString;
      readonly document: string;
    }
  | {
      readonly act: 'unaskFirstSecretary';
      readonly village: string;
      readonly until: DateString;
      readonly document: string;
    };

export const villageActs = ['listVillage', 'askFirstSecretary', 'unaskFirstSecretary'] as const;

export const isVillageCommand = <C extends { readonly act: string }>(
  command: C,
): command is Extract<C, { act: VillageCommand['act'] }> =>
  (villageActs as readonly string[]).includes(command.act);

/** The village that a command names, as it is known. */
export interface KnownVillage {
  readonly town: string;
  /** Since when it asks for a first secretary, with no end; null while it does not. */
  readonly askedSince: DateString | null;
}

interface Town {
  readonly kind: TeamKind;
  readonly area: string;
  readonly places: Places;
}

/** By the unit that leads the town, or by the host: the county speaks for its towns. Others enter it for the host, with its document. */
export function decideVillage(
  town: Town,
  command: VillageCommand & CommandBase,
  { actor, village: known }: { readonly actor: Actor; readonly village?: KnownVillage },
): readonly VillageEvent[] {
  ensure(town.kind === 'town', 'no-town', {}, 'village');
  ensureMayTell(town, command.onBehalf, actor);
  const { village } = command;
  if (command.act === 'listVillage') {
    const { name, tags } = command;
    ensure(!known || known.town === town.area, 'code-taken', { code: village }, 'village');
    return [{ type: 'villageListed', village, name, tags }];
  }
  ensure(known?.town === town.area, 'village-unknown', { village }, 'village');
  const { document } = command;
  if (command.act === 'askFirstSecretary') {
    const { from } = command;
    ensure(known.askedSince === null, 'asked-already', { village }, 'village');
    return [{ type: 'firstSecretaryAsked', village, from, document }];
  }
  const { until } = command;
  ensure(known.askedSince !== null, 'not-asked', { village }, 'village');
  const earliest = addDays(known.askedSince, 1);
  ensure(until >= earliest, 'date-order', { date: until, earliest }, 'until');
  return [{ type: 'firstSecretaryUnasked', village, until, document }];
}

function ensureMayTell({ places }: Town, onBehalf: OnBehalf | undefined, actor: Actor): void {
  const { leadUnit = '', host = '', headquarters = '', municipality = '' } = places;
  const lead = officeId(leadUnit, 'hr');
  if (!onBehalf && holds(actor, lead)) return;
  ensureHoldsOrEnters(actor, officeId(host, 'host'), onBehalf, [
    lead,
    officeId(headquarters, 'headquarters'),
    officeId(municipality, 'administrator'),
  ]);
}
