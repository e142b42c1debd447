import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openingsOfFunds, scheduleFunds, tickFunds, evolveFunds } from '../../domain/fund-calendar.ts';
import { fund } from '../../domain/fund.ts';
import {
  fundKinds,
  noFunds,
  type FundEntry,
  type FundFacts,
  type FundLine,
} from '../../domain/fund-state.ts';
import { decideOn, given } from '../support/given.ts';
import { paired } from '../support/duties.ts';
import { by, clock, people, policy, TOWN, townTeam } from '../support/shenzhen.ts';

const { hr, host, stranger } = people;
const places = townTeam().seats[0]?.places ?? {};
const document = { number: '财〔2022〕9号', on: '2022-03-01' };
const SOURCES = ['provincial', 'donation630'];

const open = { act: 'open' as const, area: TOWN, year: 2022, places, date: '2021-10-01' };
const opened = () => given(fund).after(open, clock);
const entry = (kind: FundEntry['kind'], amount: number, more: object = {}): FundEntry => ({
  ...{ source: 'provincial', kind, amount, on: '2022-03-01', document },
  ...more,
});
const enter = (...entries: readonly FundEntry[]) => ({ act: 'enter' as const, entries, date: '2022-03-02' });
const correct = (line: number, more: object = {}) => ({
  ...{ act: 'correct' as const, line, document, reason: 'text-1', date: '2022-03-03' },
  ...more,
});
const knows = (line: FundLine, more: object = {}): FundFacts => ({
  ...hr,
  line: { ...line, corrected: false, correction: false, ...more },
});

describe('the book of a town and year', () => {
  it('adds up what is planned, allotted and used, by source', () => {
    const book = opened()
      .when(enter(entry('planned', 500), entry('allotted', 300), entry('used', 300)), hr)
      .then(
        { type: 'fundEntered', line: 1 },
        { type: 'fundEntered', line: 2 },
        { type: 'fundEntered', line: 3 },
      )
      .after(enter(entry('allotted', 50, { source: 'donation630' })), hr);
    expect(book.state.sums).toEqual({
      provincial: { planned: 500, allotted: 300, used: 300 },
      donation630: { ...noFunds, allotted: 50 },
    });
    expect([book.state.lines, book.due, book.ended, book.tasks]).toEqual([4, null, false, []]);
  });

  it('uses no more than was allotted, of the same source, all lines or none', () => {
    opened()
      .when(enter(entry('allotted', 100), entry('used', 101)), hr)
      .refused('funds-exceeded', { allotted: 100, used: 101 }, 'entries.1.amount');
    opened()
      .when(enter(entry('allotted', 100), entry('used', 1, { source: 'donation630' })), hr)
      .refused('funds-exceeded', { source: 'donation630' });
  });

  it('refuses what is no line, with its field', () => {
    const refuse = (
      one: FundEntry,
      code: 'source-unknown' | 'amount-impossible' | 'date-in-future' | 'document-missing',
      field: string,
    ) =>
      opened()
        .when(enter(entry('planned', 1), one), hr)
        .refused(code, {}, `entries.1.${field}`);
    refuse(entry('planned', 1, { source: 'lottery' }), 'source-unknown', 'source');
    refuse(entry('planned', 0), 'amount-impossible', 'amount');
    refuse(entry('planned', -5), 'amount-impossible', 'amount');
    refuse(entry('planned', 0.5), 'amount-impossible', 'amount');
    refuse(entry('planned', 1, { on: '2022-03-03' }), 'date-in-future', 'on');
    refuse(
      entry('planned', 1, { document: { ...document, on: '2022-03-03' } }),
      'date-in-future',
      'document.on',
    );
    refuse(
      entry('planned', 1, { document: { ...document, number: '' } }),
      'document-missing',
      'document.number',
    );
  });

  it('is the lead unit’s or the team leader’s to write', () => {
    opened()
      .when(enter(entry('planned', 1)), stranger)
      .refused('not-your-office', { office: 'sz-caizhengju/hr' });
    opened()
      .when(enter(entry('planned', 1)), host)
      .refused('not-your-office');
    opened()
      .when(enter(entry('planned', 1)), { ...by('leader-1'), leadsTeam: true })
      .then({ type: 'fundEntered' });
    opened().when(open, clock).refused('already-open');
  });
});

