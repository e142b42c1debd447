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
    const factsWith = (end: EndOf): PersonFacts => factsOf(cadre, context, end);
    const [early, late] = [factsWith(() => 'first'), factsWith(() => 'last')];
    return policy.rules
      .filter((rule) => rule.roles.includes(context.role))
      .map(({ id }): RuleOutcome => {
        const rule = rules.get(id);
        if (!rule) throw new Error(`rule ${id} was not compiled`);
        const [one, other] = [judge(rule, early), judge(rule, late)];
        const missing = [...new Set([...one.missing, ...other.missing])];
        if (missing.length > 0) return { rule: id, outcome: 'unknown', missing };
        if (one.holds !== other.holds)
          return { rule: id, outcome: 'unknown', missing: deciding(cadre, rule, factsWith) };
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

type DateField = 'born' | 'partyEntry' | 'fullMembership' | 'workStart';
/** Which day of its month a vague date is taken for. */
type EndOf = (field: DateField) => 'first' | 'last';

const isMonth = (date: PartialDate | undefined): boolean => date !== undefined && date.length === 7;

/** The dates whose day would decide; all the vague ones, where only several of them together would. */
function deciding(
  cadre: CadreRecord,
  rule: Compiled,
  factsWith: (end: EndOf) => PersonFacts,
): readonly string[] {
  const fields = (['born', 'partyEntry', 'fullMembership', 'workStart'] as const).filter((field) =>
    isMonth(cadre[field]),
  );
  const holds = (end: EndOf): boolean => judge(rule, factsWith(end)).holds;
  const alone = fields.filter(
    (own) =>
      holds((field) => (field === own ? 'last' : 'first')) !== holds(() => 'first') ||
      holds((field) => (field === own ? 'first' : 'last')) !== holds(() => 'last'),
  );
  return alone.length > 0 ? alone : fields;
}

/** The first or the last day that a date may stand for. */
function dayOf(date: PartialDate, end: 'first' | 'last'): DateString {
  if (date.length === 10) return date;
  const first = `${date}-01`;
  return end === 'first' ? first : addDays(addMonths(first, 1), -1);
}

/** What is known of a person on the day; what is not known is not there. */
function factsOf(cadre: CadreRecord, context: ScreeningContext, end: EndOf): PersonFacts {
  const { date, leadUnit, consortium, unitLine } = context;
  const day = (field: DateField): DateString | undefined =>
    cadre[field] === undefined ? undefined : dayOf(cadre[field], end(field));
  const years = (field: DateField): bigint | undefined => {
    const from = day(field);
    return from === undefined ? undefined : BigInt(fullYears(from, date));
  };
  const { partyMember } = cadre;
  const full = partyMember ? isFull(day('partyEntry'), day('fullMembership'), date) : false;
  const lastGrade = cadre.grades[String(Number(date.slice(0, 4)) - 1)];
  const facts: Record<keyof PersonFacts, PersonFacts[keyof PersonFacts] | undefined> = {
    age: years('born'),
    partyMember,
    fullMember: full,
    partyYears: full ? years('fullMembership') : full === false ? 0n : undefined,
    workYears: years('workStart'),
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

/** 预备期 lasts a year: within it nobody is a full member; after it the files should say since when, or nobody knows. */
function isFull(
  entry: DateString | undefined,
  since: DateString | undefined,
  date: DateString,
): boolean | undefined {
  if (since !== undefined) return since <= date;
  return entry !== undefined && date < addMonths(entry, 12) ? false : undefined;
}
