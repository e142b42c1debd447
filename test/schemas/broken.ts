import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadProgramme, type Loaded } from '../../schemas/load.ts';
import { format } from '../../schemas/problems.ts';

export const SHENZHEN = fileURLToPath(new URL('../../policies/shenzhen-2022', import.meta.url));

/** Broken on purpose: it has no type. */
// oxlint-disable-next-line no-explicit-any
export type BrokenPolicy = any;

export interface Edits {
  readonly policy?: (policy: BrokenPolicy) => void;
  readonly files?: Readonly<Record<string, (text: string) => string | Buffer>>;
  readonly missing?: readonly string[];
}

/** Loads a copy of the real programme with something wrong in it. */
export async function loadBroken({ policy, files = {}, missing = [] }: Edits): Promise<Loaded> {
  const dir = await mkdtemp(join(tmpdir(), 'lunhuan-policy-'));
  try {
    await cp(SHENZHEN, dir, { recursive: true });
    const edit = async (file: string, change: (text: string) => string | Buffer): Promise<void> =>
      writeFile(join(dir, file), change(await readFile(join(dir, file), 'utf8')));
    if (policy) {
      await edit('policy.json', (text) => {
        const document: BrokenPolicy = JSON.parse(text);
        policy(document);
        return JSON.stringify(document);
      });
    }
    for (const [file, change] of Object.entries(files)) await edit(file, change);
    for (const file of missing) await rm(join(dir, file));
    return await loadProgramme(dir);
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

/** Each problem as people read it: file, line or path, and what is wrong. */
export async function problemsOf(edits: Edits): Promise<readonly string[]> {
  const loaded = await loadBroken(edits);
  return loaded.ok ? [] : loaded.problems.map(format);
}
