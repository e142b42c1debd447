import { describe, expect, it } from 'vitest';
import { team } from '../../domain/team.ts';
import { given } from '../support/given.ts';
import * as shenzhen from '../support/shenzhen.ts';
import { people, TOWN, townTeam, withPolicy } from '../support/shenzhen.ts';

/** How low the team may fall is another matter: team-floor.test.ts. */
const clock = withPolicy(shenzhen.clock, (policy) => ({
  ...policy,
  teams: { ...policy.teams, town: { ...policy.teams.town, floor: 0 } },
}));
const { hr, memberHr } = people;
const [leader, second, third] = townTeam()
  .seats.slice(0, 3)
  .map(({ seat }) => seat) as [string, string, string];
const postingOf = (seat: string, k = 1) => `posting/${seat}/${k}`;
const arrived = (seat: string, k = 1, date = '2021-07-26') => ({
  act: 'arrived' as const,
  ...{ seat, posting: postingOf(seat, k), date },
});
const left = (seat: string, date = '2022-05-09') => ({
  act: 'left' as const,
  ...{ seat, posting: postingOf(seat), vacant: true, date },
});
const name = (seat: string, posting: string, more: object = {}) => ({
  act: 'nameActing' as const,
  ...{ seat, posting, date: '2022-05-10' },
  ...more,
});

const inPost = () =>
  [leader, second, third].reduce(
    (now, seat) => now.after(arrived(seat), clock),
    given(team).after(
      {
        ...{ act: 'form', programme: 'programme/shenzhen-2022', area: TOWN, kind: 'town' },
        ...{ seats: townTeam().seats.slice(0, 3), date: '2021-03-15' },
        ...{ launchBy: '2021-04-13', completeBy: '2021-08-01' },
      },
      clock,
    ),
  );
const short = () => inPost().after(left(second), clock);
const named = () => short().after(name(second, postingOf(leader)), hr);
const acting = (state: ReturnType<typeof inPost>['state'], seat: string) =>
  state.seats[seat]?.acting?.posting;

describe('somebody who takes the work of a vacant seat', () => {
  it('is asked for when the seat is left, beside the backfill', () => {
    const step = inPost()
      .when(left(second), clock)
      .then(
        { type: 'seatLeft', seat: second },
        { type: 'actingAsked', seat: second, due: '2022-05-16' },
        { type: 'selectionLaunched', reason: 'backfill' },
      );
    expect(step.tasks).toEqual([
      {
        key: `nameActing:${second}`,
        ...{ act: 'nameActing', subject: second, office: 'sz-caizhengju/hr', due: '2022-05-16' },
      },
    ]);
  });

  it('is a colleague of the team, named by the lead unit, who may be replaced', () => {
    const now = short()
      .when(name(second, postingOf(leader), { document: '代〔2022〕1号' }), hr)
      .then({ type: 'actingNamed', seat: second, posting: postingOf(leader), document: '代〔2022〕1号' });
    expect([now.tasks, acting(now.state, second)]).toEqual([[], postingOf(leader)]);
    expect(acting(now.after(name(second, postingOf(third)), hr).state, second)).toBe(postingOf(third));
    now.when(name(second, postingOf(leader)), hr).refused('already-decided', {}, 'posting');
  });

  it('is nobody from elsewhere, nor for a seat that is held', () => {
    short()
      .when(name(second, postingOf(leader)), memberHr)
      .refused('not-your-office');
    short()
      .when(name(second, postingOf(second)), hr)
      .refused('not-a-colleague', {}, 'posting');
    short().when(name(second, 'posting/x/1'), hr).refused('not-a-colleague', {}, 'posting');
    short()
      .when(name(leader, postingOf(third)), hr)
      .refused('seat-held', { seat: leader }, 'seat');
    short()
      .when(name('x/1', postingOf(third)), hr)
      .refused('seat-unknown', {}, 'seat');
  });

  it('is free again once the seat is held', () => {
    const held = named().after(arrived(second, 2, '2022-07-04'), clock);
    expect(acting(held.state, second)).toBeUndefined();
    expect(short().after(arrived(second, 2, '2022-07-04'), clock).tasks).toEqual([]);
  });

  it('is asked for anew when they leave themselves, vacant or relieved', () => {
    named()
      .when(left(leader, '2022-06-06'), clock)
      .then(
        { type: 'seatLeft', seat: leader },
        { type: 'actingAsked', seat: leader },
        { type: 'actingAsked', seat: second },
        { type: 'selectionLaunched' },
      );
    const relieved = named().when(
      { act: 'tookOver', seat: leader, posting: postingOf(leader, 2), date: '2022-06-06' },
      clock,
    );
    const now = relieved.then({ type: 'seatFilled' }, { type: 'actingAsked', seat: second });
    expect(now.tasks.map(({ subject }) => subject)).toEqual([second]);
  });

  it('is asked of nobody where nobody is left', () => {
    const nobody = [leader, third].reduce((now, seat) => now.after(left(seat), clock), short());
    expect(nobody.tasks).toEqual([]);
    const one = nobody.after(arrived(third, 2, '2022-07-04'), clock);
    expect(one.tasks.map(({ act, subject }) => [act, subject])).toEqual([
      ['nameActing', leader],
      ['nameActing', second],
    ]);
    inPost().when(left('x/1'), clock).refused('seat-unknown');
  });
});
