import { afterEach, beforeEach, expect, it } from 'vitest';
import { copyOf, type Copy } from '../support/copy.ts';

let copy: Copy;

beforeEach(async () => {
  copy = await copyOf('db', 'domain', 'package.json');
});
afterEach(() => copy.remove());

it('passes while schema and migrations agree', async () => {
  expect(await copy.run('tsx', 'db/check-drift.ts')).toMatchObject({ code: 0 });
});

it('finds a column without a migration', async () => {
  await copy.edit('db/schema/reference.ts', (text) =>
    text.replace('name: text().notNull(),', 'name: text().notNull(), nickname: text(),'),
  );
  expect(await copy.run('tsx', 'db/check-drift.ts')).toMatchObject({
    code: 1,
    output: expect.stringMatching(/public\.\w+\.\nRun npm run db:generate/),
  });
});

it('finds a column that is renamed, without asking anybody', async () => {
  await copy.edit('db/schema/posting.ts', (text) =>
    text.replace('termEnd: businessDate().notNull()', 'endOfTerm: businessDate().notNull()'),
  );
  expect(await copy.run('tsx', 'db/check-drift.ts')).toMatchObject({
    code: 1,
    output: expect.stringContaining('public.posting'),
  });
});
