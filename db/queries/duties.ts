import { sql, type SQL } from 'drizzle-orm';
import type { FiledDocument } from '../../domain/case-file.ts';
import type { OnBehalf } from '../../domain/office.ts';
import type { DateString } from '../../domain/time.ts';
import type { Reader } from '../client.ts';
import { above, lyingIn, nameOfGroup } from './groups.ts';
import { listKind, type CaseFilter } from './lists.ts';
import { optional } from './parts.ts';
import { visible } from './visible.ts';

type Row = Record<string, unknown>;

export interface DutyRow {
  readonly duty: string;
  readonly period: string;
  readonly office: string;
  readonly status: string;
  readonly dutyDue: DateString;
  /** Open after its last day. */
  readonly overdue: boolean;
  readonly doneOn: DateString | null;
  readonly late: boolean;
  readonly overdueOn: DateString | null;
  readonly settledOn: DateString | null;
}

export interface DutyFilter extends Omit<CaseFilter, 'kind'> {
  readonly duty?: string | undefined;
  readonly period?: string | undefined;
  readonly year?: number | undefined;
  readonly status?: string | undefined;
  readonly overdue?: boolean | undefined;
  readonly late?: boolean | undefined;
  /** A town, a county or a city, with all that lies in it. */
  readonly within?: string | undefined;
}

const overdue = sql`(d.status = 'open' and d.due < business_date())`;

const conditions = ({ duty, period, year, status, overdue: open, late, within }: DutyFilter): SQL => sql`
  ${optional(duty, (value) => sql`and d.duty = ${value}`)}
  ${optional(period, (value) => sql`and d.period = ${value}`)}
  ${optional(year, (value) => sql`and d."from" >= make_date(${value}, 1, 1) and d."from" < make_date(${value} + 1, 1, 1)`)}
  ${optional(status, (value) => sql`and d.status = ${value}`)}
  ${optional(open, (value) => (value ? sql`and ${overdue}` : sql`and not ${overdue}`))}
  ${optional(late, (value) => sql`and d.late = ${value}`)}
  ${optional(within, (value) => sql`and ${lyingIn(sql`d.area`, value)}`)}`;

export const listDuties = (
  reader: Reader,
  filter: DutyFilter,
  limit: number,
  after: readonly [id: string] | undefined,
) =>
  listKind<DutyRow>(
    reader,
    { ...filter, kind: 'duty' },
    {
      columns: sql`d.duty, d.period, d.office, d.status, d.due::text as "dutyDue", ${overdue} as overdue,
        d.done_on::text as "doneOn", d.late, d.overdue_on::text as "overdueOn", d.settled_on::text as "settledOn"`,
      joins: sql`join duty d on d.id = c.id`,
      where: conditions(filter),
    },
    limit,
    after,
  );

export interface DutyEvidenceRow {
  readonly sequence: number;
  readonly version: number;
  readonly on: DateString;
  readonly number: string;
  readonly documentOn: DateString;
  readonly attachment: NonNullable<FiledDocument['attachment']> | null;
  readonly participants: readonly string[];
  readonly villages: readonly string[];
  readonly note: string | null;
  readonly status: 'filed' | 'accepted' | 'returned';
  readonly filedBy: string;
  readonly filedOn: DateString;
  readonly onBehalf: OnBehalf | null;
}

/** Every version, the first one first. `texts`: whether whoever asks reads notes. */
export const evidenceOf = async (
  reader: Reader,
  duty: string,
  { texts }: { readonly texts: boolean },
): Promise<readonly DutyEvidenceRow[]> =>
  reader.execute<Row & DutyEvidenceRow>(sql`
    select e.sequence, e.version, e."on"::text as "on", e.number, e.document_on::text as "documentOn", e.attachment,
      e.participants, e.villages, ${texts ? sql`t.body` : sql`null`} as note, e.status, e.filed_by as "filedBy",
      e.filed_on::text as "filedOn", e.on_behalf as "onBehalf"
    from duty_evidence e left join text t on t.id = e.note
    where e.duty = ${duty} order by e.sequence`);

export type DutyGroup = 'duty' | 'unit' | 'town' | 'county' | 'city' | 'year';

export interface DutyFigure {
  /** Code of what it is by; null for duties that have no such place. */
  readonly key: string | null;
  readonly name: string | null;
  readonly all: number;
  readonly open: number;
  readonly overdue: number;
  readonly confirming: number;
  readonly fulfilled: number;
  /** Of those that were fulfilled, after their last day. */
  readonly late: number;
  readonly waived: number;
  readonly missed: number;
  readonly dropped: number;
}

const keys: Readonly<Record<DutyGroup, SQL>> = {
  duty: sql`d.duty`,
  unit: sql`d.unit`,
  town: sql`town.code`,
  county: sql`county.code`,
  city: sql`city.code`,
  year: sql`to_char(d."from", 'YYYY')`,
};

/** How duties stand today, by what is asked, as far as whoever asks may read them. */
export const dutyFigures = async (
  reader: Reader,
  by: DutyGroup,
  filter: DutyFilter,
): Promise<readonly DutyFigure[]> =>
  reader.execute<Row & DutyFigure>(sql`
    select g.*, ${nameOfGroup(by)} as name from (
      select ${keys[by]} as key, count(*)::int as all,
        count(*) filter (where d.status = 'open')::int as open,
        count(*) filter (where ${overdue})::int as overdue,
        count(*) filter (where d.status = 'confirming')::int as confirming,
        count(*) filter (where d.status = 'fulfilled')::int as fulfilled,
        count(*) filter (where d.status = 'fulfilled' and d.late)::int as late,
        count(*) filter (where d.status = 'waived')::int as waived,
        count(*) filter (where d.status = 'missed')::int as missed,
        count(*) filter (where d.status = 'dropped')::int as dropped
      from duty d join "case" c on c.id = d.id
      left join area place on place.code = d.area
      left join area town on town.code = d.area and town.kind = 'town' ${above}
      where ${visible(filter.reach)} ${conditions(filter)}
        ${optional(filter.unit, (value) => sql`and d.unit = ${value}`)}
        ${optional(filter.town, (value) => sql`and d.area = ${value}`)}
      group by 1) g
    order by g.key nulls last`);
