import type { CommandBase, EventBase } from './case.ts';
import { ensure } from './errors.ts';
import type { OfficeId } from './office.ts';
import type { Actor } from './ports.ts';
import type { DateString } from './time.ts';

/**
 * 法定年度考核等次: what the home unit gives by statute, with a quota of its own. It is recorded as it was given and decides nothing
 * here; the programme's own evaluation is an opinion beside it (六(四)). The grade is a fact about a person: an event has the id of a text.
 */
export interface RecordedGrade {
  readonly person: string;
  readonly year: number;
  /** 1, and one more for each correction: the one before stays. */
  readonly version: number;
  readonly grade: string;
  readonly document: string;
  readonly on: DateString;
  /** Why the one before is corrected. */
  readonly reason?: string;
}

export interface GradesRecorded {
  readonly type: 'gradesRecorded';
  readonly items: readonly RecordedGrade[];
}

export interface RecordGrades {
  readonly act: 'recordGrades';
  readonly items: readonly Omit<RecordedGrade, 'version'>[];
}

/** Somebody whom the command names. */
export interface GradedPerson {
  /** HR of the unit whose establishment they are on, or of the one into which it has been merged. */
  readonly offices: readonly OfficeId[];
  /** By year: how many have been recorded, and what stands. */
  readonly grades: Readonly<Record<string, { readonly version: number; readonly grade: string }>>;
}

export interface GradeFacts {
  readonly actor: Actor;
  readonly people: Readonly<Record<string, GradedPerson>>;
  /** What the texts of the command say. */
  readonly said: Readonly<Record<string, string>>;
}

/** By HR of the home unit, about somebody else, all or none. */
export function recordGrades(
  { items, date }: RecordGrades & CommandBase,
  { actor, people, said }: GradeFacts,
): GradesRecorded {
  const seen = new Set<string>();
  return {
    type: 'gradesRecorded',
    items: items.map((item, n): RecordedGrade => {
      const { person, year, grade, document, on, reason } = item;
      const at = `items.${n}`;
      const known = people[person];
      ensure(known, 'cadre-unknown', { person }, `${at}.person`);
      const mine = known.offices.some((office) => actor.offices.includes(office));
      ensure(mine, 'not-your-office', { office: known.offices[0] ?? '' });
      ensure(actor.person !== person, 'own-case', { subject: person }, `${at}.person`);
      ensure(!seen.has(`${person} ${year}`), 'subject-twice', { subject: person }, `${at}.person`);
      seen.add(`${person} ${year}`);
      ensure(document.trim() !== '', 'document-missing', {}, `${at}.document`);
      ensure(on <= date, 'date-in-future', { date: on, today: date }, `${at}.on`);
      const first = `${year}-01-01`;
      ensure(on >= first, 'date-order', { date: on, earliest: first }, `${at}.on`);
      const before = known.grades[year];
      if (before) {
        ensure(before.grade !== said[grade], 'grade-same', { subject: person }, `${at}.grade`);
        ensure(reason, 'reason-missing', {}, `${at}.reason`);
      }
      return { ...item, version: (before?.version ?? 0) + 1 };
    }),
  };
}

/** No part of the programme's state. */
export const leanGrades = ({ type }: GradesRecorded): EventBase => ({ type });
