import { eq } from 'drizzle-orm';
import type { DutyFacts } from '../../domain/duty-state.ts';
import type { GatherMore } from '../facts.ts';
import { caseTable } from '../schema.ts';
import { leadsTeam } from './leads-team.ts';

/** Who leads the town's team, when somebody files evidence; whether the programme still runs, when a day has come. */
export const dutyFacts: GatherMore = async (tx, _deps, row, command, facts): Promise<DutyFacts> => {
  if (command.act === 'fulfil')
    return { ...facts, leadsTeam: await leadsTeam(tx, facts.actor.person, row.town, command.date) };
  if (command.act !== 'tick') return facts;
  const [programme] = await tx
    .select({ endedOn: caseTable.endedOn })
    .from(caseTable)
    .where(eq(caseTable.id, `programme/${row.programme}`));
  return { ...facts, programmeClosed: programme !== undefined && programme.endedOn !== null };
};
