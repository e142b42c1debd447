import { describe, expect, it } from 'vitest';
import { team } from '../../domain/team.ts';
import { given } from '../support/given.ts';
import { calendar, clock, people, TOWN, townTeam, withPolicy } from '../support/shenzhen.ts';

const planned = townTeam();
const seats = planned.seats.map(({ seat }) => seat);
const [one = '', two = '', three = ''] = seats;
const { hr, headquarters, organisation } = people;
const HR = 'sz-caizhengju/hr';
const TOLD = ['hq-shantou/headquarters', 'sz/orgDepartment'];

const at = (date: string) => ({
  arrived: (seat: string, k = 1) => ({
    act: 'arrived' as const,
    seat,
    posting: `posting/${seat}/${k}`,
    date,
  }),
  left: (seat: string, k = 1, vacant = true, handedTo?: string) => ({
    act: 'left' as const,
    ...{ seat, posting: `posting/${seat}/${k}`, vacant, date, ...(handedTo && { handedTo }) },
  }),
  ended: (n: number, ...filled: readonly string[]) => ({
    act: 'selectionEnded' as const,
    ...{ selection: `selection/${TOWN}/${n}`, filled, date },
  }),
  explain: { act: 'explainShortfall' as const, reason: 'text-1', date },
  note: (office: string) => ({ act: 'noteShortfall' as const, office, date }),
  tick: { act: 'tick' as const, date },
});

const opened = () =>
  given(team).after(
    {
      ...{ act: 'form', programme: 'programme/shenzhen-2022', ...planned, date: '2021-03-15' },
      ...{ launchBy: '2021-04-13', completeBy: '2021-08-01' },
    },
    clock,
  );
const inPost = () => seats.reduce((now, seat) => now.after(at('2021-07-30').arrived(seat), clock), opened());
const short = () => inPost().after(at('2022-03-01').left(two), clock);

/** Who takes the work meanwhile is another matter. */
const floorTasks = ({ tasks }: ReturnType<typeof opened>) => tasks.filter(({ act }) => act !== 'nameActing');

describe('a team that falls below its floor', () => {
  it('says so, to whom the policy names, and by when it has to be explained', () => {
    inPost()
      .when(at('2022-03-01').left(two), clock)
      .then(
        { type: 'seatLeft' },
        { type: 'actingAsked' },
        { type: 'selectionLaunched' },
        {
          ...{ type: 'belowFloor', strength: 4, floor: 5, since: '2022-03-01' },
          ...{ office: HR, recipients: TOLD, due: calendar.addWorkingDays('2022-03-01', 5) },
        },
      );
    expect(floorTasks(short())).toMatchObject([
      { act: 'explainShortfall', office: HR, subject: TOWN, due: '2022-03-08' },
      { act: 'noteShortfall', office: TOLD[0], subject: TOLD[0] },
      { act: 'noteShortfall', office: TOLD[1], subject: TOLD[1] },
    ]);
  });

  it('says it again when it falls further, since the day on which it began, and asks again', () => {
    const explained = short().after(at('2022-03-02').explain, hr);
    expect(floorTasks(explained).map(({ act }) => act)).toEqual(['noteShortfall', 'noteShortfall']);
    const deeper = explained
      .when(at('2022-04-11').left(three), clock)
      .then(
        { type: 'seatLeft' },
        { type: 'actingAsked' },
        { type: 'selectionLaunched' },
        { type: 'belowFloor', strength: 3, since: '2022-03-01', due: '2022-04-18' },
      );
    expect(floorTasks(deeper)[0]).toMatchObject({ act: 'explainShortfall', due: '2022-04-18' });
  });

  it('is back when the last seat is taken again, and not before', () => {
    const both = short().after(at('2022-04-11').left(three), clock);
    const almost = both.when(at('2022-05-05').arrived(two, 2), clock).then({ type: 'seatFilled' });
    const whole = almost
      .when(at('2022-05-20').arrived(three, 2), clock)
      .then({ type: 'seatFilled' }, { type: 'floorRestored', strength: 5, on: '2022-05-20' });
    expect(floorTasks(whole)).toEqual([]);
    expect(whole.due).toBeNull();
  });

  it('before it is complete is short only from the day on which it should have been', () => {
    const partly = opened().after(at('2021-05-06').arrived(one), clock);
    expect(partly.after(at('2021-05-07').left(one), clock).state.shortfall).toBeUndefined();
    partly
      .after(at('2021-04-14').tick, clock)
      .when(at('2021-08-02').tick, clock)
      .then(
        { type: 'overdue', subject: 'formation' },
        { type: 'belowFloor', strength: 1, since: '2021-08-01' },
      );
  });

  it('by a policy that names nobody is the lead unit’s to explain', () => {
    const bare = withPolicy(clock, (policy) => {
      const { shortfall: _, ...town } = policy.teams.town;
      return { ...policy, teams: { ...policy.teams, town } };
    });
    const { state } = inPost().after(at('2022-03-01').left(two), bare);
    expect(state.shortfall).toMatchObject({ office: HR, recipients: [], due: '2022-03-08' });
  });
});

