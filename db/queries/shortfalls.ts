import { sql } from 'drizzle-orm';
import type { DateString } from '../../domain/time.ts';
import type { Reader } from '../client.ts';
import { pageOf, type Page } from './page.ts';
import { optional } from './parts.ts';
import { visible, type Reach } from './visible.ts';

/** A time in which a team was below its floor, as its case has recorded it. */
export interface ShortfallRow {
  readonly area: string;
  readonly areaName: string;
  readonly since: DateString;
  readonly until: DateString | null;
  /** The lowest that it came to. */
  readonly strength: number;
  readonly floor: number;
  readonly office: string;
  readonly recipients: readonly string[];
  readonly explainedOn: DateString | null;
  /** Id of the text. */
  readonly reason: string | null;
}

interface ShortfallFilter {
  readonly reach: Reach;
  readonly area?: string | undefined;
  readonly open?: boolean | undefined;
}

/** The last first. */
export async function listShortfalls(
  reader: Reader,
  { reach, area, open }: ShortfallFilter,
  limit: number,
  after: readonly [since: string, area: string] | undefined,
): Promise<Page<ShortfallRow>> {
  const rows = await reader.execute<Record<string, unknown> & ShortfallRow>(sql`
    with falls as (
      select e.case_id, e.data->>'since' as since, min(e.sequence) as first, max(e.sequence) as last,
        min((e.data->>'strength')::int) as strength, (array_agg(e.data order by e.sequence desc))[1] as said
      from event e join "case" c on c.id = e.case_id
      where e.type = 'belowFloor' and ${visible(reach)} group by 1, 2
    )
    select c.town as area, a.name as "areaName", f.since, back.date::text as until, f.strength, (f.said->>'floor')::int as floor,
      f.said->>'office' as office, f.said->'recipients' as recipients, why.date::text as "explainedOn",
      why.data->>'reason' as reason
    from falls f join "case" c on c.id = f.case_id join area a on a.code = c.town
    left join lateral (
      select e.date, e.sequence from event e
      where e.case_id = f.case_id and e.sequence > f.last and e.type in ('floorRestored', 'teamEnded')
      order by e.sequence limit 1) back on true
    left join lateral (
      select e.date, e.data from event e
      where e.case_id = f.case_id and e.type = 'shortfallExplained' and e.sequence > f.first
        and (back.sequence is null or e.sequence < back.sequence)
      order by e.sequence desc limit 1) why on true
    where true
      ${optional(area, (value) => sql`and c.town = ${value}`)}
      ${optional(open, (value) => (value ? sql`and back.date is null` : sql`and back.date is not null`))}
      ${optional(after, ([since, town]) => sql`and (f.since < ${since} or (f.since = ${since} and c.town > ${town}))`)}
    order by f.since desc, c.town limit ${limit + 1}`);
  return pageOf(rows, limit, ({ since, area: town }) => [since, town]);
}
