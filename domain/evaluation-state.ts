import type { ApprovalCommand } from './approval-acts.ts';
import { evolveApprovals, leanApproval, type ApprovalEvent, type Approvals } from './approval.ts';
import type { CommandBase, EventBase } from './case.ts';
import type { Bound, YearOnRecord } from './evaluation-bounds.ts';
import type { DisqualifierKind, Evaluated, Grade } from './evaluation-policy.ts';
import type { OfficeId, Places } from './office.ts';
import type { Facts } from './ports.ts';
import { addDays, type DateString } from './time.ts';

export const halves = ['halfYear', 'yearEnd'] as const;
export type Half = (typeof halves)[number];

/** A person by their posting's id, a team by its area, a unit by its code. */
export interface Subject {
  readonly id: string;
  readonly person?: string;
  /** The unit that sent the person, that leads the team, or the unit itself: it gets the opinion. */
  readonly unit: string;
  /** Days on site in the year, in all teams together. */
  readonly served: number;
  /** Served too short a time: no grade, and no place in the pool. */
  readonly ungraded?: true;
}

export interface Proposed {
  readonly subject: string;
  readonly grade: Grade;
  /** What it rests on, by ids of the record. */
  readonly entries: readonly string[];
}

/** Who is asked to take note of a grade: somebody by name, or an office. */
export interface Told {
  readonly note: string;
  readonly office: OfficeId;
  readonly account?: string;
  /** Of a grade that was corrected: the last day on which they are asked, even when all grades are final. */
  readonly until?: DateString;
}

/** A grade with what stood beside it: the total in hundredths, and what barred a better one. */
export interface Graded extends Proposed {
  readonly total: number;
  readonly because: Bound['because'];
}

export interface EvaluationState {
  /** `final`: nobody can appeal any more, and somebody has yet to take note of a correction. */
  readonly stage: 'opening' | 'marking' | 'reviewing' | 'notified' | 'final' | 'ended';
  readonly programme: string;
  readonly year: number;
  readonly of: Evaluated;
  readonly pool: string;
  readonly places: Places;
  /** Offices that give the marks and propose the grades. */
  readonly marker: OfficeId;
  readonly proposer: OfficeId;
  readonly subjects: Readonly<Record<string, Subject>>;
  readonly marks: Readonly<Record<string, Partial<Record<Half, number>>>>;
  readonly grades: Readonly<Record<string, Grade>>;
  /** The raised share of `excellent` was agreed to, with a document. */
  readonly raised: boolean;
  /** The account that proposed the grades: it does not decide on them. */
  readonly proposedBy: string | null;
  /** The first day on which nobody can appeal any more. */
  readonly finalOn: DateString | null;
  /** What somebody who appeals asks for, by subject. */
  readonly appeals: Readonly<Record<string, { readonly by: string; readonly asks: Proposed }>>;
  /** When all grades are final: the last day on which somebody is asked to take note of a correction. */
  readonly notesUntil?: DateString;
  /** By note: who was told a grade and has not taken note yet. */
  readonly told?: Readonly<Record<string, Told>>;
  readonly approvals: Approvals;
}

export type EvaluationEvent =
  | ApprovalEvent
  | {
      readonly type: 'evaluationOpened';
      readonly programme: string;
      readonly year: number;
      readonly of: Evaluated;
      readonly pool: string;
      readonly places: Places;
      readonly marker: OfficeId;
      readonly proposer: OfficeId;
      readonly subjects: readonly Subject[];
    }
  | {
      readonly type: 'marked';
      readonly half: Half;
      readonly items: readonly { readonly subject: string; readonly score: number }[];
    }
  | { readonly type: 'shareRaised'; readonly document: string }
  | { readonly type: 'gradesProposed'; readonly by: string; readonly items: readonly Graded[] }
  | {
      readonly type: 'gradesNotified';
      readonly appealUntil: DateString;
      readonly told?: readonly Told[];
    }
  | { readonly type: 'noted'; readonly subject: string; readonly by: string }
  | {
      readonly type: 'appealed';
      readonly subject: string;
      readonly by: string;
      readonly asks: Proposed;
      readonly reason: string;
    }
  | { readonly type: 'appealWithdrawn'; readonly subject: string; readonly by: string }
  | ({ readonly type: 'gradeCorrected'; readonly told?: readonly Told[] } & Graded)
  /** What came on record since bars it. */
  | {
      readonly type: 'gradeLowered';
      readonly subject: string;
      readonly grade: Grade;
      readonly because: readonly DisqualifierKind[];
      readonly told?: readonly Told[];
    }
  | { readonly type: 'gradesFinal'; readonly notesUntil: DateString }
  | { readonly type: 'evaluationEnded' };

