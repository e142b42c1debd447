import { drafts, type CommandBase, type Message, type Process, type Tick } from './case.ts';
import { ensure } from './errors.ts';
import { ensureHolds, officeId, type OfficeId, type Places } from './office.ts';
import type { SeatRole, TeamKind } from './policy.ts';
import {
  batchOf,
  firstReports,
  firstRotation,
  limitsOf,
  scheduleReports,
  scheduleRotation,
} from './programme-calendar.ts';
import type { Facts } from './ports.ts';
import { earliest, type DateString } from './time.ts';

/** A team as the plan asks for it: which seats, and where each belongs. */
export interface PlannedTeam {
  readonly area: string;
  readonly kind: TeamKind;
  readonly seats: readonly { readonly seat: string; readonly role: SeatRole; readonly places: Places }[];
}

/** Who reports to whom: the headquarters follow from the towns and counties that the unit leads on the day. */
export interface Reporter {
  readonly unit: string;
  readonly places: Places;
  readonly recipients: readonly OfficeId[];
}

/** Somebody in post already, as an import names them. */
export interface ImportedPosting {
  readonly posting: string;
  readonly person: string;
  readonly seat: string;
  readonly area: string;
  readonly kind: TeamKind;
  readonly role: SeatRole;
  readonly places: Places;
  readonly since: DateString;
  readonly termFrom: DateString;
  readonly termEnd: DateString;
  readonly posts: readonly ImportedPost[];
}

/** A post held in the host area already, with the number of the document that says so, if it is known. */
export interface ImportedPost {
  readonly title: string;
  readonly since: DateString;
  readonly document?: string;
}

export interface ProgrammeState {
  readonly stage: 'opening' | 'running' | 'closed';
  readonly places: Places;
  readonly teams: number;
  readonly formed: number;
  readonly reportsOpen: number;
  readonly rotationsOpen: number;
  /** The next reports: for which year, opened when. */
  readonly nextReports: { readonly year: number; readonly openOn: DateString } | null;
  /** The next batch: its number from 1 on through all cycles, planned when, relieving when. */
  readonly nextRotation: {
    readonly n: number;
    readonly openOn: DateString;
    readonly relieveOn: DateString;
  } | null;
}

export type ProgrammeEvent =
  | {
      readonly type: 'programmeLaunched';
      readonly places: Places;
      readonly teams: readonly PlannedTeam[];
      readonly launchBy: DateString;
      readonly completeBy: DateString;
    }
  | { readonly type: 'reportsScheduled'; readonly year: number; readonly openOn: DateString }
  | {
      readonly type: 'rotationScheduled';
      readonly n: number;
      readonly openOn: DateString;
      readonly relieveOn: DateString;
    }
  | {
      readonly type: 'reportsOpened';
      readonly year: number;
      readonly due: DateString;
      readonly reporters: readonly Reporter[];
    }
  | {
      readonly type: 'rotationOpened';
      readonly n: number;
      readonly seatNumbers: readonly number[];
      readonly relieveOn: DateString;
    }
  | { readonly type: 'postingsImported'; readonly rows: readonly ImportedPosting[] }
  | { readonly type: 'teamFormed'; readonly area: string }
  | { readonly type: 'reportEnded'; readonly unit: string; readonly year: number }
  | { readonly type: 'rotationEnded'; readonly n: number }
  | { readonly type: 'programmeClosed'; readonly areas: readonly string[] };

export type ProgrammeCommand = CommandBase &
  (
    | { readonly act: 'launch' | 'close' }
    | { readonly act: 'importPostings'; readonly rows: readonly ImportedPosting[] }
    | { readonly act: 'teamFormed'; readonly area: string }
    | { readonly act: 'reportEnded'; readonly unit: string; readonly year: number }
    | { readonly act: 'rotationEnded'; readonly n: number }
  );

export interface ProgrammeFacts extends Facts {
  readonly teams: readonly PlannedTeam[];
  readonly reporters: readonly Reporter[];
  /** Seats of an import whose next posting has another id by now: held, being filled, or just imported. */
  readonly occupied: readonly string[];
}

type Events = readonly ProgrammeEvent[];

/** The plan itself: opens the teams, and by its calendar the reports of each year and each batch of the relief. */
export const programme: Process<ProgrammeState, ProgrammeCommand, ProgrammeEvent, ProgrammeFacts> = {
  kind: 'programme',
  acts: ['launch', 'importPostings', 'teamFormed', 'reportEnded', 'rotationEnded', 'close'],
  initial: {
    stage: 'opening',
    places: {},
    teams: 0,
    formed: 0,
    reportsOpen: 0,
    rotationsOpen: 0,
    nextReports: null,
    nextRotation: null,
  },
  decide: (state, command, facts) => drafts(...decide(state, command, facts)),
  evolve,
  due: (state) =>
    state.stage === 'running' ? earliest(state.nextReports?.openOn, state.nextRotation?.openOn) : null,
  stage: (state) => state.stage,
  ended: (state) => state.stage === 'closed',
  tags: () => ({}),
  tasks: () => [],
  messages,
};

/** Where the programme itself is decided: the municipality of Shenzhen. */
const PLACES: Places = { municipality: 'sz', root: 'sz' };

