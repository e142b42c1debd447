import { describe, expect, it } from 'vitest';
import type { Change, ChangeFacts, KnownArea, KnownSeat, KnownUnit, Reference } from '../../domain/change.ts';
import { makeChange } from '../../domain/change-effects.ts';
import {
  decideChange,
  dueOfChanges,
  evolveChanges,
  messagesOfChange,
  noChanges,
  tasksOfChanges,
  tickChanges,
} from '../../domain/changes.ts';
import { team } from '../../domain/team.ts';
import { given } from '../support/given.ts';
import { FIRST, onSite, SEAT, tick } from '../support/posted.ts';
import { actorOf, calendar, clock, policy, TOWN, townTeam } from '../support/shenzhen.ts';

const TODAY = '2022-03-01';
const unit = (code: string, line: readonly string[] = ['sz', code], kind = 'department'): KnownUnit => ({
  ...{ kind, line, name: code, namedSince: null, mergedInto: null },
});
const seat = (n: number, owner: string, more: Partial<KnownSeat> = {}): KnownSeat => ({
  ...{ seat: `t/${n}`, n, role: n === 1 ? 'leader' : 'member', unit: owner, owedSince: null },
  ...{ termEnd: '2024-08-01', busy: false, ending: false, ...more },
});
const town: KnownArea = {
  ...{ kind: 'town', county: 'k', headquarters: 'hq' },
  lead: { unit: 'a', since: '2021-03-01' },
  members: [{ unit: 'b', since: '2021-03-01' }],
  seats: [seat(1, 'a'), seat(2, 'b'), seat(3, 'a'), seat(4, 'b'), seat(5, 'a')],
};
const reference: Reference = {
  municipality: 'sz',
  units: {
    sz: unit('sz', ['sz'], 'municipality'),
    ...{ a: unit('a'), b: unit('b'), c: unit('c') },
    d: unit('d', ['sz', 'd'], 'district'),
    below: unit('below', ['sz', 'a', 'below']),
  },
  areas: { t: town, k: { ...town, kind: 'county', members: [], seats: [seat(1, 'a', { role: 'head' })] } },
  codes: ['t', 'k'],
};
const facts: ChangeFacts = {
  ...{ policy, calendar, reference, administrator: 'sz/administrator', orgDepartment: 'sz/orgDepartment' },
  actor: actorOf('administrator-1', 'sz/administrator'),
};
const effect = (what: Change, more: Partial<Reference> = {}, from = TODAY) =>
  makeChange(what, from, { ...facts, reference: { ...reference, ...more } }, TODAY);
const unitsOf = (made: ReturnType<typeof makeChange>) =>
  'teams' in made
    ? made.teams.map(({ area, seats }) => [area, ...seats.map(({ places }) => places.supplyingUnit)])
    : [];

describe('a merger', () => {
  it('passes every lead, membership and seat, each once', () => {
    const made = effect({ kind: 'mergeUnit', unit: 'a', into: 'b' });
    expect(made).toMatchObject({
      pairings: {
        ended: [...['a', 'b'].map((code) => ({ area: 't', unit: code })), { area: 'k', unit: 'a' }],
        begun: ['t', 'k'].map((area) => ({ area, unit: 'b', role: 'lead' })),
      },
      owed: ['t/1', 't/3', 't/5', 't/1'].map((code) => ({ seat: code, unit: 'b' })),
    });
    expect(unitsOf(made)).toEqual([
      ['t', 'b', 'b', 'b', 'b', 'b'],
      ['k', 'b'],
    ]);
  });

  it('of a member leaves it a member, and of one that helps nobody changes no team', () => {
    expect(effect({ kind: 'mergeUnit', unit: 'b', into: 'c' })).toMatchObject({
      pairings: { ended: [{ area: 't', unit: 'b' }], begun: [{ area: 't', unit: 'c', role: 'member' }] },
    });
    expect(effect({ kind: 'mergeUnit', unit: 'b', into: 'a' })).toMatchObject({
      pairings: { ended: [{ area: 't', unit: 'b' }], begun: [] },
    });
    expect(effect({ kind: 'mergeUnit', unit: 'c', into: 'a' })).toMatchObject({ owed: [], teams: [] });
  });

  it('into a body of a district makes the district decide on its seats', () => {
    const made = effect({ kind: 'mergeUnit', unit: 'b', into: 'd' });
    const places = 'teams' in made ? made.teams[0]?.seats[1]?.places : {};
    expect(places).toMatchObject({ supplyingUnit: 'd', root: 'd', municipality: 'sz', leadUnit: 'a' });
  });

  it.each([
    ['into a body of its own', { unit: 'a', into: 'below' }, 'unit-above'],
    ['into itself', { unit: 'a', into: 'a' }, 'unit-above'],
    ['of the topmost', { unit: 'sz', into: 'a' }, 'unit-topmost'],
    ['into nothing', { unit: 'a', into: 'x' }, 'not-found'],
  ])('%s is none', (_, units, code) => {
    expect(() => effect({ kind: 'mergeUnit', ...units })).toThrow(code);
  });

  it('begins after what it ends', () => {
    expect(() => effect({ kind: 'mergeUnit', unit: 'a', into: 'b' }, {}, '2021-03-01')).toThrow('date-order');
  });
});

