import type {
  Change,
  ChangeFacts,
  KnownArea,
  MadeEvent,
  NewTown,
  Rearranged,
  Reference,
  Resized,
} from './change.ts';
import { mergedAreas } from './change-merge.ts';
import { ensure } from './errors.ts';
import { owners, placesOfSeat } from './seat-plan.ts';
import type { PlannedTeam } from './programme-state.ts';
import { addDays, latest, type DateString } from './time.ts';

type WithoutEnvelope<E> = E extends unknown ? Omit<E, 'change' | 'from' | 'document'> : never;

/** Working days in which a new town's lead unit launches its selection, as at the programme's own beginning (assumed). */
const LAUNCH_DAYS = 20;

/** What a change does as things stand, or why it cannot be made. */
export function makeChange(
  what: Change,
  from: DateString,
  facts: ChangeFacts,
  today: DateString,
): WithoutEnvelope<MadeEvent> {
  const { reference } = facts;
  switch (what.kind) {
    case 'renameUnit': {
      const { namedSince } = unitOf(reference, what.unit, 'what.unit');
      const others = Object.entries(reference.units).filter(([code]) => code !== what.unit);
      ensure(!others.some(([, { name }]) => name === what.name), 'name-taken', {}, 'what.name');
      ensureAfter(from, namedSince);
      return { type: 'unitRenamed', unit: what.unit, name: what.name };
    }
    case 'mergeUnit':
      return { type: 'unitMerged', unit: what.unit, into: what.into, ...merge(what, from, reference) };
    case 'addTown':
      return { type: 'townAdded', ...addTown(what, from, facts, today) };
    case 'moveTown': {
      const before = areaOf(reference, what.area).lead.unit;
      const { area, leadUnit } = what;
      return { type: 'townMoved', area, before, leadUnit, ...move(what, from, reference) };
    }
    case 'resizeTeam':
      return { type: 'teamResized', ...resize(what, from, facts) };
  }
}

type Of<K extends Change['kind']> = Extract<Change, { kind: K }>;

/** A unit that is there and has not been merged into another. */
function unitOf({ units }: Reference, code: string, field: string) {
  const unit = units[code];
  ensure(unit, 'not-found', { id: code }, field);
  ensure(unit.mergedInto === null, 'unit-merged', { unit: code, into: unit.mergedInto ?? '' }, field);
  return unit;
}

function areaOf({ areas }: Reference, code: string): KnownArea {
  const area = areas[code];
  ensure(area, 'not-found', { id: code }, 'what.area');
  return area;
}

/** What holds since a day cannot have been otherwise before: a change begins later. */
function ensureAfter(from: DateString, ...since: readonly (DateString | null)[]): void {
  const last = since.reduce<DateString | null>(
    (one, two) => (one && two ? latest(one, two) : (one ?? two)),
    null,
  );
  if (last !== null) ensure(from > last, 'date-order', { date: from, earliest: addDays(last, 1) }, 'from');
}

function teamOf(code: string, area: KnownArea, { units, municipality }: Reference): PlannedTeam {
  const { kind, county, headquarters, lead, seats } = area;
  return {
    ...{ area: code, kind },
    seats: seats.map(({ seat, role, unit }) => ({
      ...{ seat, role },
      places: placesOfSeat({
        ...{ supplyingUnit: unit, leadUnit: lead.unit, municipality, county, headquarters },
        district: units[unit]?.line.find((own) => units[own]?.kind === 'district'),
      }),
    })),
  };
}

function merge({ unit, into }: Of<'mergeUnit'>, from: DateString, reference: Reference): Rearranged {
  const { line } = unitOf(reference, unit, 'what.unit');
  const other = unitOf(reference, into, 'what.into');
  ensure(line.length > 1, 'unit-topmost', { unit }, 'what.unit');
  ensure(!other.line.includes(unit), 'unit-above', { unit, into }, 'what.into');
  const { areas, pairings, owed } = mergedAreas(reference.areas, unit, into);
  const changed = Object.keys(areas).flatMap((code) => reference.areas[code] ?? []);
  for (const { lead, members, seats } of changed) {
    const own = [lead, ...members]
      .filter((paired) => paired.unit === unit || (lead.unit === unit && paired.unit === into))
      .map(({ since }) => since);
    const seated = seats.filter((seat) => seat.unit === unit).map(({ owedSince }) => owedSince);
    ensureAfter(from, ...own, ...seated);
  }
  return {
    ...{ pairings, owed },
    teams: Object.entries(areas).map(([code, area]) => teamOf(code, area, reference)),
  };
}

