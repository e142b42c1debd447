import { sql } from 'drizzle-orm';
import { chance, whole } from '../domain/chance.ts';
import type { CaseRef } from '../domain/case.ts';
import type { PresenceEntry, PresenceKind } from '../domain/supervision-presence.ts';
import { addDays, addMonths, dayAfter, type DateString } from '../domain/time.ts';
import { booksOf } from './books.ts';
import { deed, holderOf, textId } from './identities.ts';
import { monthOf, officeDay } from './months.ts';
import { startOf } from './options.ts';
import { workOf } from './work.ts';
import type { Deed, World } from './world.ts';

/** Chances a month: that somebody asks for leave, is absent without it, or a team is checked on the spot. */
const LEAVE = 0.03;
const ABSENT = 0.002;
const CHECKED = 0.02;
/** Of those who are checked, the share with something to be rectified. */
const FOUND = 0.5;
/** Days of leave, from the least to the most. */
const LEAVE_DAYS = [1, 9] as const;
const SUNDAY = 0;

/** What comes round every month: the month before is sent in, leave is asked for, teams are checked, work and funds are entered. */
export interface Attendance {
  today(date: DateString): Promise<readonly Deed[]>;
  next(after: DateString): DateString;
}

interface Supervised {
  readonly case: string;
  readonly programme: string;
  readonly policyVersion: number;
  readonly leadUnit: string;
  readonly posting: string;
  readonly from: DateString;
  readonly to: DateString | null;
}

export function createAttendance(world: World): Attendance {
  const { calendar, db, options } = world;
  const dayOf = (month: DateString): DateString => officeDay(calendar, month);

  const supervised = async (month: DateString) =>
    db.execute<Supervised & Record<string, unknown>>(sql`
      select c.id as "case", c.programme, c.policy_version as "policyVersion", c.state->'places'->>'leadUnit' as "leadUnit",
        p.posting, lower(p.period)::text as "from", upper(p.period)::text as "to"
      from "case" c join presence p on p.area = c.state->>'area'
      where c.kind = 'supervision' and c.ended_on is null and (c.state->>'year')::int = extract(year from ${month}::date)
        and p.period && daterange(${month}::date, (${month}::date + interval '1 month')::date)
      order by c.id, p.posting`);

  const leaves = async (month: DateString) => {
    const rows = await db.execute<{ posting: string; from: DateString; to: DateString }>(sql`
      select posting, lower(period)::text as "from", upper(period)::text as "to" from leave_request
      where status = 'granted' and period && daterange(${month}::date, (${month}::date + interval '1 month')::date)`);
    return (posting: string, day: DateString): boolean =>
      rows.some((leave) => leave.posting === posting && day >= leave.from && day < leave.to);
  };

  const kindOn = (posting: string, day: DateString, absentOn: DateString | null): PresenceKind => {
    if (day === absentOn) return 'absent';
    const sunday = new Date(`${day}T00:00:00Z`).getUTCDay() === SUNDAY;
    if (sunday) return 'rest';
    return chance(options.seed, posting, day.slice(0, 7), 'trip', Number(day.slice(8)) >> 3) < 0.1
      ? 'trip'
      : 'onSite';
  };

  /**
   * Everybody's month as runs of days, in which granted leave is left out: it is on record. A month that was over before the first
   * day played was kept on paper.
   */
  async function sentIn(month: DateString, date: DateString): Promise<readonly Deed[]> {
    const end = addMonths(month, 1);
    if (end <= startOf(options)) return [];
    const onLeave = await leaves(month);
    const byCase = new Map<string, { readonly of: Supervised; readonly entries: PresenceEntry[] }>();
    for (const row of await supervised(month)) {
      const team = byCase.get(row.case) ?? { of: row, entries: [] };
      byCase.set(row.case, team);
      const drawn = chance(options.seed, row.posting, month, 'absent') < ABSENT;
      const absentOn = drawn ? addDays(month, whole(0, 27, options.seed, row.posting, month)) : null;
      for (let day = month; day < end; day = dayAfter(day)) {
        if (day < row.from || (row.to !== null && day >= row.to) || onLeave(row.posting, day)) continue;
        const kind = kindOn(row.posting, day, absentOn);
        const last = team.entries.at(-1);
        const goesOn = last?.posting === row.posting && last.kind === kind && addDays(last.to, 1) === day;
        if (goesOn) team.entries[team.entries.length - 1] = { ...last, to: day };
        else team.entries.push({ posting: row.posting, from: day, to: day, kind });
      }
    }
    return [...byCase.values()].flatMap(({ of, entries }) =>
      entries.length === 0
        ? []
        : [deed(refOf(of), 'enterPresence', holderOf(`${of.leadUnit}/hr`), date, { entries, closes: true })],
    );
  }

  /** Leave of this month: asked for on the day on which the last one is sent in. */
  async function askedFor(month: DateString, date: DateString): Promise<readonly Deed[]> {
    const rows = await supervised(month);
    return rows.flatMap((row) => {
      const keys = [options.seed, row.posting, month, 'leave'] as const;
      if (chance(...keys) >= LEAVE || row.from > date || row.to !== null) return [];
      const from = addDays(date, whole(5, 12, ...keys, 'from'));
      const to = addDays(from, whole(...LEAVE_DAYS, ...keys, 'days') - 1);
      if (to.slice(0, 4) !== row.case.slice(-4)) return [];
      const asked = { posting: row.posting, kind: 'personal', from, to, reason: textId('leave') };
      const slip = ['leave-overlaps'];
      return [deed(refOf(row), 'requestLeave', holderOf(`${row.leadUnit}/hr`), date, asked, { slip })];
    });
  }

  async function checked(month: DateString, date: DateString): Promise<readonly Deed[]> {
    const rows = await supervised(month);
    const cases = [...new Map(rows.map((row) => [row.case, row])).values()];
    return cases.flatMap((row) => {
      const keys = [options.seed, row.case, month, 'check'] as const;
      if (chance(...keys) >= CHECKED) return [];
      const findings = chance(...keys, 'found') < FOUND ? [{ text: textId('finding') }] : [];
      const check = {
        on: date,
        office: 'sz/supervisor',
        document: `督查〔${date.slice(0, 7)}〕`,
        seen: [],
        findings,
      };
      return [deed(refOf(row), 'spotCheck', holderOf('sz/supervisor'), date, check)];
    });
  }

  return {
    async today(date) {
      const month = monthOf(date);
      if (dayOf(month) !== date) return [];
      return [
        ...(await sentIn(addMonths(month, -1), date)),
        ...(await askedFor(month, date)),
        ...(await checked(month, date)),
        ...(await workOf(world, date)),
        ...(await booksOf(world, date)),
      ];
    },
    next(after) {
      const month = monthOf(after);
      const day = dayOf(month);
      return day > after ? day : dayOf(addMonths(month, 1));
    },
  };
}

const refOf = ({ case: id, programme, policyVersion }: Supervised): CaseRef => ({
  ...{ id, kind: 'supervision', programme, policyVersion },
});
