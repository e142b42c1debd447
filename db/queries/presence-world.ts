import { sql } from 'drizzle-orm';
import type { RefusalData } from '../../domain/errors.ts';
import type { SupervisedMember, SupervisionState } from '../../domain/supervision-state.ts';
import type { DateString } from '../../domain/time.ts';
import type { Reader } from '../client.ts';
import { membersIn } from '../facts/supervision.ts';
import { codes } from './parts.ts';

type Row = Record<string, unknown>;

interface Stint {
  readonly posting: string;
  readonly area: string;
  readonly personName: string;
  readonly from: DateString;
  readonly to: DateString | null;
}

interface TeamYear {
  readonly state: SupervisionState;
  readonly members: readonly SupervisedMember[];
  readonly closed: RefusalData | null;
}

/** In which teams these people were on site in a year, and how supervision stands there: a whole list in three queries. */
export async function presenceWorld(
  reader: Reader,
  programme: string,
  year: number,
  persons: readonly string[],
): Promise<{
  readonly stints: ReadonlyMap<string, readonly Stint[]>;
  readonly teams: ReadonlyMap<string, TeamYear>;
}> {
  const rows = await reader.execute<Row & Stint & { person: string }>(sql`
    select s.person, s.posting, s.area, p.name as "personName", lower(s.period)::text as "from",
      upper(s.period)::text as "to"
    from presence s join cadre p on p.id = s.person
    where s.person = any(${codes(persons)})
      and s.period && daterange(${`${year}-01-01`}, ${`${year + 1}-01-01`})
    order by lower(s.period)`);
  const stints = new Map<string, Stint[]>();
  for (const { person, ...stint } of rows) stints.set(person, [...(stints.get(person) ?? []), stint]);
  const areas = [...new Set(rows.map(({ area }) => area))];
  const id = (area: string): string => `supervision/${area}/${year}`;
  const [cases, members] = await Promise.all([
    reader.execute<Row & { id: string; state: SupervisionState; ended: boolean }>(sql`
      select id, state, ended_on is not null as ended from "case"
      where id = any(${codes(areas.map(id))}) and programme = ${programme}`),
    membersIn(reader, areas, year),
  ]);
  const found = new Map(cases.map((row) => [row.id, row]));
  return {
    stints,
    teams: new Map(
      areas.flatMap((area) => {
        const year = found.get(id(area));
        if (!year) return [];
        const closed: RefusalData | null = year.ended
          ? { code: 'case-ended', params: { case: year.id } }
          : null;
        return [[area, { state: year.state, members: members.get(area) ?? [], closed }] as const];
      }),
    ),
  };
}

/** Which of these commands have been decided. */
export async function knownCommands(reader: Reader, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await reader.execute<Row & { id: string }>(
    sql`select id from command where id = any(${codes(ids)})`,
  );
  return new Set(rows.map(({ id }) => id));
}
