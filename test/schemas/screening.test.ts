import { describe, expect, it } from 'vitest';
import type { CadreRecord } from '../../domain/cadre.ts';
import { hostAreaOf } from '../../domain/host-area.ts';
import type { Policy, Rule, SeatRole } from '../../domain/policy.ts';
import type { ScreeningContext, ScreeningDays } from '../../domain/ports.ts';
import { createScreens } from '../../schemas/screening.ts';
import { policy, shenzhen, TOWN } from '../support/shenzhen.ts';

const { screen, screenTeam } = createScreens();
const TODAY = '2021-04-06';

/** Every day that a rule may name. */
const on = (day: string): ScreeningDays => ({ screening: day, nomination: day, dispatch: day });

/** Meets every rule of each role but a head's level. */
const able: CadreRecord = {
  ...{ id: 'c-1', unit: 'sz-caizhengju', name: '陈启航', sex: 'male', born: '1980-05-01' },
  ...{ ethnicity: '汉族', nativePlace: '广东梅州', birthplace: '广东梅州' },
  ...{ partyMember: true, partyEntry: '2000-06-01', fullMembership: '2001-06-01', workStart: '2003-07-01' },
  ...{ health: 'good', specialty: '财务', education: { fullTime: '中山大学本科' } },
  ...{ post: '市财政局科长', postLevel: 'section', rank: '科长', establishment: 'establishment' },
  ...{ resume: [], rewards: [], sanctions: [], underInvestigation: false },
  ...{ grades: { '2020': 'competent' }, family: [], skills: [], volunteer: true },
};

/** 河溪镇 in 潮阳区 of 汕头市. */
const inTown: ScreeningContext = {
  ...{ role: 'member', days: on(TODAY), termEnd: '2024-08-01', leadUnit: 'sz-caizhengju' },
  consortium: ['sz-caizhengju', 'sz-shenyejituan'],
  unitLine: ['sz', 'sz-caizhengju'],
  host: hostAreaOf(shenzhen.areas, TOWN),
};

const without = (field: keyof CadreRecord): CadreRecord => {
  const { [field]: _, ...rest } = able;
  return rest as CadreRecord;
};

function screened(
  rule: string,
  person: Partial<CadreRecord>,
  context: Partial<ScreeningContext> = {},
  by = policy,
) {
  const role = (rule.split('-')[0] ?? '') as SeatRole;
  const own = ['leader', 'member', 'head'].includes(role) ? role : 'member';
  return screen(by, { ...able, ...person }, { ...inTown, role: own, ...context }).find(
    (other) => other.rule === rule,
  );
}

function outcomeOf(...asked: Parameters<typeof screened>): string {
  const found = screened(...asked);
  return found?.missing ? `unknown: ${found.missing.join(', ')}` : (found?.outcome ?? 'not screened');
}

/** The policy with rules of its own beside those. */
const ruled = (...rules: readonly (Partial<Rule> & { expression: string })[]): Policy => ({
  ...policy,
  rules: rules.map((rule, n) => ({
    ...{ id: `r${n + 1}`, assumed: 'a test', words: { zh: '规则', en: 'a rule' } },
    ...{ force: 'must', roles: ['member'] },
    ...rule,
  })),
});

const outside = { unitLine: ['sz', 'sz-jiaoyuju'] };
const sanction = (from: string, until: string) => ({ sanctions: [{ what: '党内警告', from, until }] });
const away = (from: string, until: string) => ({ otherPostings: [{ what: '援疆', from, until }] });
const kinIn = (area: string) => ({ family: [{ relation: '弟', name: '陈启明', area }] });

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
  ['no-other-posting', away('2018-04-07', '2021-04-05'), away('2018-04-07', TODAY)],
  ['last-grade', { grades: { '2020': 'excellent' } }, { grades: { '2020': 'basicallyCompetent' } }],
  // Sixty on the day on which the term is over; a day before.
  ['no-retirement', { born: '1964-08-01' }, { born: '1964-07-31' }],
  ['health', { health: 'fair' }, { health: 'ill' }],
  // 潮南区 is the next county; 440513101 is a town of 潮阳区.
  ['no-kin-in-county', kinIn('440514'), kinIn('440513101')],
  ['leader-not-native', { nativePlace: '广东汕头潮南' }, { nativePlace: '广东汕头潮阳' }],
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
    expect(screen(policy, able, { ...inTown, role: 'head' }).map(({ rule }) => rule)).toEqual([
      ...['head-level', 'head-lead-unit', 'no-sanction', 'no-investigation', 'no-other-posting'],
      ...['last-grade', 'no-retirement', 'health', 'no-kin-in-county'],
    ]);
  });
});

