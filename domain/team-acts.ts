import { drafts, type CommandBase, type Draft, type Tick } from './case.ts';
import { ensure } from './errors.ts';
import { decideGroupMember, isGroupMemberCommand } from './group-member.ts';
import type { Needs } from './needs.ts';
import { ensureHolds, ensureHoldsOrEnters, holds, officeId } from './office.ts';
import type { Facts } from './ports.ts';
import type { SelectionReason } from './selection-state.ts';
import { realign, type Realign } from './team-realign.ts';
import { actedFor, askActing, nameActing } from './team-acting.ts';
import { receive } from './team-transfer.ts';
import { departure } from './team-departure.ts';
import { explainShortfall, noteShortfall, withFloor } from './team-floor.ts';
import {
  evolveTeam,
  leadUnit,
  unattended,
  type TeamCommand,
  type TeamEvent,
  type TeamFacts,
  type TeamSeat,
  type TeamState,
} from './team-state.ts';
import type { DateString } from './time.ts';
import { planWork } from './work-plan.ts';
import { decideVillage, isVillageCommand } from './village.ts';

type Of<A extends TeamCommand['act']> = Extract<TeamCommand, { act: A }>;
type Events = readonly TeamEvent[];

export function decideTeam(
  state: TeamState,
  command: TeamCommand | Tick,
  facts: TeamFacts,
): readonly Draft<TeamEvent>[] {
  if (command.act === 'form') {
    ensure(!state.opened, 'already-open', { case: `team/${command.area}` });
    const { programme, area, kind, seats, launchBy, completeBy } = command;
    return drafts({ type: 'teamOpened', programme, area, kind, seats, launchBy, completeBy });
  }
  ensure(state.opened, 'wrong-stage', { stage: 'opening', act: command.act });
  return drafts(...withFloor(state, act(state, command, facts), command.date, facts));
}

function act(state: TeamState, command: Exclude<TeamCommand, Of<'form'>> | Tick, facts: TeamFacts): Events {
  if (isGroupMemberCommand(command)) {
    const group = { kind: state.kind, leadUnit: leadUnit(state) };
    return decideGroupMember(group, command, facts);
  }
  if (isVillageCommand(command)) {
    const places = Object.values(state.seats)[0]?.places ?? {};
    return decideVillage({ kind: state.kind, area: state.area, places }, command, facts);
  }
  switch (command.act) {
    case 'stateNeeds':
      return stateNeeds(state, command, facts);
    case 'planWork': {
      const team = { kind: state.kind, leadUnit: leadUnit(state), planned: state.workItems ?? 0 };
      return planWork(team, command, facts);
    }
    case 'launchSelection':
      return launchSelection(state, command, facts);
    case 'relieve':
      return relieve(state, command, facts);
    case 'arrived':
    case 'tookOver':
      return filled(state, command, facts);
    case 'termExtended': {
      const { seat, posting } = command;
      // Whoever has left since is planned for no more.
      return state.seats[seat]?.holder === posting ? [{ type: 'termExtended', seat, posting }] : [];
    }
    case 'nameActing':
      return nameActing(state, command, facts);
    case 'receive':
      return receive(state, command);
    case 'left':
      return leave(state, command, facts);
    case 'selectionEnded': {
      const closed: TeamEvent = {
        type: 'selectionClosed',
        selection: command.selection,
        filled: command.filled,
      };
      return [closed];
    }
    case 'realign':
      return realigned(state, command, facts);
    case 'explainShortfall':
      return explainShortfall(state, command, facts);
    case 'noteShortfall':
      return noteShortfall(state, command, facts);
    case 'close':
      return [{ type: 'teamEnded' }];
    case 'tick':
      return tick(state, command.date);
  }
}

