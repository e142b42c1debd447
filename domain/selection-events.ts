import type { ApprovalEvent } from './approval.ts';
import type { ApprovalCommand } from './approval-acts.ts';
import type { FiledDocument } from './case-file.ts';
import type { CommandBase } from './case.ts';
import type { Needs } from './needs.ts';
import type { Places } from './office.ts';
import type { NoticePolicy, TeamKind } from './policy.ts';
import type { FiledEntry, NeededItem, NomineeStage, SeatPlan, SelectionReason } from './selection-state.ts';
import type { DateString } from './time.ts';

/** Who objected, and how to answer them: ids of texts. */
export interface Objector {
  readonly name: string;
  readonly contact: string;
}

export type SelectionEvent =
  | ApprovalEvent
  | {
      readonly type: 'selectionOpened';
      readonly area: string;
      readonly kind: TeamKind;
      readonly reason: SelectionReason;
      readonly needBy: DateString;
      readonly nominateBy: DateString;
      readonly seats: readonly SeatPlan[];
      readonly caseFile?: readonly NeededItem[];
      /** Of the seats that ask for nothing of their own. */
      readonly needs?: Needs;
    }
  | {
      readonly type: 'quotaNoticeSent';
      readonly number: string;
      readonly on: DateString;
      /** Which unit owes which seat, and by when somebody is to be nominated. */
      readonly seats: readonly { readonly seat: string; readonly unit: string; readonly by: DateString }[];
    }
  | { readonly type: 'volunteered'; readonly person: string; readonly seat?: string }
  | {
      readonly type: 'nominated';
      readonly person: string;
      readonly seat: string;
      readonly by: string;
      readonly waived: readonly string[];
      readonly coManager?: string;
      /** First and last day for which the person is wanted: the claim. */
      readonly from: DateString;
      readonly until: DateString;
    }
  | { readonly type: 'filed'; readonly entries: readonly FiledEntry[] }
  | {
      readonly type: 'waiverSettled';
      readonly person: string;
      readonly approved: boolean;
      /** The last day on which it holds. */
      readonly until?: DateString;
    }
  /** Judged anew and let go on: the rules that cannot be judged as things are. */
  | { readonly type: 'rescreened'; readonly person: string; readonly unknown: readonly string[] }
  /** No longer let go on, by this rule as of this day. */
  | {
      readonly type: 'nomineeStopped';
      readonly person: string;
      readonly rule: string;
      readonly on: DateString;
    }
  | {
      readonly type: 'nomineeStage';
      readonly person: string;
      readonly stage: NomineeStage;
      /** Who resubmitted. */
      readonly by?: string;
    }
  | {
      readonly type: 'noticePublished';
      readonly persons: readonly string[];
      readonly number: string;
      readonly until: DateString;
      readonly scope: NoticePolicy['scope'];
    }
  /** A day off was declared within it: it runs for as many working days as the policy asks. It never ends earlier than announced. */
  | {
      readonly type: 'noticeExtended';
      readonly persons: readonly string[];
      readonly until: DateString;
    }
  | {
      readonly type: 'objected';
      readonly person: string;
      readonly objection: string;
      readonly reason: string;
      /** Who verifies it: the policy's verifier, at the nominee's place. */
      readonly office: string;
      readonly lateOn: DateString;
      /** Whoever objected gave their name: it is in the secret part, for the verifier. */
      readonly named?: true;
    }
  | {
      readonly type: 'objectionSettled';
      readonly person: string;
      readonly objection: string;
      readonly result: 'upheld' | 'dismissed';
      readonly reason: string;
    }
  | {
      readonly type: 'dispatched';
      readonly person: string;
      readonly seat: string;
      readonly posting: string;
      readonly number: string;
      readonly on: DateString;
      readonly termFrom: DateString;
      readonly termEnd: DateString;
      readonly relieves?: string;
    }
  /** Other units from now on: what is before an office stays before it, what opens next goes by these. */
  | {
      readonly type: 'placesChanged';
      readonly seats: readonly { readonly seat: string; readonly places: Places }[];
    }
  | { readonly type: 'seatGivenUp'; readonly seat: string; readonly reason: string }
  | { readonly type: 'overdue'; readonly subject: string; readonly office: string }
  | { readonly type: 'selectionEnded' };

export type SelectionCommand = CommandBase &
  (
    | ApprovalCommand
    | {
        readonly act: 'open';
        readonly area: string;
        readonly kind: TeamKind;
        readonly reason: SelectionReason;
        readonly needBy: DateString;
        readonly seats: readonly SeatPlan[];
        readonly needs?: Needs;
      }
    | { readonly act: 'sendQuotaNotice'; readonly number: string; readonly on: DateString }
    | { readonly act: 'volunteer'; readonly person: string; readonly seat?: string }
    | {
        readonly act: 'nominate';
        readonly seat: string;
        readonly person: string;
        readonly waive?: readonly { readonly rule: string; readonly reason: string }[];
        /** Papers that come with the nomination. */
        readonly file?: readonly ({ readonly item: string } & FiledDocument)[];
      }
    | { readonly act: 'file'; readonly entries: readonly FiledEntry[] }
    | { readonly act: 'resubmit'; readonly person: string }
    | { readonly act: 'rescreen'; readonly person: string }
    | { readonly act: 'withdraw'; readonly person: string }
    | { readonly act: 'publishNotice'; readonly persons: readonly string[]; readonly number: string }
    | {
        readonly act: 'object';
        readonly person: string;
        readonly objection: string;
        readonly reason: string;
        /** 署名: ids of the texts with name and contact. */
        readonly by?: Objector;
      }
    | {
        readonly act: 'settle';
        readonly person: string;
        readonly objection: string;
        readonly result: 'upheld' | 'dismissed';
        readonly reason: string;
      }
    | {
        readonly act: 'dispatch';
        readonly persons: readonly string[];
        readonly number: string;
        readonly on: DateString;
      }
    | {
        readonly act: 'realign';
        readonly seats: readonly { readonly seat: string; readonly places: Places }[];
      }
    | { readonly act: 'giveUp'; readonly seat: string; readonly reason: string }
  );
