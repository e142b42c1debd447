import type { CommandBase, EventBase } from './case.ts';
import type { ChangeCommand, ChangeEvent, Reference } from './change.ts';
import { evolveChanges, isChangeEvent, leanChange, noChanges, type ChangesState } from './changes.ts';
import type { Paired } from './duty-bearers.ts';
import { evolveDuties, type DutyCalendarEvent, type DutyCalendarState } from './duty-calendar.ts';
import { evolveFunds, type FundCalendarEvent, type FundCalendarState } from './fund-calendar.ts';
import type { DeclaredDayCommand, DeclaredDayEvent } from './declared-days.ts';
import type { EvaluationCalendarEvent, EvaluationCalendarState } from './evaluation-pools.ts';
import type { OfficeId, Places } from './office.ts';
import type { OfficeHolder, OfficeHolderCommand, OfficeHolderEvent } from './office-holder.ts';
import {
  evolvePlans,
  noPlans,
  withoutBatch,
  type PlansCommand,
  type PlansEvent,
  type PlansState,
} from './programme-plans.ts';
import type { SeatRole, TeamKind } from './policy.ts';
import type { AdoptPolicy, PolicyAdopted, PolicyVersions } from './policy-version.ts';
import type { Facts } from './ports.ts';
import type { PlannedBatch } from './rotation.ts';
import { leanGrades, type GradedPerson, type GradesRecorded, type RecordGrades } from './statutory-grade.ts';
import type { Substitution, SubstitutionCommand, SubstitutionEvent } from './substitution.ts';
import type { DateString } from './time.ts';

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

export interface ProgrammeState extends DutyCalendarState, FundCalendarState, EvaluationCalendarState {
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
    /** Its place in the policy's table, where that is not its number: batches of a plan came before it. */
    readonly batch?: number;
  } | null;
  /** Changes of units, towns and seats that are still to come. */
  readonly changes?: ChangesState;
  readonly plans?: PlansState;
}

export type ProgrammeEvent =
  | DeclaredDayEvent
  | DutyCalendarEvent
  | FundCalendarEvent
  | EvaluationCalendarEvent
  | PolicyAdopted
  | SubstitutionEvent
  | OfficeHolderEvent
  | GradesRecorded
  | ChangeEvent
  | PlansEvent
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
      readonly batch?: number;
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
      /** Of the seats with these numbers only those whose term ends by then: the others have a plan behind them. */
      readonly dueBy?: DateString;
      /** The plan that it carries out, and its seats. */
      readonly plan?: string;
      readonly batch?: PlannedBatch;
    }
  | { readonly type: 'postingsImported'; readonly rows: readonly ImportedPosting[] }
  | { readonly type: 'teamFormed'; readonly area: string }
  | { readonly type: 'reportEnded'; readonly unit: string; readonly year: number }
  | { readonly type: 'rotationEnded'; readonly n: number }
  | { readonly type: 'programmeClosed'; readonly areas: readonly string[] };

export type ProgrammeCommand = CommandBase &
  (
    | DeclaredDayCommand
    | AdoptPolicy
    | SubstitutionCommand
    | OfficeHolderCommand
    | RecordGrades
    | ChangeCommand
    | PlansCommand
    | { readonly act: 'launch' | 'close' }
    | { readonly act: 'importPostings'; readonly rows: readonly ImportedPosting[] }
    | { readonly act: 'teamFormed'; readonly area: string }
    | { readonly act: 'reportEnded'; readonly unit: string; readonly year: number }
    | { readonly act: 'rotationEnded'; readonly n: number }
  );

export interface ProgrammeFacts extends Facts {
  /** Code of the topmost unit. */
  readonly root: string;
  readonly versions: PolicyVersions;
  readonly teams: readonly PlannedTeam[];
  readonly reporters: readonly Reporter[];
  /** Who helps which town and county, on the day of a tick. */
  readonly paired?: readonly Paired[];
  /** Seats of an import whose next posting has another id by now: held, being filled, or just imported. */
  readonly occupied: readonly string[];
  /** The substitution that the command names. */
  readonly substitution?: Substitution;
  /** Codes of the headquarters that there are, where the command is about one. */
  readonly headquarters?: readonly string[];
  readonly holder?: OfficeHolder;
  /** Where the command changes units, towns or seats. */
  readonly reference?: Reference;
  readonly onRoster?: boolean;
  /** Whose grades the command records, and what the texts that it names say. */
  readonly graded?: Readonly<Record<string, GradedPerson>>;
  readonly said?: Readonly<Record<string, string>>;
  /** At a tick, by month (`YYYY-MM`): what the plan in force has for it, as far as it is not under way. */
  readonly planned?: Readonly<Record<string, PlannedBatch>>;
}

