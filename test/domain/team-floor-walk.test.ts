import assert from 'node:assert/strict';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { team } from '../../domain/team.ts';
import { listOf } from '../../domain/posting-handover-state.ts';
import type { PostingState } from '../../domain/posting-state.ts';
import { approvalChoices, often } from '../support/approval-choices.ts';
import { list, sign } from '../support/posted.ts';
import { by, people, policy } from '../support/shenzhen.ts';
import { TeamWorld } from '../support/team-world.ts';
import { walking } from '../support/walk.ts';

const { floor } = policy.teams.town;
const everybody = Object.values(people);
const { hr, host, headquarters, organisation, stranger } = people;
/** More than seats, so that somebody is found; not many more, so that the same people come again. */
const PERSONS = 9;
const ROTATION = 'rotation/shenzhen-2022/1';

type Move = () => void;

/** What might happen next: with people in post, and with those who are to come. */
function movesIn(world: TeamWorld, draw: number): readonly Move[] {
  const { date, postings, searches } = world;
  const some = [...postings].flatMap(([id, state]) => movesOf(world, id, state));
  const person = `c-${draw % PERSONS}`;
  const found = searches.flatMap((search) => [
    ...often<Move>(() => world.dispatch(search, person)),
    () => world.giveUp(search),
  ]);
  const seats = Object.values(world.team.seats).flatMap(({ seat, holder }) =>
    holder === null ? [] : [{ seat, posting: holder, on: date }],
  );
  const relieved = seats.slice(draw % Math.max(1, seats.length), (draw % 3) + 1 + (draw % 5));
  return [
    ...some,
    ...found,
    ...often<Move>(() => world.deliver(draw)),
    ...often<Move>(() => world.pass(draw % 20, draw)),
    () => world.toTeam({ act: 'launchSelection', date }, hr),
    () => world.toTeam({ act: 'relieve', rotation: ROTATION, seats: relieved, date }, stranger),
    () => world.toTeam({ act: 'explainShortfall', reason: 'text-1', date }, hr),
    () => world.toTeam({ act: 'noteShortfall', office: 'hq-shantou/headquarters', date }, headquarters),
    () => world.toTeam({ act: 'noteShortfall', office: 'sz/orgDepartment', date }, organisation),
  ];
}

function movesOf(world: TeamWorld, id: string, state: PostingState): readonly Move[] {
  const { date } = world;
  const { version } = listOf(state);
  const own = by('supplying', `${state.places.supplyingUnit}/hr`);
  const next = by('successor', state.successor?.office ?? 'none/hr');
  const to =
    (...[asked, facts]: [Parameters<TeamWorld['toPosting']>[1], typeof own]): Move =>
    () =>
      world.toPosting(id, asked, facts);
  if (state.stage === 'dispatched')
    return [
      ...often(to({ act: 'arrive', on: date, document: '报到回执1号', date }, host)),
      to({ act: 'cancel', reason: 'text-1', date }, own),
    ];
  if (state.stage !== 'onSite') return [];
  return [
    to({ act: 'recall', ground: 'illness', reason: 'text-1', date }, headquarters),
    to({ act: 'recall', ground: 'unfit', reason: 'text-1', date }, headquarters),
    to({ act: 'extend', months: 2, reason: 'text-1', date }, hr),
    ...approvalChoices(state.approvals, everybody, date).map(([asked, facts]) => to(asked, facts)),
    ...(state.successor?.arrived
      ? [
          to(list(date), own),
          ...often(to(sign('predecessor', version, date), own)),
          ...often(to(sign('successor', version, date), next)),
          ...often(to({ act: 'confirmHandover', date }, host)),
        ]
      : []),
  ];
}

/** In every state: no seat has two holders, nobody is in two places. */
function checkPlaces({ postings }: TeamWorld): void {
  const held = [...postings.values()].filter(({ holding }) => holding).map(({ seat }) => seat);
  assert.equal(new Set(held).size, held.length, 'a seat has two holders');
  const there = [...postings.values()].filter(({ stage }) => stage === 'onSite' || stage === 'dispatched');
  assert.equal(new Set(there.map(({ person }) => person)).size, there.length, 'somebody is in two places');
  // Two in one seat: one of them relieves the other.
  for (const { seat } of there) {
    const two = there.filter((other) => other.seat === seat && other.stage === 'onSite');
    assert.ok(two.length <= 2, `more than two in ${seat}`);
    if (two.length === 2) assert.ok(two.some(({ relieves }) => relieves !== null));
  }
}

/** At the end of every day: the team knows who is there, and below the floor it has said so, to those who are to know. */
function checkFloor({ team: state, postings, events, date }: TeamWorld): void {
  const there = [...postings].filter(([, { holding }]) => holding).map(([id]) => id);
  const known = Object.values(state.seats).flatMap(({ holder }) => holder ?? []);
  assert.deepEqual(known.toSorted(), there.toSorted(), 'the team knows who holds its seats');
  const complete = state.formed || date > '2021-08-01';
  if (!complete || there.length >= floor) return assert.equal(state.shortfall ?? null, null);
  assert.ok(state.shortfall, `${there.length} of ${floor} and nothing on record`);
  const said = events.flatMap((event) => (event.type === 'belowFloor' ? [event] : [])).at(-1);
  assert.ok(said);
  assert.deepEqual([said.floor, said.office], [floor, 'sz-caizhengju/hr']);
  assert.deepEqual(said.recipients, ['hq-shantou/headquarters', 'sz/orgDepartment']);
  // The lowest that has been said is as low as it ever was since.
  assert.ok(there.length >= said.strength);
  const waiting = team.tasks(state).map(({ act, office }) => `${act} ${office}`);
  const { explained, noted } = state.shortfall;
  if (!explained) assert.ok(waiting.includes('explainShortfall sz-caizhengju/hr'));
  for (const office of said.recipients)
    if (!noted.includes(office)) assert.ok(waiting.includes(`noteShortfall ${office}`), office);
}

const draws = fc.noBias(fc.array(fc.nat({ max: 1_000_000 }), { minLength: 30, maxLength: 100, size: 'max' }));

it(
  'below the floor only with an exception that was recorded and said, whoever falls ill, is recalled or drops out',
  walking,
  () => {
    const seen = { below: 0, restored: 0, deeper: 0, handover: 0, droppedOut: 0 };
    fc.assert(
      fc.property(draws, fc.nat({ max: 3 }), (sequence, inPost) => {
        const world = new TeamWorld({ inPost: inPost > 0 });
        for (const draw of sequence) {
          const moves = movesIn(world, draw >> 8);
          moves[draw % moves.length]?.();
          checkPlaces(world);
          if (!world.inFlight) checkFloor(world);
        }
        world.pass(0, 1);
        checkFloor(world);
        const falls = world.events.filter(({ type }) => type === 'belowFloor');
        const states = [...world.postings.values()];
        seen.below += falls.length > 0 ? 1 : 0;
        seen.deeper += falls.length > 1 ? 1 : 0;
        seen.restored += world.events.some(({ type }) => type === 'floorRestored') ? 1 : 0;
        seen.handover += states.some(({ relieves, holding }) => relieves !== null && holding) ? 1 : 0;
        seen.droppedOut += states.some(({ stage }) => stage === 'cancelled') ? 1 : 0;
      }),
      // Two thousand where the machine is free; what is not reached in this time is left for another day.
      { numRuns: 2000, interruptAfterTimeLimit: 20_000, endOnFailure: true },
    );
    // Walks that never come there say nothing.
    for (const [what, times] of Object.entries(seen)) expect(times, what).toBeGreaterThan(0);
  },
);
