import type { FiledDocument } from './case-file.ts';
import type { CommandBase, EventBase } from './case.ts';
import type { Places } from './office.ts';
import type { Facts } from './ports.ts';
import type { DateString } from './time.ts';

export const fundKinds = ['planned', 'allotted', 'used'] as const;
export type FundKind = (typeof fundKinds)[number];

/** Sums of one source in fen (分): whole numbers, so that nothing is lost by rounding. */
export type FundSums = Readonly<Record<FundKind, number>>;

export const noFunds: FundSums = { planned: 0, allotted: 0, used: 0 };

/** What a line says, as far as its correction needs it. */
export interface FundLine {
  readonly source: string;
  readonly kind: FundKind;
  readonly amount: number;
}

export interface FundState {
  readonly stage: 'opening' | 'open';
  readonly area: string;
  readonly year: number;
  readonly places: Places;
  /** Lines entered so far, corrections among them: the next one's number follows. */
  readonly lines: number;
  readonly sums: Readonly<Record<string, FundSums>>;
}

export interface FundEntry extends FundLine {
  readonly on: DateString;
  readonly document: FiledDocument;
  /** Free text: its id. */
  readonly note?: string;
}

export type FundEvent =
  | {
      readonly type: 'fundOpened';
      readonly area: string;
      readonly year: number;
      readonly places: Places;
    }
  | ({ readonly type: 'fundEntered'; readonly line: number } & FundEntry)
  /** The counter entry of a line: the same amount with the other sign. */
  | ({
      readonly type: 'fundCorrected';
      readonly line: number;
      readonly corrects: number;
      readonly reason: string;
    } & Omit<FundEntry, 'note'>);

export type FundCommand = CommandBase &
  (
    | { readonly act: 'open'; readonly area: string; readonly year: number; readonly places: Places }
    | { readonly act: 'enter'; readonly entries: readonly FundEntry[] }
    | {
        readonly act: 'correct';
        readonly line: number;
        readonly document: FiledDocument;
        readonly reason: string;
      }
  );

export interface FundFacts extends Facts {
  /** Whether the actor holds the leader's seat of the town's team. */
  readonly leadsTeam?: boolean;
  /** The line that a correction names, and whether it has been corrected or is a correction itself. */
  readonly line?: FundLine & { readonly corrected: boolean; readonly correction: boolean };
}

export const initialFund: FundState = {
  stage: 'opening',
  area: '',
  year: 0,
  places: {},
  lines: 0,
  sums: {},
};

export function addLine(sums: FundState['sums'], { source, kind, amount }: FundLine): FundState['sums'] {
  const own = sums[source] ?? noFunds;
  return { ...sums, [source]: { ...own, [kind]: own[kind] + amount } };
}

export function evolveFund(state: FundState, event: FundEvent): FundState {
  switch (event.type) {
    case 'fundOpened': {
      const { area, year, places } = event;
      return { ...state, stage: 'open', area, year, places };
    }
    case 'fundEntered':
    case 'fundCorrected':
      return { ...state, lines: event.line, sums: addLine(state.sums, event) };
  }
}

/** Documents, days and what is written are for the record: the sums are all that the fold needs. */
export function leanFund(event: FundEvent): EventBase {
  if (event.type === 'fundOpened') return event;
  const { type, line, source, kind, amount } = event;
  const lean = { type, line, source, kind, amount };
  return lean;
}
