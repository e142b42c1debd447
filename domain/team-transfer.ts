import type { CommandBase, Message } from './case.ts';
import type { TeamState } from './team-state.ts';
import { addDays, latest, type DateString } from './time.ts';

/** 调整: somebody of another team goes on in a vacant seat of this one. */
export type TransferEvent =
  | {
      readonly type: 'transferTaken';
      readonly seat: string;
      readonly posting: string;
      readonly from: string;
      readonly person: string;
      readonly on: DateString;
      readonly termEnd: DateString;
    }
  | { readonly type: 'transferTurnedDown'; readonly seat: string; readonly from: string };

export interface Receive {
  readonly act: 'receive';
  readonly seat: string;
  /** The posting that they have now. */
  readonly from: string;
  readonly person: string;
  readonly termEnd: DateString;
}

/** The seat may have been filled, or somebody may be looked for, since the transfer was proposed. */
export function receive(
  state: TeamState,
  { seat: name, from, person, termEnd, date }: Receive & CommandBase,
): readonly TransferEvent[] {
  const seat = state.seats[name];
  if (!seat || seat.holder || seat.filling || seat.coming)
    return [{ type: 'transferTurnedDown', seat: name, from }];
  const posting = `posting/${name}/${seat.postings + 1}`;
  // Whoever has stayed beyond their term has at least today.
  const until = latest(termEnd, addDays(date, 1));
  return [{ type: 'transferTaken', seat: name, posting, from, person, on: date, termEnd: until }];
}

export function messagesOfTransfer(
  { seats, area, kind }: TeamState,
  event: TransferEvent,
): readonly Message[] {
  if (event.type === 'transferTurnedDown')
    return [{ to: event.from, kind: 'posting', act: 'transferRefused', payload: { seat: event.seat } }];
  const { seat, posting, from, person, on, termEnd } = event;
  const { role, places } = seats[seat] ?? {};
  const payload = { person, seat, area, kind, role, places, termFrom: on, termEnd, transferredFrom: from };
  return [{ to: posting, kind: 'posting', act: 'startTransferred', opens: true, payload }];
}
