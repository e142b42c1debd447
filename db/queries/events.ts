import { sql, type SQL } from 'drizzle-orm';
import type { DateString } from '../../domain/time.ts';
import type { Reader } from '../client.ts';
import { codes, optional } from './parts.ts';
import { pageOf, type Page } from './page.ts';
import { visible, type Reach } from './visible.ts';

export interface EventRow {
  /** Of the transaction that wrote it: with case and sequence the place in the feed. */
  readonly xid: string;
  readonly case: string;
  readonly kind: string;
  readonly sequence: number;
  readonly type: string;
  readonly date: DateString;
  readonly actor: string;
  readonly actorName: string | null;
  readonly onBehalf: { readonly office: string; readonly document: string } | null;
  readonly data: Readonly<Record<string, unknown>>;
  readonly recordedAt: string;
}

/** The part that only some may read, and that may have been erased. */
export interface PrivatePart {
  readonly private: Readonly<Record<string, unknown>> | null;
  /** Free texts that the event names, by their field. */
  readonly texts: Readonly<Record<string, string>>;
}

/** Fields of an event that hold the id of a staged text. */
const textFields = [
  'reason',
  'text',
  'note',
  'opinion',
  'grade',
  'comment',
  'post',
  'postLevel',
  'rank',
] as const;

const columns = (texts: boolean): SQL => sql`
  e.xid::text as xid, e.case_id as "case", c.kind, e.sequence, e.type, e.date::text as date, e.actor,
  ac.name as "actorName", e.on_behalf as "onBehalf", ${dataOf} as data, to_json(e.recorded_at) #>> '{}' as "recordedAt"
  ${texts ? sql`, e.secret as private, ${textsOf}` : sql``}`;

/**
 * What a plan was solved from, its dates seat by seat, and the figures of a report are far too much for a history: they have
 * read tables. Whose grades were recorded is for those who may read the person.
 */
const dataOf = sql`case e.type when 'planSolved' then e.data - '{problem,reliefs}'::text[]
  when 'assembled' then e.data - 'figures' when 'gradesRecorded' then e.data - 'items' else e.data end`;

const textsOf = sql`coalesce((
  select json_object_agg(f.field, x.body)
  from unnest(${codes(textFields)}) as f(field) join text x on x.id = e.data->>f.field), '{}') as texts`;

const from = sql`event e join "case" c on c.id = e.case_id left join account ac on ac.id = e.actor`;

export type Event = EventRow & Partial<PrivatePart>;

/** What happened in one case, from the first event on. */
export const historyOf = async (reader: Reader, id: string, texts: boolean): Promise<readonly Event[]> =>
  reader.execute<Record<string, unknown> & Event>(sql`
    select ${columns(texts)} from ${from} where e.case_id = ${id} order by e.sequence`);

/** A place in the feed. */
export type FeedPlace = readonly [xid: string, caseId: string, sequence: string];

interface FeedFilter {
  readonly reach: Reach;
  readonly case?: string | undefined;
  readonly texts: boolean;
}

/**
 * Events in the order of their transactions. Only those below the oldest transaction that is still open: what commits
 * later cannot come before what was read.
 */
export async function feed(
  reader: Reader,
  { reach, case: caseId, texts }: FeedFilter,
  limit: number,
  after: FeedPlace | undefined,
): Promise<Page<Event>> {
  const rows = await reader.execute<Record<string, unknown> & Event>(sql`
    select ${columns(texts)} from ${from}
    where e.xid < pg_snapshot_xmin(pg_current_snapshot()) and ${visible(reach)}
      ${optional(caseId, (id) => sql`and e.case_id = ${id}`)}
      ${optional(after, ([xid, id, sequence]) => sql`and (e.xid, e.case_id, e.sequence) > (${xid}::xid8, ${id}, ${sequence}::int)`)}
    order by e.xid, e.case_id, e.sequence
    limit ${limit + 1}`);
  return pageOf(rows, limit, placeOf);
}

export const placeOf = (event: EventRow): FeedPlace => [event.xid, event.case, String(event.sequence)];

/** Where the feed is now: what is recorded from here on comes after it. */
export async function feedEnd(reader: Reader): Promise<FeedPlace> {
  const [row] = await reader.execute<{ xid: string }>(sql`
    select pg_snapshot_xmin(pg_current_snapshot())::text as xid`);
  return [row?.xid ?? '0', '', '0'];
}
