import {
  listWorkItems,
  measuresByTown,
  partsOfWork,
  type WorkItemFilter,
} from '../../db/queries/work-items.ts';
import { Refusal } from '../../domain/errors.ts';
import type { Policy } from '../../domain/policy.ts';
import { headingOf } from '../../domain/work-item.ts';
import type { WorkItemState } from '../../domain/work-item-state.ts';
import { readsTexts, reachOf } from '../access.ts';
import type { ApiDeps } from '../deps.ts';
import type { Session } from '../session.ts';
import { readCase } from './whole.ts';

const measureView = ({ id, name, kind, target }: Measured) => ({ id, name, kind, target: target ?? null });
type Measured = NonNullable<Policy['work']>[number]['measures'][number];

/** An item of work with its plan, progress and evidence. */
export async function workItemView(deps: Pick<ApiDeps, 'db'>, session: Session, id: string) {
  const { head, state, history, policy } = await readCase<WorkItemState>(deps, session, id, 'workItem');
  const [row] = (await listWorkItems(deps.db, { reach: reachOf(session), id }, 1, undefined)).items;
  if (!row) throw new Refusal('not-found', { id });
  const { name, verb, clause, measures } = headingOf(policy, state.heading);
  return {
    ...head,
    ...row,
    ...{ name, verb, clause: clause ?? null, confirm: state.confirm },
    measures: measures.map(measureView),
    ...(await partsOfWork(deps.db, id, { texts: readsTexts(session) })),
    reasons: history.flatMap(({ type, date: on, texts }) =>
      type === 'completionReturned' || type === 'workDropped'
        ? [{ type, on, reason: texts?.reason ?? null }]
        : [],
    ),
  };
}

/** A heading and all under it. */
export function under({ work = [] }: Policy, heading: string): readonly string[] {
  const found = [heading];
  for (const { id, under: above } of work)
    if (above !== undefined && found.includes(above) && !found.includes(id)) found.push(id);
  return found;
}

/** Every measure of the policy, with the towns that have told it and those that have reached its target. */
export async function measuresView(
  { db }: Pick<ApiDeps, 'db'>,
  { work = [] }: Policy,
  filter: WorkItemFilter,
) {
  const rows = await measuresByTown(db, filter);
  return work.flatMap(({ measures }) =>
    measures.map((measure) => {
      const { id, target, ...about } = measureView(measure);
      const own = rows.filter((row) => row.measure === id).map(({ measure: _, ...row }) => row);
      const reached = target === null ? null : own.filter(({ value }) => value >= target).length;
      return { ...about, measure: id, target, towns: own.length, reached, rows: own };
    }),
  );
}
