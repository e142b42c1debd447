import { ensure } from './errors.ts';

/** From then on new cases of the programme begin with this version; those that run keep theirs. */
export interface PolicyAdopted {
  readonly type: 'policyAdopted';
  readonly version: number;
}

export interface AdoptPolicy {
  readonly act: 'adoptPolicy';
  readonly version: number;
}

export interface PolicyVersions {
  /** Versions that are stored. */
  readonly known: readonly number[];
  readonly current: number;
}

export function adoptPolicy(
  { version }: AdoptPolicy,
  { known, current }: PolicyVersions,
): readonly PolicyAdopted[] {
  ensure(known.includes(version), 'policy-unknown', { version }, 'version');
  ensure(version !== current, 'policy-current', { version }, 'version');
  return [{ type: 'policyAdopted', version }];
}