describe('the exception', () => {
  it('is explained once, by the office that it names', () => {
    short().when(at('2022-03-02').explain, headquarters).refused('not-your-office', { office: HR });
    const explained = short()
      .when(at('2022-03-02').explain, hr)
      .then({ type: 'shortfallExplained', reason: 'text-1' });
    explained.when(at('2022-03-03').explain, hr).refused('already-decided');
    inPost().when(at('2022-03-02').explain, hr).refused('not-below-floor');
  });

  it('is read by each of those who were told', () => {
    const [first = '', second = ''] = TOLD;
    short().when(at('2022-03-02').note(first), organisation).refused('not-your-office', { office: first });
    short().when(at('2022-03-02').note(HR), hr).refused('recipient-unknown', {}, 'office');
    const noted = short()
      .when(at('2022-03-02').note(first), headquarters)
      .then({ type: 'shortfallNoted', office: first });
    noted.when(at('2022-03-02').note(first), headquarters).refused('already-decided', {}, 'office');
    expect(floorTasks(noted).map(({ subject }) => subject)).toEqual([TOWN, second]);
    inPost().when(at('2022-03-02').note(first), headquarters).refused('not-below-floor');
  });

  it('that nobody explains in time is late, once', () => {
    expect(short().due).toBe('2022-03-09');
    const late = short()
      .when(at('2022-03-09').tick, clock)
      .then({ type: 'overdue', subject: 'shortfall', office: HR });
    expect(late.due).toBeNull();
    expect(short().after(at('2022-03-02').explain, hr).due).toBeNull();
  });
});

describe('predecessor and successor who go on one day', () => {
  const day = at('2024-06-20');
  const relieved = () =>
    inPost()
      .after(
        {
          ...{ act: 'relieve', rotation: 'rotation/shenzhen-2022/1', date: '2024-01-15' },
          seats: [{ seat: two, posting: `posting/${two}/1`, on: '2024-07-01' }],
        },
        clock,
      )
      .after(at('2024-06-01').ended(1, two), clock);
  const successor = `posting/${two}/2`;

  it('leave the seat vacant when it was passed to somebody who had gone', () => {
    const gone = relieved().after(day.left(two, 2, false), clock);
    const vacant = gone
      .when(day.left(two, 1, false, successor), clock)
      .then({ type: 'seatLeft', vacant: true }, { type: 'actingAsked' }, { type: 'belowFloor', strength: 4 });
    // The search that the successor's departure began goes on.
    expect(vacant.state.seats[two]).toMatchObject({ holder: null, filling: `selection/${TOWN}/2` });
  });

  it('leave it vacant when the successor goes before taking it', () => {
    const passing = relieved()
      .when(day.left(two, 1, false, successor), clock)
      .then({ type: 'seatLeft', vacant: false, handedTo: successor });
    const vacant = passing
      .when(day.left(two, 2, false), clock)
      .then(
        { type: 'seatLeft', vacant: true },
        { type: 'actingAsked' },
        { type: 'selectionLaunched', reason: 'backfill' },
        { type: 'belowFloor' },
      );
    expect(vacant.state.seats[two]).toMatchObject({ holder: null, coming: null, handing: null });
  });

  it('a seat that is passed as it should be is not vacant in between', () => {
    const passing = relieved().after(day.left(two, 1, false, successor), clock);
    expect(passing.state.shortfall).toBeUndefined();
    const taken = passing.after(
      { act: 'tookOver', seat: two, posting: successor, date: day.tick.date },
      clock,
    );
    expect(taken.state.seats[two]).toMatchObject({ holder: successor, handing: null });
  });
});
