import type { ApprovalCommand } from './approval-acts.ts';
import { evolveApprovals, leanApproval, type ApprovalEvent, type Approvals } from './approval.ts';
import type { CommandBase, EventBase } from './case.ts';
import type { OfficeId, Places } from './office.ts';
import type { SeatRole } from './policy.ts';
import type { Facts } from './ports.ts';
import type { PresenceDay, PresenceEntry, PresenceSummary } from './supervision-presence.ts';
import { addDays, addMonths, type DateString } from './time.ts';

/** 请假: asked for, decided by the office that its length asks for. Both ends are days of leave. */
export interface LeaveRequest {
  readonly posting: string;
  readonly person: string;
  /** Where the approval of this request is: the team's places, and the member's own unit. */
  readonly places: Places;
  readonly kind: string;
  readonly from: DateString;
  /** Before `from` where none of it was taken. */
  readonly to: DateString;
  /** Working days. */
  readonly days: number;
  readonly chain: string;
  readonly by: string;
}

/** One year of one team: who was there on which day, leave, spot checks, and what follows from them. */
export interface SupervisionState {
  readonly stage: 'opening' | 'running' | 'closed';
  readonly programme: string;
  readonly area: string;
  readonly year: number;
  readonly places: Places;
  /** The month whose summary comes next, 1 to 13: 13 when all are made. */
  readonly nextMonth: number;
  /** When it comes; after the twelfth, when the year can no longer be corrected. */
  readonly closeOn: DateString | null;
  /** The first day of the next year, until its case is open. */
  readonly nextYearOn: DateString | null;
  readonly requested: number;
  readonly checks: number;
  readonly findings: number;
  /** Requests by key; what has become of one, its approval says. */
  readonly leaves: Readonly<Record<string, LeaveRequest>>;
  readonly approvals: Approvals;
  /** Postings for which a recall was proposed: once a year. */
  readonly recalls: readonly string[];
}

/** What somebody found, to be made a finding of its own; `text` is the id of a free text. */
export interface FoundItem {
  readonly posting?: string;
  readonly text: string;
  readonly rectifyBy?: DateString;
}

export type SupervisionEvent =
  | ApprovalEvent
  | {
      readonly type: 'supervisionOpened';
      readonly programme: string;
      readonly area: string;
      readonly year: number;
      readonly places: Places;
      /** The first month that is supervised: the one in which the team's first member came. */
      readonly month: number;
      readonly closeOn: DateString;
    }
  | {
      readonly type: 'presenceEntered';
      readonly entries: readonly PresenceEntry[];
      /** Of a correction after the month was closed. */
      readonly reason?: string;
    }
  | {
      readonly type: 'absencesCounted';
      readonly posting: string;
      readonly person: string;
      readonly absences: number;
    }
  | ({ readonly type: 'leaveRequested'; readonly leave: string; readonly reason: string } & LeaveRequest)
  | { readonly type: 'leaveResubmitted'; readonly leave: string }
  | ({ readonly type: 'leaveGranted'; readonly leave: string } & Pick<
      LeaveRequest,
      'posting' | 'from' | 'to'
    >)
  /** By whoever is back, or with the posting: `days` were taken. */
  | { readonly type: 'leaveEnded'; readonly leave: string; readonly to: DateString; readonly days: number }
  | {
      readonly type: 'recallProposed';
      readonly posting: string;
      readonly ground: string;
      /** Working days of leave in the year. */
      readonly days: number;
    }
  | {
      readonly type: 'spotChecked';
      readonly check: number;
      readonly on: DateString;
      readonly office: OfficeId;
      readonly document: string;
      readonly seen: readonly Omit<PresenceDay, 'day'>[];
    }
  | ({
      readonly type: 'findingMade';
      readonly finding: string;
      readonly on: DateString;
      readonly office: OfficeId;
    } & FoundItem)
  | {
      readonly type: 'monthClosed';
      readonly month: number;
      readonly summaries: readonly PresenceSummary[];
      /** Postings on site for the whole month with fewer days than the policy asks for. */
      readonly below: readonly string[];
      readonly closeOn: DateString;
    }
  | { readonly type: 'nextYearOpened'; readonly year: number }
  | { readonly type: 'teamGone' }
  | { readonly type: 'yearClosed' }
  | { readonly type: 'overdue'; readonly subject: string; readonly office: OfficeId };

