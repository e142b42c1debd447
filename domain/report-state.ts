import { leanApproval, type ApprovalEvent, type Approvals } from './approval.ts';
import type { ApprovalCommand } from './approval-acts.ts';
import type { CommandBase, EventBase } from './case.ts';
import { officeId, type OfficeId, type Places } from './office.ts';
import type { Facts } from './ports.ts';
import type { ReportFigures } from './report-figures.ts';
import { WHOLE } from './report-policy.ts';
import type { DateString } from './time.ts';

/** What one recipient did with the report. Each acknowledges or returns it on its own. */
export interface Receipt {
  readonly status: 'waiting' | 'sent' | 'acknowledged' | 'returned';
  readonly due: DateString | null;
  /** The day after the recipient's limit, until it has been said that it passed. */
  readonly lateOn: DateString | null;
  /** The version that it was sent last. */
  readonly version?: number;
}

/** Optional are the fields that a case on record from before them does not have. */
export interface ReportState {
  readonly stage: 'opening' | 'draft' | 'signing' | 'submitted' | 'received';
  readonly programme: string;
  readonly unit: string;
  readonly year: number;
  readonly places: Places;
  readonly due: DateString | null;
  /** The next day on which somebody is told that nothing has been submitted. */
  readonly lateOn: DateString | null;
  /** Who wrote last. */
  readonly drafter: string | null;
  /** Everybody who has written: none of them signs it off. */
  readonly authors?: readonly string[];
  /** By section: ids of texts. */
  readonly texts?: Readonly<Record<string, string>>;
  /** The number under which it is to go out. */
  readonly number?: string;
  /** Numbers of the versions that have been sent, in their order. */
  readonly sent?: readonly string[];
  readonly remindOn?: DateString | null;
  readonly remindedOn?: DateString;
  /** Who has been told that it is late, and who of them has taken note. */
  readonly told?: readonly OfficeId[];
  readonly noted?: readonly OfficeId[];
  /** What is written now corrects what was sent: it goes to everybody again. */
  readonly correcting?: boolean;
  readonly received?: boolean;
  /** When no corrected version can follow any more. */
  readonly closeOn?: DateString | null;
  readonly receipts: Readonly<Record<OfficeId, Receipt>>;
  readonly approvals: Approvals;
}

interface Opening {
  readonly programme: string;
  readonly unit: string;
  readonly year: number;
  readonly places: Places;
  readonly recipients: readonly OfficeId[];
  readonly due: DateString;
}

export type ReportEvent =
  | ApprovalEvent
  | ({ readonly type: 'reportOpened'; readonly remindOn?: DateString } & Opening)
  | { readonly type: 'assembled'; readonly by: string; readonly figures: ReportFigures }
  /** By section; one text without them in reports of before. */
  | {
      readonly type: 'drafted';
      readonly by: string;
      readonly text?: string;
      readonly sections?: Readonly<Record<string, string>>;
    }
  | { readonly type: 'signOffBegun'; readonly number?: string }
  | {
      readonly type: 'submitted';
      readonly to: readonly OfficeId[];
      readonly receiptDue: DateString;
      readonly version?: number;
      readonly number?: string;
      readonly late?: true;
    }
  | {
      readonly type: 'acknowledged';
      readonly recipient: OfficeId;
      readonly by: string;
      readonly version?: number;
    }
  | {
      readonly type: 'reportReturned';
      readonly recipient: OfficeId;
      readonly reason: string;
      readonly version?: number;
    }
  /** `again`: of a corrected version. */
  | { readonly type: 'reportReceived'; readonly closeOn?: DateString; readonly again?: true }
  | { readonly type: 'correctionBegun'; readonly by: string; readonly reason: string }
  | { readonly type: 'reminded'; readonly office: OfficeId }
  | {
      readonly type: 'overdue';
      readonly subject: string;
      readonly office: OfficeId;
      readonly next?: DateString;
    }
  | { readonly type: 'reportEscalated'; readonly office: OfficeId; readonly next?: DateString }
  | { readonly type: 'noted'; readonly subject: OfficeId; readonly by: string }
  | { readonly type: 'reportClosed' };

export type ReportCommand = CommandBase &
  (
    | ApprovalCommand
    | { readonly act: 'withdraw' | 'assemble' }
    | ({ readonly act: 'open' } & Opening)
    | { readonly act: 'draft'; readonly sections: Readonly<Record<string, string>> }
    | { readonly act: 'submit'; readonly number: string }
    | { readonly act: 'correct'; readonly reason: string }
    | { readonly act: 'takeNote'; readonly subject: OfficeId }
    | { readonly act: 'acknowledge'; readonly recipient: OfficeId }
    | { readonly act: 'returnReport'; readonly recipient: OfficeId; readonly reason: string }
  );

export interface ReportFacts extends Facts {
  /** What the record says of the year, when it is assembled. */
  readonly figures?: ReportFigures;
}

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

export const authorsOf = ({ authors, drafter }: ReportState): readonly string[] =>
  authors ?? (drafter === null ? [] : [drafter]);

/** How many versions have been sent. */
export const versionsOf = ({ sent, receipts }: ReportState): number =>
  sent?.length ?? (Object.values(receipts).some(({ status }) => status !== 'waiting') ? 1 : 0);

/** What an event of any day says was written, by section. */
export const writtenIn = ({
  text,
  sections,
}: Extract<ReportEvent, { type: 'drafted' }>): Readonly<Record<string, string>> =>
  sections ?? (text === undefined ? {} : { [WHOLE]: text });

/** The figures are for the record: no part of the state. */
export function leanReport(event: ReportEvent): EventBase {
  if (event.type !== 'assembled') return leanApproval(event);
  const { figures: _, ...lean } = event;
  return lean;
}
