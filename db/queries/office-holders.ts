import { sql } from 'drizzle-orm';
import type { DateString } from '../../domain/time.ts';
import type { Reader } from '../client.ts';
import { dateOf, optional } from './parts.ts';

export interface OfficeHolderRow {
  readonly id: string;
  readonly headquarters: string;
  readonly headquartersName: string;
  readonly office: string;
  readonly person: string | null;
  readonly name: string;
  readonly from: DateString;
  /** The first day on which they no longer hold it. */
  readonly until: DateString | null;
  readonly document: string;
  readonly endDocument: string | null;
}

/** Who holds which office of the headquarters on a day. */
export const officeHolders = async (
  reader: Reader,
  { headquarters, on }: { readonly headquarters?: string | undefined; readonly on?: DateString | undefined },
): Promise<readonly OfficeHolderRow[]> =>
  reader.execute<Record<string, unknown> & OfficeHolderRow>(sql`
    select h.id, h.headquarters, a.name as "headquartersName", h.office, h.person, coalesce(p.name, x.body) as name,
      lower(h.period)::text as "from", upper(h.period)::text as until, h.document, h.end_document as "endDocument"
    from office_holder h
    join area a on a.code = h.headquarters
    left join cadre p on p.id = h.person
    left join text x on x.id = h.name
    where h.period @> ${dateOf(on)} ${optional(headquarters, (code) => sql`and h.headquarters = ${code}`)}
    order by h.headquarters, h.single desc, h.office, lower(h.period), h.id`);
