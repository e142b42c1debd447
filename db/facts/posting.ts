import { and, eq, sql } from 'drizzle-orm';
import type { CommandBase } from '../../domain/case.ts';
import type { ProposeFirstSecretary } from '../../domain/first-secretary.ts';
import type { PostingFacts, PostingState } from '../../domain/posting-state.ts';
import type { GatherMore } from '../facts.ts';
import { tenure } from '../schema.ts';
import { inherited, secretaryOf, villageFact } from './village.ts';

/** What an act on a posting has to know beside it: the predecessor at an arrival, the village of a first secretary. */
export const postingFacts: GatherMore = async (tx, _deps, row, command, facts): Promise<PostingFacts> => {
  const { relieves } = row.state as PostingState;
  const { act, date } = command;
  if (act === 'proposeFirstSecretary') {
    const { village: code } = command as ProposeFirstSecretary & CommandBase;
    const village = await villageFact(tx, code, date);
    return { ...facts, secretaryOf: await secretaryOf(tx, row.id), ...(village && { village }) };
  }
  if (relieves === null || (act !== 'arrive' && act !== 'takeOver')) return facts;
  const [held] = await tx
    .select({ posting: tenure.posting })
    .from(tenure)
    .where(and(eq(tenure.posting, relieves), sql`upper_inf(${tenure.period})`));
  const inherits = await inherited(tx, relieves, date);
  return { ...facts, predecessorHolds: held !== undefined, ...(inherits !== undefined && { inherits }) };
};
