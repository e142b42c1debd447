import { and, eq, inArray, sql } from 'drizzle-orm';
import type { CaseRef } from '../../domain/case.ts';
import type { ImportWorld } from '../../domain/import-world.ts';
import type { DateString } from '../../domain/time.ts';
import type { Reader } from '../client.ts';
import { today } from '../clock.ts';
import { policyOf } from '../facts.ts';
import { cadre, caseTable, claim } from '../schema.ts';
import { teamSeats } from './seats.ts';

/** What an import into a programme is checked against, as it stands now. */
export async function importWorld(
  reader: Reader,
  { programme, policyVersion }: CaseRef,
  persons: readonly string[],
): Promise<ImportWorld> {
  const teams = await reader
    .select({ area: sql<string>`substr(${caseTable.id}, 6)` })
    .from(caseTable)
    .where(and(eq(caseTable.programme, programme), eq(caseTable.kind, 'team')));
  const seats = await teamSeats(
    reader,
    teams.map(({ area }) => area),
    { lock: false },
  );
  return {
    today: await today(reader),
    policy: await policyOf(reader, programme, policyVersion),
    seats: new Map(seats.map(({ seat, ...rest }) => [seat, rest])),
    ...(await people(reader, persons)),
  };
}

async function people(
  reader: Reader,
  persons: readonly string[],
): Promise<Pick<ImportWorld, 'names' | 'engaged'>> {
  if (persons.length === 0) return { names: new Map(), engaged: new Map() };
  const found = await reader
    .select({ id: cadre.id, name: cadre.name })
    .from(cadre)
    .where(inArray(cadre.id, [...persons]));
  const claims = await reader
    .select({
      person: claim.person,
      from: sql<DateString>`lower(${claim.period})::text`,
      until: sql<DateString | null>`upper(${claim.period})::text`,
    })
    .from(claim)
    .where(and(inArray(claim.person, [...persons]), sql`not isempty(${claim.period})`));
  const engaged = new Map<string, { from: DateString; until: DateString | null }[]>();
  for (const { person, ...period } of claims) {
    engaged.set(person, [...(engaged.get(person) ?? []), period]);
  }
  return { names: new Map(found.map(({ id, name }) => [id, name])), engaged };
}
