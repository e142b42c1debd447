import { rootUnit } from '../db/queries/root.ts';
import { Refusal } from '../domain/errors.ts';
import { officeId } from '../domain/office.ts';
import type { ApiDeps } from './deps.ts';
import type { Session } from './session.ts';

/** For what is looked into before a case is asked: the answer alone tells of people. */
export async function ensureAdministrator({ db }: Pick<ApiDeps, 'db'>, { offices }: Session): Promise<void> {
  const office = officeId(await rootUnit(db), 'administrator');
  if (!offices.some((held) => held.office === office)) throw new Refusal('not-your-office', { office });
}
