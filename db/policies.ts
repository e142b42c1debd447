import { and, desc, eq, inArray, isNull, max, sql } from 'drizzle-orm';
import type { Policy } from '../domain/policy.ts';
import type { Database, Reader, Transaction } from './client.ts';
import { caseTable, policy, programme } from './schema.ts';

/** The version that new cases of a programme begin with. */
export async function currentVersion(reader: Reader, id: string): Promise<number> {
  const [row] = await reader
    .select({ version: programme.policyVersion })
    .from(programme)
    .where(eq(programme.id, id));
  if (!row) throw new Error(`programme ${id} is not in the database`);
  return row.version;
}

export interface PolicyVersion {
  readonly version: number;
  readonly current: boolean;
  /** Cases that go on by this version. */
  readonly openCases: number;
}

export const policyVersions = async (reader: Reader, id: string): Promise<readonly PolicyVersion[]> =>
  reader
    .select({
      version: policy.version,
      current: sql<boolean>`${policy.version} = ${programme.policyVersion}`,
      openCases: sql<number>`(select count(*)::int from "case" c
        where c.programme = ${policy.id} and c.policy_version = ${policy.version} and c.ended_on is null)`,
    })
    .from(policy)
    .innerJoin(programme, eq(programme.id, policy.id))
    .where(eq(policy.id, id))
    .orderBy(desc(policy.version));

/** Teams have no end of their own: they go over to the version. What they have opened keeps its own. */
export async function adoptVersion(tx: Transaction, id: string, version: number): Promise<void> {
  await tx.update(programme).set({ policyVersion: version }).where(eq(programme.id, id));
  await tx
    .update(caseTable)
    .set({ policyVersion: version })
    .where(and(eq(caseTable.programme, id), inArray(caseTable.kind, ['team']), isNull(caseTable.endedOn)));
}

/** Stores the next version of a policy. Nothing goes by it until it is adopted. Answers what is wrong, if anything is. */
export async function storeNextVersion(
  db: Database,
  document: Policy,
  { check }: { readonly check: boolean },
): Promise<string | undefined> {
  const { id, version } = document;
  return db.transaction(async (tx) => {
    const [known] = await tx
      .select({ version: max(policy.version) })
      .from(policy)
      .where(eq(policy.id, id));
    if (!known?.version) return `there is no programme ${id} in the database`;
    const next = known.version + 1;
    if (version !== next) return `policy.json, version: the next one is ${next}, not ${version}`;
    if (!check) await tx.insert(policy).values({ id, version, document });
    return undefined;
  });
}
