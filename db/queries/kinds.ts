import { sql } from 'drizzle-orm';
import { over } from '../../domain/selection-state.ts';
import type { DateString } from '../../domain/time.ts';
import type { Reader } from '../client.ts';
import { listKind, type CaseFilter } from './lists.ts';
import { codes, optional } from './parts.ts';

type After = readonly [id: string] | undefined;

export interface TeamRow {
  readonly seats: number;
  readonly held: number;
}

export const listTeams = (reader: Reader, filter: Omit<CaseFilter, 'kind'>, limit: number, after: After) =>
  listKind<TeamRow>(
    reader,
    { ...filter, kind: 'team' },
    {
      columns: sql`
        (select count(*)::int from seat s where s.area = c.town and s.period @> business_date()) as seats,
        (select count(*)::int from tenure t join seat s on s.id = t.seat
          where s.area = c.town and t.period @> business_date()) as held`,
      joins: sql``,
    },
    limit,
    after,
  );

export interface SelectionRow {
  readonly reason: string;
  readonly needBy: DateString;
  readonly seats: number;
  /** Nominees who are still on their way or in their seat. */
  readonly nominees: number;
  readonly dispatched: number;
}

export const listSelections = (
  reader: Reader,
  filter: Omit<CaseFilter, 'kind'>,
  limit: number,
  after: After,
) =>
  listKind<SelectionRow>(
    reader,
    { ...filter, kind: 'selection' },
    {
      columns: sql`c.state->>'reason' as reason, c.state->>'needBy' as "needBy",
        (select count(*)::int from jsonb_object_keys(c.state->'seats')) as seats,
        (select count(*)::int from nominee m
          where m.selection = c.id and m.stage <> all(${codes(over)})) as nominees,
        (select count(*)::int from nominee m where m.selection = c.id and m.stage = 'dispatched') as dispatched`,
      joins: sql``,
    },
    limit,
    after,
  );

export interface PostingRow {
  readonly person: string;
  readonly personName: string;
  readonly seat: string;
  readonly status: string;
  readonly termEnd: DateString;
  readonly relieves: string | null;
  readonly dispatchedOn: DateString;
  readonly arrivedOn: DateString | null;
  readonly arrivalDocument: string | null;
  readonly handedOverOn: DateString | null;
  readonly releasedOn: DateString | null;
  readonly releaseReason: string | null;
  readonly transferredFrom: string | null;
}

export const listPostings = (
  reader: Reader,
  {
    person,
    status,
    ...filter
  }: Omit<CaseFilter, 'kind'> & {
    readonly person?: string | undefined;
    readonly status?: string | undefined;
  },
  limit: number,
  after: After,
) =>
  listKind<PostingRow>(
    reader,
    { ...filter, kind: 'posting' },
    {
      columns: sql`o.person, p.name as "personName", o.seat, o.status, o.term_end::text as "termEnd", o.relieves,
        o.dispatched_on::text as "dispatchedOn", o.arrived_on::text as "arrivedOn",
        o.arrival_document as "arrivalDocument", o.handed_over_on::text as "handedOverOn", o.released_on::text as "releasedOn",
        o.release_reason as "releaseReason", o.transferred_from as "transferredFrom"`,
      joins: sql`join posting o on o.id = c.id join cadre p on p.id = o.person`,
      where: sql`${optional(person, (value) => sql`and o.person = ${value}`)}
        ${optional(status, (value) => sql`and o.status = ${value}`)}`,
    },
    limit,
    after,
  );

export interface HostPostRow {
  readonly posting: string;
  readonly person: string;
  readonly personName: string;
  readonly title: string;
  /** Of a first secretary. */
  readonly village: string | null;
  readonly villageName: string | null;
  readonly status: string;
  readonly proposedOn: DateString;
  readonly decidedOn: DateString | null;
  /** The day of the decision, or of the post's end without one, or today; null for what was held before it was proposed. */
  readonly lagUntil: DateString | null;
  readonly document: string | null;
  readonly postEndedOn: DateString | null;
}

export const listHostPosts = (
  reader: Reader,
  {
    posting,
    status,
    ...filter
  }: Omit<CaseFilter, 'kind'> & {
    readonly posting?: string | undefined;
    readonly status?: string | undefined;
  },
  limit: number,
  after: After,
) =>
  listKind<HostPostRow>(
    reader,
    { ...filter, kind: 'hostPost' },
    {
      columns: sql`h.posting, h.person, p.name as "personName", h.title, h.village, v.name as "villageName", h.status, h.proposed_on::text as "proposedOn",
        h.decided_on::text as "decidedOn", h.document, h.ended_on::text as "postEndedOn",
        case when h.decided_on < h.proposed_on then null
          else coalesce(h.decided_on, h.ended_on, business_date())::text end as "lagUntil"`,
      joins: sql`join host_post h on h.id = c.id join cadre p on p.id = h.person left join village v on v.code = h.village`,
      where: sql`${optional(posting, (value) => sql`and h.posting = ${value}`)}
        ${optional(status, (value) => sql`and h.status = ${value}`)}`,
    },
    limit,
    after,
  );

export interface RotationRow {
  readonly n: number;
  readonly relieveOn: DateString;
  /** Seats still to be relieved. */
  readonly open: number;
  readonly relieved: number;
}

export const listRotations = (
  reader: Reader,
  filter: Omit<CaseFilter, 'kind'>,
  limit: number,
  after: After,
) =>
  listKind<RotationRow>(
    reader,
    { ...filter, kind: 'rotation' },
    {
      columns: sql`(c.state->>'n')::int as n, c.state->>'relieveOn' as "relieveOn",
        (select count(*)::int from jsonb_object_keys(c.state->'open')) as open,
        (select count(*)::int from relief r where r.rotation = c.id and r.relieved_on is not null) as relieved`,
      joins: sql``,
    },
    limit,
    after,
  );

export interface ReportRow {
  readonly year: number;
  readonly status: string;
  readonly reportDue: DateString;
  readonly submittedOn: DateString | null;
  readonly receipts: Readonly<Record<string, string>>;
}

export const listReports = (
  reader: Reader,
  {
    year,
    status,
    ...filter
  }: Omit<CaseFilter, 'kind'> & { readonly year?: number | undefined; readonly status?: string | undefined },
  limit: number,
  after: After,
) =>
  listKind<ReportRow>(
    reader,
    { ...filter, kind: 'report' },
    {
      columns: sql`r.year, r.status, r.due::text as "reportDue", r.submitted_on::text as "submittedOn",
        coalesce((select json_object_agg(s.key, s.value->>'status') from jsonb_each(c.state->'receipts') s), '{}')
          as receipts`,
      joins: sql`join report r on r.id = c.id`,
      where: sql`${optional(year, (value) => sql`and r.year = ${value}`)}
        ${optional(status, (value) => sql`and r.status = ${value}`)}`,
    },
    limit,
    after,
  );
