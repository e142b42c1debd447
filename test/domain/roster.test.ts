import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createScreen } from '../../activities/screening.ts';
import type { CadreRecord } from '../../domain/cadre.ts';
import { generateRoster } from '../../domain/roster.ts';
import { addDays, addMonths, fullYears } from '../../domain/time.ts';
import { policy, shenzhen } from '../support/shenzhen.ts';

const TODAY = '2021-03-15';
const rosterOf = (seed: number) => generateRoster({ seed, programme: shenzhen, today: TODAY });
const roster = rosterOf(1);

const some = (found: (person: CadreRecord) => boolean): void => expect(roster.some(found)).toBe(true);

describe('the people of a rehearsal', () => {
  it('are 1,500 at least, each known by an id of their own, in units that exist', () => {
    expect(roster.length).toBeGreaterThanOrEqual(1500);
    expect(new Set(roster.map(({ id }) => id)).size).toBe(roster.length);
    const units = new Set(shenzhen.units.map(({ code }) => code));
    expect(roster.filter(({ unit }) => !units.has(unit))).toEqual([]);
  });

  it('are the same for the same seed, and others for another', () => {
    expect(rosterOf(1)).toEqual(roster);
    expect(rosterOf(2)).not.toEqual(roster);
  });

  it('are enough in every unit that owes a seat: more eligible people than seats, with any seed', () => {
    const screen = createScreen();
    const line = new Map(shenzhen.units.map((unit) => [unit.code, unit.line]));
    const owed = shenzhen.teams.flatMap(({ area, seats }) => seats.map((seat) => ({ area, ...seat })));
    fc.assert(
      fc.property(fc.nat({ max: 10_000 }), (seed) => {
        const people = rosterOf(seed);
        const short = [...new Set(owed.map(({ places }) => places.supplyingUnit ?? ''))].filter((unit) => {
          const seats = owed.filter(({ places }) => places.supplyingUnit === unit);
          const eligible = people.filter((person) => {
            const unitLine = line.get(person.unit) ?? [];
            if (!unitLine.includes(unit)) return false;
            return seats.some(({ role, places }) =>
              screen(policy, person, {
                ...{ role, date: TODAY, leadUnit: places.leadUnit ?? '', consortium: [unit], unitLine },
              }).every(({ outcome }) => outcome === 'passed'),
            );
          });
          return eligible.length <= seats.length;
        });
        expect(short).toEqual([]);
      }),
      { numRuns: 3 },
    );
  });
});

describe('the awkward ones among them', () => {
  it('are probationary members: in the Party, not yet full ones', () => {
    some(({ partyMember, fullMembership, partyEntry }) => {
      return partyMember && fullMembership === undefined && partyEntry === addMonths(TODAY, -6);
    });
  });

  it('are one day short of a year of standing', () => {
    some(({ fullMembership }) => fullMembership === addDays(addMonths(TODAY, -12), 1));
  });

  it('turn exactly as old as a rule allows today, and a year older', () => {
    for (const age of [45, 46, 50, 51])
      some(
        ({ born }) =>
          born?.length === 10 && born.slice(5) === TODAY.slice(5) && fullYears(born, TODAY) === age,
      );
  });

  it('have dates known to the month only, which decide or do not', () => {
    some(({ fullMembership }) => fullMembership === '2020-03');
    some(({ born, fullMembership }) => born?.length === 7 && fullMembership?.length === 10);
  });

  it('lack a fact', () => {
    some(({ born }) => born === undefined);
    some(({ workStart }) => workStart === undefined);
    some(({ partyMember, partyEntry, fullMembership }) => {
      return partyMember && fullMembership === undefined && partyEntry !== addMonths(TODAY, -6);
    });
  });

  it('are under a sanction or an investigation, on a contract, no members, or failed last year', () => {
    some(({ sanctions }) => sanctions.some(({ from, until }) => from <= TODAY && TODAY <= until));
    some(({ underInvestigation }) => underInvestigation);
    some(({ establishment }) => establishment === 'contract');
    some(({ partyMember }) => !partyMember);
    some(({ grades }) => grades['2020'] === 'basicallyCompetent');
  });
});
