import { sql } from 'drizzle-orm';
import type { FiledDocument } from '../../domain/case-file.ts';
import type { OnBehalf } from '../../domain/office.ts';
import type { DateString } from '../../domain/time.ts';
import type { Reader } from '../client.ts';

/** A document on the case file of a nominee, as it counts today. */
export interface FiledRow {
  readonly person: string;
  readonly item: string;
  readonly number: string;
  readonly on: DateString;
  readonly filedBy: string;
  readonly filedByName: string | null;
  readonly filedOn: DateString;
  readonly onBehalf: OnBehalf | null;
  readonly attachment: NonNullable<FiledDocument['attachment']> | null;
}

export const filesOf = async (reader: Reader, selection: string): Promise<readonly FiledRow[]> =>
  reader.execute<Record<string, unknown> & FiledRow>(sql`
    select f.person, f.item, f.number, f."on"::text as "on", f.filed_by as "filedBy", a.name as "filedByName",
      f.filed_on::text as "filedOn", f.on_behalf as "onBehalf", f.attachment
    from case_file f left join account a on a.id = f.filed_by
    where f.selection = ${selection} and f.current`);
