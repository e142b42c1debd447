import { EvaluationError, type ASTNode, type Environment } from '@marcbachmann/cel-js';
import type { Rule, SlateRule } from '../domain/policy.ts';
import type { FactSeen, RuleOutcome, ScreeningDays, Screens } from '../domain/ports.ts';
import { latest, type DateString } from '../domain/time.ts';
import {
  memberFactTypes,
  PersonFacts,
  ruleEnvironment,
  slateEnvironment,
  type FactValue,
  type MemberFactName,
} from './facts.ts';
import { variantsOf, type Variants } from './person-facts.ts';

interface Compiled {
  readonly holds: (context: Readonly<Record<string, unknown>>) => unknown;
  /** The facts that the expression speaks of. */
  readonly reads: readonly MemberFactName[];
}

/** More dates that are vague and matter than these are not tried, in 4096 ways: the rule is unknown then. */
const MOST_VAGUE = 12;

/** Screens people and teams against the rules of policies; each rule is compiled once. */
export function createScreens(): Screens {
  const known = new WeakMap<Rule | SlateRule, Compiled>();
  const compiled = (rule: Rule | SlateRule, environment: () => Environment): Compiled => {
    const before = known.get(rule);
    if (before) return before;
    const parsed = environment().parse(rule.expression);
    const made = { holds: parsed, reads: [...new Set(factsRead(parsed.ast))] };
    known.set(rule, made);
    return made;
  };
  return {
    screen: ({ rules, selection: { retirement } }, cadre, context) =>
      rules
        .filter(({ roles }) => roles.includes(context.role))
        .map((rule) => {
          const { holds, reads } = compiled(rule, ruleEnvironment);
          const on = dayOf(rule, context.days);
          const person = variantsOf({ cadre, context, retirement }, reads, on);
          const ask = ([facts]: readonly PersonFacts[]): unknown => holds({ person: facts });
          return { rule: rule.id, on, ...judge(ask, reads, [person]) };
        }),
    screenTeam: ({ slateRules, selection: { retirement } }, kind, people, complete) => {
      const on = people.map(({ context }) => context.days.dispatch).reduce(latest, '');
      return slateRules
        .filter(({ team, when }) => team === kind && (complete || when === 'always'))
        .map((rule) => {
          const { holds, reads } = compiled(rule, slateEnvironment);
          const members = people.map(({ cadre, context }) => ({
            ...variantsOf({ cadre, context, retirement }, reads, on),
            id: cadre.id,
          }));
          const ask = (team: readonly PersonFacts[]): unknown => holds({ team });
          return { rule: rule.id, on, ...judge(ask, reads, members) };
        });
    },
  };
}

const dayOf = ({ asOf }: Rule, days: ScreeningDays): DateString =>
  asOf === undefined ? days.screening : asOf === 'nomination' || asOf === 'dispatch' ? days[asOf] : asOf;

/** Every fact that an expression selects, whatever the person is called there: `person.age`, `p.age`, `p['age']`. */
function factsRead({ op, args }: ASTNode): readonly MemberFactName[] {
  const selected =
    op === '.' || op === '.?' ? args[1] : op === '[]' && args[1].op === 'value' ? args[1].args : null;
  const own = typeof selected === 'string' && isFact(selected) ? [selected] : [];
  return [...own, ...[args].flat(2).filter(isNode).flatMap(factsRead)];
}

const isFact = (name: string): name is MemberFactName => Object.hasOwn(memberFactTypes, name);
const isNode = (part: unknown): part is ASTNode => typeof part === 'object' && part !== null && 'op' in part;

/** Somebody whom a rule looks at; with an id where it looks at several. */
type Subject = Variants & { readonly id?: string };

/** Certain is what comes out the same in every way in which the facts may be true. */
function judge(
  ask: (people: readonly PersonFacts[]) => unknown,
  reads: readonly MemberFactName[],
  subjects: readonly Subject[],
): Pick<RuleOutcome, 'outcome' | 'missing' | 'seen'> {
  const seen = Object.fromEntries(subjects.flatMap((subject) => seenOf(subject, reads)));
  const unknown = (missing: readonly string[]) => ({ outcome: 'unknown' as const, missing, seen });
  const dates = subjects.flatMap(({ id, vague }) => vague.map((field) => named(field, id)));
  if (dates.length > MOST_VAGUE) return unknown(dates);
  // By the number whose bits say which of the dates are taken for the last day of their month.
  const answers: boolean[] = [];
  for (let way = 0; way < 2 ** dates.length; way += 1) {
    try {
      answers.push(ask(inWay(way, subjects)) === true);
    } catch (error) {
      if (!(error instanceof EvaluationError && error.code === 'no_such_key')) throw error;
      return unknown(subjects.flatMap((subject) => missingOf(subject, reads)));
    }
  }
  const deciding = dates.filter((_, n) => answers.some((answer, way) => answer !== answers[way ^ (1 << n)]));
  if (deciding.length > 0) return unknown(deciding);
  return { outcome: answers[0] === true ? 'passed' : 'failed', seen };
}

function inWay(way: number, subjects: readonly Subject[]): readonly PersonFacts[] {
  let rest = way;
  return subjects.map(({ variants }) => {
    const facts = variants[rest % variants.length] ?? variants[0];
    rest = Math.floor(rest / variants.length);
    return new PersonFacts(facts);
  });
}

const named = (what: string, id: string | undefined): string => (id === undefined ? what : `${id}.${what}`);

const missingOf = (
  { variants, id = 'person' }: Subject,
  reads: readonly MemberFactName[],
): readonly string[] =>
  reads.filter((fact) => variants.some((facts) => facts[fact] === undefined)).map((fact) => named(fact, id));

/** `44..45` for what is one of both; what may be true or false is not seen. */
const seenOf = (
  { variants, id }: Subject,
  reads: readonly MemberFactName[],
): readonly (readonly [string, FactSeen])[] =>
  reads.flatMap((fact): (readonly [string, FactSeen])[] => {
    if (fact === 'id') return [];
    const found = new Set(variants.map((facts) => facts[fact]).flatMap(seeable));
    const values = [...found].toSorted((a, b) => (a < b ? -1 : 1));
    const [one] = values;
    if (one === undefined || (values.length > 1 && typeof one === 'boolean')) return [];
    return [[named(fact, id), values.length > 1 ? values.join('..') : one]];
  });

const seeable = (value: FactValue | undefined): readonly FactSeen[] =>
  value === undefined
    ? []
    : [typeof value === 'bigint' ? Number(value) : typeof value === 'object' ? value.join(', ') : value];
