import type { CommandBase } from './case.ts';
import { ensure } from './errors.ts';
import { ensureHolds, officeId } from './office.ts';
import type { Actor } from './ports.ts';
import { addDays, type DateString } from './time.ts';

/**
 * 驻县帮扶工作组 (三(二)): its head has a seat, and the leaders of the county's town teams are members from arrival to
 * release by themselves. Others are generally not sent: the unit that leads the county decides, with its reason.
 */
export type GroupMemberEvent =
  | {
      readonly type: 'groupMemberAdded';
      readonly person: string;
      readonly from: DateString;
      /** Of whoever serves in a town of the county: the membership ends with it. Anybody else is wanted for the group alone. */
      readonly posting?: string;
      readonly reason: string;
      readonly document?: string;
    }
  | {
      readonly type: 'groupMemberRemoved';
      readonly person: string;
      /** The first day on which they are no member. */
      readonly until: DateString;
      readonly reason: string;
    };

export type GroupMemberCommand =
  | {
      readonly act: 'addGroupMember';
      readonly person: string;
      readonly from: DateString;
      readonly reason: string;
      readonly document?: string;
    }
  | {
      readonly act: 'removeGroupMember';
      readonly person: string;
      readonly until: DateString;
      readonly reason: string;
    };

export const groupMemberActs = ['addGroupMember', 'removeGroupMember'] as const;

export const isGroupMemberCommand = <C extends { readonly act: string }>(
  command: C,
): command is Extract<C, { act: GroupMemberCommand['act'] }> =>
  (groupMemberActs as readonly string[]).includes(command.act);

/** Whoever the command names, as the record knows them on the day from which it counts. */
export interface GroupCandidate {
  readonly onRoster: boolean;
  /** The posting in a town of this county in which they serve. */
  readonly postingHere: string | null;
  /** In the group already by their posting: a leader, or the head. */
  readonly byPosting: boolean;
  /** The day from which they are an extra member, until today or without an end. */
  readonly memberSince: DateString | null;
}

interface Group {
  readonly kind: 'town' | 'county';
  readonly leadUnit: string;
}

export function decideGroupMember(
  { kind, leadUnit }: Group,
  command: GroupMemberCommand & CommandBase,
  { actor, candidate }: { readonly actor: Actor; readonly candidate?: GroupCandidate },
): readonly GroupMemberEvent[] {
  ensure(kind === 'county', 'no-county-group');
  ensureHolds(actor, officeId(leadUnit, 'hr'));
  const { person, reason } = command;
  ensure(candidate?.onRoster, 'cadre-unknown', { person }, 'person');
  const { memberSince, postingHere, byPosting } = candidate;
  if (command.act === 'removeGroupMember') {
    const { until } = command;
    ensure(memberSince !== null, 'no-group-member', { person }, 'person');
    const earliest = addDays(memberSince, 1);
    ensure(until >= earliest, 'date-order', { date: until, earliest }, 'until');
    return [{ type: 'groupMemberRemoved', person, until, reason }];
  }
  const { from, document } = command;
  ensure(!byPosting && memberSince === null, 'group-member-already', { person }, 'person');
  return [
    {
      ...{ type: 'groupMemberAdded', person, from, reason },
      ...(postingHere !== null && { posting: postingHere }),
      ...(document !== undefined && { document }),
    },
  ];
}
