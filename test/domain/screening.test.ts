import { describe, expect, it } from 'vitest';
import { createScreen } from '../../activities/screening.ts';
import type { CadreRecord } from '../../domain/cadre.ts';
import type { SeatRole } from '../../domain/policy.ts';
import { policy } from '../support/shenzhen.ts';

const screen = createScreen();
const TODAY = '2021-04-06';

/** Meets every rule of each role but a head's level. */
const able: CadreRecord = {
  ...{ id: 'c-1', unit: 'sz-caizhengju', name: '陈启航', sex: 'male', born: '1980-05-01' },
  ...{ ethnicity: '汉族', nativePlace: '广东梅州', birthplace: '广东梅州' },
  ...{ partyMember: true, partyEntry: '2000-06-01', fullMembership: '2001-06-01', workStart: '2003-07-01' },
  ...{ specialty: '财务', education: { fullTime: '中山大学本科' } },
  ...{ post: '市财政局科长', postLevel: 'section', rank: '科长', establishment: 'establishment' },
  ...{ resume: [], rewards: [], sanctions: [], underInvestigation: false },
  ...{ grades: { '2020': 'competent' }, family: [], skills: [], volunteer: true },
};

const without = (field: keyof CadreRecord): CadreRecord => {
  const { [field]: _, ...rest } = able;
  return rest as CadreRecord;
};

function outcomeOf(
  rule: string,
  person: Partial<CadreRecord>,
  context: Partial<Parameters<typeof screen>[2]> = {},
): string {
  const role = (rule.split('-')[0] ?? '') as SeatRole;
  const found = screen(
    policy,
    { ...able, ...person },
    {
      role: ['leader', 'member', 'head'].includes(role) ? role : 'member',
      ...{ date: TODAY, leadUnit: 'sz-caizhengju' },
      ...{ consortium: ['sz-caizhengju', 'sz-shenyejituan'], unitLine: ['sz', 'sz-caizhengju'] },
      ...context,
    },
  ).find((other) => other.rule === rule);
  return found?.missing ? `unknown: ${found.missing.join(', ')}` : (found?.outcome ?? 'not screened');
}

const outside = { unitLine: ['sz', 'sz-jiaoyuju'] };
const sanction = (from: string, until: string) => ({ sanctions: [{ what: '党内警告', from, until }] });

/** Each rule: whom it passes, whom it fails. */
const cases: readonly [rule: string, passes: Partial<CadreRecord>, fails: Partial<CadreRecord>][] = [
  ['leader-party-member', {}, { partyMember: false }],
  ['leader-full-member', { fullMembership: TODAY }, { fullMembership: '2021-04-07' }],
  ['leader-age', { born: '1970-04-07' }, { born: '1970-04-06' }],
  ['leader-level', { postLevel: 'deputySection' }, { postLevel: 'sectionMember' }],
  ['member-full-member', {}, { partyMember: false }],
  ['member-party-standing', { fullMembership: '2020-04-06' }, { fullMembership: '2020-04-07' }],
  ['member-work', { workStart: '2019-04-06' }, { workStart: '2019-04-07' }],
  ['member-age', { born: '1975-04-07' }, { born: '1975-04-06' }],
  ['member-staff', { establishment: 'regular' }, { establishment: 'contract' }],
  ['head-level', { postLevel: 'deputyDivision' }, { postLevel: 'division' }],
  ['no-sanction', sanction('2020-04-07', '2021-04-05'), sanction('2020-04-07', TODAY)],
  ['no-investigation', {}, { underInvestigation: true }],
  ['last-grade', { grades: { '2020': 'excellent' } }, { grades: { '2020': 'basicallyCompetent' } }],
];

