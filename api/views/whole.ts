import type { CaseKind } from '../../domain/case.ts';
import type { Policy } from '../../domain/policy.ts';
import { Refusal } from '../../domain/errors.ts';
import { policyOf } from '../../db/facts.ts';
import { findCase, peopleOfCase, type WholeCase } from '../../db/queries/cases.ts';
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

export interface Read<S> {
  /** What every answer about a case begins with. */
  readonly head: Omit<WholeCase, 'state' | 'visible'> & { readonly people: Readonly<Record<string, string>> };
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
  const people = await peopleOfCase(db, id);
  const history = await historyOf(db, id, readsTexts(session));
  const policy = await policyOf(db, row.programme, row.policyVersion);
  return { head: { ...row, people }, state: state as S, history, policy };
}
