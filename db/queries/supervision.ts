import { sql } from 'drizzle-orm';
import type { PresenceDay } from '../../domain/supervision-presence.ts';
import type { DateString } from '../../domain/time.ts';
import type { Reader } from '../client.ts';
import { listKind, type CaseFilter } from './lists.ts';
import { optional } from './parts.ts';

type After = readonly [id: string] | undefined;
type Row = Record<string, unknown>;

export interface SupervisionRow {
  readonly year: number;
  readonly absences: number;
  readonly leavesOpen: number;
  readonly findingsOpen: number;
}

export const listSupervisions = (
  reader: Reader,
  { year, ...filter }: Omit<CaseFilter, 'kind'> & { readonly year?: number | undefined },
  limit: number,
  after: After,
) =>
  listKind<SupervisionRow>(
    reader,
    { ...filter, kind: 'supervision' },
    {
      columns: sql`(c.state->>'year')::int as year,
        (select coalesce(sum(n.absences), 0)::int from absence_count n where n.case_id = c.id) as absences,
        (select count(*)::int from leave_request l where l.case_id = c.id and l.status = 'asked') as "leavesOpen",
        (select count(*)::int from finding f join "case" fc on fc.id = f.id
          where f.area = c.town and f.status <> 'closed'
            and fc.id like 'finding/' || c.town || '/' || (c.state->>'year') || '/%') as "findingsOpen"`,
      joins: sql``,
      where: sql`${optional(year, (value) => sql`and (c.state->>'year')::int = ${value}`)}`,
    },
    limit,
    after,
  );

export interface SupervisedRow {
  readonly posting: string;
  readonly person: string;
  readonly personName: string;
  readonly from: DateString;
  readonly to: DateString | null;
  readonly onSite: number;
  readonly trip: number;
  readonly leave: number;
  readonly absent: number;
  readonly rest: number;
  readonly leaveDays: number;
  readonly absences: number;
}

/** Everybody on site in the town between two days, with what is on record for them there; `to` is included. */
export const supervisedIn = async (
  reader: Reader,
  town: string,
  from: DateString,
  to: DateString,
): Promise<readonly SupervisedRow[]> =>
  reader.execute<Row & SupervisedRow>(sql`
    select o.id as posting, o.person, p.name as "personName", lower(s.period)::text as "from",
      upper(s.period)::text as "to",
      count(d.day) filter (where d.kind = 'onSite')::int as "onSite",
      count(d.day) filter (where d.kind = 'trip')::int as trip,
      count(d.day) filter (where d.kind = 'leave')::int as leave,
      count(d.day) filter (where d.kind = 'absent')::int as absent,
      count(d.day) filter (where d.kind = 'rest')::int as rest,
      (select coalesce(sum(l.days), 0)::int from leave_request l
        where l.person = o.person and l.status = 'granted' and l.year = extract(year from ${from}::date)) as "leaveDays",
      coalesce((select n.absences from absence_count n
        where n.person = o.person and n.year = extract(year from ${from}::date)), 0) as absences
    from presence s join posting o on o.id = s.posting join cadre p on p.id = o.person
    left join presence_day d on d.posting = o.id and d.day between ${from} and ${to}
    where s.area = ${town} and s.period && daterange(${from}::date, ${to}::date, '[]')
    group by o.id, p.name, s.period
    order by o.id`);

export const presenceDaysIn = async (
  reader: Reader,
  town: string,
  from: DateString,
  to: DateString,
): Promise<readonly PresenceDay[]> =>
  reader.execute<Row & PresenceDay>(sql`
    select d.posting, d.day::text, d.kind from presence_day d join posting o on o.id = d.posting
    where o.area = ${town} and d.day between ${from} and ${to} order by d.posting, d.day`);

export interface LeaveRow {
  readonly key: string;
  readonly posting: string;
  readonly person: string;
  readonly kind: string;
  readonly from: DateString;
  /** The last day and the working days that were asked for, and granted. */
  readonly askedTo: DateString;
  readonly askedDays: number;
  /** Those that were taken; null where none was. */
  readonly to: DateString | null;
  readonly days: number;
  readonly status: 'asked' | 'granted' | 'refused';
  readonly askedOn: DateString;
}

export const leavesOf = async (reader: Reader, caseId: string): Promise<readonly LeaveRow[]> =>
  reader.execute<Row & LeaveRow>(sql`
    select key, posting, person, kind, lower(asked)::text as "from", (upper(asked) - 1)::text as "askedTo",
      asked_days as "askedDays", (upper(period) - 1)::text as "to", days, status, asked_on::text as "askedOn"
    from leave_request where case_id = ${caseId} order by asked_on, length(key), key`);

export interface SpotCheckRow {
  readonly check: number;
  readonly on: DateString;
  readonly office: string;
  readonly document: string;
  readonly seen: readonly Omit<PresenceDay, 'day'>[];
}

export const spotChecksOf = async (reader: Reader, caseId: string): Promise<readonly SpotCheckRow[]> =>
  reader.execute<Row & SpotCheckRow>(sql`
    select "check", "on"::text, office, document, seen from spot_check where case_id = ${caseId} order by "check"`);

export interface FindingRow {
  readonly posting: string | null;
  readonly person: string | null;
  readonly personName: string | null;
  readonly office: string;
  readonly status: 'made' | 'rectified' | 'closed';
  readonly on: DateString;
  readonly findingDue: DateString | null;
  readonly closedOn: DateString | null;
  readonly escalatedOn: DateString | null;
}

export const listFindings = (
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
  listKind<FindingRow>(
    reader,
    { ...filter, kind: 'finding' },
    {
      columns: sql`f.posting, o.person, p.name as "personName", f.office, f.status, f."on"::text as "on",
        f.due::text as "findingDue", f.closed_on::text as "closedOn", f.escalated_on::text as "escalatedOn"`,
      joins: sql`join finding f on f.id = c.id left join posting o on o.id = f.posting left join cadre p on p.id = o.person`,
      where: sql`${optional(posting, (value) => sql`and f.posting = ${value}`)}
        ${optional(status, (value) => sql`and f.status = ${value}`)}`,
    },
    limit,
    after,
  );

/** Postings of the town that the month's summary named, when it was closed, as on site too little. */
export async function belowIn(reader: Reader, town: string, month: DateString): Promise<ReadonlySet<string>> {
  const rows = await reader.execute<Row & { posting: string }>(sql`
    select m.posting from presence_month m join posting o on o.id = m.posting
    where o.area = ${town} and m.month = ${month}::date and m.below`);
  return new Set(rows.map(({ posting }) => posting));
}
