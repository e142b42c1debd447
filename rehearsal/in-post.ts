import { contextFor, placeOf, teamWith, type TeamSeat } from '../db/queries/screening.ts';
import { whole } from '../domain/chance.ts';
import type { ProgrammeData } from '../domain/programme-data.ts';
import type { PlannedTeam } from '../domain/programme-state.ts';
import type { ScreeningContext } from '../domain/ports.ts';
import { addMonths, type DateString } from '../domain/time.ts';
import { holderOf } from './identities.ts';
import { candidates } from './nominations.ts';
import type { World } from './world.ts';

/** The month in which the teams of the plan came to their towns, all of them together. */
const CAME_IN = '2021-07';
/** Its days, from the first arrival to the last. */
const DAYS = [5, 30] as const;

const HEADINGS = '席位,人员编号,姓名,到任日期,任期止,挂任职务';

/**
 * The list that an organisation hands in when it begins in the middle: who is in which seat since when, with the posts of the
 * leaders. Drawn from the seed, of people whom the rules let go. A seat for which nobody is left is not on it.
 */
export async function listInPost(
  world: World,
  { teams }: ProgrammeData,
  today: DateString,
): Promise<{ readonly csv: string; readonly rows: number }> {
  const taken = new Set<string>();
  const rows: string[] = [];
  for (const team of teams) {
    for (const { seat, person, since } of await seated(world, team, today, taken)) {
      const { role } = team.seats.find((own) => own.seat === seat) ?? {};
      const titles = (role && world.policy.teams[team.kind].hostPosts[role]) ?? [];
      const posts = titles.map(({ id }, n) => `${id}:示例任〔2021〕${n + 1}号`).join(';');
      const end = addMonths(since, world.policy.term.months);
      rows.push([seat, person.id, person.name, since, end, posts].join(','));
    }
  }
  return { csv: `${[HEADINGS, ...rows].join('\n')}\n`, rows: rows.length };
}

type Person = World['people'][number];

interface Seated {
  readonly seat: string;
  readonly person: Person;
  readonly since: DateString;
}

async function seated(
  world: World,
  { area, kind, seats }: PlannedTeam,
  today: DateString,
  taken: Set<string>,
): Promise<readonly Seated[]> {
  const { screens, policy, options } = world;
  const place = await placeOf(world.db, area, today);
  let team: readonly TeamSeat[] = seats.map(({ seat, role }) => ({ seat, role, person: null }));
  return seats.flatMap((seat): readonly Seated[] => {
    const since = `${CAME_IN}-${String(whole(...DAYS, options.seed, seat.seat, 'came')).padStart(2, '0')}`;
    const days = { screening: since, nomination: since, dispatch: since };
    const termEnd = addMonths(since, policy.term.months);
    const passes = (person: Person, context: ScreeningContext): boolean => {
      const { people, complete } = teamWith(team, { seat: seat.seat, record: person, context });
      const judged = [
        ...screens.screen(policy, person, context),
        ...screens.screenTeam(policy, kind, people, complete),
      ];
      return judged.every(({ outcome }) => outcome === 'passed');
    };
    const found = candidates(world, seat, area).find(
      (person) =>
        !taken.has(person.id) &&
        passes(person, contextFor({ ...seat, termEnd }, place, person.unitLine, days)),
    );
    if (!found) return [];
    taken.add(found.id);
    const member = { id: found.id, record: found, unitLine: found.unitLine, termEnd, nominated: null };
    team = team.map((other) => (other.seat === seat.seat ? { ...other, person: member } : other));
    return [{ seat: seat.seat, person: found, since }];
  });
}

/** Hands the list in as an administrator does, over HTTP. */
export async function bringIn(base: string, programme: string, csv: string): Promise<void> {
  const post = async (path: string, type: string, body: string, headers = {}): Promise<unknown> => {
    const response = await fetch(`${base}/api/v1/${path}`, {
      ...{ method: 'POST', headers: { 'content-type': type, ...headers }, body },
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`POST ${path}: ${response.status} ${text}`);
    return JSON.parse(text);
  };
  const account = JSON.stringify({ account: holderOf('sz/administrator') });
  const { token } = (await post('sessions', 'application/json', account)) as { token: string };
  await post(`programmes/${programme}/postings/imports`, 'text/csv', csv, {
    ...{ authorization: `Bearer ${token}`, 'idempotency-key': 'rehearsal-in-post' },
  });
}
