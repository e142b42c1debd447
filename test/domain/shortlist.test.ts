import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  comparePlaces,
  matchesOf,
  placeOnList,
  restOf,
  standingOf,
  standings,
  type Listed,
} from '../../domain/shortlist.ts';
import { found } from '../support/selecting.ts';
import { policy } from '../support/shenzhen.ts';

describe('the standing of somebody', () => {
  const standing = (...outcomes: Parameters<typeof found>[]) =>
    standingOf(
      policy,
      outcomes.map((one) => found(...one)),
    );

  it.each([
    ['eligible', [['member-work', 'passed']]],
    ['waiver', [['member-age', 'failed']]],
    // What nobody knows may be waived as well where a rule admits that.
    ['waiver', [['member-age', 'unknown', 'person.age']]],
    ['unknown', [['member-work', 'unknown', 'person.workYears']]],
    ['excluded', [['member-work', 'failed']]],
    ['excluded', [['no-kin-in-team', 'failed']]],
  ] as const)('is %s: %j', (wanted, outcomes) => {
    expect(standing(['health', 'passed'], ...outcomes.map(([...one]) => one))).toBe(wanted);
  });

  it('is the worst of all', () => {
    const [waiver, unknown, excluded] = [
      ['member-age', 'failed'],
      ['health', 'unknown', 'person.health'],
      ['member-work', 'failed'],
    ] as const;
    expect(standing([...waiver], [...unknown])).toBe('unknown');
    expect(standing([...waiver], [...unknown], [...excluded])).toBe('excluded');
  });
});

describe('how somebody fits', () => {
  const cadre = { skills: ['客家话', '电商运营'], specialty: '农业经济管理', technicalTitle: '高级农艺师' };
  const villages = [
    { name: '甲村', tags: ['党建', '农艺'] },
    { name: '乙村', tags: ['农艺'] },
  ];

  it('is by what they can do, in words, each need once', () => {
    const matches = matchesOf({ skills: ['农业', '电商', '农业', '水利'], villages }, cadre);
    expect(matches.map(({ need }) => need)).toEqual(['农业', '电商', '农艺']);
    expect(matches.map(({ words }) => words.zh)).toEqual([
      '需要农业:专业“农业经济管理”',
      '需要电商:特长“电商运营”',
      '甲村、乙村:农艺:职称“高级农艺师”',
    ]);
    expect(matches[0]?.words.en).toBe('农业 wanted: specialty "农业经济管理"');
  });

  it('is nothing where nothing is asked for', () => {
    expect(matchesOf({ skills: [], villages: [] }, cadre)).toEqual([]);
  });
});

describe('the rest after a return', () => {
  it('lasts for months, to the day', () => {
    expect(restOf('2024-07-15', 12, '2025-07-14')).toEqual({ since: '2024-07-15', until: '2025-07-15' });
    expect(restOf('2024-07-15', 12, '2025-07-15')).toBeNull();
    expect(restOf('2024-07-15', 0, '2024-07-15')).toBeNull();
    expect(restOf(null, 12, '2025-07-14')).toBeNull();
  });
});

describe('the order of a shortlist', () => {
  const one = (id: string, more: Partial<Listed> = {}): Listed => ({
    ...{ id, standing: 'eligible', fit: 0, volunteer: false },
    ...more,
  });
  const inOrder = (...listed: readonly Listed[]) =>
    listed.toSorted((a, b) => comparePlaces(placeOnList(a), placeOnList(b))).map(({ id }) => id);

  it('is standing, then fit, then volunteers, then id', () => {
    expect(
      inOrder(
        one('c-9', { standing: 'excluded', fit: 12, volunteer: true }),
        one('c-8', { standing: 'unknown', fit: 3 }),
        one('c-7', { standing: 'waiver', fit: 3 }),
        one('c-6'),
        one('c-5', { fit: 2 }),
        one('c-4', { fit: 10 }),
        one('c-3', { volunteer: true }),
        one('c-2', { fit: 2, volunteer: true }),
        one('c-1'),
      ),
    ).toEqual(['c-4', 'c-2', 'c-5', 'c-3', 'c-1', 'c-6', 'c-7', 'c-8', 'c-9']);
  });

  it('has a place for everybody, which pages can go on after', () => {
    const person = fc.record({
      id: fc.stringMatching(/^c-[a-z0-9]{1,6}$/),
      standing: fc.constantFrom(...standings),
      fit: fc.nat({ max: 1200 }),
      volunteer: fc.boolean(),
    });
    fc.assert(
      fc.property(
        fc.uniqueArray(person, { selector: ({ id }) => id, maxLength: 20 }),
        fc.nat(),
        (people, n) => {
          const places = people.map(placeOnList).toSorted(comparePlaces);
          const cut = places[n % Math.max(places.length, 1)];
          const before = places.filter((place) => !cut || comparePlaces(place, cut) <= 0);
          const after = places.filter((place) => cut && comparePlaces(place, cut) > 0);
          expect([...before, ...after]).toEqual(places);
          expect(people.map(placeOnList).toReversed().toSorted(comparePlaces)).toEqual(places);
        },
      ),
    );
  });
});
