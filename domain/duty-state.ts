import type { FiledDocument } from './case-file.ts';
import type { CommandBase, EventBase } from './case.ts';
import type { OfficeId, Places } from './office.ts';
import type { Facts } from './ports.ts';
import { addDays, type DateString } from './time.ts';

/** What shows that a duty was done. People are named by their roles only. */
export interface Evidence {
  /** The day on which it was done. */
  readonly on: DateString;
  readonly document: FiledDocument;
  readonly participants: readonly string[];
  readonly villages: readonly string[];
  /** Free text: its id. */
  readonly note?: string;
}

export interface DutyState {
  readonly stage: 'opening' | 'open' | 'confirming' | 'fulfilled' | 'waived' | 'missed' | 'dropped';
  /** Id of the policy's duty. */
  readonly duty: string;
  readonly period: string;
  readonly unit: string;
  readonly area: string | null;
  readonly places: Places;
  /** Who files the evidence. */
  readonly office: OfficeId;
  /** First day of its period. */
  readonly from: DateString;
  readonly due: DateString | null;
  /** The next day on which it looks up by itself. */
  readonly lookOn: DateString | null;
  /** Who has been told that it is late, in order. */
  readonly told: readonly OfficeId[];
  readonly urgedOn: DateString | null;
  /** Versions of its evidence that have been accepted, or wait for that. */
  readonly versions: number;
  /** Who is asked to confirm, and until when. */
  readonly confirm: { readonly office: OfficeId; readonly until: DateString } | null;
  /** Of what waits for confirmation. */
  readonly doneOn: DateString | null;
  /** Whether anything can still happen to it. */
  readonly running: boolean;
}

export interface DutyOpening {
  readonly duty: string;
  readonly period: string;
  readonly unit: string;
  readonly area?: string;
  readonly places: Places;
  readonly from: DateString;
  readonly due: DateString;
}

export type DutyEvent =
  | ({ readonly type: 'dutyOpened'; readonly office: OfficeId; readonly programme: string } & DutyOpening)
  | ({
      readonly type: 'evidenceFiled';
      readonly version: number;
      /** Done after its last day. */
      readonly late: boolean;
      readonly confirm?: { readonly office: OfficeId; readonly until: DateString };
    } & Evidence)
  | { readonly type: 'evidenceConfirmed'; readonly by: string }
  | { readonly type: 'evidenceReturned'; readonly reason: string; readonly lookOn: DateString | null }
  /** `goesOn`: further versions may follow. */
  | {
      readonly type: 'dutyFulfilled';
      readonly on: DateString;
      readonly late: boolean;
      readonly goesOn: boolean;
    }
  | {
      readonly type: 'overdue';
      readonly subject: string;
      /** Whose it is, and who is told. */
      readonly office: OfficeId;
      readonly tell: OfficeId;
      readonly next: DateString;
    }
  | { readonly type: 'dutyEscalated'; readonly office: OfficeId; readonly next: DateString }
  | { readonly type: 'dutyUrged'; readonly by: string }
  | { readonly type: 'dutyMissed' }
  | { readonly type: 'dutyWaived'; readonly reason: string }
  /** The programme was closed before its last day. */
  | { readonly type: 'dutyDropped' };

export type DutyCommand = CommandBase &
  (
    | ({ readonly act: 'open'; readonly programme: string } & DutyOpening)
    | ({ readonly act: 'fulfil' } & Omit<Evidence, 'participants' | 'villages'> &
        Partial<Pick<Evidence, 'participants' | 'villages'>>)
    | { readonly act: 'confirmEvidence' }
    | { readonly act: 'returnEvidence'; readonly reason: string }
    | { readonly act: 'waive'; readonly reason: string }
    | { readonly act: 'urge' }
  );

export interface DutyFacts extends Facts {
  /** Whether the actor holds the leader's seat of the town's team. */
  readonly leadsTeam?: boolean;
  readonly programmeClosed?: boolean;
}

export const initialDuty: DutyState = {
  stage: 'opening',
  duty: '',
  period: '',
  unit: '',
  area: null,
  places: {},
  office: '',
  from: '',
  due: null,
  lookOn: null,
  told: [],
  urgedOn: null,
  versions: 0,
  confirm: null,
  doneOn: null,
  running: false,
};

export function evolveDuty(state: DutyState, event: DutyEvent, date: DateString): DutyState {
  switch (event.type) {
    case 'dutyOpened': {
      const { duty, period, unit, area = null, places, office, from, due } = event;
      return {
        ...state,
        ...{ stage: 'open', duty, period, unit, area, places, office, from, due, running: true },
        lookOn: addDays(due, 1),
      };
    }
    case 'evidenceFiled': {
      const { version, on: doneOn, confirm = null } = event;
      return {
        ...state,
        ...{ stage: 'confirming', versions: version, doneOn, confirm },
        lookOn: confirm && addDays(confirm.until, 1),
      };
    }
    case 'evidenceConfirmed':
      return { ...state, confirm: null, lookOn: null };
    case 'evidenceReturned':
      return {
        ...state,
        stage: state.versions > 1 ? 'fulfilled' : 'open',
        ...{ confirm: null, doneOn: null, versions: state.versions - 1, lookOn: event.lookOn },
      };
    case 'dutyFulfilled':
      return { ...state, stage: 'fulfilled', lookOn: null, confirm: null, running: event.goesOn };
    case 'overdue':
      return { ...state, told: [event.tell], lookOn: event.next };
    case 'dutyEscalated':
      return { ...state, told: [...state.told, event.office], lookOn: event.next };
    case 'dutyUrged':
      return { ...state, urgedOn: date };
    case 'dutyMissed':
      return { ...state, stage: 'missed', lookOn: null, running: false };
    case 'dutyWaived':
      return { ...state, stage: 'waived', lookOn: null, running: false };
    case 'dutyDropped':
      return { ...state, stage: 'dropped', lookOn: null, confirm: null, running: false };
  }
}

/** Documents, roles, villages and reasons are for the record. */
export function leanDuty(event: DutyEvent): EventBase {
  switch (event.type) {
    case 'evidenceFiled': {
      const { document: _, participants: __, villages: ___, note: ____, ...lean } = event;
      return lean;
    }
    case 'evidenceReturned':
    case 'dutyWaived': {
      const { reason: _, ...lean } = event;
      return lean;
    }
    default:
      return event;
  }
}
