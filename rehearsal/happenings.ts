import { chance, whole } from '../domain/chance.ts';
import { addDays, addMonths, type DateString } from '../domain/time.ts';
import { deed, holderOf, textId } from './identities.ts';
import type { Deed, World } from './world.ts';

/**
 * Of those who give up, the share that is ill and released at once; and the share that goes on a leave so long that supervision
 * proposes a recall. The others the headquarters recalls for cause.
 */
const ILL = 0.65;
const AWAY = 0.2;
/** Working days from the request to the first day of such a leave: as many as its approval takes. */
const ASKED_AHEAD = 6;
/** Nobody is followed for longer than this: two terms. */
const MONTHS = 84;

/** What nobody plans: people fall ill or fail, and letters come in during a notice. */
export interface Happenings {
  /** Takes note of deeds that something may follow from. */
  follow(deeds: readonly Deed[]): void;
  today(date: DateString): Promise<readonly Deed[]>;
  /** The next date on which something happens by itself. */
  next(after: DateString): Promise<DateString | null>;
}

interface Leaving {
  readonly id: string;
  readonly seat: string;
  readonly programme: string;
  readonly policyVersion: number;
}

export function createHappenings(world: World): Happenings {
  const { sql, options, calendar, policy, seats } = world;
  const departures = new Map<string, DateString | null>();
  const letters: { readonly on: DateString; readonly deed: Deed }[] = [];

  /** The first month in which the draw says so; a person who never gives up has none. */
  const departureOf = (id: string, arrivedOn: DateString): DateString | null => {
    const known = departures.get(id);
    if (known !== undefined) return known;
    let day: DateString | null = null;
    for (let month = 0; month < MONTHS && day === null && options.illness > 0; month += 1) {
      if (chance(options.seed, id, 'gives up', month) >= options.illness / 12) continue;
      const on = addDays(addMonths(arrivedOn, month), whole(1, 28, options.seed, id, 'day'));
      day = calendar.addWorkingDays(on, 0);
    }
    departures.set(id, day);
    return day;
  };

  /** One working day more than the policy leaves open in a year; none where the year is over before. */
  const longLeave = (id: string, date: DateString) => {
    const from = calendar.addWorkingDays(date, ASKED_AHEAD);
    const to = calendar.addWorkingDays(from, policy.supervision.leave.perYear);
    if (to.slice(0, 4) !== date.slice(0, 4)) return undefined;
    return { posting: id, kind: 'family', from, to, reason: textId('longLeave') };
  };

  /** Read twice a day, hundreds of them: the little that says when they depart. */
  const onSite = async () => {
    const rows = await sql<{ readonly id: string; readonly since: DateString }[]>`
      select id, coalesce(arrived_on, dispatched_on)::text as since
      from posting where status = 'onSite' order by id`;
    return rows.map(({ id, since }) => ({ id, departs: departureOf(id, since) }));
  };

  const leavingOn = async (date: DateString): Promise<readonly Leaving[]> => {
    const ids = (await onSite()).filter(({ departs }) => departs === date).map(({ id }) => id);
    if (ids.length === 0) return [];
    return sql<Leaving[]>`
      select p.id, p.seat, c.programme, c.policy_version as "policyVersion"
      from posting p join "case" c on c.id = p.id where p.id = any(${ids}) order by p.id`;
  };

  return {
    follow(deeds) {
      for (const { ref, command } of deeds.filter((done) => done.command.act === 'publishNotice')) {
        for (const person of command.persons as string[]) {
          const keys = [options.seed, ref.id, person, command.date, 'objection'] as const;
          if (chance(...keys) >= options.objection) continue;
          const on = calendar.addWorkingDays(command.date, whole(1, 4, ...keys, 'day'));
          const objection = `o-${person}`;
          const payload = { person, objection, reason: textId('objection') };
          letters.push({ on, deed: deed(ref, 'object', holderOf('sz/orgDepartment', 2), on, payload) });
        }
      }
    },
    async today(date) {
      const leaving = await leavingOn(date);
      return [
        ...letters.filter(({ on }) => on === date).map((letter) => letter.deed),
        ...leaving.map(({ id, seat, programme, policyVersion }) => {
          const drawn = chance(options.seed, id, 'ill');
          const ill = drawn < ILL;
          const long = drawn < ILL + AWAY ? longLeave(id, date) : undefined;
          if (!ill && long) {
            const { area, places } = seats.get(seat) ?? {};
            const year = `supervision/${area}/${date.slice(0, 4)}`;
            const ref = { id: year, kind: 'supervision' as const, programme, policyVersion };
            const asks = holderOf(`${places?.leadUnit}/hr`);
            return deed(ref, 'requestLeave', asks, date, long, { slip: ['leave-overlaps'] });
          }
          const ground = ill ? 'illness' : 'unfit';
          const office = `${seats.get(seat)?.places.headquarters}/headquarters`;
          return deed({ id, kind: 'posting', programme, policyVersion }, 'recall', holderOf(office), date, {
            ground,
            reason: textId(ill ? 'illness' : 'cause'),
          });
        }),
      ];
    },
    async next(after) {
      const dates = [
        ...letters.map(({ on }) => on),
        ...(await onSite()).flatMap(({ departs }) => (departs === null ? [] : [departs])),
      ].filter((date) => date > after);
      return dates.toSorted()[0] ?? null;
    },
  };
}