/** Somebody holds the seat. Whoever held it until now leaves the work of other seats behind that they had taken. */
function filled(
  state: TeamState,
  { seat, posting, date: on }: Of<'arrived' | 'tookOver'>,
  facts: Facts,
): Events {
  const before = state.seats[seat]?.holder ?? null;
  const event: TeamEvent = { type: 'seatFilled', seat, posting, on };
  const others = Object.values(state.seats).every((other) => other.seat === seat || other.holder !== null);
  const orphaned = before === null || before === posting ? [] : actedFor(state, before);
  return [
    event,
    ...(!state.formed && others ? [{ type: 'teamFormed' as const }] : []),
    ...askActing(orphaned, on, facts),
  ];
}

/** By the lead unit, or by the county: whatever is stated last counts for the selections that are launched from then on. */
function stateNeeds(state: TeamState, command: Of<'stateNeeds'>, { actor }: Facts): Events {
  const { skills, villages, note, onBehalf } = command;
  const lead = officeId(leadUnit(state), 'hr');
  if (onBehalf || !holds(actor, lead)) {
    const { host = '', headquarters = '', municipality = '' } = Object.values(state.seats)[0]?.places ?? {};
    ensureHoldsOrEnters(actor, officeId(host, 'host'), onBehalf, [
      lead,
      officeId(headquarters, 'headquarters'),
      officeId(municipality, 'administrator'),
    ]);
  }
  return [{ type: 'needsStated', skills, villages, ...(note !== undefined && { note }) }];
}

interface Vacancy {
  readonly seat: TeamSeat;
  readonly termFrom: DateString;
  readonly relieves?: string;
  readonly needs?: Needs | undefined;
}

function launch(
  state: TeamState,
  reason: SelectionReason,
  seats: readonly Vacancy[],
  needBy: DateString,
  facts: Facts,
  rotation?: string,
): TeamEvent {
  return {
    type: 'selectionLaunched',
    selection: `selection/${state.area}/${state.selections + 1}`,
    reason,
    needBy,
    termMonths: facts.policy.term.months,
    seats: seats.map(({ seat, termFrom, relieves, needs }) => ({
      seat: seat.seat,
      posting: `posting/${seat.seat}/${seat.postings + 1}`,
      termFrom,
      ...(relieves && { relieves }),
      ...(needs && { needs }),
    })),
    ...(state.needs && { needs: state.needs }),
    ...(rotation && { rotation }),
  };
}

function launchSelection(state: TeamState, command: Of<'launchSelection'>, facts: TeamFacts): Events {
  ensureHolds(facts.actor, officeId(leadUnit(state), 'hr'));
  const { imported = [] } = facts;
  const vacant = unattended(state).filter(({ seat }) => !imported.includes(seat));
  const named = command.seats ?? vacant.map(({ seat }) => seat);
  ensure(named.length > 0, 'no-seats');
  const seats = named.map((name, n) => {
    const seat = state.seats[name];
    ensure(seat, 'seat-unknown', { seat: name }, 'seats');
    const first = named.indexOf(name) === n;
    ensure(first && vacant.includes(seat), 'seat-not-vacant', { seat: name }, 'seats');
    return seat;
  });
  const { date, needs = {} } = command;
  for (const name of Object.keys(needs))
    ensure(named.includes(name), 'seat-unknown', { seat: name }, `needs.${name}`);
  const forming = !state.formed && state.completeBy !== null && date < state.completeBy;
  const termFrom = forming && state.completeBy ? state.completeBy : date;
  const backfillBy = facts.calendar.addWorkingDays(date, facts.policy.posting.backfillLimit);
  const needBy = command.needBy ?? (forming ? termFrom : backfillBy);
  ensure(needBy >= date, 'date-order', { date: needBy, earliest: date }, 'needBy');
  const reason = state.formed ? 'backfill' : 'formation';
  return [
    launch(
      state,
      reason,
      seats.map((seat) => ({ seat, termFrom, needs: needs[seat.seat] })),
      needBy,
      facts,
    ),
  ];
}

