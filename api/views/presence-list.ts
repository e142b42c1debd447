import type { DateString } from '../../domain/time.ts';
import { presenceHeadings, presenceWord } from '../../schemas/import-presence.ts';
import { csvFile } from '../csv-file.ts';
import type { FileAnswer } from '../file.ts';
import type { monthView } from './supervision.ts';

type Month = ReturnType<typeof monthView>;
type Days = Month['members'][number]['days'];

/** Days in a row of one kind, or of which nothing is known: a row of the list. */
function runsOf(days: Days): { from: DateString; to: DateString; kind: Days[number]['kind'] }[] {
  const runs: ReturnType<typeof runsOf> = [];
  for (const { day, kind } of days) {
    const last = runs.at(-1);
    if (last?.kind === kind) last.to = day;
    else runs.push({ from: day, to: day, kind });
  }
  return runs;
}

/** A team's month as the list that is imported: what is known of it, and rows to be filled in for the days that are not. */
export function presenceList({ month, members }: Month, today: DateString): FileAnswer {
  const rows = members.flatMap(({ person, personName, days }) =>
    runsOf(days.filter(({ day, onSite }) => onSite && day <= today)).map(({ from, to, kind }) => [
      ...[person, personName, from, to],
      kind && presenceWord(kind),
    ]),
  );
  return csvFile(`在岗名单 ${month}.csv`, [presenceHeadings, ...rows]);
}
