import { sql, type SQL } from 'drizzle-orm';
import type { CadreRecord } from '../../domain/cadre.ts';
import type { Places } from '../../domain/office.ts';
import type { NoticePolicy, SeatRole, TeamKind } from '../../domain/policy.ts';
import type { DateString } from '../../domain/time.ts';
import type { Reader } from '../client.ts';
import { pageOf, type Page } from './page.ts';
import { codes, optional } from './parts.ts';

/** Somebody as a notice may show them: which of it, the policy says. */
export interface PersonOnNotice {
  readonly person: string;
  readonly role: SeatRole;
  readonly record: CadreRecord;
  /** Of the unit that sends them. */
  readonly unitName: string | null;
  readonly places: Places;
}

export interface NoticeRow {
  readonly selection: string;
  readonly sequence: number;
  readonly programme: string;
  readonly policyVersion: number;
  readonly kind: TeamKind;
  readonly area: string;
  /** With all above it: 汕头市潮阳区河溪镇. */
  readonly areaName: string;
  readonly number: string;
  readonly scope: NoticePolicy['scope'];
  readonly publishedOn: DateString;
  readonly until: DateString;
  readonly people: readonly PersonOnNotice[];
}

/** Who may read the people of a notice. */
export interface NoticeReader {
  /** Codes of the units of the reader's offices; `all`: of whatever scope. */
  readonly units: readonly string[] | 'all';
  /** Nobody is signed in: public notices alone. */
  readonly open?: true;
}

interface NoticeFilter {
  readonly reader: NoticeReader;
  readonly selection?: string;
  /** Those that run today, with whoever is still on notice. */
  readonly running?: true;
}

/** Within the unit: for offices of the supplying unit and of the bodies below it. Within the system: for whoever is signed in. */
function readable({ units, open }: NoticeReader): SQL {
  if (open) return sql`n.scope = 'public'`;
  if (units === 'all') return sql`true`;
  return sql`(n.scope in ('system', 'public') or exists (
    select from unit own where own.code = any(${codes(units)}) and s.supplying_unit = any(own.line)))`;
}

const notices = ({ reader, selection, running }: NoticeFilter): SQL => sql`
  select n.selection, n.sequence, c.programme, c.policy_version as "policyVersion", c.state->>'kind' as kind, c.town as area,
    (select string_agg(l.name, '' order by array_position(a.line, l.code)) from area l where l.code = any(a.line))
      as "areaName",
    n.number, n.scope, n.published_on::text as "publishedOn", n.until::text as until,
    (select json_agg(json_build_object('person', p.id, 'role', s.role, 'record', p.record, 'unitName', u.name,
        'places', c.state->'seats'->m.seat->'places') order by s.n)
      from nominee m
      join seat s on s.id = m.seat
      join cadre p on p.id = m.person
      left join unit_name u on u.unit = s.supplying_unit and u.period @> business_date()
      where m.selection = n.selection and m.person = any(n.persons) and ${readable(reader)}
        ${running ? sql`and m.stage = 'notice'` : sql``}) as people
  from notice n
  join "case" c on c.id = n.selection
  join area a on a.code = c.town
  where true
    ${optional(selection, (id) => sql`and n.selection = ${id}`)}
    ${running ? sql`and business_date() between n.published_on and n.until` : sql``}`;

type Row = Record<string, unknown> & NoticeRow;

/** The notices of one selection, as far as whoever asks may read them. */
export const noticesOf = async (
  reader: Reader,
  selection: string,
  asking: NoticeReader,
): Promise<readonly NoticeRow[]> =>
  reader.execute<Row>(sql`
    select * from (${notices({ reader: asking, selection })}) x where x.people is not null order by x.sequence`);

/** Notices that run today and that whoever asks may read: those that end first first. */
export async function runningNotices(
  reader: Reader,
  asking: NoticeReader,
  limit: number,
  after: readonly [until: string, selection: string, sequence: string] | undefined,
): Promise<Page<NoticeRow>> {
  const rows = await reader.execute<Row>(sql`
    select * from (${notices({ reader: asking, running: true })}) x where x.people is not null
      ${optional(after, ([until, id, sequence]) => sql`and (x.until, x.selection, x.sequence) > (${until}, ${id}, ${sequence}::int)`)}
    order by x.until, x.selection, x.sequence
    limit ${limit + 1}`);
  return pageOf(rows, limit, ({ until, selection, sequence }) => [until, selection, String(sequence)]);
}