/** One relief selection for the seats of a batch whose named holder is still there; the others are dropped from it. */
function relieve(state: TeamState, { rotation, seats, date }: Of<'relieve'>, facts: Facts): Events {
  const here = seats.filter(({ seat, posting }) => {
    const own = state.seats[seat];
    return own?.holder === posting && !own.filling && !own.coming && !own.ending;
  });
  const gone = seats.filter((item) => !here.includes(item)).map(({ seat }) => seat);
  const dropped: Events = gone.length > 0 ? [{ type: 'reliefDropped', rotation, seats: gone }] : [];
  if (here.length === 0) return dropped;
  const items = here.flatMap(({ seat, posting, on }) => {
    const own = state.seats[seat];
    return own ? [{ seat: own, termFrom: on, relieves: posting }] : [];
  });
  const needBy = here.reduce((first, { on }) => (on < first ? on : first), here[0]?.on ?? date);
  return [
    ...dropped,
    { type: 'reliefOrdered', rotation, seats: here },
    launch(state, 'relief', items, needBy, facts, rotation),
  ];
}

/**
 * Somebody has gone. A vacant seat is filled again at once by the unit that owes it; a successor who dropped out of a
 * relief leaves the predecessor in the seat, and the search goes on. The backfill serves a full term: the plan knows no
 * other (assumed).
 */
function leave(state: TeamState, command: Of<'left'>, facts: Facts): Events {
  const { seat: name, date } = command;
  const seat = state.seats[name];
  ensure(seat, 'seat-unknown', { seat: name });
  const left = departure(seat, command);
  const after = evolveTeam(state, left);
  const now = after.seats[name];
  const vacated = seat.holder !== null && now?.holder === null;
  const orphaned = vacated ? actedFor(after, seat.holder ?? '') : [];
  // Nobody comes into a seat that ends: nor does anybody take its work.
  const asked = vacated && !now.ending ? [name, ...orphaned] : orphaned;
  const gone: Events = [left, ...askActing(asked, date, facts)];
  if (!now || now.filling || now.coming) return gone;
  if (now.ending) return now.holder ? gone : [...gone, { type: 'seatClosed', seat: name, on: date }];
  const needBy = facts.calendar.addWorkingDays(date, facts.policy.posting.backfillLimit);
  if (!now.holder)
    return [...gone, launch(after, 'backfill', [{ seat: now, termFrom: date }], needBy, facts)];
  const { relief } = now;
  if (!relief || relief.posting !== now.holder) return gone;
  const again = { seat: now, termFrom: relief.on, relieves: now.holder };
  return [...gone, launch(after, 'relief', [again], needBy, facts, relief.rotation)];
}

/** Seats that are added to a team at work are filled at once by the units that owe them; one that is forming launches them itself. */
function realigned(state: TeamState, command: Realign & CommandBase, facts: Facts): Events {
  const { date } = command;
  const events = realign(state, command, date);
  const after = events.reduce(evolveTeam, state);
  const vacant = events.flatMap((event) =>
    event.type === 'seatsAdded' ? event.seats.flatMap(({ seat }) => after.seats[seat] ?? []) : [],
  );
  if (vacant.length === 0 || state.selections + Number(state.formed) === 0) return events;
  const needBy = facts.calendar.addWorkingDays(date, facts.policy.posting.backfillLimit);
  const reason = state.formed ? 'backfill' : 'formation';
  const seats = vacant.map((seat) => ({ seat, termFrom: date }));
  return [...events, launch(after, reason, seats, needBy, facts)];
}

function tick(state: TeamState, date: DateString): Events {
  const office = officeId(leadUnit(state), 'hr');
  const passed = (on: DateString | null, subject: string): Events =>
    on !== null && on <= date ? [{ type: 'overdue', subject, office }] : [];
  return [
    ...passed(state.launchLateOn, 'launch'),
    ...passed(state.formLateOn, 'formation'),
    ...passed(state.shortfall?.lateOn ?? null, 'shortfall'),
  ];
}
