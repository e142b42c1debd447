import { describe, expect, it } from 'vitest';
import { changedIn, comparePolicies } from '../../domain/policy-diff.ts';
import type { Policy } from '../../domain/policy.ts';
import { policy } from '../support/shenzhen.ts';

/** The policy with something changed in a copy of it. */
function changed(change: (copy: { -readonly [K in keyof Policy]: Policy[K] }) => void): Policy {
  const copy = structuredClone(policy);
  change(copy);
  return copy;
}
const differences = (after: Policy) =>
  comparePolicies(policy, after).map(({ at, change }) => `${change} ${at}`);

describe('two versions of a policy', () => {
  it('that differ in their number only do not differ', () => {
    expect(differences(changed((copy) => (copy.version = 2)))).toEqual([]);
  });

  it('of which one comes from the database, with its fields in another order, do not differ', () => {
    const turned = (value: unknown): unknown => {
      if (typeof value !== 'object' || value === null) return value;
      if (Array.isArray(value)) return value.map(turned);
      return Object.fromEntries(
        Object.entries(value)
          .map(([name, item]) => [name, turned(item)] as const)
          .toReversed(),
      );
    };
    const [one, other] = [JSON.stringify(turned(policy)), JSON.stringify(policy)];
    expect(one).not.toBe(other);
    expect(differences(JSON.parse(one))).toEqual([]);
  });

  it('differ at a field of a rule, a step or a term, each by its path with ids', () => {
    const after = changed((copy) => {
      copy.rules = copy.rules.map((rule) =>
        rule.id === 'leader-age' ? { ...rule, force: 'must', expression: 'person.age <= 45' } : rule,
      );
      copy.term = { ...copy.term, months: 24 };
      const { nomination } = copy.chains;
      const steps = nomination?.steps.map((step) =>
        step.id === 'partyGroup' ? { ...step, limit: 20 } : step,
      );
      copy.chains = { ...copy.chains, nomination: { ...nomination, steps } as Policy['chains'][string] };
    });
    expect(differences(after)).toEqual([
      'changed rules.leader-age.force',
      'changed rules.leader-age.expression',
      'changed chains.nomination.steps.partyGroup.limit',
      'changed term.months',
    ]);
    expect(changedIn('rules', comparePolicies(policy, after))).toEqual(['leader-age']);
    expect(changedIn('chains', comparePolicies(policy, after))).toEqual(['nomination']);
  });

  it('differ by what is there in one of them only, and by the order of steps', () => {
    const without = changed((copy) => {
      copy.rules = copy.rules.filter(({ id }) => id !== 'no-sanction');
    });
    expect(differences(without)).toEqual(['removed rules.no-sanction']);
    expect(comparePolicies(without, policy)).toEqual([{ at: 'rules.no-sanction', change: 'added' }]);
    const turned = changed((copy) => {
      const { waiver } = copy.chains;
      copy.chains = {
        ...copy.chains,
        waiver: { ...waiver, steps: waiver?.steps.toReversed() } as Policy['chains'][string],
      };
    });
    expect(differences(turned)).toEqual(['changed chains.waiver.steps']);
  });
});