describe('each rule of the policy', () => {
  it.each(cases)('%s passes and fails', (rule, passes, fails) => {
    expect(outcomeOf(rule, passes)).toBe('passed');
    expect(outcomeOf(rule, fails)).toBe('failed');
  });

  it('of where somebody comes from counts the bodies in the tree of a unit', () => {
    for (const rule of ['leader-lead-unit', 'member-consortium', 'head-lead-unit']) {
      expect(outcomeOf(rule, {})).toBe('passed');
      expect(outcomeOf(rule, {}, { unitLine: ['sz', 'sz-caizhengju', 'sz-caizhengju-x'] })).toBe('passed');
      expect(outcomeOf(rule, {}, outside)).toBe('failed');
    }
    const member = { unitLine: ['sz', 'sz-shenyejituan'] };
    expect(outcomeOf('member-consortium', {}, member)).toBe('passed');
    expect(outcomeOf('leader-lead-unit', {}, member)).toBe('failed');
  });

  it('is covered here', () => {
    const known = new Set([
      ...cases.map(([rule]) => rule),
      'leader-lead-unit',
      'member-consortium',
      'head-lead-unit',
    ]);
    expect(policy.rules.map(({ id }) => id).filter((id) => !known.has(id))).toEqual([]);
  });

  it('is for its roles alone', () => {
    const context = { date: TODAY, leadUnit: 'x', consortium: ['x'], unitLine: ['x'] };
    const screened = screen(policy, able, { role: 'head', ...context }).map(({ rule }) => rule);
    expect(screened).toEqual([
      'head-level',
      'head-lead-unit',
      'no-sanction',
      'no-investigation',
      'last-grade',
    ]);
  });
});

describe('what is not known', () => {
  it.each([
    ['leader-age', 'born', 'person.age'],
    ['member-work', 'workStart', 'person.workYears'],
    ['leader-level', 'postLevel', 'person.level'],
  ] as const)('makes %s unknown, not failed: %s', (rule, field, missing) => {
    expect(outcomeOf(rule, { [field]: undefined })).toBe(`unknown: ${missing}`);
    const context = { role: 'member', date: TODAY, leadUnit: 'x', consortium: [], unitLine: [] } as const;
    const role = rule.startsWith('leader') ? 'leader' : 'member';
    const found = screen(policy, without(field), { ...context, role }).find((other) => other.rule === rule);
    expect(found).toEqual({ rule, outcome: 'unknown', missing: [missing] });
  });

  it('includes the grade of a year that nobody has entered', () => {
    expect(outcomeOf('last-grade', { grades: { '2019': 'excellent' } })).toBe('unknown: person.lastGrade');
  });

  it('leaves rules that do not need it as they are', () => {
    expect(outcomeOf('member-work', { born: undefined })).toBe('passed');
  });

  it('is since when somebody has been a full member, unless they are still on probation', () => {
    const standing = (partyEntry: string | undefined) =>
      ['member-full-member', 'member-party-standing'].map((rule) =>
        outcomeOf(rule, { fullMembership: undefined, partyEntry }),
      );
    const unknown = ['unknown: person.fullMember', 'unknown: person.partyYears'];
    expect(standing('2020-04-07')).toEqual(['failed', 'failed']);
    expect(standing('2020-04-06')).toEqual(unknown);
    expect(standing(undefined)).toEqual(unknown);
    expect(outcomeOf('member-full-member', { fullMembership: undefined, partyMember: false })).toBe('failed');
  });
});

describe('a date known to the month only', () => {
  it('decides where every day of it says the same', () => {
    expect(outcomeOf('leader-age', { born: '1971-05' })).toBe('passed');
    expect(outcomeOf('leader-age', { born: '1970-03' })).toBe('failed');
    expect(outcomeOf('member-party-standing', { fullMembership: '2020-03' })).toBe('passed');
    expect(outcomeOf('member-party-standing', { fullMembership: '2020-05' })).toBe('failed');
  });

  it('leaves it unknown where the day would decide, and names the date', () => {
    expect(outcomeOf('leader-age', { born: '1970-04' })).toBe('unknown: born');
    expect(outcomeOf('member-party-standing', { fullMembership: '2020-04' })).toBe('unknown: fullMembership');
  });

  it('names the date that decides, not every other one that is vague as well', () => {
    const vague = { born: '1970-04', workStart: '2003-07' };
    expect(outcomeOf('leader-age', vague)).toBe('unknown: born');
  });
});
