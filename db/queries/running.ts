import { sql } from 'drizzle-orm';
import type { Approvals } from '../../domain/approval.ts';
import type { CaseKind } from '../../domain/case.ts';
import type { Reader } from '../client.ts';

/** A case that goes on and has approvals, with the version of the policy that it keeps. */
export interface RunningCase {
  readonly id: string;
  readonly kind: CaseKind;
  readonly town: string | null;
  readonly policyVersion: number;
  readonly state: { readonly approvals: Approvals };
}

export const runningApprovals = async (reader: Reader, programme: string): Promise<readonly RunningCase[]> =>
  reader.execute<Record<string, unknown> & RunningCase>(sql`
    select id, kind, town, policy_version as "policyVersion", state from "case"
    where programme = ${programme} and ended_on is null and state ? 'approvals' order by id`);
