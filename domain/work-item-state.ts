import type { FiledDocument } from './case-file.ts';
import type { CommandBase, EventBase } from './case.ts';
import type { OfficeId, Places } from './office.ts';
import type { Facts } from './ports.ts';
import { addDays, type DateString } from './time.ts';
import type { PlannedItem } from './work-plan.ts';

export interface WorkItemState {
  readonly stage: 'opening' | 'open' | 'confirming' | 'done' | 'dropped';
  readonly area: string;
  readonly n: number;
  readonly heading: string;
  readonly places: Places;
  readonly dueOn: DateString | null;
  /** The next day on which it looks up by itself. */
  readonly lookOn: DateString | null;
  /** Documents on file: an item is not completed without one. */
  readonly documents: number;
  readonly confirm: { readonly office: OfficeId; readonly until: DateString } | null;
}

/** By measure of the heading. */
export type WorkFigures = Readonly<Record<string, number>>;

export type WorkItemEvent =
  | ({
      readonly type: 'workItemOpened';
      readonly area: string;
      readonly n: number;
      readonly places: Places;
    } & PlannedItem)
  | ({ readonly type: 'workRevised' } & Partial<Pick<PlannedItem, 'title' | 'plan' | 'dueOn'>>)
  | {
      readonly type: 'workProgressed';
      readonly on: DateString;
      readonly figures: WorkFigures;
      readonly note?: string;
    }
  | { readonly type: 'workEvidenced'; readonly document: FiledDocument }
  | {
      readonly type: 'workCompleted';
      readonly on: DateString;
      readonly confirm?: { readonly office: OfficeId; readonly until: DateString };
    }
  | { readonly type: 'completionConfirmed'; readonly by: string }
  | { readonly type: 'completionReturned'; readonly reason: string }
  | { readonly type: 'workDropped'; readonly reason: string }
  | { readonly type: 'overdue'; readonly subject: string; readonly office: OfficeId };

export type WorkItemCommand = CommandBase &
  (
    | ({
        readonly act: 'open';
        readonly area: string;
        readonly n: number;
        readonly places: Places;
      } & PlannedItem)
    | ({ readonly act: 'revise' } & Partial<Pick<PlannedItem, 'title' | 'plan' | 'dueOn'>>)
    | {
        readonly act: 'progress';
        readonly on: DateString;
        readonly figures?: WorkFigures;
        readonly note?: string;
      }
    | { readonly act: 'fileEvidence'; readonly document: FiledDocument }
    | { readonly act: 'complete'; readonly on: DateString }
    | { readonly act: 'confirmCompletion' }
    | { readonly act: 'returnCompletion'; readonly reason: string }
    | { readonly act: 'drop'; readonly reason: string }
  );

export interface WorkItemFacts extends Facts {
  /** Whether the actor holds the leader's seat of the town's team. */
  readonly leadsTeam?: boolean;
}

export const initialWorkItem: WorkItemState = {
  stage: 'opening',
  area: '',
  n: 0,
  heading: '',
  places: {},
  dueOn: null,
  lookOn: null,
  documents: 0,
  confirm: null,
};

const lateOn = (dueOn: DateString | null | undefined): DateString | null =>
  dueOn ? addDays(dueOn, 1) : null;

export function evolveWorkItem(state: WorkItemState, event: WorkItemEvent): WorkItemState {
  switch (event.type) {
    case 'workItemOpened': {
      const { area, n, heading, places, dueOn = null } = event;
      return { ...state, ...{ stage: 'open', area, n, heading, places, dueOn }, lookOn: lateOn(dueOn) };
    }
    case 'workRevised':
      return event.dueOn === undefined
        ? state
        : { ...state, dueOn: event.dueOn, lookOn: lateOn(event.dueOn) };
    case 'workProgressed':
      return state;
    case 'workEvidenced':
      return { ...state, documents: state.documents + 1 };
    case 'workCompleted': {
      const { confirm = null } = event;
      return confirm
        ? { ...state, stage: 'confirming', confirm, lookOn: addDays(confirm.until, 1) }
        : { ...state, stage: 'done', lookOn: null };
    }
    case 'completionConfirmed':
      return { ...state, stage: 'done', confirm: null, lookOn: null };
    case 'completionReturned':
      // Its last day has been said to have passed, or will be when it does.
      return { ...state, stage: 'open', confirm: null, lookOn: lateOn(state.dueOn) };
    case 'workDropped':
      return { ...state, stage: 'dropped', lookOn: null };
    case 'overdue':
      return { ...state, lookOn: null };
  }
}

/** What is written about the work is for the record. */
export function leanWorkItem(event: WorkItemEvent): EventBase {
  switch (event.type) {
    case 'workItemOpened': {
      const { title: _, plan: __, village: ___, ...lean } = event;
      return lean;
    }
    case 'workRevised': {
      const { title: _, plan: __, ...lean } = event;
      return lean;
    }
    case 'workProgressed':
    case 'workEvidenced':
    case 'completionReturned':
    case 'workDropped':
      return { type: event.type };
    default:
      return event;
  }
}
