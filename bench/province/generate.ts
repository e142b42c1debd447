/** The last day of the three years: what is asked on it, and whose month is imported on it. */
export const TODAY = '2024-06-30';
/** Presence is on record up to the month that is imported. */
export const MONTH = '2024-06';

/** A step of the load: what it makes, and the statement that makes it, thousands of rows at once. */
export type Step = readonly [what: string, statement: string];

/** The same key gives the same number, 0 to n - 1: what is invented is the same in every run. */
export const ROLL = `
  create function bench.roll(key text, n int) returns int language sql immutable parallel safe as
  $$ select ((hashtextextended(key, 20210701) & 9007199254740991) % n)::int $$`;

/**
 * Cases from rows of `id, kind, town, unit, opened_on, ended_on, stage, state, events`. They have no due day: nothing may
 * happen to them while something is measured.
 */
export const cases = (rows: string): string => `
  insert into "case" (id, kind, programme, policy_version, version, state, head, stage, town, unit, calendar, opened_on,
    changed_on, ended_on)
  select r.id, r.kind, p.id, p.policy_version, r.events, r.state, md5(r.id || '#' || r.events), r.stage, r.town, r.unit,
    (select published || '.' || declared from clock), r.opened_on, coalesce(r.ended_on, r.opened_on), r.ended_on
  from (${rows}) r cross join programme p`;

/** Codes as an array of the statement itself. */
export const list = (items: readonly string[]): string =>
  `array[${items.map((item) => `'${item.replaceAll("'", "''")}'`).join(', ')}]`;
