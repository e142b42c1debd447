import { sql, type SQL } from 'drizzle-orm';
import type { FiledDocument } from '../../domain/case-file.ts';
import type { DateString } from '../../domain/time.ts';
import type { Reader } from '../client.ts';
import { above, lyingIn, nameOfGroup } from './groups.ts';
import { listKind, type CaseFilter } from './lists.ts';
import { codes, optional } from './parts.ts';
import { visible } from './visible.ts';

type Row = Record<string, unknown>;

export interface WorkItemRow {
  readonly n: number;
  readonly heading: string;
  readonly village: string | null;
  readonly title: string | null;
  readonly status: string;
  readonly plannedOn: DateString;
  readonly dueOn: DateString | null;
  readonly overdue: boolean;
  readonly completedOn: DateString | null;
  readonly settledOn: DateString | null;
  readonly documents: number;
  /** The last known value by measure. */
  readonly figures: Readonly<Record<string, { readonly value: number; readonly on: DateString }>>;
}

export interface WorkItemFilter extends Omit<CaseFilter, 'kind'> {
  readonly headings?: readonly string[] | undefined;
  readonly status?: string | undefined;
  /** A town, a county or a city, with all that lies in it. */
  readonly within?: string | undefined;
  /** Whose teams: the lead unit of today. */
  readonly leadUnit?: string | undefined;
}

const overdue = sql`(w.status = 'open' and w.due_on < business_date())`;

const conditions = ({ headings, status, within, leadUnit }: WorkItemFilter): SQL => sql`
  ${optional(headings, (value) => sql`and w.heading = any(${codes(value)})`)}
  ${optional(status, (value) => sql`and w.status = ${value}`)}
  ${optional(within, (value) => sql`and ${lyingIn(sql`w.area`, value)}`)}
  ${optional(leadUnit, (value) => sql`and w.area in (select p.area from pairing p where p.unit = ${value} and p.role = 'lead' and p.period @> business_date())`)}`;

/** A title is shown to whoever may read the item: it is what the item is called. */
export const listWorkItems = (
  reader: Reader,
  filter: WorkItemFilter,
  limit: number,
  after: readonly [id: string] | undefined,
) =>
  listKind<WorkItemRow>(
    reader,
    { ...filter, kind: 'workItem' },
    {
      columns: sql`w.n, w.heading, w.village, t.body as title, w.status, w.planned_on::text as "plannedOn",
        w.due_on::text as "dueOn", coalesce(${overdue}, false) as overdue, w.completed_on::text as "completedOn",
        w.settled_on::text as "settledOn",
        (select count(*)::int from work_evidence e where e.item = w.id) as documents,
        coalesce((select json_object_agg(f.measure, json_build_object('value', f.value, 'on', f."on"))
          from work_figure f where f.item = w.id), '{}') as figures`,
      joins: sql`join work_item w on w.id = c.id left join text t on t.id = w.title`,
      where: conditions(filter),
    },
    limit,
    after,
  );

export interface WorkItemParts {
  readonly plan: string | null;
  readonly progress: readonly {
    readonly sequence: number;
    readonly on: DateString;
    readonly figures: Readonly<Record<string, number>>;
    readonly note: string | null;
    readonly enteredBy: string;
    readonly enteredOn: DateString;
  }[];
  readonly evidence: readonly {
    readonly sequence: number;
    readonly number: string;
    readonly on: DateString;
    readonly attachment: NonNullable<FiledDocument['attachment']> | null;
    readonly filedBy: string;
    readonly filedOn: DateString;
  }[];
}

/** Plan, progress and evidence of one item. `texts`: whether whoever asks reads what was written. */
export async function partsOfWork(
  reader: Reader,
  id: string,
  { texts }: { readonly texts: boolean },
): Promise<WorkItemParts> {
  const [row] = await reader.execute<Row & WorkItemParts>(sql`
    select ${texts ? sql`(select body from text where id = w.plan)` : sql`null`} as plan,
      coalesce((select json_agg(json_build_object('sequence', p.sequence, 'on', p."on", 'figures', p.figures,
          'note', ${texts ? sql`(select body from text where id = p.note)` : sql`null`},
          'enteredBy', p.entered_by, 'enteredOn', p.entered_on) order by p."on", p.sequence)
        from work_progress p where p.item = w.id), '[]') as progress,
      coalesce((select json_agg(json_build_object('sequence', e.sequence, 'number', e.number, 'on', e."on",
          'attachment', e.attachment, 'filedBy', e.filed_by, 'filedOn', e.filed_on) order by e.sequence)
        from work_evidence e where e.item = w.id), '[]') as evidence
    from work_item w where w.id = ${id}`);
  if (!row) throw new Error(`${id} has no row`);
  return row;
}

export type WorkGroup = 'heading' | 'town' | 'county' | 'city' | 'unit';

export interface WorkFigure {
  readonly key: string | null;
  readonly name: string | null;
  readonly all: number;
  readonly open: number;
  readonly overdue: number;
  readonly confirming: number;
  readonly done: number;
  readonly dropped: number;
  /** Towns with at least one item that is done. */
  readonly townsDone: number;
}

const keys: Readonly<Record<WorkGroup, SQL>> = {
  heading: sql`w.heading`,
  town: sql`place.code`,
  county: sql`county.code`,
  city: sql`city.code`,
  unit: sql`lead.unit`,
};

const joins = sql`
  join "case" c on c.id = w.id
  join area place on place.code = w.area ${above}
  left join pairing lead on lead.area = w.area and lead.role = 'lead' and lead.period @> business_date()`;

/** How items stand today, by what is asked, as far as whoever asks may read them. */
export const workFigures = async (
  reader: Reader,
  by: WorkGroup,
  filter: WorkItemFilter,
): Promise<readonly WorkFigure[]> =>
  reader.execute<Row & WorkFigure>(sql`
    select g.*, ${nameOfGroup(by)} as name from (
      select ${keys[by]} as key, count(*)::int as all,
        count(*) filter (where w.status = 'open')::int as open,
        count(*) filter (where ${overdue})::int as overdue,
        count(*) filter (where w.status = 'confirming')::int as confirming,
        count(*) filter (where w.status = 'done')::int as done,
        count(*) filter (where w.status = 'dropped')::int as dropped,
        count(distinct w.area) filter (where w.status = 'done')::int as "townsDone"
      from work_item w ${joins}
      where ${visible(filter.reach)} ${conditions(filter)}
        ${optional(filter.town, (value) => sql`and w.area = ${value}`)}
      group by 1) g
    order by g.key nulls last`);

export interface MeasureFigure {
  readonly measure: string;
  readonly town: string;
  readonly townName: string;
  readonly item: string;
  readonly value: number;
  readonly on: DateString;
}

/** The last known value of each measure in each town: of several items the one that was told last. */
export const measuresByTown = async (
  reader: Reader,
  filter: WorkItemFilter,
): Promise<readonly MeasureFigure[]> =>
  reader.execute<Row & MeasureFigure>(sql`
    select distinct on (f.measure, w.area) f.measure, w.area as town, place.name as "townName", w.id as item, f.value,
      f."on"::text as "on"
    from work_figure f join work_item w on w.id = f.item ${joins}
    where w.status <> 'dropped' and ${visible(filter.reach)} ${conditions(filter)}
      ${optional(filter.town, (value) => sql`and w.area = ${value}`)}
    order by f.measure, w.area, f."on" desc, w.n desc`);
