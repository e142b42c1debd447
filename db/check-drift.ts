/**
 * `npm run schema`: fails when the tables that the code describes are not the ones that the committed migrations end
 * with, so that nobody changes db/schema/ and forgets the migration.
 */
import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { generateDrizzleJson } from 'drizzle-kit/api';
import * as schema from './schema.ts';

interface Snapshot {
  readonly tables: Readonly<Record<string, unknown>>;
}

const read = (path: string): unknown =>
  JSON.parse(readFileSync(new URL(`./migrations/meta/${path}`, import.meta.url), 'utf8'));

/** What the last migration left, as Drizzle noted it. */
function committed(): Snapshot {
  const { entries } = read('_journal.json') as { readonly entries: readonly { readonly idx: number }[] };
  const last = entries.at(-1)?.idx ?? 0;
  return read(`${String(last).padStart(4, '0')}_snapshot.json`) as Snapshot;
}

/** As JSON keeps it: without the keys that are undefined. */
const described = (): Snapshot =>
  JSON.parse(JSON.stringify(generateDrizzleJson(schema, undefined, undefined, 'snake_case'))) as Snapshot;

function differences(before: Snapshot, now: Snapshot): readonly string[] {
  const names = new Set([...Object.keys(before.tables), ...Object.keys(now.tables)]);
  const tables = [...names].filter((name) => !isDeepStrictEqual(before.tables[name], now.tables[name]));
  // Enums, views and the like, beside the two ids, which are new each time.
  const rest = (snapshot: Snapshot) => ({ ...snapshot, id: '', prevId: '', tables: {} });
  return isDeepStrictEqual(rest(before), rest(now)) ? tables : [...tables, 'what is not a table'];
}

const different = differences(committed(), described());
if (different.length > 0) {
  process.stderr.write(
    `db/schema/ and db/migrations/ disagree on ${different.join(', ')}.\nRun npm run db:generate and commit what it writes.\n`,
  );
  process.exitCode = 1;
} else {
  process.stdout.write('db/schema/ and db/migrations/ agree\n');
}
