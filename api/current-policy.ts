import { policyOf } from '../db/facts.ts';
import { listProgrammes } from '../db/queries/reference.ts';
import type { Policy } from '../domain/policy.ts';
import type { ApiDeps } from './deps.ts';

/** The policy in use: for what it calls things, where what is asked is about no case in particular. */
export async function currentPolicy({ db }: Pick<ApiDeps, 'db'>): Promise<Policy> {
  const [programme] = await listProgrammes(db);
  if (!programme) throw new Error('no programme is on record: load one first');
  return policyOf(db, programme.id, programme.policyVersion);
}
