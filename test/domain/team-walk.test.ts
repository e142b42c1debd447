import { expect, it } from 'vitest';
import { team } from '../../domain/team.ts';
import type { TeamState } from '../../domain/team-state.ts';
import { clock, people, TOWN, townTeam } from '../support/shenzhen.ts';
import { walk, walking } from '../support/walk.ts';

const planned = townTeam();
const seats = planned.seats.slice(0, 2);
const { hr } = people;

/** What the postings and selections of a seat may say next, true to what the team has been told so far. */
function messagesOf(state: TeamState, date: string) {
  return Object.values(state.seats).flatMap(({ seat, holder, filling, coming, postings, relief }) => [
    ...(coming && !holder ? [{ act: 'arrived' as const, seat, posting: coming, date }] : []),
    ...(coming && holder && relief ? [{ act: 'tookOver' as const, seat, posting: coming, date }] : []),
    ...(coming ? [{ act: 'left' as const, seat, posting: coming, vacant: false, date }] : []),
    ...(holder ? [{ act: 'left' as const, seat, posting: holder, vacant: true, date }] : []),
    ...(filling
      ? [
          { act: 'selectionEnded' as const, selection: filling, filled: [seat], date },
          { act: 'selectionEnded' as const, selection: filling, filled: [], date },
        ]
      : []),
    ...(postings === 0 ? [{ act: 'arrived' as const, seat, posting: `posting/${seat}/1`, date }] : []),
    {
      act: 'relieve' as const,
      ...{ rotation: 'rotation/shenzhen-2022/1', date },
      seats: seats.map((other) => ({
        ...{ seat: other.seat, posting: state.seats[other.seat]?.holder ?? 'posting/x', on: date },
      })),
    },
  ]);
}

it(
  'never looks twice for one seat, never leaves one alone, never numbers two postings alike',
  walking,
  () => {
    walk({
      process: team,
      begin: '2021-03-15',
      opening: [
        {
          act: 'form',
          ...{ programme: 'programme/shenzhen-2022', area: TOWN, kind: 'town', seats, date: '2021-03-15' },
          ...{ launchBy: '2021-04-13', completeBy: '2021-08-01' },
        },
        clock,
      ],
      strangers: [],
      choices: (state, date) => [
        ...messagesOf(state, date).map((message) => [message, clock] as const),
        [{ act: 'launchSelection', date }, hr] as const,
        [{ act: 'launchSelection', seats: [seats[0]?.seat ?? ''], date }, hr] as const,
        [{ act: 'launchSelection', date }, people.stranger] as const,
        ...Object.values(state.seats).flatMap(({ seat }) =>
          Object.values(state.seats).flatMap(({ holder }) =>
            holder ? [[{ act: 'nameActing' as const, seat, posting: holder, date }, hr] as const] : [],
          ),
        ),
      ],
      check: (state, events) => {
        const launches = events.flatMap((event) => (event.type === 'selectionLaunched' ? [event] : []));
        const postings = launches.flatMap((event) => event.seats.map(({ posting }) => posting));
        expect(new Set(postings).size).toBe(postings.length);
        expect(new Set(launches.map(({ selection }) => selection)).size).toBe(launches.length);
        const holders = Object.values(state.seats).flatMap(({ holder }) => holder ?? []);
        for (const { seat, holder, filling, coming, relief, acting } of Object.values(state.seats)) {
          // Whoever takes the work of a vacant seat is a colleague who is there.
          if (acting?.posting) expect([holder, holders.includes(acting.posting)]).toEqual([null, true]);
          expect(filling === null || coming === null, `${seat} is looked for though somebody comes`).toBe(
            true,
          );
          if (relief) expect(relief.posting).toBe(holder);
          if (!holder && !filling && !coming)
            expect(team.tasks(state).map(({ act }) => act)).toContain('launchSelection');
        }
        expect(events.filter(({ type }) => type === 'teamFormed').length).toBeLessThanOrEqual(1);
      },
      reached: (events) =>
        events.some((event) => event.type === 'selectionLaunched' && event.reason === 'relief'),
    });
  },
);
