import { describe, expect, it } from 'vitest';
import { departureFigures, departuresOf } from '../../domain/departures.ts';
import type { SeatAhead } from '../../domain/seat-ahead.ts';
import type { Now, Stint } from '../../domain/strength.ts';

const now: Now = { today: '2024-03-15', termMonths: 36, backfillBy: '2024-06-14' };

const stint = (k: number, more: Partial<Stint> = {}): Stint => ({
  ...{ posting: `posting/a/1/${k}`, dispatchedOn: '2021-07-12', releasedOn: null, arriveBy: null },
  ...{ presentFrom: '2021-07-20', presentUntil: null, termEnd: '2024-08-01', stayUntil: '2025-04-01' },
  ...more,
});
const seat = (more: Partial<SeatAhead> = {}): SeatAhead => ({
  ...{ seat: 'a/1', team: 'a', n: 1, role: 'leader', supplyingUnit: 'u', stints: [stint(1)] },
  ...{ filling: null, selection: null, relief: null, reliefBasis: null },
  ...more,
});
const coming = (arriveBy: string) =>
  stint(2, { presentFrom: null, dispatchedOn: '2024-03-01', arriveBy, termEnd: '2027-08-01' });
const departing = (more: Partial<SeatAhead> = {}) => departuresOf(seat(more), now);

describe('who is to leave', () => {
  it('leaves at the end of the term while nobody has planned anything, and nobody comes', () => {
    expect(departing()).toEqual([
      {
        ...{ seat: 'a/1', posting: 'posting/a/1/1', on: '2024-08-01', basis: 'term' },
        ...{ next: { status: 'none', case: null, on: null }, gap: null, warning: true },
      },
    ]);
  });

  it('leaves on the day of the relief that is ordered or planned', () => {
    const [planned] = departing({ relief: '2024-07-01', reliefBasis: 'planned' });
    expect(planned).toMatchObject({
      on: '2024-07-01',
      basis: 'planned',
      next: { status: 'planned' },
      gap: 0,
    });
    expect(planned?.warning, 'planned is not secured').toBe(true);
  });

  it('has a successor once somebody is on the way who is there by then', () => {
    const ordered = { relief: '2024-07-01', reliefBasis: 'ordered' as const };
    const [intime] = departing({ ...ordered, stints: [stint(1), coming('2024-06-30')] });
    expect(intime).toMatchObject({
      next: { status: 'dispatched', case: 'posting/a/1/2' },
      gap: 0,
      warning: false,
    });
    const [late] = departing({ ...ordered, stints: [stint(1), coming('2024-07-10')] });
    expect(late).toMatchObject({ gap: 9, warning: true });
  });

  it('is looked for by a selection, whose day counts; a late one counts as if launched today', () => {
    const sought = (needBy: string) =>
      departing({ filling: { needBy, termMonths: 36 }, selection: 'selection/a/2' })[0];
    expect(sought('2024-08-15')).toMatchObject({
      next: { status: 'sought', case: 'selection/a/2', on: '2024-08-15' },
      ...{ gap: 14, warning: true },
    });
    expect(sought('2024-01-01')?.next.on).toBe(now.backfillBy);
  });
});

describe('who has left', () => {
  const gone = stint(1, { presentUntil: '2023-05-08', releasedOn: '2023-05-08' });

  it('left a gap of the days until somebody came', () => {
    const back = stint(2, { presentFrom: '2023-08-01', termEnd: '2026-08-01' });
    const [first, second] = departing({ stints: [gone, back] });
    expect(first).toMatchObject({
      ...{ on: '2023-05-08', basis: 'released', gap: 85, warning: false },
      next: { status: 'onSite', case: 'posting/a/1/2', on: '2023-08-01' },
    });
    expect(second).toMatchObject({ on: '2026-08-01', basis: 'term' });
  });

  it('left none where the successor was there already', () => {
    const overlap = stint(2, { presentFrom: '2023-04-20', termEnd: '2026-08-01' });
    expect(departing({ stints: [gone, overlap] })[0]?.gap).toBe(0);
  });

  it('is not relieved by the relief of whoever came after', () => {
    const [first] = departing({ stints: [gone], relief: '2024-07-01', reliefBasis: 'planned' });
    expect(first?.next.status).toBe('none');
  });
});

it('adds up: how many have somebody, and the gaps that are known', () => {
  const [none] = departing();
  const [secured] = departing({ stints: [stint(1), coming('2024-08-11')] });
  const [planned] = departing({ relief: '2024-07-01', reliefBasis: 'planned' });
  if (!none || !secured || !planned) throw new Error('each leaves');
  expect(departureFigures([none, secured, planned])).toEqual({
    ...{ leaving: 3, secured: 1, sought: 0, planned: 1, none: 1, warnings: 3 },
    gaps: { known: 2, withoutGap: 1, mean: 5, longest: 10 },
  });
  expect(departureFigures([]).gaps).toEqual({ known: 0, withoutGap: 0, mean: 0, longest: 0 });
});
