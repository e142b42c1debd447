import { sql, type SQL } from 'drizzle-orm';
import type { DateString } from '../../domain/time.ts';
import type { Reader } from '../client.ts';
import { dateOf, optional } from './parts.ts';
import { pageOf, type Page } from './page.ts';
import { visible, type Reach } from './visible.ts';

type Row = Record<string, unknown>;

export interface VillageRow {
  readonly village: string;
  readonly name: string;
  readonly town: string;
  readonly townName: string;
  readonly county: string;
  readonly countyName: string;
  readonly tags: readonly string[];
  readonly source: string;
  /** Since when it asks for a first secretary, on which document; null while it does not. */
  readonly asksSince: DateString | null;
  readonly asksDocument: string | null;
  /** The post of whoever is first secretary on the day. */
  readonly post: string | null;
  readonly since: DateString | null;
  /** Null for those who may not read the post. */
  readonly person: string | null;
  readonly personName: string | null;
  /** Posts that wait for the county's decision today. */
  readonly proposed: readonly string[];
}

export interface VillageFilter {
  readonly on?: DateString | undefined;
  readonly town?: string | undefined;
  readonly county?: string | undefined;
  readonly tag?: string | undefined;
  /** Asks for one and has one; asks and has none. */
  readonly status?: 'filled' | 'wanted' | undefined;
}

/** Villages as they are on a day: what each is, whether it asks for a first secretary, who is it. */
const villages = ({ on, town, county, tag }: VillageFilter): SQL => sql`
  select v.code as village, v.name, v.town, t.name as "townName", k.code as county, k.name as "countyName", y.code as city,
    y.name as "cityName", v.tags, v.source, lower(w.period)::text as "asksSince", w.document as "asksDocument", s.post,
    lower(s.period)::text as since, s.person as secretary,
    coalesce((select array_agg(h.id order by h.id) from host_post h where h.village = v.code and h.status = 'proposed'), '{}')
      as proposed
  from village v
  join area t on t.code = v.town
  join area k on k.code = t.line[2]
  join area y on y.code = t.line[1]
  left join village_wish w on w.village = v.code and w.period @> ${dateOf(on)}
  left join first_secretary s on s.village = v.code and s.period @> ${dateOf(on)}
  where true
    ${optional(town, (code) => sql`and v.town = ${code}`)}
    ${optional(county, (code) => sql`and k.code = ${code}`)}
    ${optional(tag, (word) => sql`and ${word} = any(v.tags)`)}`;

export async function listVillages(
  reader: Reader,
  reach: Reach,
  filter: VillageFilter,
  limit: number,
  after: readonly [string] | undefined,
): Promise<Page<VillageRow>> {
  const { status } = filter;
  const rows = await reader.execute<Row & VillageRow>(sql`
    select f.village, f.name, f.town, f."townName", f.county, f."countyName", f.tags, f.source, f."asksSince",
      f."asksDocument", f.post, f.since, f.proposed,
      case when seen.ok then f.secretary end as person, case when seen.ok then p.name end as "personName"
    from (${villages(filter)}) f
    left join cadre p on p.id = f.secretary
    left join lateral (select ${visible(reach)} as ok from "case" c where c.id = f.post) seen on true
    where true
      ${optional(status, (own) => sql`and f."asksSince" is not null and ${own === 'filled' ? sql`f.post is not null` : sql`f.post is null`}`)}
      ${optional(after, ([code]) => sql`and f.village > ${code}`)}
    order by f.village limit ${limit + 1}`);
  return pageOf(rows, limit, ({ village }) => [village]);
}

export interface VillageFigures {
  /** A town's, county's or city's code, or a tag; null for all together. */
  readonly key: string | null;
  readonly name: string | null;
  readonly villages: number;
  readonly wanted: number;
  /** Of those that ask: with a first secretary. */
  readonly filled: number;
  /** Of those that ask and have none: with somebody before the county. */
  readonly proposed: number;
  /** With a first secretary and not asking for one (any more). */
  readonly unasked: number;
}

/** What a village is counted under: code and name. */
const groups = {
  town: sql`values (f.town, f."townName")`,
  county: sql`values (f.county, f."countyName")`,
  city: sql`values (f.city, f."cityName")`,
  tag: sql`select t.tag, t.tag from unnest(f.tags) as t(tag)`,
} as const;
export type FiguresBy = keyof typeof groups;

/** First secretaries wanted and in post on a day, together and in groups; a village with several tags counts under each. */
export async function villageFigures(
  reader: Reader,
  by: FiguresBy,
  filter: VillageFilter,
): Promise<{ readonly total: VillageFigures; readonly items: readonly VillageFigures[] }> {
  const rows = await reader.execute<Row & VillageFigures & { readonly whole: boolean }>(sql`
    with f as materialized (${villages(filter)}),
    keyed as (
      select k.key, k.label, f.* from f cross join lateral (${groups[by]}) k(key, label)
      union all
      select null, null, f.* from f)
    select key, label as name, key is null as whole, count(*)::int as villages,
      count("asksSince")::int as wanted,
      (count(*) filter (where "asksSince" is not null and post is not null))::int as filled,
      (count(*) filter (where "asksSince" is not null and post is null and proposed <> '{}'))::int as proposed,
      (count(*) filter (where "asksSince" is null and post is not null))::int as unasked
    from keyed group by key, label order by key nulls first`);
  const none = { villages: 0, wanted: 0, filled: 0, proposed: 0, unasked: 0 };
  const figures = rows.map(({ whole, ...row }) => ({ whole, row }));
  const total = figures.find(({ whole }) => whole)?.row ?? { ...none, key: null, name: null };
  return { total, items: figures.filter(({ whole }) => !whole).map(({ row }) => row) };
}
