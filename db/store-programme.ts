import { sql } from 'drizzle-orm';
import type { CadreRecord } from '../domain/cadre.ts';
import type { ProgrammeData } from '../domain/programme-data.ts';
import type { Database } from './client.ts';
import {
  area,
  cadre,
  pairing,
  policy,
  programme as programmeTable,
  seat,
  seatSupply,
  unit,
  unitName,
  village,
  villageWish,
} from './schema.ts';

/** Rows of one insert: Postgres takes 65,535 parameters. */
const CHUNK = 1000;

/** Writes a programme's reference data; one that is there already stays as it is. */
export async function storeProgramme(db: Database, data: ProgrammeData): Promise<void> {
  const { policy: document, units, areas, pairings, teams, villages } = data;
  // Coverage counts from the first arrivals on; who led before is history that this programme does not need.
  const since = `[${document.formation.launchOn},)`;
  await db.transaction(async (tx) => {
    await tx
      .insert(policy)
      .values({ id: document.id, version: document.version, document })
      .onConflictDoNothing();
    await tx
      .insert(programmeTable)
      .values({ id: document.id, policyVersion: document.version })
      .onConflictDoNothing();
    const topFirst = units.toSorted((a, b) => a.line.length - b.line.length);
    await insertAll(topFirst, (rows) =>
      tx
        .insert(unit)
        .values(rows.map(({ code, parent, kind, line }) => ({ code, parent, kind, line: [...line] })))
        .onConflictDoNothing(),
    );
    const names = units.flatMap(({ code, names: dated }) =>
      dated.map(({ name, from = '', until = '' }) => ({ unit: code, name, period: `[${from},${until})` })),
    );
    await insertAll(names, (rows) =>
      tx
        .insert(unitName)
        .values([...rows])
        .onConflictDoNothing(),
    );
    const outerFirst = areas.toSorted((a, b) => a.line.length - b.line.length);
    await insertAll(outerFirst, (rows) =>
      tx
        .insert(area)
        .values(rows.map((row) => ({ ...row, line: [...row.line] })))
        .onConflictDoNothing(),
    );
    await insertAll(pairings, (rows) =>
      tx
        .insert(pairing)
        .values(rows.map((row) => ({ ...row, period: since })))
        .onConflictDoNothing(),
    );
    const seats = teams.flatMap(({ area: code, seats: own }) =>
      own.map(({ seat: id, role, places }, n) => ({
        ...{ id, area: code, n: n + 1, role },
        supplyingUnit: places.supplyingUnit ?? '',
      })),
    );
    await insertAll(seats, (rows) =>
      tx
        .insert(seat)
        .values([...rows])
        .onConflictDoNothing(),
    );
    await insertAll(seats, (rows) =>
      tx
        .insert(seatSupply)
        .values(rows.map(({ id, supplyingUnit }) => ({ seat: id, unit: supplyingUnit, period: '(,)' })))
        .onConflictDoNothing(),
    );
    await insertAll(villages, (rows) =>
      tx
        .insert(village)
        .values(rows.map(({ asks: _, ...row }) => ({ ...row, tags: [...row.tags] })))
        .onConflictDoNothing(),
    );
    const asking = villages.flatMap(({ code, asks }) =>
      asks ? [{ village: code, period: `[${asks.from},)`, document: asks.document }] : [],
    );
    await insertAll(asking, (rows) =>
      tx
        .insert(villageWish)
        .values([...rows])
        .onConflictDoNothing(),
    );
  });
}

/**
 * What the two have filled. A table without a row is not analysed: Postgres would take it to be empty, and read it from end to end
 * by every plan that it makes and keeps until the next analysis. Of a table that it knows nothing of it supposes some pages.
 */
const filled = [
  ...[policy, programmeTable, unit, unitName, area, pairing],
  ...[seat, seatSupply, village, villageWish, cadre],
];

export async function storeRoster(db: Database, people: readonly CadreRecord[]): Promise<void> {
  await db.transaction(async (tx) => {
    await insertAll(people, (rows) =>
      tx
        .insert(cadre)
        .values(rows.map((record) => ({ id: record.id, unit: record.unit, name: record.name, record })))
        .onConflictDoNothing(),
    );
    await tx.execute(sql`analyze ${sql.join(filled, sql`, `)}`);
  });
}

export async function insertAll<T>(
  rows: readonly T[],
  insert: (rows: readonly T[]) => PromiseLike<unknown>,
): Promise<void> {
  for (let at = 0; at < rows.length; at += CHUNK) await insert(rows.slice(at, at + CHUNK));
}