function decide(state: ProgrammeState, command: ProgrammeCommand | Tick, facts: ProgrammeFacts): Events {
  const { stage } = state;
  if (command.act === 'launch') {
    ensure(stage === 'opening', 'already-open', { case: 'programme' });
    ensureHolds(facts.actor, officeId('sz', 'administrator'));
    const { date } = command;
    return [
      { type: 'programmeLaunched', places: PLACES, teams: facts.teams, ...limitsOf(facts, date) },
      scheduleReports(facts.policy, firstReports(facts.policy, date)),
      scheduleRotation(facts, firstRotation(facts.policy, date)),
    ];
  }
  ensure(stage === 'running', stage === 'closed' ? 'case-ended' : 'wrong-stage', {
    ...{ stage, act: command.act, case: 'programme' },
  });
  switch (command.act) {
    case 'importPostings':
      ensureHolds(facts.actor, officeId('sz', 'administrator'));
      return importPostings(command.rows, facts);
    case 'teamFormed':
      return [{ type: 'teamFormed', area: command.area }];
    case 'reportEnded':
      return [{ type: 'reportEnded', unit: command.unit, year: command.year }];
    case 'rotationEnded':
      return [{ type: 'rotationEnded', n: command.n }];
    case 'close':
      ensureHolds(facts.actor, officeId('sz', 'administrator'));
      return [{ type: 'programmeClosed', areas: facts.teams.map(({ area }) => area) }];
    case 'tick':
      return tick(state, command.date, facts);
  }
}

/** All rows or none: what a row runs into by the time it is recorded refuses the whole import. */
function importPostings(rows: readonly ImportedPosting[], { occupied }: ProgrammeFacts): Events {
  ensure(rows.length > 0, 'no-seats', {}, 'rows');
  const seats = new Set(occupied);
  for (const { seat } of rows) {
    ensure(!seats.has(seat), 'seat-not-vacant', { seat }, 'rows');
    seats.add(seat);
  }
  return [{ type: 'postingsImported', rows }];
}

/** Opens what has come due; what a long absence made late is opened now, one after the other. */
function tick(state: ProgrammeState, date: DateString, facts: ProgrammeFacts): Events {
  const events: ProgrammeEvent[] = [];
  for (let next = state; ; next = events.reduce((folded, event) => evolve(folded, event), state)) {
    const { nextReports, nextRotation } = next;
    if (nextReports && nextReports.openOn <= date) {
      const { year } = nextReports;
      const due = `${year + 1}-${facts.policy.reports.dueOn}`;
      events.push({ type: 'reportsOpened', year, due, reporters: facts.reporters });
      events.push(scheduleReports(facts.policy, year + 1));
    } else if (nextRotation && nextRotation.openOn <= date) {
      const { n } = nextRotation;
      const { seatNumbers, relieveOn } = batchOf(facts.policy, n);
      events.push({ type: 'rotationOpened', n, seatNumbers, relieveOn });
      events.push(scheduleRotation(facts, n + 1));
    } else {
      return events;
    }
  }
}

function evolve(state: ProgrammeState, event: ProgrammeEvent): ProgrammeState {
  switch (event.type) {
    case 'programmeLaunched':
      return { ...state, stage: 'running', places: event.places, teams: event.teams.length };
    case 'reportsScheduled':
      return { ...state, nextReports: { year: event.year, openOn: event.openOn } };
    case 'rotationScheduled': {
      const { n, openOn, relieveOn } = event;
      return { ...state, nextRotation: { n, openOn, relieveOn } };
    }
    case 'reportsOpened':
      return { ...state, reportsOpen: state.reportsOpen + event.reporters.length };
    case 'rotationOpened':
      return { ...state, rotationsOpen: state.rotationsOpen + 1 };
    case 'teamFormed':
      return { ...state, formed: state.formed + 1 };
    case 'reportEnded':
      return { ...state, reportsOpen: state.reportsOpen - 1 };
    case 'rotationEnded':
      return { ...state, rotationsOpen: state.rotationsOpen - 1 };
    case 'programmeClosed':
      return { ...state, stage: 'closed', nextReports: null, nextRotation: null };
    case 'postingsImported':
      return state;
  }
}

function messages(after: ProgrammeState, event: ProgrammeEvent, caseId: string): readonly Message[] {
  switch (event.type) {
    case 'programmeLaunched': {
      const { launchBy, completeBy } = event;
      return event.teams.map(({ area, kind, seats }) => ({
        to: `team/${area}`,
        kind: 'team',
        act: 'form',
        opens: true,
        payload: { programme: caseId, area, kind, seats, launchBy, completeBy },
      }));
    }
    case 'programmeClosed':
      return event.areas.map((area) => ({ to: `team/${area}`, kind: 'team', act: 'close', payload: {} }));
    case 'reportsOpened': {
      const { year, due } = event;
      return event.reporters.map(({ unit, places, recipients }) => ({
        to: `report/${unit}/${year}`,
        kind: 'report',
        act: 'open',
        opens: true,
        payload: { programme: caseId, unit, year, places, recipients, due },
      }));
    }
    case 'rotationOpened': {
      const { n, seatNumbers, relieveOn } = event;
      return [
        {
          to: `rotation/${caseId.replace(/^programme\//, '')}/${n}`,
          kind: 'rotation',
          act: 'open',
          opens: true,
          payload: { programme: caseId, n, seatNumbers, relieveOn, places: after.places },
        },
      ];
    }
    case 'postingsImported':
      return event.rows.map(({ posting, ...row }) => ({
        to: posting,
        kind: 'posting',
        act: 'import',
        opens: true,
        payload: row,
      }));
    default:
      return [];
  }
}
