import type { FiledRow } from '../../db/queries/case-file.ts';
import { resolve } from '../../domain/office.ts';
import { chainOf, type Policy } from '../../domain/policy.ts';
import type { SeatPlan } from '../../domain/selection-state.ts';

const dispatch = { zh: '派遣', en: 'dispatch' };

/** What the policy asks for of whoever is nominated for this seat, each with the document that is on file. */
export function caseFileView(policy: Policy, { role, places }: SeatPlan, files: readonly FiledRow[]) {
  const { steps } = chainOf(policy, policy.posting.chains.nomination);
  return policy.selection.caseFile
    .filter(({ roles }) => roles?.includes(role) ?? true)
    .map(({ id, name, office, neededFor }) => {
      const filed = files.find(({ item }) => item === id);
      return {
        ...{ item: id, words: name, neededFor: neededFor ?? null, office: resolve(office, places) },
        neededForWords:
          neededFor === undefined ? null : (steps.find((step) => step.id === neededFor)?.name ?? dispatch),
        document: filed ? documentOf(filed) : null,
      };
    });
}

const documentOf = ({ person: _, item: __, ...document }: FiledRow) => document;
