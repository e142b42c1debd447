import { addDays, daysBetween, daysThrough, type DateString } from './time.ts';

/** 在岗情况 of one day: on site, official trip, leave, absent without leave, day off. */
export const presenceKinds = ['onSite', 'trip', 'leave', 'absent', 'rest'] as const;
export type PresenceKind = (typeof presenceKinds)[number];

/** Days of one kind in a row, both ends included. */
export interface PresenceEntry {
  readonly posting: string;
  readonly from: DateString;
  readonly to: DateString;
  readonly kind: PresenceKind;
}

export interface PresenceDay {
  readonly posting: string;
  readonly day: DateString;
  readonly kind: PresenceKind;
}

/** A month of one posting: how many days of each kind, and of how many days nothing is known. */
export type PresenceSummary = Readonly<Record<PresenceKind | 'unknown', number>> & {
  readonly posting: string;
};

export const daysOf = ({ posting, from, to, kind }: PresenceEntry): readonly PresenceDay[] =>
  daysThrough(from, to).map((day) => ({ posting, day, kind }));

/** The same days in as few entries as may be: days of one kind in a row are one. */
export function inRuns(entries: readonly PresenceEntry[]): readonly PresenceEntry[] {
  const runs: PresenceEntry[] = [];
  const order = (a: PresenceEntry, b: PresenceEntry): number =>
    a.posting === b.posting ? (a.from < b.from ? -1 : 1) : a.posting < b.posting ? -1 : 1;
  for (const entry of entries.toSorted(order)) {
    const last = runs.at(-1);
    const goesOn =
      last?.posting === entry.posting && last.kind === entry.kind && addDays(last.to, 1) === entry.from;
    if (last && goesOn) runs[runs.length - 1] = { ...last, to: entry.to };
    else runs.push(entry);
  }
  return runs;
}

/** What is known of the days `from` to `to` of one posting; a day that is there twice counts by its last entry. */
export function summarise(
  posting: string,
  days: readonly PresenceDay[],
  from: DateString,
  to: DateString,
): PresenceSummary {
  const kinds = new Map(
    days
      .filter((item) => item.posting === posting && item.day >= from && item.day <= to)
      .map(({ day, kind }) => [day, kind]),
  );
  const count = (kind: PresenceKind): number => [...kinds.values()].filter((other) => other === kind).length;
  return {
    posting,
    ...{ onSite: count('onSite'), trip: count('trip'), leave: count('leave') },
    ...{ absent: count('absent'), rest: count('rest') },
    unknown: daysBetween(from, to) + 1 - kinds.size,
  };
}

/** Absences without leave: days in a row are one, whatever weekday they fall on. */
export function occurrences(days: readonly DateString[]): number {
  const sorted = [...new Set(days)].toSorted();
  return sorted.filter((day, n) => n === 0 || sorted[n - 1] !== addDays(day, -1)).length;
}