describe('what is not known', () => {
  it.each([
    ['leader-age', 'born', 'person.age'],
    ['member-work', 'workStart', 'person.workYears'],
    ['leader-level', 'postLevel', 'person.level'],
    ['no-retirement', 'born', 'person.retiresInTerm'],
    ['health', 'health', 'person.health'],
  ] as const)('makes %s unknown, not failed: %s', (rule, field, missing) => {
    expect(outcomeOf(rule, { [field]: undefined })).toBe(`unknown: ${missing}`);
    const role = rule.startsWith('leader') ? 'leader' : 'member';
    const found = screen(policy, without(field), { ...inTown, role }).find((other) => other.rule === rule);
    expect(found).toEqual({ rule, outcome: 'unknown', on: TODAY, missing: [missing], seen: {} });
  });

  it('includes the grade of a year that nobody has entered', () => {
    expect(outcomeOf('last-grade', { grades: { '2019': 'excellent' } })).toBe('unknown: person.lastGrade');
  });

  it('includes a native place that does not say the county', () => {
    for (const nativePlace of ['广东', '广东汕头', '汕头市和平镇'])
      expect(outcomeOf('leader-not-native', { nativePlace })).toBe('unknown: person.nativeToArea');
  });

  it('is named whole: every fact that the rule asks for and nobody knows', () => {
    const both = ruled({ expression: "person.age <= 45 && person.health != 'ill'" });
    const missing = { born: undefined, health: undefined };
    expect(outcomeOf('r1', missing, {}, both)).toBe('unknown: person.age, person.health');
    expect(outcomeOf('r1', { born: undefined, health: 'ill' }, {}, both)).toBe('failed');
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
    const both = ruled({ expression: 'person.age <= 50 && person.workYears >= 2' });
    expect(outcomeOf('r1', vague, {}, both)).toBe('unknown: born');
  });

  it('is taken together with others: what no pair of days can make true has failed', () => {
    const both = ruled({ expression: 'person.age > 50 && person.workYears > 31' });
    const vague = { born: '1970-04', workStart: '1989-04' };
    expect(outcomeOf('r1', vague, {}, both)).toBe('unknown: born, workStart');
    const opposed = ruled({ expression: 'person.age - person.workYears < 19' });
    expect(outcomeOf('r1', vague, {}, opposed)).toBe('unknown: born, workStart');
    expect(outcomeOf('r1', { ...vague, workStart: '1990-04' }, {}, opposed)).toBe('failed');
  });
});

describe('the day that a rule names', () => {
  const days = { screening: '2021-04-06', nomination: '2021-04-01', dispatch: '2021-08-01' };
  const by = (asOf?: Rule['asOf']) => ruled({ expression: 'person.age <= 50', ...(asOf && { asOf }) });
  const judged = (born: string, asOf?: Rule['asOf']) => {
    const found = screened('r1', { born }, { days }, by(asOf));
    return `${found?.outcome} on ${found?.on}`;
  };

  it('decides about somebody who turns 51 between nomination and dispatch', () => {
    const born = '1970-06-15';
    expect(judged(born)).toBe('passed on 2021-04-06');
    expect(judged(born, 'nomination')).toBe('passed on 2021-04-01');
    expect(judged(born, 'dispatch')).toBe('failed on 2021-08-01');
    expect(judged(born, '2021-06-14')).toBe('passed on 2021-06-14');
    expect(judged(born, '2021-06-15')).toBe('failed on 2021-06-15');
  });

  it('is the dispatch for the ages of the plan, and the day of the screening for standing', () => {
    const leader = { role: 'leader', days } as const;
    expect(outcomeOf('leader-age', { born: '1970-06-15' }, leader)).toBe('failed');
    expect(outcomeOf('leader-age', { born: '1970-08-02' }, leader)).toBe('passed');
    expect(outcomeOf('member-age', { born: '1975-06-15' }, { days })).toBe('failed');
    expect(outcomeOf('member-party-standing', { fullMembership: '2020-04-07' }, { days })).toBe('failed');
    expect(outcomeOf('member-party-standing', { fullMembership: '2020-04-06' }, { days })).toBe('passed');
  });

  it('decides what a month means', () => {
    expect(outcomeOf('leader-age', { born: '1970-08' }, { role: 'leader', days })).toBe('unknown: born');
    expect(outcomeOf('leader-age', { born: '1970-07' }, { role: 'leader', days })).toBe('failed');
  });

  it('is not the one that retirement counts by: the end of the term is', () => {
    const women = { sex: 'female', born: '1969-07-31' } as const;
    expect(outcomeOf('no-retirement', women)).toBe('failed');
    expect(outcomeOf('no-retirement', { ...women, born: '1969-08-01' })).toBe('passed');
    expect(outcomeOf('no-retirement', women, { termEnd: '2024-07-31' })).toBe('passed');
    expect(outcomeOf('no-retirement', { ...women, born: '1969-07' }, { termEnd: '2024-07-15' })).toBe(
      'unknown: born',
    );
  });
});