export type EvaluationCommand = CommandBase &
  (
    | ApprovalCommand
    | {
        readonly act: 'open';
        readonly programme: string;
        readonly year: number;
        readonly of: Evaluated;
        readonly pool: string;
        readonly places: Places;
      }
    | {
        readonly act: 'mark';
        readonly half: Half;
        readonly items: readonly { readonly subject: string; readonly score: number }[];
      }
    | { readonly act: 'raiseShare'; readonly document: string }
    | { readonly act: 'propose'; readonly items: readonly Proposed[] }
    | { readonly act: 'withdraw' }
    | ({ readonly act: 'appeal'; readonly reason: string } & Proposed)
    | { readonly act: 'withdrawAppeal'; readonly subject: string }
    | { readonly act: 'takeNote'; readonly subject: string }
  );

export interface EvaluationFacts extends Facts {
  /** Everybody of the pool, when it is opened. */
  readonly subjects: readonly Subject[];
  /** What the record says of each, by subject. */
  readonly years: Readonly<Record<string, YearOnRecord>>;
  /** The account of each person of the pool who has one, when grades are told. */
  readonly logins: Readonly<Record<string, string>>;
}

export const GRADES = 'grades';
export const appealOf = (subject: string): string => `appeal:${subject}`;

export const initialEvaluation: EvaluationState = {
  ...{
    stage: 'opening',
    programme: '',
    year: 0,
    of: 'person',
    pool: '',
    places: {},
    marker: '',
    proposer: '',
  },
  ...{
    subjects: {},
    marks: {},
    grades: {},
    raised: false,
    proposedBy: null,
    finalOn: null,
    appeals: {},
    approvals: {},
  },
};

export function evolveEvaluation(
  state: EvaluationState,
  event: EvaluationEvent,
  date: DateString,
): EvaluationState {
  const next = { ...state, approvals: evolveApprovals(state.approvals, event, date) };
  switch (event.type) {
    case 'evaluationOpened': {
      const { type: _, subjects: all, ...opened } = event;
      const subjects = Object.fromEntries(all.map((subject) => [subject.id, subject]));
      return { ...next, ...opened, stage: 'marking', subjects };
    }
    case 'marked': {
      const { half, items } = event;
      return items.reduce(
        (folded, { subject, score }) => ({
          ...folded,
          marks: { ...folded.marks, [subject]: { ...folded.marks[subject], [half]: score } },
        }),
        next,
      );
    }
    case 'shareRaised':
      return { ...next, raised: true };
    case 'gradesProposed': {
      const proposed = Object.fromEntries(event.items.map(({ subject, grade }) => [subject, grade]));
      return { ...next, stage: 'reviewing', proposedBy: event.by, grades: proposed };
    }
    case 'approvalReturned':
      return event.approval === GRADES ? { ...next, stage: 'marking' } : next;
    case 'approvalEnded':
      if (event.approval === GRADES) return event.result === 'agreed' ? next : { ...next, stage: 'marking' };
      return next;
    case 'gradesNotified':
      return { ...next, ...telling(state, event), stage: 'notified', finalOn: addDays(event.appealUntil, 1) };
    case 'noted': {
      const { [event.subject]: _, ...told } = state.told ?? {};
      return { ...next, told };
    }
    case 'appealed': {
      const { subject, by, asks } = event;
      return { ...next, appeals: { ...next.appeals, [subject]: { by, asks } } };
    }
    case 'gradeCorrected':
    case 'gradeLowered':
      return { ...next, ...telling(state, event), grades: { ...next.grades, [event.subject]: event.grade } };
    case 'gradesFinal': {
      const told = Object.fromEntries(correctionsTold(state, date).map((one) => [one.note, one]));
      return { ...next, stage: 'final', told, notesUntil: event.notesUntil };
    }
    case 'evaluationEnded':
      return { ...next, stage: 'ended', finalOn: null };
    default:
      return next;
  }
}

/** Whoever has not taken note of a correction yet and still has time to. */
export const correctionsTold = (
  { told = {} }: EvaluationState,
  date: DateString,
): readonly (Told & { readonly until: DateString })[] =>
  Object.values(told).flatMap(({ until, ...one }) =>
    until !== undefined && until >= date ? [{ ...one, until }] : [],
  );

function telling(
  { told: before = {} }: EvaluationState,
  { told }: { readonly told?: readonly Told[] },
): Pick<EvaluationState, 'told'> {
  return told ? { told: { ...before, ...Object.fromEntries(told.map((one) => [one.note, one])) } } : {};
}

/** The entries that grades rest on, and reasons, are for the record. */
export function leanEvaluation(event: EvaluationEvent): EventBase {
  switch (event.type) {
    case 'gradesProposed': {
      const items = event.items.map(({ subject, grade }) => ({ subject, grade }));
      const lean = { ...event, items };
      return lean;
    }
    case 'gradeCorrected': {
      const { type, subject, grade, told } = event;
      const lean = { type, subject, grade, ...(told && { told }) };
      return lean;
    }
    default:
      return leanApproval(event);
  }
}