export type SupervisionCommand = CommandBase &
  (
    | ApprovalCommand
    | {
        readonly act: 'open';
        readonly programme: string;
        readonly area: string;
        readonly year: number;
        readonly places: Places;
      }
    | {
        readonly act: 'enterPresence';
        readonly entries: readonly PresenceEntry[];
        readonly reason?: string;
        /** The month whose summary comes next is complete with these: it is closed at once. */
        readonly closes?: boolean;
      }
    | ({ readonly act: 'requestLeave'; readonly reason: string } & Pick<
        LeaveRequest,
        'posting' | 'kind' | 'from' | 'to'
      >)
    | { readonly act: 'resubmitLeave'; readonly leave: string }
    | { readonly act: 'withdrawLeave'; readonly leave: string }
    | { readonly act: 'endLeave'; readonly leave: string; readonly on: DateString }
    | { readonly act: 'memberLeft'; readonly posting: string; readonly on: DateString }
    | {
        readonly act: 'spotCheck';
        readonly on: DateString;
        readonly office: OfficeId;
        readonly document: string;
        readonly seen: readonly Omit<PresenceDay, 'day'>[];
        readonly findings: readonly FoundItem[];
      }
  );

/** Somebody on site in the team at some time of the year. `to` is the first day on which they no longer were. */
export interface SupervisedMember {
  readonly posting: string;
  readonly person: string;
  readonly role: SeatRole;
  /** The team's places, and the unit that sent them. */
  readonly places: Places;
  readonly from: DateString;
  readonly to: DateString | null;
}

export interface SupervisionFacts extends Facts {
  readonly members: readonly SupervisedMember[];
  /** When a month is closed: what is on record from that month on. */
  readonly days: readonly PresenceDay[];
  /** By person, in all teams of the year: days of absence without leave, and working days of granted leave. */
  readonly year: Readonly<
    Record<string, { readonly absences: readonly DateString[]; readonly leaveDays: number }>
  >;
  /** The team has no next year: its programme is closed. */
  readonly teamEnded: boolean;
}

export const initialSupervision: SupervisionState = {
  stage: 'opening',
  programme: '',
  area: '',
  year: 0,
  places: {},
  nextMonth: 1,
  closeOn: null,
  nextYearOn: null,
  requested: 0,
  checks: 0,
  findings: 0,
  leaves: {},
  approvals: {},
  recalls: [],
};

/** The first and the last day of a month of the year. */
export const monthOf = (
  year: number,
  month: number,
): { readonly from: DateString; readonly to: DateString } => {
  const from = `${year}-${String(month).padStart(2, '0')}-01`;
  return { from, to: addDays(addMonths(from, 1), -1) };
};

export function evolveSupervision(
  state: SupervisionState,
  event: SupervisionEvent,
  date: DateString,
): SupervisionState {
  const next = { ...state, approvals: evolveApprovals(state.approvals, event, date) };
  switch (event.type) {
    case 'supervisionOpened': {
      const { programme, area, year, places, month, closeOn } = event;
      return {
        ...next,
        ...{ stage: 'running', programme, area, year, places, closeOn },
        nextMonth: month,
        nextYearOn: `${year + 1}-01-01`,
      };
    }
    case 'leaveRequested': {
      const { type: _, leave, reason: __, ...request } = event;
      return { ...next, requested: state.requested + 1, leaves: { ...next.leaves, [leave]: request } };
    }
    case 'leaveEnded': {
      const request = next.leaves[event.leave];
      if (!request) return next;
      const { to, days } = event;
      return { ...next, leaves: { ...next.leaves, [event.leave]: { ...request, to, days } } };
    }
    case 'recallProposed':
      return { ...next, recalls: [...state.recalls, event.posting] };
    case 'spotChecked':
      return { ...next, checks: state.checks + 1 };
    case 'findingMade':
      return { ...next, findings: state.findings + 1 };
    case 'monthClosed':
      return { ...next, nextMonth: event.month + 1, closeOn: event.closeOn };
    case 'nextYearOpened':
    case 'teamGone':
      return { ...next, nextYearOn: null };
    case 'yearClosed':
      return { ...next, stage: 'closed', closeOn: null, nextYearOn: null };
    default:
      return next;
  }
}

/** Who was where on which day is for the record: no later act is folded from it. */
export function leanSupervision(event: SupervisionEvent): EventBase {
  switch (event.type) {
    case 'presenceEntered':
    case 'absencesCounted':
    case 'spotChecked':
      return { type: event.type };
    case 'monthClosed': {
      const { summaries: _, below: __, ...lean } = event;
      return lean;
    }
    default:
      return leanApproval(event);
  }
}
