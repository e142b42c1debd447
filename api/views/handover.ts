import { handoverListOf } from '../../db/queries/handover.ts';
import type { Policy } from '../../domain/policy.ts';
import { listOf } from '../../domain/posting-handover-state.ts';
import type { PostingState } from '../../domain/posting-state.ts';
import type { Event } from '../../db/queries/events.ts';
import type { ApiDeps } from '../deps.ts';

/** The handover of a posting: its list, who has signed which version, and when the town confirmed it. */
export async function handoverView(
  { db }: Pick<ApiDeps, 'db'>,
  posting: string,
  { state, policy, history }: { state: PostingState; policy: Policy; history: readonly Event[] },
) {
  const rows = await handoverListOf(db, posting);
  const { kinds } = policy.posting.handover;
  return {
    version: listOf(state).version,
    signed: state.successor?.signed ?? [],
    confirmedOn: history.find(({ type }) => type === 'handoverConfirmed')?.date ?? null,
    entries: rows.map((row) => ({ ...row, words: kinds.find(({ id }) => id === row.kind)?.name ?? null })),
  };
}
