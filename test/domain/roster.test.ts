import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CadreRecord } from '../../domain/cadre.ts';
import { hostAreaOf, isNativeTo } from '../../domain/host-area.ts';
import { generateRoster } from '../../domain/roster.ts';
import { addDays, addMonths, fullYears } from '../../domain/time.ts';
import { createScreens } from '../../schemas/screening.ts';
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
    const { screen } = createScreens();
    // As at the first nominations: the term begins when every team is to be there.
    const termFrom = policy.formation.completeBy;
    const days = { screening: TODAY, nomination: TODAY, dispatch: termFrom };
    const termEnd = addMonths(termFrom, policy.term.months);
    const hosts = new Map(shenzhen.teams.map(({ area }) => [area, hostAreaOf(shenzhen.areas, area)]));
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
            return seats.some(({ area, role, places }) => {
              const host = hosts.get(area);
              return (
                host &&
                screen(policy, person, {
                  ...{ role, days, termEnd, leadUnit: places.leadUnit ?? '', consortium: [unit] },
                  ...{ unitLine, host },
                }).every(({ outcome }) => outcome === 'passed')
              );
            });
          });
          return eligible.length <= seats.length;
        });
        expect(short).toEqual([]);
      }),
      { numRuns: 3 },
    );
    // Three times two thousand people against every seat that their unit owes.
  }, 30_000);
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
    some(({ otherPostings = [] }) =>
      otherPostings.some(({ from, until }) => from <= TODAY && TODAY <= until),
    );
    some(({ establishment }) => establishment === 'contract');
    some(({ partyMember }) => !partyMember);
    some(({ grades }) => grades['2020'] === 'basicallyCompetent');
  });

  it('grow too old before the teams set out, or retire before they come back', () => {
    some(
      ({ born }) =>
        born?.length === 10 && fullYears(born, TODAY) === 50 && fullYears(born, '2021-08-01') === 51,
    );
    const { retirement } = policy.selection;
    some(({ born, sex }) => born?.length === 10 && addMonths(born, 12 * retirement[sex]) < '2024-08-01');
  });

  it('are ill, or nobody knows', () => {
    some(({ health }) => health === 'ill');
    some(({ health }) => health === undefined);
  });

  it('have relatives in a host county or on the roster, who is somebody else', () => {
    const counties = new Set(shenzhen.teams.flatMap(({ seats }) => seats.map(({ places }) => places.host)));
    some(({ family }) => family.some(({ area }) => counties.has(area)));
    const ids = new Set(roster.map(({ id }) => id));
    const kin = roster.flatMap(({ id, family }) =>
      family.flatMap(({ cadre }) => (cadre === undefined ? [] : [{ id, cadre }])),
    );
    expect(kin.length).toBeGreaterThan(0);
    expect(kin.filter(({ id, cadre }) => id === cadre || !ids.has(cadre))).toEqual([]);
  });

  it('come from a host county, or from somewhere in its city', () => {
    const hosts = shenzhen.teams.map(({ area }) => hostAreaOf(shenzhen.areas, area));
    some(({ nativePlace }) => hosts.some((host) => isNativeTo(nativePlace, host) === true));
    some(({ nativePlace }) => hosts.some((host) => isNativeTo(nativePlace, host) === undefined));
  });

  it('are managed by another unit, too', () => {
    some(({ coManagedBy, unit }) => coManagedBy !== undefined && coManagedBy !== unit);
  });
});
