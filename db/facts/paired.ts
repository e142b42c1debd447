import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Paired } from '../../domain/duty-bearers.ts';
import type { DateString } from '../../domain/time.ts';
import type { Reader } from '../client.ts';
import { area, pairing, unit } from '../schema.ts';

/** Who helps which town and county on a day, in whatever part. */
export async function pairedOn(
  reader: Reader,
  municipality: string,
  date: DateString,
): Promise<readonly Paired[]> {
  const headquarters = await reader.select().from(area).where(eq(area.kind, 'headquarters'));
  const districts = await reader.select({ code: unit.code }).from(unit).where(eq(unit.kind, 'district'));
  const rows = await reader
    .select({
      ...{ area: area.code, kind: area.kind, line: area.line, role: pairing.role },
      ...{ unit: unit.code, unitKind: unit.kind, unitLine: unit.line },
    })
    .from(pairing)
    .innerJoin(area, eq(area.code, pairing.area))
    .innerJoin(unit, eq(unit.code, pairing.unit))
    .where(and(inArray(area.kind, ['town', 'county']), sql`${pairing.period} @> ${date}::date`))
    .orderBy(area.code, unit.code);
  return rows.map(({ line, kind, unitLine, ...row }) => ({
    ...row,
    kind: kind === 'county' ? 'county' : 'town',
    county: line[1] ?? row.area,
    headquarters: headquarters.find(({ parent }) => parent === line[0])?.code ?? '',
    root: districts.find(({ code }) => unitLine.includes(code))?.code ?? municipality,
    municipality,
  }));
}
