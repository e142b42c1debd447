import { postLevels, type CadreRecord, type PartialDate } from '../domain/cadre.ts';
import type { Policy } from '../domain/policy.ts';
import type { RuleOutcome, Screening } from '../domain/ports.ts';
import { addDays, addMonths, fullYears, type DateString } from '../domain/time.ts';
import { factEnvironment, type PersonFacts } from '../schemas/facts.ts';
import type { ScreeningContext } from '../db/facts.ts';

type Compiled = (context: { person: PersonFacts }) => unknown;

/** Screens people against the rules of a policy, each compiled once a policy version. */
export function createScreen(): (policy: Policy, cadre: CadreRecord, context: ScreeningContext) => Screening {
  const compiled = new Map<string, ReadonlyMap<string, Compiled>>();
  const rulesOf = (policy: Policy): ReadonlyMap<string, Compiled> => {
    const key = `${policy.id}@${policy.version}`;
    const known = compiled.get(key);
    if (known) return known;
    const environment = factEnvironment();
    const rules = new Map(
      policy.rules.map((rule) => [rule.id, environment.parse(rule.expression) as Compiled]),
    );
    compiled.set(key, rules);
    return rules;
  };
  return (policy, cadre, context) => {
    const rules = rulesOf(policy);
    // A date known to the month only is every day of it: what both its ends agree on is certain.
    const [early, late] = [factsOf(cadre, context, 'first'), factsOf(cadre, context, 'last')];
    return policy.rules
      .filter((rule) => rule.roles.includes(context.role))
      .map(({ id }): RuleOutcome => {
        const rule = rules.get(id);
        if (!rule) throw new Error(`rule ${id} was not compiled`);
        const [one, other] = [judge(rule, early), judge(rule, late)];
        if (one.missing.length > 0) return { rule: id, outcome: 'unknown', missing: one.missing };
        if (one.holds !== other.holds) return { rule: id, outcome: 'unknown', missing: monthOnly(cadre) };
        return { rule: id, outcome: one.holds ? 'passed' : 'failed' };
      });
  };
}

function judge(rule: Compiled, person: PersonFacts): { holds: boolean; missing: readonly string[] } {
  try {
    return { holds: rule({ person }) === true, missing: [] };
  } catch (error) {
    const [, key] = /No such key: (\w+)/.exec(error instanceof Error ? error.message : '') ?? [];
    if (key === undefined) throw error;
    return { holds: false, missing: [`person.${key}`] };
  }
}

const isMonth = (date: PartialDate | undefined): boolean => date !== undefined && date.length === 7;

const monthOnly = (cadre: CadreRecord): readonly string[] =>
  (['born', 'partyEntry', 'fullMembership', 'workStart'] as const).filter((field) => isMonth(cadre[field]));

/** The first or the last day that a date may stand for. */
function dayOf(date: PartialDate, end: 'first' | 'last'): DateString {
  if (date.length === 10) return date;
  const first = `${date}-01`;
  return end === 'first' ? first : addDays(addMonths(first, 1), -1);
}

/** What is known of a person on the day; what is not known is not there. */
function factsOf(cadre: CadreRecord, context: ScreeningContext, end: 'first' | 'last'): PersonFacts {
  const { date, leadUnit, consortium, unitLine } = context;
  const years = (from: PartialDate | undefined): bigint | undefined =>
    from === undefined ? undefined : BigInt(fullYears(dayOf(from, end), date));
  const { partyMember, fullMembership } = cadre;
  const full = fullMembership !== undefined && dayOf(fullMembership, end) <= date;
  const lastGrade = cadre.grades[String(Number(date.slice(0, 4)) - 1)];
  const facts: Record<keyof PersonFacts, PersonFacts[keyof PersonFacts] | undefined> = {
    age: years(cadre.born),
    partyMember,
    fullMember: partyMember && full,
    partyYears: partyMember && full ? years(fullMembership) : 0n,
    workYears: years(cadre.workStart),
    level: cadre.postLevel === undefined ? undefined : BigInt(postLevels.indexOf(cadre.postLevel)),
    establishment: cadre.establishment,
    inLeadUnit: unitLine.includes(leadUnit),
    inConsortium: consortium.some((unit) => unitLine.includes(unit)),
    underSanction: cadre.sanctions.some(({ from, until }) => from <= date && date <= until),
    underInvestigation: cadre.underInvestigation,
    lastGrade,
  };
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) as PersonFacts;
}
