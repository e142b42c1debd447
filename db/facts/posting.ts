import { and, eq, ne, sql } from 'drizzle-orm';
import type { Tick } from '../../domain/case.ts';
import type { PostingCommand } from '../../domain/posting-commands.ts';
import type { PostingFacts, PostingState } from '../../domain/posting-state.ts';
import type { DateString } from '../../domain/time.ts';
import type { Reader } from '../client.ts';
import type { GatherMore } from '../facts.ts';
import { plannedPostings } from '../queries/planned-reliefs.ts';
import { textsById } from '../queries/texts.ts';
import { caseTable, leaveRequest, tenure } from '../schema.ts';
import { transferTarget } from './transfer.ts';
import { inherited, secretaryOf, villageFact } from './village.ts';

/** What an act on a posting goes by beside the case itself. */
export const postingFacts: GatherMore = async (tx, deps, row, asked, facts): Promise<PostingFacts> => {
  const command = asked as PostingCommand | Tick;
  const { person } = row.state as PostingState;
  const leaving = async (): Promise<Pick<PostingFacts, 'leaveIn'>> =>
    leaveAfter(tx, row.id, person, command.date);
  switch (command.act) {
    case 'arrive':
    case 'takeOver': {
      const { relieves } = row.state as PostingState;
      if (relieves === null) return facts;
      const predecessorHolds = await holdsSeat(tx, relieves);
      const inherits = await inherited(tx, relieves, command.date);
      return { ...facts, predecessorHolds, ...(inherits !== undefined && { inherits }) };
    }
    case 'proposeFirstSecretary': {
      const village = await villageFact(tx, command.village, command.date);
      return { ...facts, secretaryOf: await secretaryOf(tx, row.id), ...(village && { village }) };
    }
    case 'proposeTransfer': {
      const target = await transferTarget(tx, deps, row.state as PostingState, command, facts.policy);
      return { ...facts, ...(target && { target }) };
    }
    case 'startTransferred':
      return { ...facts, transferorThere: await isOnSite(tx, command.transferredFrom) };
    case 'tick': {
      const [planned, left] = await Promise.all([plannedPostings(tx, row.id), leaving()]);
      const plannedOn = planned.get(row.id);
      return { ...facts, ...left, ...(plannedOn !== undefined && { plannedOn }) };
    }
    case 'recall':
    case 'decide':
    case 'confirmMinutes':
    case 'confirmHandover':
    case 'transferred':
      return { ...facts, ...(await leaving()) };
    case 'appraise': {
      const { [command.grade]: gradeNamed } = await textsById(tx, [command.grade]);
      return { ...facts, ...(gradeNamed !== undefined && { gradeNamed }) };
    }
    default:
      return facts;
  }
};

/** A leave that was granted beyond the day, or may be in this moment: it ends with the posting. */
async function leaveAfter(
  reader: Reader,
  posting: string,
  person: string,
  on: DateString,
): Promise<Pick<PostingFacts, 'leaveIn'>> {
  const [found] = await reader
    .select({ leaveIn: leaveRequest.caseId })
    .from(leaveRequest)
    .where(
      and(
        ...[eq(leaveRequest.person, person), eq(leaveRequest.year, Number(on.slice(0, 4)))],
        ...[eq(leaveRequest.posting, posting), ne(leaveRequest.status, 'refused')],
        sql`upper(${leaveRequest.period}) > ${on}::date`,
      ),
    )
    .limit(1);
  return found ?? {};
}

/** Whether whoever is to be relieved is in the seat, on the day that the successor arrives. */
async function holdsSeat(reader: Reader, posting: string): Promise<boolean> {
  const [held] = await reader
    .select({ posting: tenure.posting })
    .from(tenure)
    .where(and(eq(tenure.posting, posting), sql`upper_inf(${tenure.period})`));
  return held !== undefined;
}

/** Whoever is to be transferred may have left meanwhile. The row is held, so that it stays true until the posting has begun. */
async function isOnSite(reader: Reader, posting: string): Promise<boolean> {
  const [found] = await reader
    .select({ state: caseTable.state })
    .from(caseTable)
    .where(eq(caseTable.id, posting))
    .for('share');
  return (found?.state as PostingState | undefined)?.stage === 'onSite';
}