describe('a correction', () => {
  const book = () => opened().after(enter(entry('allotted', 300), entry('used', 200)), hr);

  it('is the counter entry of a line, once, with its reason', () => {
    const used = { source: 'provincial', kind: 'used', amount: 200 } as const;
    const after = book()
      .when(correct(2), knows(used))
      .then({ type: 'fundCorrected', line: 3, corrects: 2, amount: -200, kind: 'used' });
    expect(after.state.sums.provincial).toEqual({ planned: 0, allotted: 300, used: 0 });
    book()
      .when(correct(2, { reason: '' }), knows(used))
      .refused('reason-missing');
    book().when(correct(9), hr).refused('line-unknown', { line: 9 }, 'line');
    book()
      .when(correct(2), knows(used, { corrected: true }))
      .refused('line-corrected');
    book()
      .when(correct(2), knows(used, { correction: true }))
      .refused('line-corrected');
    const later = { document: { ...document, on: '2022-03-04' } };
    book().when(correct(2, later), knows(used)).refused('date-in-future', {}, 'document.on');
  });

  it('leaves nothing used that would no longer be allotted', () => {
    const allotted = { source: 'provincial', kind: 'allotted', amount: 300 } as const;
    book().when(correct(1), knows(allotted)).refused('funds-exceeded', { allotted: 0, used: 200 }, 'line');
  });
});

it('whatever is entered and corrected: no sum below zero, none used beyond what was allotted, sums equal to the lines', () => {
  const line = fc.record({
    source: fc.constantFrom(...SOURCES),
    kind: fc.constantFrom(...fundKinds),
    amount: fc.integer({ min: 1, max: 40 }),
  });
  const move = fc.oneof(
    fc.record({ lines: fc.array(line, { minLength: 1, maxLength: 4 }) }),
    fc.record({ correct: fc.nat({ max: 12 }) }),
  );
  let refusals = 0;
  let corrections = 0;
  fc.assert(
    fc.property(fc.array(move, { minLength: 5, maxLength: 30 }), (moves) => {
      let { state } = opened();
      const lines: (FundLine & { corrects?: number })[] = [];
      for (const one of moves) {
        try {
          const found = 'correct' in one ? lines[one.correct - 1] : undefined;
          const events =
            'correct' in one
              ? decideOn(
                  fund,
                  state,
                  correct(one.correct),
                  found
                    ? knows(found, {
                        corrected: lines.some(({ corrects }) => corrects === one.correct),
                        correction: found.corrects !== undefined,
                      })
                    : hr,
                )
              : decideOn(
                  fund,
                  state,
                  enter(...one.lines.map(({ kind, amount, source }) => entry(kind, amount, { source }))),
                  hr,
                );
          for (const event of events) {
            expect(fund.evolve(state, fund.lean?.(event) as typeof event, '2022-03-02')).toEqual(
              (state = fund.evolve(state, event, '2022-03-02')),
            );
            if (event.type === 'fundOpened') continue;
            lines.push(event);
            if (event.type === 'fundCorrected') corrections += 1;
          }
        } catch (error) {
          if (!(error instanceof Error && error.name === 'Refusal')) throw error;
          refusals += 1;
        }
        for (const source of SOURCES) {
          const sums = state.sums[source] ?? noFunds;
          expect(Math.min(...fundKinds.map((kind) => sums[kind]))).toBeGreaterThanOrEqual(0);
          expect(sums.used).toBeLessThanOrEqual(sums.allotted);
          for (const kind of fundKinds) {
            const own = lines.filter((each) => each.source === source && each.kind === kind);
            expect(own.reduce((sum, { amount }) => sum + amount, 0)).toBe(sums[kind]);
          }
        }
        expect(state.lines).toBe(lines.length);
      }
    }),
    { numRuns: 150 },
  );
  expect([refusals > 0, corrections > 0]).toEqual([true, true]);
});

describe('the calendar of the books', () => {
  const openedBy = (launch: string, date: string) => {
    const state = scheduleFunds({}, policy, launch).reduce(evolveFunds, {});
    return tickFunds(state, policy, paired, date).flatMap((event) =>
      event.type === 'fundsOpened' ? openingsOfFunds(event) : [],
    );
  };

  it('opens one for every town, in October before the year, from the year of complete teams on', () => {
    const first = openedBy('2021-03-15', '2021-03-15');
    expect(first).toHaveLength(76);
    expect(first[0]).toMatchObject({
      to: `fund/${TOWN}/2021`,
      kind: 'fund',
      opens: 'onRecord',
      payload: { places: { leadUnit: 'sz-caizhengju', host: '440513', headquarters: 'hq-shantou' } },
    });
    expect(openedBy('2021-03-15', '2021-09-30')).toHaveLength(76);
    const both = openedBy('2021-03-15', '2021-10-01');
    expect(new Set(both.map(({ to }) => to)).size).toBe(152);
    expect(openedBy('2024-05-01', '2024-05-01').every(({ to }) => to.endsWith('/2024'))).toBe(true);
  });

  it('begins with the version that has funds, and opens none without', () => {
    const { funds: _, ...without } = policy;
    expect([scheduleFunds({}, without, '2021-03-15'), tickFunds({}, without, paired, '2022-10-01')]).toEqual([
      [],
      [],
    ]);
    const later = tickFunds({}, policy, paired, '2023-02-01').filter(({ type }) => type === 'fundsOpened');
    expect(later).toMatchObject([{ year: 2023 }]);
  });
});
