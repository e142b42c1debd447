import { storeProgramme, storeRoster } from '../db/store-programme.ts';
import type { CaseRef } from '../domain/case.ts';
import type { Places } from '../domain/office.ts';
import { chainOf, type Policy, type SigningStep, type Step } from '../domain/policy.ts';
import { generateRoster } from '../domain/roster.ts';
import { PEOPLE } from './peers/engine.ts';
import type { BenchStack } from './stack.ts';

/** A team's five seats and whom their unit nominates for them. */
export interface Slate {
  readonly ref: CaseRef;
  readonly town: string;
  readonly places: Places;
  readonly people: readonly { readonly person: string; readonly seat: string }[];
}

/** The programme's policy with four signatures and nothing besides: no rules, no papers, no notice. What every engine does. */
export function benchPolicy(policy: Policy): Policy {
  const { chains, posting, selection, notice } = policy;
  const chain = chainOf(policy, posting.chains.nomination);
  return {
    ...policy,
    ...{ id: `${policy.id}-bench`, rules: [], slateRules: [] },
    chains: { ...chains, [posting.chains.nomination]: { ...chain, steps: chain.steps.map(signature) } },
    selection: { ...selection, caseFile: [] },
    notice: { ...notice, scope: 'none' },
  };
}

function signature({ id, name, office, limit, remindBefore, escalateTo, may }: Step): SigningStep {
  return { id, name, office, limit, remindBefore, escalateTo, may, kind: 'signing', rule: 'any' };
}

/** Stores so many towns and five people for each, who are of the municipal departments in turn. */
export async function storeSlates(
  { database, programme }: BenchStack,
  policy: Policy,
  most: number,
): Promise<readonly Slate[]> {
  const supplying = programme.units.filter(({ kind }) => kind === 'department');
  const slates = Array.from({ length: most }, (_, n): Slate => {
    const unit = supplying[n % supplying.length];
    const [root] = unit?.line ?? [];
    if (!unit || root === undefined) throw new Error('the programme has no departments');
    const town = `bench-${n}`;
    return {
      ref: {
        id: `selection/${town}/1`,
        kind: 'selection',
        programme: policy.id,
        policyVersion: policy.version,
      },
      town,
      places: { supplyingUnit: unit.code, leadUnit: unit.code, root, municipality: root },
      people: Array.from({ length: PEOPLE }, (__, m) => ({
        person: `c-${town}-${m + 1}`,
        seat: `${town}/${m + 1}`,
      })),
    };
  });
  // A city of its own each: a nomination looks through the whole city.
  const areas = slates.flatMap(({ town }) => {
    const line = [`${town}-city`, `${town}-county`, town];
    return (['city', 'county', 'town'] as const).map((kind, n) => ({
      ...{ code: line[n] ?? '', kind, name: `${kind} ${town}`, source: 'bench' },
      ...{ parent: line[n - 1] ?? null, line: line.slice(0, n + 1) },
    }));
  });
  const teams = slates.map(({ town: area, places, people }) => ({
    ...{ area, kind: 'town' as const },
    seats: people.map(({ seat }) => ({ seat, role: 'member' as const, places })),
  }));
  await storeProgramme(database.db, { ...programme, policy, areas, teams, pairings: [] });
  const [anybody] = generateRoster({ seed: 1, programme, today: policy.formation.launchOn });
  if (!anybody) throw new Error('the programme has no people');
  const people = slates.flatMap((slate) =>
    slate.people.map(({ person }) => ({ ...anybody, id: person, unit: slate.places.supplyingUnit ?? '' })),
  );
  await storeRoster(database.db, people);
  return slates;
}
