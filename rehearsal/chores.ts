import { chance, whole } from '../domain/chance.ts';
import { addDays, latest, type DateString } from '../domain/time.ts';
import { dutyDay } from './duties.ts';
import { hasLogin } from './identities.ts';
import { workDay } from './work.ts';
import type { Chore, World } from './world.ts';

/** Working days that people take over a piece of work, from the least to the most, when they are not late. */
const paces: Readonly<Record<string, readonly [number, number]>> = {
  launchSelection: [0, 8],
  explainShortfall: [1, 4],
  noteShortfall: [0, 3],
  sendQuotaNotice: [0, 1],
  nominate: [1, 6],
  decide: [0, 3],
  file: [0, 1],
  minute: [1, 5],
  confirmMinutes: [0, 2],
  resubmit: [1, 3],
  askPlan: [0, 10],
  askAgain: [1, 5],
  publishNotice: [0, 2],
  settle: [1, 7],
  dispatch: [0, 2],
  listHandover: [1, 3],
  signHandover: [0, 2],
  confirmHandover: [0, 3],
  nameActing: [0, 3],
  giveOpinion: [2, 10],
  appraise: [1, 8],
  takeNote: [0, 2],
  appoint: [3, 25],
  resubmitLeave: [1, 2],
  rectify: [3, 15],
  verify: [1, 8],
  mark: [2, 10],
  propose: [1, 4],
  draft: [5, 20],
  submit: [1, 5],
  acknowledge: [1, 15],
  confirmEvidence: [1, 12],
  confirmCompletion: [1, 12],
};

/** Days before their limit at which people arrive: nobody moves to a town long before the term begins. */
const ARRIVE_EARLY = 2;
/** Working days by which late work is late at most. */
const LATE_AT_MOST = 8;
/** Days after the limit: the silence of a county that never signs in has confirmed by then. */
const SILENT = 30;

/**
 * Open tasks of the inbox, those of one case, act, office and day together; sorted, so that a seed has one order. With a date, only
 * those that were opened on it, and those of the cases named.
 */
export async function openChores(
  { sql }: Pick<World, 'sql'>,
  among?: { readonly openedOn: DateString; readonly cases: readonly string[] },
): Promise<readonly Chore[]> {
  // The office above may urge what is late; here nobody does.
  const rows = await sql<Row[]>`
    select c.id, c.kind, c.programme, c.policy_version as "policyVersion", c.version, t.act, t.office,
      t.opened_on::text as "openedOn", (array_agg(t.due order by t.key desc))[1]::text as due,
      array_agg(t.subject order by t.key) as subjects
    from task t join "case" c on c.id = t.case_id
    where t.act <> 'urge'
      ${among ? sql`and (t.opened_on = ${among.openedOn} or t.case_id = any(${among.cases as string[]}))` : sql``}
    group by c.id, t.act, t.office, t.opened_on order by c.id, min(t.key)`;
  return rows.map(({ id, kind, programme, policyVersion, ...row }) => ({
    ref: { id, kind, programme, policyVersion },
    kind,
    ...row,
  }));
}

/** What people find on their desks, day after day. */
export interface Desk {
  /** What is done on a date, at its beginning. */
  atFirst(date: DateString): Promise<readonly Chore[]>;
  /** What is left of it later on the same day, and what has come since: all that is new was opened today. */
  since(date: DateString): Promise<readonly Chore[]>;
  /** The next day on which something is done that has been seen. */
  next(): DateString | null;
}

export function createDesk(world: World): Desk {
  const days = new Map<string, DateString>();
  const dayOf = (chore: Chore): DateString => {
    const key = [chore.ref.id, chore.act, chore.office, chore.openedOn, chore.due].join(' ');
    const known = days.get(key) ?? doneOn(chore, world);
    days.set(key, known);
    return known;
  };
  let today: readonly Chore[] = [];
  let later: DateString[] = [];

  const sorted = (chores: readonly Chore[], date: DateString): readonly Chore[] => {
    today = chores.filter((chore) => dayOf(chore) <= date);
    later.push(...chores.map(dayOf).filter((day) => day > date));
    return today;
  };
  return {
    async atFirst(date) {
      later = [];
      return sorted(await openChores(world), date);
    },
    async since(date) {
      const cases = [...new Set(today.map(({ ref }) => ref.id))];
      return sorted(await openChores(world, { openedOn: date, cases }), date);
    },
    next: () => later.toSorted()[0] ?? null,
  };
}

interface Row extends Omit<Chore, 'ref'> {
  readonly id: string;
  readonly programme: string;
  readonly policyVersion: number;
}

/** The day on which somebody gets round to it: drawn from what it is alone, so that the order of days changes nothing. */
function doneOn(chore: Chore, world: World): DateString {
  const { ref, act, office, openedOn, due } = chore;
  if (act === 'fulfil') return dutyDay(chore, world);
  if (act === 'complete') return workDay(chore, world);
  const { calendar, options } = world;
  if (act === 'confirmCompletion' && !hasLogin(options.seed, office)) return addDays(due ?? openedOn, SILENT);
  const keys = [options.seed, ref.id, act, office, openedOn] as const;
  if (due !== null && chance(...keys, 'late') < options.lateness) {
    return calendar.addWorkingDays(latest(due, openedOn), whole(1, LATE_AT_MOST, ...keys, 'by'));
  }
  if (act === 'arrive') {
    const early = addDays(due ?? openedOn, -whole(0, ARRIVE_EARLY, ...keys));
    return latest(early, openedOn);
  }
  const [least, most] = paces[act] ?? [0, 5];
  return calendar.addWorkingDays(openedOn, whole(least, most, ...keys));
}
