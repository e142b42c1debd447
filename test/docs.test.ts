import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { allRoutes } from '../api/routes/index.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const filesIn = (folder: string, ending: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith(ending))
    .map((path) => join(folder, path));

const documents = ['README.md', ...filesIn('docs', '.md'), ...filesIn('policies', '.md')];
const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };

/** All that a pattern's first group finds, each once. */
const all = (text: string, pattern: RegExp): string[] => [
  ...new Set([...text.matchAll(pattern)].map(([, found = '']) => found)),
];

/** Where environment variables come from: our own programs, what they start, and the set-up in containers. */
const readers = [
  'config.ts',
  'docker-compose.yml',
  ...filesIn('dev', '.ts'),
  ...filesIn('rehearsal', '.ts'),
  ...filesIn('bench', '.ts'),
]
  .map(read)
  .join('\n');

describe.each(documents)('%s', (path) => {
  const text = read(path);

  it('links to files that are there', () => {
    const links = all(text, /\]\(([^)\s#]+)[^)]*\)/g).filter((link) => !/^[a-z]+:/.test(link));
    const broken = links.filter((link) => !existsSync(resolve(root, dirname(path), link)));
    expect(broken).toEqual([]);
  });

  it('names files and folders that are there', () => {
    const named = all(text, /`((?:[\w.-]+\/)+(?:[\w.-]+\.\w+)?)`/g);
    const missing = named.filter((name) =>
      [root, join(root, dirname(path))].every((folder) => !existsSync(join(folder, name))),
    );
    expect(missing).toEqual([]);
  });

  it('names npm scripts that are there', () => {
    const named = all(text, /npm run (?:--\S+ )*([\w:-]+)/g);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });

  it('names environment variables that somebody reads', () => {
    const named = all(text, /\b([A-Z][A-Z0-9]*_[A-Z0-9_]+|PORT|HOST|EMBEDDED)\b/g);
    expect(named.filter((name) => !new RegExp(`\\b${name}\\b`).test(readers))).toEqual([]);
  });
});

it('docs/running.md has a row for every variable that config.ts reads', () => {
  const config = read('config.ts');
  const names = all(config, /(?:\benv\.|need\(\s*'|whole\(')([A-Z_]+)/g);
  expect(names).toContain('DATABASE_URL');
  const rows = all(read('docs/running.md'), /^\| `([A-Z_]+)`/gm);
  expect(names.filter((name) => !rows.includes(name))).toEqual([]);
});

it('docs/api.md has every address that is served, and no other', () => {
  const text = read('docs/api.md');
  const [, common = ''] = /^- Approval acts: (.*?)\n\n/ms.exec(text) ?? [];
  const approvalActs = all(common, /`([^`]+)`/g);
  expect(approvalActs).toContain('decisions');
  const rows = [...text.matchAll(/^\| `([^`]+)` +\|(.*?)\|/gm)];
  const written = rows.flatMap(([, address = '', acts = '']) => [
    address,
    ...all(acts, /`([^`]+)`/g).map((act) => `${address}/${act}`),
    ...(acts.includes('_approval acts_') ? approvalActs.map((act) => `${address}/${act}`) : []),
  ]);
  const served = allRoutes.map(({ path }) => path.replace('{+', '{'));
  expect(new Set(written)).toEqual(new Set(served));
});
