import { listDuties, evidenceOf } from '../../db/queries/duties.ts';
import { dutyOf } from '../../domain/duty-acts.ts';
import type { DutyState } from '../../domain/duty-state.ts';
import { Refusal } from '../../domain/errors.ts';
import { resolve } from '../../domain/office.ts';
import { readsTexts, reachOf } from '../access.ts';
import type { ApiDeps } from '../deps.ts';
import type { Session } from '../session.ts';
import { readCase } from './whole.ts';

/** A duty with what its policy asks for, and every version of its evidence. */
export async function dutyView(deps: Pick<ApiDeps, 'db'>, session: Session, id: string) {
  const { head, state, history, policy } = await readCase<DutyState>(deps, session, id, 'duty');
  const [row] = (await listDuties(deps.db, { reach: reachOf(session), id }, 1, undefined)).items;
  if (!row) throw new Refusal('not-found', { id });
  const asked = dutyOf(policy, state.duty);
  const filed = await evidenceOf(deps.db, id, { texts: readsTexts(session) });
  const { participants, villages = false, attachment = false } = asked.evidence;
  return {
    ...head,
    ...row,
    ...{ name: asked.name, clause: asked.clause ?? null, assumed: asked.assumed ?? null, every: asked.every },
    ...{ wanted: { participants, villages, attachment }, versions: asked.versions === true },
    ...{ waivedBy: resolve(asked.waivedBy, state.places), confirm: state.confirm, told: state.told },
    waiver: history.find(({ type }) => type === 'dutyWaived')?.texts?.reason ?? null,
    evidence: filed.map((one) => ({
      ...one,
      reason:
        one.status === 'returned'
          ? (history.find(({ type, sequence }) => type === 'evidenceReturned' && sequence > one.sequence)
              ?.texts?.reason ?? null)
          : null,
    })),
  };
}