describe('another lead unit', () => {
  it('takes the leader’s seat and what the one before owed; a member that becomes it is a member no more', () => {
    const made = effect({ kind: 'moveTown', area: 't', leadUnit: 'b' });
    expect(made).toMatchObject({
      before: 'a',
      pairings: {
        ended: ['a', 'b'].map((code) => ({ area: 't', unit: code })),
        begun: [{ area: 't', unit: 'b', role: 'lead' }],
      },
    });
    expect(unitsOf(made)).toEqual([['t', 'b', 'b', 'b', 'b', 'b']]);
    expect(unitsOf(effect({ kind: 'moveTown', area: 't', leadUnit: 'c' }))).toEqual([
      ['t', 'c', 'b', 'c', 'b', 'c'],
    ]);
  });

  it('may lead a county: the head’s seat is its own', () => {
    expect(unitsOf(effect({ kind: 'moveTown', area: 'k', leadUnit: 'c' }))).toEqual([['k', 'c']]);
  });
});

describe('a team', () => {
  it('gains seats after its last one and loses them with the term of who is in them', () => {
    const seats = [...town.seats, seat(6, 'b', { termEnd: '2022-08-01' }), seat(7, 'a', { termEnd: null })];
    const made = effect(
      { kind: 'resizeTeam', area: 't', add: ['b'], end: ['t/6', 't/7'] },
      { areas: { t: { ...town, seats } } },
    );
    expect(made).toMatchObject({
      added: [{ seat: 't/8', role: 'member', places: { supplyingUnit: 'b' } }],
      ended: [
        { seat: 't/6', until: '2022-08-01' },
        { seat: 't/7', until: TODAY },
      ],
    });
  });

  it('never has fewer seats than the floor, those that are about to end aside', () => {
    const seats = [...town.seats, seat(6, 'b', { ending: true })];
    const end = { kind: 'resizeTeam', area: 't', add: [], end: ['t/2'] } as const;
    expect(() => effect(end, { areas: { t: { ...town, seats } } })).toThrow('below-floor');
  });

  it('keeps its places where nothing has changed, and tells postings and selections where something has', () => {
    const planned = townTeam();
    const formed = given(team).after(
      {
        ...{ act: 'form', programme: 'programme/shenzhen-2022', ...planned, date: '2021-03-15' },
        ...{ launchBy: '2021-04-12', completeBy: '2021-08-01' },
      },
      clock,
    );
    const arrived = planned.seats.reduce(
      (now, { seat: name }) =>
        now.after({ act: 'arrived', seat: name, posting: `posting/${name}/1`, date: '2021-07-20' }, clock),
      formed,
    );
    const realign = (
      seats: typeof planned.seats,
      ended: readonly { seat: string; until: string }[] = [],
    ) => ({
      ...{ act: 'realign' as const, because: 'townMoved', seats, ended, date: TODAY },
    });
    arrived.when(realign(planned.seats), clock).then();
    const moved = planned.seats.map((own, n) =>
      n === 0 ? { ...own, places: { ...own.places, supplyingUnit: 'sz-tongjiju' } } : own,
    );
    expect(arrived.when(realign(moved), clock).messages(`team/${TOWN}`)).toMatchObject([
      { to: FIRST, act: 'realign', payload: { places: { supplyingUnit: 'sz-tongjiju' } } },
      { to: 'programme/shenzhen-2022', act: 'replan', payload: { team: TOWN, seats: [SEAT] } },
    ]);
    const last = `${TOWN}/5`;
    const ending = arrived.after(realign(planned.seats, [{ seat: last, until: '2024-08-01' }]), clock);
    ending
      .when(
        { act: 'left', seat: last, posting: `posting/${last}/1`, vacant: true, date: '2024-08-01' },
        clock,
      )
      .then({ type: 'seatLeft' }, { type: 'seatClosed', seat: last }, { type: 'belowFloor' });
    expect(
      ending
        .when({ act: 'tookOver', seat: last, posting: `posting/${last}/2`, date: '2024-01-01' }, clock)
        .messages(`team/${TOWN}`),
    ).toContainEqual({ to: `posting/${last}/2`, kind: 'posting', act: 'endWithTerm', payload: {} });
    const relief = { seat: last, posting: `posting/${last}/1`, on: '2024-08-01' };
    ending
      .when({ act: 'relieve', rotation: 'rotation/x/1', seats: [relief], date: '2024-01-01' }, clock)
      .then({ type: 'reliefDropped', seats: [last] });
  });
});

