import { sql, type SQL } from 'drizzle-orm';
import type { FiledDocument } from '../../domain/case-file.ts';
import type { FundKind, FundSums } from '../../domain/fund-state.ts';
import type { DateString } from '../../domain/time.ts';
import type { Reader } from '../client.ts';
import { above, lyingIn, nameOfGroup } from './groups.ts';
import { listKind, type CaseFilter } from './lists.ts';
import { optional } from './parts.ts';
import { visible } from './visible.ts';

type Row = Record<string, unknown>;

/** Amounts are in fen, as they are kept. */
export interface FundRow {
  readonly year: number;
  readonly leadUnit: string;
  readonly leadUnitName: string | null;
  readonly sums: Readonly<Record<string, FundSums>>;
}

export interface FundFilter extends Omit<CaseFilter, 'kind' | 'unit'> {
  readonly year?: number | undefined;
  /** A town, a county or a city, with all that lies in it. */
  readonly within?: string | undefined;
  /** The lead unit when the book was opened. */
  readonly leadUnit?: string | undefined;
  readonly source?: string | undefined;
}

const conditions = ({ year, within, leadUnit }: FundFilter): SQL => sql`
  ${optional(year, (value) => sql`and f.year = ${value}`)}
  ${optional(within, (value) => sql`and ${lyingIn(sql`f.area`, value)}`)}
  ${optional(leadUnit, (value) => sql`and f.unit = ${value}`)}`;

export const listFunds = (
  reader: Reader,
  filter: FundFilter,
  limit: number,
  after: readonly [id: string] | undefined,
) =>
  listKind<FundRow>(
    reader,
    { ...filter, kind: 'fund' },
    {
      columns: sql`f.year, f.unit as "leadUnit",
        (select n.name from unit_name n where n.unit = f.unit and n.period @> business_date()) as "leadUnitName",
        coalesce((select json_object_agg(s.source,
            json_build_object('planned', s.planned, 'allotted', s.allotted, 'used', s.used))
          from fund_sum s where s.fund = f.id), '{}') as sums`,
      joins: sql`join fund f on f.id = c.id`,
      where: conditions(filter),
    },
    limit,
    after,
  );

export interface FundLineRow {
  readonly line: number;
  readonly source: string;
  readonly kind: FundKind;
  readonly amount: number;
  readonly on: DateString;
  readonly number: string;
  readonly documentOn: DateString;
  readonly attachment: NonNullable<FiledDocument['attachment']> | null;
  readonly note: string | null;
  readonly corrects: number | null;
  /** The line that takes it back, if one does. */
  readonly correctedBy: number | null;
  readonly enteredBy: string;
  readonly enteredOn: DateString;
}

/** Every line of a book, the first one first. `texts`: whether whoever asks reads notes and reasons. */
export const linesOf = async (
  reader: Reader,
  id: string,
  { texts }: { readonly texts: boolean },
): Promise<readonly FundLineRow[]> =>
  reader.execute<Row & FundLineRow>(sql`
    select l.line, l.source, l.kind, l.amount::float8 as amount, l."on"::text as "on", l.number,
      l.document_on::text as "documentOn", l.attachment, ${texts ? sql`t.body` : sql`null`} as note, l.corrects,
      (select k.line from fund_line k where k.fund = l.fund and k.corrects = l.line) as "correctedBy",
      l.entered_by as "enteredBy", l.entered_on::text as "enteredOn"
    from fund_line l left join text t on t.id = l.note
    where l.fund = ${id} order by l.line`);

export type FundGroup = 'source' | 'town' | 'county' | 'city' | 'unit' | 'year';

export interface FundFigure extends FundSums {
  readonly key: string | null;
  readonly name: string | null;
  /** Towns with a book that has a line. */
  readonly towns: number;
}

const keys: Readonly<Record<FundGroup, SQL>> = {
  source: sql`s.source`,
  town: sql`place.code`,
  county: sql`county.code`,
  city: sql`city.code`,
  unit: sql`f.unit`,
  year: sql`f.year::text`,
};

const joins = sql`
  join fund f on f.id = s.fund join "case" c on c.id = f.id
  join area place on place.code = f.area ${above}`;

const summed = sql`sum(s.planned)::float8 as planned, sum(s.allotted)::float8 as allotted, sum(s.used)::float8 as used`;

const which = (filter: FundFilter): SQL => sql`
  ${visible(filter.reach)} ${conditions(filter)}
  ${optional(filter.town, (value) => sql`and f.area = ${value}`)}
  ${optional(filter.source, (value) => sql`and s.source = ${value}`)}`;

/** Sums by what is asked, as far as whoever asks may read the books. */
export const fundFigures = async (
  reader: Reader,
  by: FundGroup,
  filter: FundFilter,
): Promise<readonly FundFigure[]> =>
  reader.execute<Row & FundFigure>(sql`
    select g.*, ${nameOfGroup(by)} as name from (
      select ${keys[by]} as key, count(distinct f.area)::int as towns, ${summed}
      from fund_sum s ${joins} where ${which(filter)} group by 1) g
    order by g.key nulls last`);

export interface FundExportRow extends FundSums {
  readonly cityName: string | null;
  readonly countyName: string | null;
  readonly town: string;
  readonly townName: string;
  readonly leadUnitName: string | null;
  readonly year: number;
  readonly source: string;
}

/** A row for each town, year and source. */
export const fundExport = async (reader: Reader, filter: FundFilter): Promise<readonly FundExportRow[]> =>
  reader.execute<Row & FundExportRow>(sql`
    select city.name as "cityName", county.name as "countyName", f.area as town, place.name as "townName",
      (select n.name from unit_name n where n.unit = f.unit and n.period @> business_date()) as "leadUnitName",
      f.year, s.source, s.planned::float8 as planned, s.allotted::float8 as allotted, s.used::float8 as used
    from fund_sum s ${joins} where ${which(filter)} order by f.year, f.area, s.source`);
