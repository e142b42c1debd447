import { sql } from 'drizzle-orm';
import type { Needs } from '../../domain/needs.ts';
import type { OnBehalf } from '../../domain/office.ts';
import type { DateString } from '../../domain/time.ts';
import type { Reader } from '../client.ts';

type Row = Record<string, unknown>;

export interface StatedNeeds extends Needs {
  /** Free text: null where there is none, or none that whoever asks may read. */
  readonly note: string | null;
  readonly statedBy: string;
  readonly statedByName: string | null;
  readonly statedOn: DateString;
  readonly onBehalf: OnBehalf | null;
}

/** What a town asks for, as stated last; with the note for whoever reads free texts. */
export async function needsOf(
  reader: Reader,
  area: string,
  { texts }: { readonly texts: boolean },
): Promise<StatedNeeds | null> {
  const [row] = await reader.execute<Row & StatedNeeds>(sql`
    select n.skills, n.villages, ${texts ? sql`x.body` : sql`null`} as note, n.stated_by as "statedBy",
      a.name as "statedByName", n.stated_on::text as "statedOn", n.on_behalf as "onBehalf"
    from need n
    left join text x on x.id = n.note
    left join account a on a.id = n.stated_by
    where n.area = ${area}`);
  return row ?? null;
}

export interface VolunteerRow {
  readonly person: string;
  /** The seat they are for; any that their unit owes without it. */
  readonly seat: string | null;
  readonly enteredBy: string;
  readonly enteredOn: DateString;
}

export const volunteersOf = async (reader: Reader, selection: string): Promise<readonly VolunteerRow[]> =>
  reader.execute<Row & VolunteerRow>(sql`
    select person, seat, entered_by as "enteredBy", entered_on::text as "enteredOn"
    from volunteer where selection = ${selection} order by entered_on, person`);
