import type { OfficeRef } from './office.ts';
import type { Sourced, Words } from './policy.ts';

/** What the engine assembles for a heading from the year's records. */
export const assemblies = ['teams', 'presence', 'work', 'funds', 'duties', 'findings'] as const;
export type Assembly = (typeof assemblies)[number];

export interface ReportSection {
  readonly id: string;
  readonly name: Words;
  /** Figures under the heading; without them its author has to write it. */
  readonly assembles?: Assembly;
}

export interface ReportPolicy extends Sourced {
  /** `MM-DD` in the year reported on: drafts are opened. */
  readonly openOn: string;
  /** `MM-DD` in the year after: submitted by then. */
  readonly dueOn: string;
  /** Working days for a recipient to acknowledge or return. */
  readonly receiptLimit: number;
  readonly chain: string;
  /** The headings, in order; without them a report is one text. */
  readonly sections?: readonly ReportSection[];
  /** Days before the last one on which whoever writes is reminded. */
  readonly remindBefore?: number;
  /** Who is told when, in working days after the last day, for as long as nothing has been submitted. */
  readonly overdue?: Sourced & {
    readonly steps: readonly { readonly tell: OfficeRef; readonly after: number }[];
  };
  /** Months after the last receipt in which a corrected version can follow. */
  readonly correctionMonths?: number;
}

/** The one heading of a report without headings. */
export const WHOLE = 'text';

export const sectionsOf = ({ sections }: ReportPolicy): readonly ReportSection[] =>
  sections ?? [{ id: WHOLE, name: { zh: '正文', en: 'Text' } }];
