import { readFile } from 'node:fs/promises';
import type { Beginning } from '../support/prepared.ts';
import { PROGRAMME } from '../support/stack.ts';
import { ADMINISTRATOR, startHttp, type Http } from './http.ts';

/** A beginning for what comes with the first relief: the rotation's plan is not made yet. */
export const BEFORE_RELIEF: Beginning = { start: '2023-10-09' };

/** The teams of the sample list are in post since March 2021: the town's five seats among them. */
export async function importTeams({ ask, stack }: Http): Promise<void> {
  const file = new URL(`../../policies/${PROGRAMME}/samples/in-post.csv`, import.meta.url);
  const answered = await ask(ADMINISTRATOR, 'POST', `programmes/${PROGRAMME}/postings/imports`, {
    body: await readFile(file, 'utf8'),
    key: 'in-post',
    headers: { 'content-type': 'text/csv' },
  });
  if (answered.status !== 200) throw new Error(JSON.stringify(answered.body));
  await stack.driver.settle();
}

/** A server whose programme is launched, with those teams. */
export async function startInPost(beginning?: Beginning): Promise<Http> {
  const http = await startHttp({}, beginning);
  await http.stack.worker();
  await http.stack.launch();
  await importTeams(http);
  return http;
}
