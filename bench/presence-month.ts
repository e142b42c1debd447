import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import type { Sql } from 'postgres';
import type { PresenceImportAnswer } from '../schemas/answers/imports.ts';
import { authorization } from './http.ts';
import { MONTH, TODAY } from './province/generate.ts';

/** Weekends off and trips between: five rows for each. */
const RUNS = [
  ['01', '02', '休息'],
  ['03', '14', '在岗'],
  ['15', '16', '休息'],
  ['17', '28', '在岗'],
  ['29', '30', '休息'],
] as const;

export interface ImportedMonth {
  readonly rows: number;
  readonly days: number;
  readonly teams: number;
  readonly seconds: number;
  /** Of looking at all of it without entering it. */
  readonly checkSeconds: number;
}

/** A month of everybody as one list over HTTP: first only looked at, then entered, each team by its own case. */
export async function importMonth(sql: Sql, url: string, programme: string): Promise<ImportedMonth> {
  const there = await sql<{ person: string; since: string }[]>`
    select person, lower(period)::text as since from presence where period @> ${TODAY}::date order by person`;
  const rows = there.flatMap(({ person, since }) =>
    RUNS.map(([from, to, kind]) => [person, `${MONTH}-${from}`, `${MONTH}-${to}`, kind]).filter(
      ([, from = '']) => since <= from,
    ),
  );
  const list = [['人员编号', '起', '止', '情况'], ...rows].map((cells) => cells.join(',')).join('\n');
  const path = `${url}/api/v1/programmes/${programme}/presence/imports?month=${MONTH}`;
  const header = await authorization(url, 'a-province');
  const send = async (query: string): Promise<readonly [PresenceImportAnswer, number]> => {
    const began = performance.now();
    const answer = await post(`${path}${query}`, header, list);
    return [answer, (performance.now() - began) / 1000];
  };
  const [, checkSeconds] = await send('&check=true');
  const [{ days, teams }, seconds] = await send('');
  const refused = teams.filter(({ refusal }) => refusal !== null);
  if (refused.length > 0) throw new Error(`${refused.length} teams refused: ${JSON.stringify(refused[0])}`);
  return { rows: rows.length, days, teams: teams.length, seconds, checkSeconds };
}

/** `fetch` gives up after five minutes; whoever sends a province's month waits. */
const post = (url: string, header: string, body: string): Promise<PresenceImportAnswer> =>
  new Promise((resolve, reject) => {
    const headers = { authorization: header, 'content-type': 'text/csv', 'idempotency-key': randomUUID() };
    const sent = request(url, { method: 'POST', agent: new Agent(), headers }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => {
        const text = Buffer.concat(parts).toString('utf8');
        if (response.statusCode === 200) resolve(JSON.parse(text) as PresenceImportAnswer);
        else reject(new Error(`POST ${url}: ${response.statusCode} ${text.slice(0, 500)}`));
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });
