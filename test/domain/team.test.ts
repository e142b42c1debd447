import { describe, expect, it } from 'vitest';
import { team } from '../../domain/team.ts';
import { given } from '../support/given.ts';
import { calendar, clock, people, shenzhen, TOWN, townTeam } from '../support/shenzhen.ts';

const planned = townTeam();
const [one = '', two = '', three = '', four = '', five = ''] = planned.seats.map(({ seat }) => seat);
const { hr } = people;

const form = {
  act: 'form' as const,
  ...{ programme: 'programme/shenzhen-2022', ...planned, date: '2021-03-15' },
  ...{ launchBy: '2021-04-13', completeBy: '2021-08-01' },
};
const launch = (date = '2021-04-01', more: object = {}) => ({
  act: 'launchSelection' as const,
  date,
  ...more,
});
const arrived = (seat: string, k = 1, date = '2021-07-30') => ({
  act: 'arrived' as const,
  ...{ seat, posting: `posting/${seat}/${k}`, date },
});
const ended = (n: number, filled: readonly string[], date = '2021-07-01') => ({
  act: 'selectionEnded' as const,
  ...{ selection: `selection/${TOWN}/${n}`, filled, date },
});
const left = (seat: string, k: number, vacant: boolean, date = '2022-03-01') => ({
  act: 'left' as const,
  ...{ seat, posting: `posting/${seat}/${k}`, vacant, date },
});
const relieve = (on: string, ...seats: readonly string[]) => ({
  act: 'relieve' as const,
  ...{ rotation: 'rotation/shenzhen-2022/1', date: '2024-01-15' },
  seats: seats.map((seat) => ({ seat, posting: `posting/${seat}/1`, on })),
});

const formed = () => given(team).after(form, clock);
const launched = () => formed().after(launch(), hr);
const dispatched = () => launched().after(ended(1, [one, two, three, four, five]), clock);
const inPost = () =>
  [one, two, three, four, five].reduce((now, seat) => now.after(arrived(seat), clock), dispatched());

describe('a term that is extended', () => {
  const extended = (k: number) => ({
    act: 'termExtended' as const,
    ...{ seat: one, posting: `posting/${one}/${k}`, date: '2024-03-01' },
  });

  it('has the plan of the rotation drawn up again, unless its holder has left', () => {
    const step = inPost().when(extended(1), clock);
    step.then({ type: 'termExtended', seat: one });
    expect(step.messages(`team/${TOWN}`)).toEqual([
      {
        ...{ to: 'programme/shenzhen-2022', kind: 'programme', act: 'replan' },
        payload: { team: TOWN, seats: [one], because: 'extended' },
      },
    ]);
    inPost().when(extended(2), clock).then();
  });
});

describe('a team that is formed', () => {
  it('launches one selection for all of its seats, for the day on which it is to be complete', () => {
    const step = formed().when(launch(), hr);
    const now = step.then({
      ...{ type: 'selectionLaunched', selection: `selection/${TOWN}/1`, reason: 'formation' },
      ...{ needBy: '2021-08-01', termMonths: 36 },
    });
    expect(now.tasks).toEqual([]);
    const [message] = step.messages(`team/${TOWN}`);
    expect(message).toMatchObject({ to: `selection/${TOWN}/1`, kind: 'selection', act: 'open', opens: true });
    expect(message?.payload.seats).toMatchObject(
      planned.seats.map(({ seat, role, places }) => ({
        ...{ seat, role, places, posting: `posting/${seat}/1`, termFrom: '2021-08-01', termMonths: 36 },
      })),
    );
  });

  it('asks its lead unit to launch until it has', () => {
    expect(formed().tasks).toMatchObject([
      { act: 'launchSelection', office: 'sz-caizhengju/hr', subject: TOWN, due: '2021-04-13' },
    ]);
    expect(launched().tasks).toEqual([]);
  });

  it('is complete once, with the last arrival, and tells the programme', () => {
    const almost = [one, two, three, four].reduce(
      (now, seat) => now.after(arrived(seat), clock),
      dispatched(),
    );
    const last = almost.when(arrived(five), clock);
    const complete = last.then({ type: 'seatFilled', seat: five }, { type: 'teamFormed' });
    expect([almost.stage, complete.stage]).toEqual(['forming', 'inPost']);
    const [opening, ...others] = last.messages(`team/${TOWN}`);
    expect(opening).toMatchObject({ to: `supervision/${TOWN}/2021`, act: 'open', opens: 'onRecord' });
    expect(others).toEqual([
      {
        ...{ to: 'programme/shenzhen-2022', kind: 'programme', act: 'teamFormed' },
        payload: { area: TOWN },
      },
    ]);
    complete
      .after(left(five, 1, true), clock)
      .when(arrived(five, 2, '2022-05-01'), clock)
      .then({ type: 'seatFilled' }, { type: 'floorRestored' });
  });

  it('is formed once, and takes nothing before', () => {
    formed().when(form, clock).refused('already-open');
    given(team).when(launch(), hr).refused('wrong-stage', { stage: 'opening' });
  });
});

describe('launching a selection', () => {
  it("is the lead unit's", () => {
    formed().when(launch(), people.memberHr).refused('not-your-office', { office: 'sz-caizhengju/hr' });
  });

  it('is for vacant seats that nobody looks after, each once', () => {
    launched().when(launch(), hr).refused('no-seats');
    launched()
      .when(launch('2021-04-02', { seats: [two] }), hr)
      .refused('seat-not-vacant', { seat: two }, 'seats');
    formed()
      .when(launch('2021-04-02', { seats: ['441624101/1'] }), hr)
      .refused('seat-unknown', {}, 'seats');
    formed()
      .when(launch('2021-04-02', { seats: [two, two] }), hr)
      .refused('seat-not-vacant', { seat: two }, 'seats');
    formed()
      .after(launch('2021-04-02', { seats: [two] }), hr)
      .when(launch('2021-04-02'), hr)
      .then({ type: 'selectionLaunched', selection: `selection/${TOWN}/2` });
  });

  it('passes over a seat that somebody was imported into', () => {
    const facts = { ...hr, imported: [one] };
    formed()
      .when(launch('2021-04-02', { seats: [one] }), facts)
      .refused('seat-not-vacant', { seat: one });
    const now = formed().after(launch('2021-04-02'), facts);
    expect(now.state.seats[one]?.filling).toBeNull();
    expect(now.state.seats[two]?.filling).toBe(`selection/${TOWN}/1`);
  });

  it('needs somebody today or later', () => {
    formed()
      .when(launch('2021-04-02', { needBy: '2021-04-01' }), hr)
      .refused('date-order', { earliest: '2021-04-02' }, 'needBy');
  });

  it('goes on for a seat that a selection gave up', () => {
    const open = launched().after(ended(1, [one, two, three, four]), clock);
    expect(open.tasks).toHaveLength(1);
    const again = open
      .when(launch('2021-09-01'), hr)
      .then({ type: 'selectionLaunched', needBy: calendar.addWorkingDays('2021-09-01', 60) });
    expect(again.events.at(-1)).toMatchObject({
      seats: [{ seat: five, posting: `posting/${five}/2`, termFrom: '2021-09-01' }],
    });
  });
});

describe('a seat that falls vacant', () => {
  it('is filled again at once, within sixty working days', () => {
    const after = inPost()
      .when(left(two, 1, true), clock)
      .then(
        { type: 'seatLeft', vacant: true },
        { type: 'actingAsked', seat: two },
        {
          ...{
            type: 'selectionLaunched',
            reason: 'backfill',
            needBy: calendar.addWorkingDays('2022-03-01', 60),
          },
          seats: [{ seat: two, posting: `posting/${two}/2`, termFrom: '2022-03-01' }],
        },
        { type: 'belowFloor' },
      );
    expect(after.state.seats[two]).toMatchObject({ holder: null, filling: `selection/${TOWN}/2` });
  });

  it('is looked for again when whoever was dispatched never came', () => {
    launched()
      .after(ended(1, [one, two, three, four, five]), clock)
      .when(left(two, 1, false, '2021-07-15'), clock)
      .then(
        { type: 'seatLeft', vacant: false },
        { type: 'selectionLaunched', seats: [{ seat: two, posting: `posting/${two}/2` }] as never },
      );
  });

  it('is not looked for twice while somebody is coming', () => {
    const coming = inPost()
      .after(left(two, 1, true), clock)
      .after(ended(2, [two], '2022-05-01'), clock);
    expect(coming.state.seats[two]).toMatchObject({ filling: null, coming: `posting/${two}/2` });
    coming.when(launch('2022-05-02'), hr).refused('no-seats');
  });

  it('has to be a seat of this team', () => {
    inPost()
      .when(left('441624101/1', 1, true), clock)
      .refused('seat-unknown');
  });
});

describe('a relief', () => {
  it('tells the holders who is relieved, and looks for their successors', () => {
    const step = inPost().when(relieve('2024-07-01', two, three), clock);
    step.then(
      { type: 'reliefOrdered', rotation: 'rotation/shenzhen-2022/1' },
      {
        ...{ type: 'selectionLaunched', reason: 'relief', needBy: '2024-07-01' },
        seats: [
          { seat: two, posting: `posting/${two}/2`, termFrom: '2024-07-01', relieves: `posting/${two}/1` },
          {
            seat: three,
            posting: `posting/${three}/2`,
            termFrom: '2024-07-01',
            relieves: `posting/${three}/1`,
          },
        ],
      },
    );
    expect(step.messages(`team/${TOWN}`).map(({ to, act }) => [to, act])).toEqual([
      [`posting/${two}/1`, 'beRelieved'],
      [`posting/${three}/1`, 'beRelieved'],
      [`selection/${TOWN}/2`, 'open'],
    ]);
  });

  it('drops a seat whose holder has gone, and tells the rotation', () => {
    const step = inPost()
      .after(left(two, 1, true), clock)
      .when(relieve('2024-07-01', two, three), clock);
    step.then(
      { type: 'reliefDropped', seats: [two] },
      { type: 'reliefOrdered', seats: [{ seat: three }] as never },
      { type: 'selectionLaunched', reason: 'relief' },
    );
    expect(step.messages(`team/${TOWN}`)[0]).toEqual({
      ...{ to: 'rotation/shenzhen-2022/1', kind: 'rotation', act: 'dropped' },
      payload: { seats: [two] },
    });
    inPost()
      .after(left(two, 1, true), clock)
      .when(relieve('2024-07-01', two), clock)
      .then({ type: 'reliefDropped' });
  });

  it('ends with the handover', () => {
    const over = inPost()
      .after(relieve('2024-07-01', two), clock)
      .after(ended(2, [two], '2024-06-01'), clock)
      .when({ act: 'tookOver', seat: two, posting: `posting/${two}/2`, date: '2024-07-01' }, clock)
      .then({ type: 'seatFilled', posting: `posting/${two}/2` });
    expect(over.state.seats[two]).toMatchObject({ holder: `posting/${two}/2`, coming: null, relief: null });
  });

  it('looks for another successor when one drops out, and the holder stays', () => {
    const again = inPost()
      .after(relieve('2024-07-01', two), clock)
      .after(ended(2, [two], '2024-06-01'), clock)
      .when(left(two, 2, false, '2024-06-20'), clock)
      .then(
        { type: 'seatLeft' },
        {
          ...{ type: 'selectionLaunched', reason: 'relief' },
          seats: [
            { seat: two, posting: `posting/${two}/3`, termFrom: '2024-07-01', relieves: `posting/${two}/1` },
          ],
        },
      );
    expect(again.state.seats[two]?.holder).toBe(`posting/${two}/1`);
  });

  it('that is given up leaves the holder where they are, with no relief ordered', () => {
    const givenUp = inPost()
      .after(relieve('2024-07-01', two), clock)
      .after(ended(2, [], '2024-06-01'), clock);
    expect(givenUp.state.seats[two]).toMatchObject({
      ...{ holder: `posting/${two}/1`, filling: null, coming: null, relief: null },
    });
    expect(givenUp.tasks).toEqual([]);
  });
});

describe('limits', () => {
  it('say once that nobody launched a selection, and once that the team is not complete', () => {
    expect(formed().due).toBe('2021-04-14');
    formed().when({ act: 'tick', date: '2021-04-13' }, clock).then();
    const late = formed()
      .when({ act: 'tick', date: '2021-04-14' }, clock)
      .then({ type: 'overdue', subject: 'launch', office: 'sz-caizhengju/hr' });
    expect(late.due).toBe('2021-08-02');
    const later = late
      .when({ act: 'tick', date: '2021-08-02' }, clock)
      .then({ type: 'overdue', subject: 'formation' }, { type: 'belowFloor', since: '2021-08-01' });
    expect(later.due).toBe('2021-08-10');
    expect(launched().due).toBe('2021-08-02');
  });

  it('are met by a team that came in with an import: no selection is missing', () => {
    const imported = [one, two, three, four, five].reduce(
      (now, seat) => now.after(arrived(seat, 1, '2021-03-16'), clock),
      formed(),
    );
    expect([imported.stage, imported.due, imported.tasks]).toEqual(['inPost', null, []]);
  });
});

it('is planned for 76 towns with five seats, and for 14 counties with a head', () => {
  const seats = (kind: string) =>
    shenzhen.teams.filter((other) => other.kind === kind).map((other) => other.seats.length);
  expect(seats('town')).toEqual(Array.from({ length: 76 }, () => 5));
  expect(seats('county')).toEqual(Array.from({ length: 14 }, () => 1));
});
