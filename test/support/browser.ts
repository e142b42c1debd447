import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';

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

/** A real Chromium: the one that CHROMIUM names, or the one that comes with npm, unpacked for this run (x64 Linux). */
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
    async stop() {
      await browser.close();
      if (unpacked) await rm(unpacked.folder, { recursive: true, force: true });
    },
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
  const folder = await mkdtemp(join(tmpdir(), 'lunhuan-browser-'));
  const before = { ...process.env };
  Object.assign(process.env, { TMPDIR: folder, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' });
  try {
    const { default: packed } = await import('@sparticuz/chromium');
    const executablePath = await packed.executablePath();
    const { LD_LIBRARY_PATH } = process.env;
    return { folder, executablePath, env: { LD_LIBRARY_PATH, FONTCONFIG_PATH: await ownFonts(folder) } };
  } finally {
    process.env = before;
  }
}
