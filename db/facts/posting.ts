import { and, eq, sql } from 'drizzle-orm';
import type { PostingFacts, PostingState } from '../../domain/posting-state.ts';
import type { GatherMore } from '../facts.ts';
import { tenure } from '../schema.ts';

/** Whether whoever is to be relieved is in the seat, on the day that the successor arrives. */
export const postingFacts: GatherMore = async (tx, _deps, row, command, facts): Promise<PostingFacts> => {
  const { relieves } = row.state as PostingState;
  if (command.act !== 'arrive' || relieves === null) return facts;
  const [held] = await tx
    .select({ posting: tenure.posting })
    .from(tenure)
    .where(and(eq(tenure.posting, relieves), sql`upper_inf(${tenure.period})`));
  return { ...facts, predecessorHolds: held !== undefined };
};
