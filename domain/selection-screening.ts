import { ensure } from './errors.ts';
import { ruleOf, type Policy } from './policy.ts';
import type { RuleOutcome, Screening } from './ports.ts';
import type { DateString } from './time.ts';

/**
 * Screening at the nomination: a `must` has to be passed; a `generally` or `in-principle` rule may be waived with a
 * reason, which goes through the waiver's own chain.
 */
export function screenNominee(
  policy: Policy,
  person: string,
  screening: Screening,
  waive: readonly { readonly rule: string; readonly reason: string }[],
): void {
  const waived = new Set(waive.map(({ rule }) => rule));
  for (const { rule: id, outcome, missing = [] } of screening) {
    const rule = ruleOf(policy, id);
    if (!rule) throw new Error(`screening names rule ${id}, which policy ${policy.id} does not have`);
    const clause = rule.clause ?? rule.assumed ?? '';
    if (outcome === 'passed') {
      ensure(!waived.has(id), 'waiver-not-needed', { person }, 'waive');
      continue;
    }
    if (rule.force === 'must') {
      ensure(
        outcome !== 'unknown',
        'fact-missing',
        { person, rule: id, clause, facts: missing.join(', ') },
        'person',
      );
      ensure(false, 'rule-failed', { person, rule: id, clause }, 'person');
    }
    ensure(waived.has(id), 'waiver-needed', { person, rule: id, clause }, 'waive');
  }
  const screened = new Set(screening.map(({ rule }) => rule));
  for (const { rule, reason } of waive) {
    ensure(screened.has(rule), 'not-found', { id: rule }, 'waive');
    ensure(reason.trim() !== '', 'reason-missing', {}, 'waive');
  }
}

/** What a nominee was let in with. */
interface Waived {
  readonly waived: readonly string[];
  readonly waivedUntil?: DateString;
}

/**
 * The rule that stops a nominee who was let in before: one that is failed for certain and knows no exception, or whose
 * exception was not asked for or has expired. What is unknown stops nobody. `ofTheSlate`: exceptions to rules about the team
 * that were granted with somebody else of it.
 */
export function barrierOf(
  policy: Policy,
  { waived, waivedUntil }: Waived,
  screening: Screening,
  date: DateString,
  ofTheSlate: readonly string[],
): RuleOutcome | undefined {
  const expired = waivedUntil !== undefined && waivedUntil < date;
  return screening.find(({ rule, outcome }) => {
    if (outcome !== 'failed') return false;
    if (ruleOf(policy, rule)?.force === 'must') return true;
    return (expired || !waived.includes(rule)) && !ofTheSlate.includes(rule);
  });
}
