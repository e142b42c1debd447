import { sql, type SQL } from 'drizzle-orm';
import type { PresenceEntry } from '../../domain/supervision-presence.ts';
import type { Transaction } from '../client.ts';
import type { Recorded } from '../projections.ts';
import { codes } from '../queries/parts.ts';
import { eachKind } from '../queries/presence-kinds.ts';

/** Adds to the sums of months, from rows of `posting, day, kind, n`: n is 1 for a day that came, -1 for one that went. */
const sumUp = (days: SQL): SQL => sql`
  insert into presence_sum (month, posting, ${eachKind((_, column) => column)})
  select date_trunc('month', day)::date, posting,
    ${eachKind((kind) => sql`coalesce(sum(n) filter (where kind = ${kind}), 0)`)}
  from (${days}) changed group by 1, 2 order by 1, 2
  on conflict (month, posting) do update
  set ${eachKind((_, column) => sql`${column} = presence_sum.${column} + excluded.${column}`)}`;

/**
 * What is entered last for a day stands. Rows of days are made where they are kept: a month of a team is a hundred and fifty.
 * Only of days on which somebody is there: a leave may be granted at the moment in which its posting ends, and neither case
 * sees what the other is about to record. So whoever comes second waits for the row of presence.
 */
export async function enterDays(
  tx: Transaction,
  { row, sequence }: Recorded,
  entries: readonly PresenceEntry[],
): Promise<void> {
  if (entries.length === 0) return;
  const postings = codes([...new Set(entries.map(({ posting }) => posting))]);
  const of = (field: keyof PresenceEntry) => codes(entries.map((entry) => entry[field]));
  await tx.execute(sql`
    with there as materialized (
      select posting, period from presence where posting = any(${postings}) order by posting for share),
    said as materialized (
      select e.posting, day::date as day, e.kind
      from unnest(${of('posting')}, ${of('kind')}, ${of('from')}::date[], ${of('to')}::date[]) as e(posting, kind, "from", "to"),
        generate_series(e."from", e."to", interval '1 day') as day
      where exists (select from there where there.posting = e.posting and there.period @> day::date)),
    -- As it was when the statement began. Read by ranges: a look for each of a hundred and fifty days costs more.
    stood as materialized (
      select posting, day, kind from presence_day
      where posting = any(${postings}) and day between (select min(day) from said) and (select max(day) from said)),
    entered as (
      insert into presence_day (posting, day, kind, case_id, sequence)
      select posting, day, kind, ${row.id}, ${sequence} from said
      on conflict (posting, day) do update
      set kind = excluded.kind, case_id = excluded.case_id, sequence = excluded.sequence
      returning posting, day, kind)
    ${sumUp(sql`
      select posting, day, kind, 1 as n from entered
      union all
      select posting, day, stood.kind, -1 from stood join said using (posting, day)`)}`);
}

export async function takeBackDays(tx: Transaction, which: SQL): Promise<void> {
  await tx.execute(sql`
    with gone as (delete from presence_day where ${which} returning posting, day, kind)
    ${sumUp(sql`select posting, day, kind, -1 as n from gone`)}`);
}
