import { sql, type SQL } from 'drizzle-orm';
import type { CadreRecord } from '../../domain/cadre.ts';
import type { DateString } from '../../domain/time.ts';
import type { Reader } from '../client.ts';
import { pageOf, type Page } from './page.ts';
import { codes, optional } from './parts.ts';

type Row = Record<string, unknown>;

export interface CadreRow {
  readonly id: string;
  readonly name: string;
  readonly unit: string;
  readonly unitName: string | null;
  readonly post: string;
  readonly postLevel: string | null;
  readonly sex: string;
  readonly born: string | null;
  readonly partyMember: boolean;
  readonly volunteer: boolean;
  /** Nominated or posted today: what holds the person. */
  readonly wantedBy: string | null;
}

interface CadreFilter {
  /** Units whose people may be read, each with all below it. */
  readonly scopes: readonly string[];
  readonly unit?: string | undefined;
  readonly text?: string | undefined;
}

/** `%` and `_` in what somebody looks for mean themselves. */
const pattern = (text: string): string => `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`;

/** Condition on `p`, a cadre or an account: part of the name or of the id. */
export const containing = (text: string): SQL =>
  sql`(p.name like ${pattern(text)} or p.id like ${pattern(text)})`;

export async function listCadres(
  reader: Reader,
  { scopes, unit, text }: CadreFilter,
  limit: number,
  after: readonly [string] | undefined,
): Promise<Page<CadreRow>> {
  const rows = await reader.execute<Row & CadreRow>(sql`
    select p.id, p.name, p.unit, n.name as "unitName", p.record->>'post' as post, p.record->>'postLevel' as "postLevel",
      p.record->>'sex' as sex, p.record->>'born' as born, (p.record->>'partyMember')::boolean as "partyMember",
      (p.record->>'volunteer')::boolean as volunteer,
      (select l.holder from claim l where l.person = p.id and l.period @> business_date()) as "wantedBy"
    from cadre p
    join unit u on u.code = p.unit
    left join unit_name n on n.unit = p.unit and n.period @> business_date()
    where u.line && ${codes(scopes)}
      ${optional(unit, (value) => sql`and ${value} = any(u.line)`)}
      ${optional(text, (value) => sql`and ${containing(value)}`)}
      ${optional(after, ([id]) => sql`and p.id > ${id}`)}
    order by p.id limit ${limit + 1}`);
  return pageOf(rows, limit, ({ id }) => [id]);
}

export interface WholeCadre {
  readonly record: CadreRecord;
  readonly unitName: string | null;
  /** The unit and all above it. */
  readonly line: readonly string[];
  readonly postings: readonly {
    readonly posting: string;
    readonly seat: string;
    readonly areaName: string;
    readonly status: string;
    readonly dispatchedOn: DateString;
    readonly arrivedOn: DateString | null;
    readonly releasedOn: DateString | null;
    readonly termEnd: DateString;
  }[];
  readonly nominations: readonly {
    readonly selection: string;
    readonly seat: string;
    readonly stage: string;
    readonly nominatedOn: DateString;
  }[];
}

export async function findCadre(reader: Reader, id: string): Promise<WholeCadre | undefined> {
  const [row] = await reader.execute<Row & WholeCadre>(sql`
    select p.record, n.name as "unitName", u.line,
      coalesce((select json_agg(json_build_object('posting', o.id, 'seat', o.seat, 'areaName', a.name, 'status', o.status,
        'dispatchedOn', o.dispatched_on, 'arrivedOn', o.arrived_on, 'releasedOn', o.released_on, 'termEnd', o.term_end)
        order by o.dispatched_on) from posting o join area a on a.code = o.area where o.person = p.id), '[]') as postings,
      coalesce((select json_agg(json_build_object('selection', m.selection, 'seat', m.seat, 'stage', m.stage,
        'nominatedOn', m.nominated_on) order by m.nominated_on, m.selection)
        from nominee m where m.person = p.id), '[]') as nominations
    from cadre p
    join unit u on u.code = p.unit
    left join unit_name n on n.unit = p.unit and n.period @> business_date()
    where p.id = ${id}`);
  return row;
}
