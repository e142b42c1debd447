import type { ApprovalEvent, Approvals } from './approval.ts';
import type { ApprovalCommand } from './approval-acts.ts';
import type { CommandBase } from './case.ts';
import { officeId, type OfficeId, type Places } from './office.ts';
import type { DateString } from './time.ts';

/** What one recipient did with the report. Each acknowledges or returns it on its own. */
export interface Receipt {
  readonly status: 'waiting' | 'sent' | 'acknowledged' | 'returned';
  readonly due: DateString | null;
  /** The day after the recipient's limit, until it has been said that it passed. */
  readonly lateOn: DateString | null;
}

export interface ReportState {
  readonly stage: 'opening' | 'draft' | 'signing' | 'submitted' | 'received';
  readonly programme: string;
  readonly unit: string;
  readonly year: number;
  readonly places: Places;
  readonly due: DateString | null;
  readonly lateOn: DateString | null;
  /** Who wrote the draft: they do not sign it off. */
  readonly drafter: string | null;
  readonly receipts: Readonly<Record<OfficeId, Receipt>>;
  readonly approvals: Approvals;
}

export type ReportEvent =
  | ApprovalEvent
  | {
      readonly type: 'reportOpened';
      readonly programme: string;
      readonly unit: string;
      readonly year: number;
      readonly places: Places;
      readonly recipients: readonly OfficeId[];
      readonly due: DateString;
    }
  | { readonly type: 'drafted'; readonly by: string; readonly text: string }
  | { readonly type: 'signOffBegun' }
  | { readonly type: 'submitted'; readonly to: readonly OfficeId[]; readonly receiptDue: DateString }
  | { readonly type: 'acknowledged'; readonly recipient: OfficeId; readonly by: string }
  | { readonly type: 'reportReturned'; readonly recipient: OfficeId; readonly reason: string }
  | { readonly type: 'reportReceived' }
  | { readonly type: 'overdue'; readonly subject: string; readonly office: OfficeId };

export type ReportCommand = CommandBase &
  (
    | ApprovalCommand
    | { readonly act: 'withdraw' }
    | {
        readonly act: 'open';
        readonly programme: string;
        readonly unit: string;
        readonly year: number;
        readonly places: Places;
        readonly recipients: readonly OfficeId[];
        readonly due: DateString;
      }
    | { readonly act: 'draft'; readonly text: string }
    | { readonly act: 'submit' }
    | { readonly act: 'acknowledge'; readonly recipient: OfficeId }
    | { readonly act: 'returnReport'; readonly recipient: OfficeId; readonly reason: string }
  );

export const initialReport: ReportState = {
  stage: 'opening',
  programme: '',
  unit: '',
  year: 0,
  places: {},
  due: null,
  lateOn: null,
  drafter: null,
  receipts: {},
  approvals: {},
};

/** Who writes and submits it. */
export const hrOf = (state: ReportState): OfficeId => officeId(state.unit, 'hr');
