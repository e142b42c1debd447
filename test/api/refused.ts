import { sql } from 'drizzle-orm';
import { expect } from 'vitest';
import type { Answered, Http } from './http.ts';

/** What acts change. Beside it, a refusal leaves the command with its outcome, and a text that nothing refers to. */
const TABLES = [
  ...['case', 'event', 'task', 'outbox', 'decision', 'missed_deadline', 'clock'],
  ...[
    'claim',
    'nominee',
    'waiver',
    'case_file',
    'need',
    'volunteer',
    'objection',
    'posting',
    'tenure',
    'presence',
  ],
  ...['host_post', 'handover_entry', 'appraisal', 'acting', 'relief', 'report', 'receipt', 'substitution'],
  ...[
    'group_member',
    'office_holder',
    'unit',
    'unit_name',
    'area',
    'pairing',
    'seat',
    'seat_supply',
    'reference_change',
    'village',
    'village_wish',
    'first_secretary',
  ],
  ...['duty', 'duty_evidence'],
  ...['fund', 'fund_line', 'fund_sum'],
  ...['work_item', 'work_progress', 'work_figure', 'work_evidence'],
];

const PRINTS = sql.raw(
  TABLES.map(
    (name) => `
      select '${name}' as name, count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as rows
      from "${name}" t`,
  ).join(' union all '),
);

/** Every row of those tables, as one fingerprint a table, when nothing is in flight. */
export async function traces({ stack }: Http): Promise<Readonly<Record<string, string>>> {
  await stack.driver.settle();
  const rows = await stack.database.db.execute<{ name: string; rows: string }>(PRINTS);
  return Object.fromEntries(rows.map(({ name, rows: print }) => [name, print]));
}

/** Asks, expects this refusal with words in both languages, and that nothing has changed by it. */
export async function expectRefused(
  http: Http,
  ask: () => Promise<Answered>,
  wanted: { readonly status: number; readonly code: string; readonly field?: string | null },
): Promise<Answered['body']> {
  const before = await traces(http);
  const { status, body } = await ask();
  const words: unknown = expect.stringMatching(/.{4,}/);
  expect({ status, ...body }).toMatchObject({ ...wanted, detail: words, detail_en: words });
  expect(await traces(http)).toEqual(before);
  return body;
}
