import type { Policy } from './policy.ts';

/** Where two versions of a policy differ: `chains.nomination.steps.partyGroup.limit`, list items by their id. */
export interface PolicyChange {
  readonly at: string;
  readonly change: 'added' | 'removed' | 'changed';
}

export const comparePolicies = (before: Policy, after: Policy): readonly PolicyChange[] =>
  compare('', before, after).filter(({ at }) => at !== 'version');

function compare(at: string, before: unknown, after: unknown): readonly PolicyChange[] {
  if (before === undefined) return [{ at, change: 'added' }];
  if (after === undefined) return [{ at, change: 'removed' }];
  const [one, other] = [fieldsOf(before), fieldsOf(after)];
  if (!one || !other) return isSame(before, after) ? [] : [{ at, change: 'changed' }];
  const names = [...new Set([...Object.keys(one), ...Object.keys(other)])];
  const inside = names.flatMap((name) => compare(at === '' ? name : `${at}.${name}`, one[name], other[name]));
  const moved =
    Array.isArray(before) &&
    inside.length === 0 &&
    Object.keys(one).join(' ') !== Object.keys(other).join(' ');
  return moved ? [{ at, change: 'changed' }] : inside;
}

/** The database gives the fields of an object back in another order than it got them. */
const isSame = (one: unknown, other: unknown): boolean => {
  if (typeof one !== 'object' || typeof other !== 'object' || !one || !other) return one === other;
  const [a, b] = [Object.entries(one), new Map<string, unknown>(Object.entries(other))];
  return (
    Array.isArray(one) === Array.isArray(other) &&
    a.length === b.size &&
    a.every(([name, value]) => b.has(name) && isSame(value, b.get(name)))
  );
};

/** What is compared one by one: the fields of an object, the items of a list that have ids. Anything else is one value. */
function fieldsOf(value: unknown): Readonly<Record<string, unknown>> | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if (!Array.isArray(value)) return value as Readonly<Record<string, unknown>>;
  const items = value as readonly unknown[];
  return items.length > 0 && items.every(hasId)
    ? Object.fromEntries(items.map((item) => [item.id, item]))
    : undefined;
}

const hasId = (item: unknown): item is { readonly id: string } =>
  typeof item === 'object' && item !== null && typeof (item as { id?: unknown }).id === 'string';

/** Ids of the items of a part that something has changed in: of `chains`, of `rules`. */
export const changedIn = (
  part: 'chains' | 'rules' | 'slateRules',
  changes: readonly PolicyChange[],
): readonly string[] => [
  ...new Set(
    changes.flatMap(({ at }) =>
      at.startsWith(`${part}.`) ? [at.slice(part.length + 1).split('.')[0] ?? ''] : [],
    ),
  ),
];