/** The leader's seat is always the lead unit's (三(一)); so is what the unit owed that led before. Members keep theirs. */
function move({ area: code, leadUnit }: Of<'moveTown'>, from: DateString, reference: Reference): Rearranged {
  const area = areaOf(reference, code);
  unitOf(reference, leadUnit, 'what.leadUnit');
  const { lead, members, seats } = area;
  ensure(lead.unit !== leadUnit, 'leads-already', { unit: leadUnit }, 'what.leadUnit');
  const joined = members.find(({ unit }) => unit === leadUnit);
  const passing = seats.filter(({ role, unit }) => role !== 'member' || unit === lead.unit);
  ensureAfter(from, lead.since, joined?.since ?? null, ...passing.map(({ owedSince }) => owedSince));
  const moved: KnownArea = {
    ...area,
    lead: { unit: leadUnit, since: from },
    seats: seats.map((seat) => (passing.includes(seat) ? { ...seat, unit: leadUnit } : seat)),
  };
  return {
    pairings: {
      ended: [lead, ...(joined ? [joined] : [])].map(({ unit }) => ({ area: code, unit })),
      begun: [{ area: code, unit: leadUnit, role: 'lead' }],
    },
    owed: passing.filter(({ unit }) => unit !== leadUnit).map(({ seat }) => ({ seat, unit: leadUnit })),
    teams: [teamOf(code, moved, reference)],
  };
}

function addTown(
  { area, name, county, leadUnit, members }: Of<'addTown'>,
  from: DateString,
  { reference, policy, calendar }: ChangeFacts,
  today: DateString,
): NewTown {
  ensure(!reference.codes.includes(area), 'code-taken', { code: area }, 'what.area');
  const around = reference.areas[county];
  ensure(around?.kind === 'county', 'not-found', { id: county }, 'what.county');
  unitOf(reference, leadUnit, 'what.leadUnit');
  members.forEach((member, n) => {
    unitOf(reference, member, `what.members.${n}`);
    const first = member !== leadUnit && members.indexOf(member) === n;
    ensure(first, 'named-twice', { unit: member }, `what.members.${n}`);
  });
  const { seats: roles } = policy.teams.town;
  const owed = owners(roles.length, leadUnit, members);
  const seats = roles.map((role, n) => ({
    ...{ seat: `${area}/${n + 1}`, n: n + 1, role, unit: owed[n] ?? leadUnit },
    ...{ owedSince: from, termEnd: null, busy: false, ending: false },
  }));
  const { headquarters } = around;
  const known: KnownArea = {
    ...{ kind: 'town', county, headquarters, seats, members: [] },
    lead: { unit: leadUnit, since: from },
  };
  return {
    ...{ area, name, county },
    pairings: {
      ended: [],
      begun: [
        { area, unit: leadUnit, role: 'lead' },
        ...members.map((unit) => ({ area, unit, role: 'member' as const })),
      ],
    },
    team: teamOf(area, known, reference),
    launchBy: calendar.addWorkingDays(latest(from, today), LAUNCH_DAYS),
    completeBy: calendar.addWorkingDays(latest(from, today), policy.posting.backfillLimit),
  };
}

function resize(
  { area: code, add, end }: Of<'resizeTeam'>,
  from: DateString,
  { reference, policy }: ChangeFacts,
): Resized {
  const area = areaOf(reference, code);
  // Who joins a county's group beside its head is no seat: see group-member.ts.
  ensure(area.kind === 'town', 'no-town-team', {}, 'what.area');
  ensure(add.length + end.length > 0, 'no-seats', {}, 'what.add');
  ensureAfter(from, area.lead.since);
  const consortium = [area.lead, ...area.members].map(({ unit }) => unit);
  add.forEach((unit, n) => ensure(consortium.includes(unit), 'not-in-consortium', { unit }, `what.add.${n}`));
  const ended = end.map((seat, n) => {
    const field = `what.end.${n}`;
    const known = area.seats.find((own) => own.seat === seat);
    ensure(known && end.indexOf(seat) === n, 'seat-unknown', { seat }, field);
    ensure(known.role === 'member', 'leader-stays', { seat }, field);
    ensure(!known.ending, 'already-decided', { subject: seat }, field);
    ensure(!known.busy, 'seat-being-filled', { seat }, field);
    return { seat, until: known.termEnd === null ? from : latest(known.termEnd, from) };
  });
  const last = Math.max(...area.seats.map(({ n }) => n));
  const added = add.map((unit, n) => ({
    ...{ seat: `${code}/${last + n + 1}`, n: last + n + 1, role: 'member' as const, unit },
    ...{ owedSince: from, termEnd: null, busy: false, ending: false },
  }));
  const seats = [...area.seats, ...added];
  const { floor } = policy.teams.town;
  const left = seats.filter(({ ending }) => !ending).length - ended.length;
  ensure(left >= floor, 'below-floor', { floor }, 'what.end');
  const team = teamOf(code, { ...area, seats }, reference);
  const isNew = new Set(added.map(({ seat }) => seat));
  return { area: code, added: team.seats.filter(({ seat }) => isNew.has(seat)), ended, teams: [team] };
}
