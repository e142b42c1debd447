import { pathToFileURL } from 'node:url';
import { asc } from 'drizzle-orm';
import { readDatabaseUrl } from '../config.ts';
import { connect, type Database } from './client.ts';
import { chainStart, hashLink, hashSecret } from './hash.ts';
import { caseTable, event } from './schema.ts';

export interface ChainReport {
  readonly cases: number;
  readonly events: number;
  /** What does not hold, a sentence each; empty when every chain does. */
  readonly faults: readonly string[];
}

/** Events read at a time: a page of memory. */
const PAGE = 5000;

/** Follows the hash chain of every case: nothing changed, nothing missing, nothing put in between. */
export async function verifyChains(db: Database): Promise<ChainReport> {
  const faults: string[] = [];
  const cases = await db
    .select({ id: caseTable.id, version: caseTable.version, head: caseTable.head })
    .from(caseTable);
  const ends = new Map<string, { sequence: number; hash: string }>();
  let events = 0;
  for (let offset = 0; ; offset += PAGE) {
    const page = await db
      .select()
      .from(event)
      .orderBy(asc(event.caseId), asc(event.sequence))
      .limit(PAGE)
      .offset(offset);
    for (const row of page) {
      events += 1;
      const at = `${row.caseId} event ${row.sequence}`;
      const last = ends.get(row.caseId) ?? { sequence: 0, hash: chainStart(row.caseId) };
      if (row.sequence !== last.sequence + 1) faults.push(`${at}: event ${last.sequence + 1} is missing`);
      if (row.previous !== last.hash) faults.push(`${at}: does not link to the event before it`);
      if (row.hash !== hashLink(row.previous, row)) faults.push(`${at}: was changed after it was recorded`);
      if (row.secret !== null && row.salt !== null && hashSecret(row.salt, row.secret) !== row.secretHash) {
        faults.push(`${at}: its secret part was changed`);
      }
      ends.set(row.caseId, { sequence: row.sequence, hash: row.hash });
    }
    if (page.length < PAGE) break;
  }
  for (const { id, version, head } of cases) {
    const end = ends.get(id) ?? { sequence: 0, hash: chainStart(id) };
    if (end.sequence !== version || end.hash !== head) {
      faults.push(`${id}: the case is at event ${version}, its chain ends at ${end.sequence}`);
    }
  }
  return { cases: cases.length, events, faults };
}

/** Verifies a database and says what it found. Whether every chain holds. */
export async function reportChains(databaseUrl: string): Promise<boolean> {
  const connection = connect(databaseUrl, 1);
  try {
    const { cases, events, faults } = await verifyChains(connection.db);
    faults.forEach((fault) => console.error(fault));
    console.log(
      `${cases} cases, ${events} events: ${faults.length === 0 ? 'every chain holds' : `${faults.length} faults`}`,
    );
    return faults.length === 0;
  } finally {
    await connection.close();
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  if (!(await reportChains(readDatabaseUrl()))) process.exitCode = 1;
}
