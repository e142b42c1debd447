import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { readDatabaseUrl } from './config.ts';
import { connect } from './db/client.ts';
import { loadAccounts, loadPeople, type Loaded } from './db/load-reference.ts';
import { storeNextVersion } from './db/policies.ts';
import { checkAccounts } from './schemas/import-accounts.ts';
import { checkPeople } from './schemas/import-people.ts';
import type { CellProblem } from './schemas/import-words.ts';
import { loadProgramme } from './schemas/load.ts';
import { format } from './schemas/problems.ts';

const USAGE = [
  'load.ts people|accounts FILE [--check]   (FILE: .csv or .xlsx, people also .jsonl; - is standard input)',
  "load.ts policy FOLDER [--check]          (the programme's folder, its policy.json with the next version)",
].join('\n');

const counts = ({ added, changed, unchanged }: Loaded): string =>
  `${added} new, ${changed} changed, ${unchanged} as they were`;

const line = ({ cell, column, en, zh }: CellProblem): string =>
  `${[cell, column].filter(Boolean).join(' ') || 'file'}: ${en} (${zh})`;

/** Brings people or accounts into a database, all of a file or nothing. What there is to say about it, and whether it was well. */
export async function load(
  databaseUrl: string,
  what: 'people' | 'accounts',
  bytes: Uint8Array,
  { check }: { readonly check: boolean },
): Promise<{ readonly ok: boolean; readonly lines: readonly string[] }> {
  const connection = connect(databaseUrl, 1);
  try {
    const loaded =
      what === 'people'
        ? await loadPeople(connection.db, (world) => checkPeople(bytes, world), !check)
        : await loadAccounts(connection.db, (world) => checkAccounts(bytes, world), !check);
    if (!loaded.ok) {
      const { problems } = loaded;
      return {
        ok: false,
        lines: [...problems.map(line), `nothing was loaded; problems: ${problems.length}`],
      };
    }
    const lines =
      'holdings' in loaded
        ? [`accounts: ${counts(loaded.accounts)}`, `offices: ${counts(loaded.holdings)}`]
        : [
            `people: ${counts(loaded)}`,
            ...(loaded.rescreened > 0 ? [`nominees judged anew: ${loaded.rescreened}`] : []),
          ];
    return { ok: true, lines: check ? [...lines, 'only checked: nothing was loaded'] : lines };
  } finally {
    await connection.close();
  }
}

/** Stores the next version of a programme's policy: nothing goes by it until an administrator adopts it. */
export async function loadPolicy(
  databaseUrl: string,
  folder: string,
  { check }: { readonly check: boolean },
): Promise<{ readonly ok: boolean; readonly lines: readonly string[] }> {
  const loaded = await loadProgramme(folder);
  if (!loaded.ok) {
    const lines = [...loaded.problems.map(format), `nothing was loaded; problems: ${loaded.problems.length}`];
    return { ok: false, lines };
  }
  const connection = connect(databaseUrl, 1);
  try {
    const { policy } = loaded.programme;
    const wrong = await storeNextVersion(connection.db, policy, { check });
    if (wrong !== undefined) return { ok: false, lines: [wrong, 'nothing was loaded'] };
    const what = `policy ${policy.id}, version ${policy.version}`;
    return { ok: true, lines: [check ? `${what}: only checked, nothing was loaded` : `${what}: stored`] };
  } finally {
    await connection.close();
  }
}

async function main(args: readonly string[]): Promise<boolean> {
  const [what, file, ...more] = args.filter((arg) => arg !== '--check');
  if ((what !== 'people' && what !== 'accounts' && what !== 'policy') || !file || more.length > 0) {
    console.error(USAGE);
    return false;
  }
  const databaseUrl = readDatabaseUrl();
  const options = { check: args.includes('--check') };
  const { ok, lines } =
    what === 'policy'
      ? await loadPolicy(databaseUrl, file, options)
      : await load(databaseUrl, what, readFileSync(file === '-' ? 0 : file), options);
  lines.forEach((said) => (ok ? console.log(said) : console.error(said)));
  return ok;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  main(process.argv.slice(2)).then(
    (ok) => {
      if (!ok) process.exitCode = 1;
    },
    (error: unknown) => {
      // Of a query that failed the cause is what Postgres says; the rest is people's records.
      const said = error instanceof Error && error.cause ? error.cause : error;
      console.error(said instanceof Error ? said.message : said);
      process.exitCode = 1;
    },
  );
}
