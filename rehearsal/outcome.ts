import { createHash } from 'node:crypto';
import type { Sql } from 'postgres';

/** Two rehearsals with one seed come to the same, whatever was killed meanwhile: these hashes show it. */
export interface Outcome {
  /** Over who served where from when to when, every decision and its date, and whatever else came of the years. */
  readonly outcomeDigest: string;
  /** The same for each kind of line, so that it can be seen where two outcomes part. */
  readonly outcomeDigestBy: Readonly<Record<string, string>>;
}

export async function outcomeDigests(sql: Sql): Promise<Outcome> {
  const rows = await sql<{ line: string }[]>`
    select concat_ws('|', 'posting', id, person, seat, status, dispatched_on, arrived_on, handed_over_on, released_on,
      release_reason, term_end) as line from posting
    union all
    select concat_ws('|', 'tenure', posting, seat, period) from tenure
    union all
    select concat_ws('|', 'presence', posting, seat, lane, period) from presence
    union all
    select concat_ws('|', 'decision', case_id, approval, step, kind, verdict, account, date) from decision
    union all
    select concat_ws('|', 'plan', plan, version, seat, posting, "on", months) from plan_relief
    union all
    select concat_ws('|', 'relief', rotation, seat, posting, "on", relieved_on) from relief
    union all
    select concat_ws('|', 'floor', case_id, type, date, data) from event
    where type in ('belowFloor', 'floorRestored', 'shortfallExplained', 'shortfallNoted')
    union all
    select concat_ws('|', 'hostPost', id, person, status, decided_on, ended_on) from host_post
    union all
    select concat_ws('|', 'report', id, status, submitted_on) from report
    union all
    select concat_ws('|', 'duty', id, status, done_on, late, overdue_on, told, settled_on) from duty
    union all
    select concat_ws('|', 'grade', case_id, subject, grade, total, status, appealed_on, corrected) from evaluation_grade
    union all
    select concat_ws('|', 'presence day', posting, min(day), max(day), kind, count(*)) from presence_day group by posting, kind
    union all
    select concat_ws('|', 'leave', case_id, key, period, status) from leave_request
    union all
    select concat_ws('|', 'finding', id, status, due, closed_on, escalated_on) from finding
    union all
    select concat_ws('|', 'work', id, heading, status, due_on, overdue_on, completed_on, settled_on) from work_item
    union all
    select concat_ws('|', 'work told', item, "on", figures) from work_progress
    union all
    select concat_ws('|', 'fund line', fund, line, source, kind, amount, "on", corrects) from fund_line
    union all
    select concat_ws('|', 'recall proposed', case_id, date, data) from event where type = 'recallProposed'
    union all
    select concat_ws('|', 'receipt', report, recipient, version, status, answered_on) from receipt`;
  const lines = rows.map(({ line }) => line).toSorted();
  const byKind = new Map<string, string[]>();
  for (const line of lines) {
    const kind = line.slice(0, line.indexOf('|'));
    byKind.set(kind, [...(byKind.get(kind) ?? []), line]);
  }
  return {
    outcomeDigest: digest(lines),
    outcomeDigestBy: Object.fromEntries([...byKind].map(([kind, own]) => [kind, digest(own)])),
  };
}

function digest(lines: readonly string[]): string {
  const hash = createHash('sha256');
  for (const line of lines) hash.update(`${line}\n`);
  return hash.digest('hex');
}