describe('what a rule has seen', () => {
  it('is the facts that its expression reads, with their values', () => {
    const seenBy = (expression: string, person: Partial<CadreRecord> = {}) =>
      screened('r1', person, {}, ruled({ expression }))?.seen;
    expect(seenBy('person.age <= 45 || person.partyMember')).toEqual({ age: 40, partyMember: true });
    expect(seenBy("person['rank'] == '科长' && has(person.coManaged)")).toEqual({
      ...{ rank: '科长', coManaged: false },
    });
    expect(seenBy("person.sex == 'female' ? person.age <= 40 : person.age <= 45")).toEqual({
      ...{ sex: 'male', age: 40 },
    });
    expect(seenBy('person.age <= 45 && person.workYears > 2', { born: undefined })).toEqual({
      workYears: 17,
    });
    expect(seenBy('person.age <= 40 && !person.retiresInTerm', { born: '1980-04' })).toEqual({
      ...{ age: '40..41', retiresInTerm: false },
    });
    expect(seenBy('person.fullMember', { fullMembership: '2021-04' })).toEqual({});
  });
});

describe('rules about a team', () => {
  const team = (expression: string, more: object = {}): Policy => ({
    ...policy,
    slateRules: [
      {
        ...{ id: 's1', assumed: 'a test', words: { zh: '规则', en: 'a rule' } },
        ...{ force: 'generally', team: 'town', when: 'always', expression },
        ...more,
      },
    ],
  });
  const member = (
    id: string,
    person: Partial<CadreRecord> = {},
    context: Partial<ScreeningContext> = {},
  ) => ({
    cadre: { ...able, id, ...person },
    context: { ...inTown, ...context },
  });
  const spouse = (of: string) => ({ family: [{ relation: '配偶', name: '林佳宁', cadre: of }] });
  const judged = (by: Policy, ...people: ReturnType<typeof member>[]) =>
    screenTeam(by, 'town', people, true).map(({ outcome, missing = [] }) => [outcome, ...missing].join(' '));

  it('keep couples out of the plan’s teams, whichever of both says so', () => {
    expect(judged(policy, member('c-1'), member('c-2', spouse('c-9')))).toEqual(['passed']);
    expect(judged(policy, member('c-1'), member('c-2', spouse('c-1')))).toEqual(['failed']);
    expect(judged(policy, member('c-1', spouse('c-2')), member('c-2'))).toEqual(['failed']);
    const both = team('team.all(p, p.age > 30 && team.all(q, !(q.id in p.kin)))');
    expect(judged(both, member('c-1', { born: '1980-04' }), member('c-2', spouse('c-1')))).toEqual([
      'failed',
    ]);
  });

  it('look at everybody together: at least one who is 35 or younger', () => {
    const young = team('team.exists(p, p.age <= 35)');
    expect(judged(young, member('c-1'), member('c-2'))).toEqual(['failed']);
    expect(judged(young, member('c-1'), member('c-2', { born: '1986-04-06' }))).toEqual(['passed']);
  });

  it('are unknown where a fact of one person is missing and would decide', () => {
    const young = team('team.exists(p, p.age <= 35)');
    const someone = member('c-2', { born: undefined });
    expect(judged(young, member('c-1'), someone)).toEqual(['unknown c-2.age']);
    expect(judged(young, member('c-1', { born: '1990-01-01' }), someone)).toEqual(['passed']);
  });

  it('are unknown where a month of one person decides, and name whose', () => {
    const young = team('team.exists(p, p.age <= 35)');
    const turning = member('c-2', { born: '1985-04' });
    expect(judged(young, member('c-1', { born: '1979-04' }), turning)).toEqual(['unknown c-2.born']);
    expect(judged(young, member('c-1', { born: '1990-04' }), turning)).toEqual(['passed']);
  });

  it('give up where too many dates are vague to try them all', () => {
    const all = team('team.all(p, p.age <= 35)');
    const people = Array.from({ length: 13 }, (_, n) => member(`c-${n + 1}`, { born: '1985-04' }));
    expect(judged(all, ...people)[0]).toMatch(/^unknown c-1\.born .* c-13\.born$/);
  });

  it('are judged for the day on which the team is there, with everybody’s role', () => {
    const days = (dispatch: string) => ({ days: { ...on(TODAY), dispatch } });
    const leads = team("team.exists(p, p.role == 'leader' && p.age <= 50)");
    const people = [
      member('c-1', { born: '1970-07-01' }, { role: 'leader', ...days('2021-06-01') }),
      member('c-2', {}, days('2021-08-01')),
    ];
    expect(screenTeam(leads, 'town', people, true)).toEqual([
      {
        ...{ rule: 's1', outcome: 'failed', on: '2021-08-01' },
        seen: { 'c-1.role': 'leader', 'c-1.age': 51, 'c-2.role': 'member', 'c-2.age': 41 },
      },
    ]);
  });

  it('wait for a complete team where they say so, and are for their kind of team alone', () => {
    const three = team('size(team) == 3', { when: 'complete' });
    expect(screenTeam(three, 'town', [member('c-1')], false)).toEqual([]);
    expect(screenTeam(three, 'town', [member('c-1')], true)).toMatchObject([{ outcome: 'failed' }]);
    expect(screenTeam(three, 'county', [member('c-1')], true)).toEqual([]);
  });
});
