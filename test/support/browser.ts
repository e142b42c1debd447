import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import postgres from 'postgres';
import { inject } from 'vitest';

/** Nothing that a browser does on its own: it talks to the server under test and to nobody else. */
const ALONE = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export interface OwnBrowser {
  readonly browser: Browser;
  stop(): Promise<void>;
}

/** Any constant of our own: two test files that come at once unpack one browser. */
const LOCK = 4_761_901;

/** A real Chromium: the one that CHROMIUM names, or the one that comes with npm, unpacked once for all suites (x64 Linux). */
export async function startBrowser(): Promise<OwnBrowser> {
  const given = process.env.CHROMIUM;
  const unpacked = given ? undefined : await unpack();
  const browser = await chromium.launch({
    executablePath: given ?? unpacked?.executablePath ?? '',
    args: ALONE,
    env: { ...process.env, ...unpacked?.env },
  });
  return {
    browser,
    stop: () => browser.close(),
  };
}

/** The package's own list of fonts names a folder outside of this one: a browser that finds no font at all ends. */
async function ownFonts(folder: string): Promise<string> {
  const fonts = join(folder, 'fonts');
  await writeFile(
    join(fonts, 'fonts.conf'),
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
  <dir>${fonts}</dir><cachedir>${join(folder, 'fonts-cache')}</cachedir></fontconfig>`,
  );
  return fonts;
}

/** The package brings the libraries that a bare machine lacks, for where it is usually run; so it is told that it is there. */
async function unpack() {
  const folder = inject('browserFolder');
  const before = { ...process.env };
  // The package leaves what is there as it is.
  const sql = postgres(inject('postgresUrl'), { max: 1, onnotice: () => undefined });
  Object.assign(process.env, { TMPDIR: folder, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' });
  try {
    await sql`select pg_advisory_lock(${LOCK})`;
    await mkdir(folder, { recursive: true });
    const { default: packed } = await import('@sparticuz/chromium');
    const executablePath = await packed.executablePath();
    // The package says so itself, but only to the first suite of a process.
    const libraries = [join(folder, 'al2023', 'lib'), before.LD_LIBRARY_PATH].filter(Boolean).join(':');
    return {
      executablePath,
      env: { LD_LIBRARY_PATH: libraries, FONTCONFIG_PATH: await ownFonts(folder) },
    };
  } finally {
    process.env = before;
    await sql.end();
  }
}
