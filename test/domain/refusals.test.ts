import { readdir } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { refusals } from '../../domain/refusals.ts';

it('has the words of every code once, whichever list it is in', async () => {
  const folder = new URL('../../domain/refusals/', import.meta.url);
  const files = await readdir(folder);
  const lists = await Promise.all(
    files.map(async (file): Promise<object> => import(new URL(file, folder).href)),
  );
  const codes = lists.flatMap((list) => Object.values(list)).flatMap((words: object) => Object.keys(words));
  expect(codes.toSorted()).toEqual(Object.keys(refusals).toSorted());
});