describe('a posting whose seat ends', () => {
  it('is left on the last day of its term, without a successor; its appraisal is asked for', () => {
    const ending = onSite().after({ act: 'endWithTerm', date: TODAY }, clock);
    expect(ending.due).toBe('2024-08-01');
    ending
      .when(tick('2024-08-01'), clock)
      .then(
        { type: 'released', reason: 'seatEnded', vacant: true, on: '2024-08-01' },
        { type: 'appraisalAsked' },
      );
    const left = ending.after(tick('2024-08-01'), clock);
    expect([left.stage, left.ended]).toEqual(['returned', false]);
  });
});

describe('a change for a day to come', () => {
  const order = {
    ...{ act: 'orderChange' as const, change: 'x-1', document: '1号', from: '2022-06-01' },
    ...{ what: { kind: 'moveTown', area: 't', leadUnit: 'c' } as const },
    ...{ id: 'x-1', actor: 'administrator-1', date: TODAY },
  };

  it('is looked at when it is ordered, due on its day, and made as things stand then', () => {
    const ordered = decideChange(noChanges, order, facts).reduce(evolveChanges, noChanges);
    expect(dueOfChanges(ordered)).toBe('2022-06-01');
    expect(tickChanges(ordered, '2022-05-31')).toEqual([]);
    const [due] = tickChanges(ordered, '2022-06-01');
    if (!due) throw new Error('nothing has come due');
    const [message] = messagesOfChange(due, 'programme/p');
    expect(message).toMatchObject({ to: 'programme/p', act: 'makeChange', payload: { change: 'x-1' } });
    const after = evolveChanges(ordered, due);
    expect(dueOfChanges(after)).toBeNull();
    const make = { ...order, act: 'makeChange' as const, date: '2022-06-01' };
    expect(decideChange(after, make, facts)).toMatchObject([{ type: 'townMoved', leadUnit: 'c' }]);
    const gone = { ...facts, reference: { ...reference, areas: {} } };
    const [lapsed] = decideChange(after, make, gone);
    expect(lapsed).toEqual({ type: 'changeLapsed', change: 'x-1', code: 'not-found' });
    if (!lapsed) throw new Error('nothing has lapsed');
    expect(tasksOfChanges(evolveChanges(after, lapsed), 'sz/administrator')).toMatchObject([
      { act: 'withdrawChange', subject: 'x-1' },
    ]);
  });

  it('that could not be made today is refused today', () => {
    const what = { kind: 'moveTown', area: 'nowhere', leadUnit: 'c' } as const;
    expect(() => decideChange(noChanges, { ...order, what }, facts)).toThrow('not-found');
  });
});
