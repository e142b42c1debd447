import { sql, type SQL } from 'drizzle-orm';
import { codes } from './parts.ts';

/** What somebody reaches: the cases of their units and areas, those that are or were before their offices, the years of their own team. */
export interface Reach {
  readonly account: string;
  /** The cadre whose account it is. */
  readonly person: string | null;
  readonly offices: readonly string[];
  readonly everything: boolean;
  /** Codes of units and areas, each with all below it. */
  readonly scopes: readonly string[];
}

/**
 * A pool of grades keeps those who are graded in it apart: neither who leads its county nor who was told a grade in it, took note, appealed
 * or took that back reaches the others of the pool by that.
 */
const keepsApart = sql`c.kind = 'evaluation'`;
const askedOfAll = sql`t.act <> 'takeNote'`;
const doneForAll = sql`e.type not in ('noted', 'appealed', 'appealWithdrawn') and e.data->>'result' <> 'withdrawn'`;

/**
 * Rows of a case by which somebody reaches it, of a pool of grades `open` ones only. Whether the case is one is asked outside of what is
 * looked for: asked within, that is looked for once for each case that there is, and not once for all.
 */
const some = (rows: SQL, open: SQL): readonly SQL[] => [
  sql`exists (${rows} and ${open})`,
  sql`(not ${keepsApart} and exists (${rows}))`,
];

/** The years of a team's supervision in which somebody was there: told by their ids, each is found by its key. */
const ownYears = (person: string): SQL => sql`c.id in (
  select 'supervision/' || s.area || '/' || y.year
  from presence s cross join generate_series(
    extract(year from lower(s.period))::int,
    extract(year from least(upper(s.period) - 1, business_date()))::int) as y(year)
  where s.person = ${person})`;

/**
 * Each way in which somebody reaches the case `c`, as a condition. A unit reaches the towns that it helps or has helped, whatever its part
 * in the consortium; a headquarters reaches its city.
 */
const ways = ({ account, person, offices, scopes }: Reach): readonly SQL[] => [
  sql`c.kind = 'programme'`,
  sql`c.unit in (select u.code from unit u where u.line && ${codes(scopes)})`,
  sql`c.town in (
    select a.code from area a where a.line && (
      select array_agg(case s.kind when 'headquarters' then s.parent else s.code end)
      from area s where s.code = any(${codes(scopes)})))`,
  sql`(not ${keepsApart}
    and c.town in (select p.area from pairing p join unit u on u.code = p.unit where u.line && ${codes(scopes)}))`,
  ...some(
    sql`select from task t where t.case_id = c.id and (t.office = any(${codes(offices)}) or t.account = ${account})`,
    askedOfAll,
  ),
  sql`exists (select from copy y where y.case_id = c.id and y.recipient = any(${codes([account, ...offices])}))`,
  sql`exists (
    select from event e where e.case_id = c.id and (
      e.data->>'office' = any(${codes(offices)})
      or (e.data ? 'recipients' and e.data->'recipients' ?| ${codes(offices)})))`,
  ...some(
    sql`select from event e where e.case_id = c.id and e.actor = ${account} and e.type <> 'stepOpened'`,
    doneForAll,
  ),
  ...(person ? [ownYears(person)] : []),
];

/** Condition on the case `c`. */
export const visible = (reach: Reach): SQL =>
  reach.everything ? sql`true` : sql`(${sql.join([...ways(reach)], sql` or `)})`;

/**
 * The ids of all cases that somebody reaches. One way after the other: each finds its cases by what they are reached by, where the condition
 * looks at every case that there is.
 */
export const reachedCases = (reach: Reach): SQL =>
  sql.join(
    ways(reach).map((way) => sql`select c.id from "case" c where ${way}`),
    sql` union `,
  );