export const initialProgramme: ProgrammeState = {
  stage: 'opening',
  places: {},
  teams: 0,
  formed: 0,
  reportsOpen: 0,
  rotationsOpen: 0,
  nextReports: null,
  nextRotation: null,
};

export const changesOf = ({ changes = noChanges }: ProgrammeState): ChangesState => changes;

export function evolveProgramme(state: ProgrammeState, event: ProgrammeEvent): ProgrammeState {
  if (isChangeEvent(event)) {
    const changes = evolveChanges(changesOf(state), event);
    return { ...state, changes, ...(event.type === 'townAdded' && { teams: state.teams + 1 }) };
  }
  switch (event.type) {
    case 'programmeLaunched':
      return { ...state, stage: 'running', places: event.places, teams: event.teams.length };
    case 'reportsScheduled':
      return { ...state, nextReports: { year: event.year, openOn: event.openOn } };
    case 'rotationScheduled': {
      const { n, openOn, relieveOn, batch } = event;
      const table = batch === undefined ? {} : { batch };
      return { ...state, nextRotation: { n, openOn, relieveOn, ...table } };
    }
    case 'reportsOpened':
      return { ...state, reportsOpen: state.reportsOpen + event.reporters.length };
    case 'rotationOpened': {
      const opened = { ...state, rotationsOpen: state.rotationsOpen + 1 };
      return event.plan === undefined
        ? opened
        : { ...opened, plans: withoutBatch(plansOf(state), event.relieveOn) };
    }
    case 'teamFormed':
      return { ...state, formed: state.formed + 1 };
    case 'reportEnded':
      return { ...state, reportsOpen: state.reportsOpen - 1 };
    case 'rotationEnded':
      return { ...state, rotationsOpen: state.rotationsOpen - 1 };
    case 'dutiesScheduled':
    case 'dutiesOpened':
    case 'dutyCalendarChanged':
      return evolveDuties(state, event);
    case 'fundsScheduled':
    case 'fundsOpened':
      return evolveFunds(state, event);
    case 'evaluationsScheduled':
      return { ...state, nextEvaluations: { year: event.year, openOn: event.openOn } };
    case 'evaluationsOpened':
      return state;
    case 'programmeClosed':
      return { ...state, stage: 'closed', nextReports: null, nextRotation: null };
    case 'postingsImported':
    case 'dayDeclared':
    case 'dayRevoked':
    case 'policyAdopted':
    case 'substituteNamed':
    case 'substitutionEnded':
    case 'officeHolderRecorded':
    case 'officeHolderEnded':
    case 'gradesRecorded':
      return state;
    default:
      return { ...state, plans: evolvePlans(plansOf(state), event) };
  }
}

export const plansOf = ({ plans = noPlans }: ProgrammeState): PlansState => plans;

/** What is no part of the state is for the record alone: people in post, documents, who is absent. */
export function leanProgramme(event: ProgrammeEvent): EventBase {
  if (isChangeEvent(event)) return leanChange(event);
  switch (event.type) {
    case 'postingsImported':
    case 'dayDeclared':
    case 'dayRevoked':
    case 'policyAdopted':
    case 'substituteNamed':
    case 'substitutionEnded':
    case 'officeHolderRecorded':
    case 'officeHolderEnded':
      return { type: event.type };
    case 'gradesRecorded':
      return leanGrades(event);
    case 'fundsOpened': {
      const { books: _, ...lean } = event;
      return lean;
    }
    case 'dutiesOpened': {
      const { bearers: _, ...lean } = event;
      return lean;
    }
    case 'rotationOpened': {
      const { batch: _, ...lean } = event;
      return lean;
    }
    default:
      return event;
  }
}
