import type { FiledDocument } from '../domain/case-file.ts';
import { chainOf, type Policy } from '../domain/policy.ts';
import type { DateString } from '../domain/time.ts';

/** The number under which an office files what it wrote that day. */
export const numberOf = (office: string, date: DateString): string =>
  `${office.split('/')[0]}〔${date.slice(0, 4)}〕${date.slice(5).replace('-', '')}号`;

const stepsOf = (policy: Policy) => chainOf(policy, policy.posting.chains.nomination).steps;

/** Items of the case file that an office provides by itself, not with a signature: all that its role does. */
export function papersOf(
  policy: Policy,
  office: string,
  date: DateString,
): readonly ({ readonly item: string } & FiledDocument)[] {
  const signed = stepsOf(policy).map(({ files }) => files);
  return policy.selection.caseFile
    .filter(
      ({ id, office: provider, neededFor }) =>
        neededFor !== undefined && office.endsWith(`/${provider.role}`) && !signed.includes(id),
    )
    .map(({ id: item }) => ({ item, number: numberOf(office, date), on: date }));
}

/** The document that the signature of an office brings to the case file, if its step does. */
export function documentBy(policy: Policy, office: string, date: DateString): FiledDocument | undefined {
  const brings = stepsOf(policy).some(
    (step) => step.files !== undefined && office.endsWith(`/${step.office.role}`),
  );
  return brings ? { number: numberOf(office, date), on: date } : undefined;
}
