import type { CaseKind } from '../../domain/case.ts';
import type { Policy } from '../../domain/policy.ts';
import { Refusal } from '../../domain/errors.ts';
import { policyOf } from '../../db/facts.ts';
import { findCase, peopleOfCase, type WholeCase } from '../../db/queries/cases.ts';
import { accountsOfCase } from '../../db/queries/holders.ts';
import { historyOf, type Event } from '../../db/queries/events.ts';
import { readsTexts, reachOf } from '../access.ts';
import type { ApiDeps } from '../deps.ts';
import { Problem } from '../problem.ts';
import type { Session } from '../session.ts';

/** A case that whoever asks may read; another kind of case at the address is as good as none. */
export async function readableCase(
  { db }: Pick<ApiDeps, 'db'>,
  session: Session,
  id: string,
  kind?: CaseKind,
): Promise<WholeCase> {
  const found = await findCase(db, id, reachOf(session));
  if (!found || (kind && found.kind !== kind)) throw new Refusal('not-found', { id });
  if (!found.visible) throw new Problem('not-visible');
  return found;
}

/** The version of the policy that a case is pinned to. */
export const policyOfCase = (
  { db }: Pick<ApiDeps, 'db'>,
  { programme, policyVersion }: Pick<WholeCase, 'programme' | 'policyVersion'>,
): Promise<Policy> => policyOf(db, programme, policyVersion);

export interface Read<S> {
  /** What every answer about a case begins with. */
  readonly head: Omit<WholeCase, 'state' | 'visible'> & {
    readonly people: Readonly<Record<string, string>>;
    readonly accounts: Readonly<Record<string, string>>;
  };
  readonly state: S;
  readonly history: readonly Event[];
  readonly policy: Policy;
}

/** Everything that the view of one kind of case is made of. */
export async function readCase<S>(
  deps: Pick<ApiDeps, 'db'>,
  session: Session,
  id: string,
  kind: CaseKind,
): Promise<Read<S>> {
  const { state, visible: _, ...row } = await readableCase(deps, session, id, kind);
  const { db } = deps;
  const [people, accounts, history, policy] = await Promise.all([
    peopleOfCase(db, id),
    accountsOfCase(db, id),
    historyOf(db, id, readsTexts(session)),
    policyOfCase(deps, row),
  ]);
  return { head: { ...row, people, accounts }, state: state as S, history, policy };
}
