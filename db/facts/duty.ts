import { and, eq, sql } from 'drizzle-orm';
import type { DutyFacts, DutyState } from '../../domain/duty-state.ts';
import type { GatherMore } from '../facts.ts';
import type { Reader } from '../client.ts';
import { caseTable, posting, seat, tenure } from '../schema.ts';

/** Who leads the town's team, when somebody files evidence; whether the programme still runs, when a day has come. */
export const dutyFacts: GatherMore = async (tx, _deps, row, command, facts): Promise<DutyFacts> => {
  const { area } = row.state as DutyState;
  const { person } = facts.actor;
  if (command.act === 'fulfil' && area !== null && person !== undefined)
    return { ...facts, leadsTeam: await leadsTeam(tx, person, area, command.date) };
  if (command.act !== 'tick') return facts;
  const [programme] = await tx
    .select({ endedOn: caseTable.endedOn })
    .from(caseTable)
    .where(eq(caseTable.id, `programme/${row.programme}`));
  return { ...facts, programmeClosed: programme !== undefined && programme.endedOn !== null };
};

/** Whether somebody holds the leader's seat of a team on a day. */
async function leadsTeam(reader: Reader, person: string, area: string, date: string): Promise<boolean> {
  const [held] = await reader
    .select({ posting: tenure.posting })
    .from(tenure)
    .innerJoin(posting, eq(posting.id, tenure.posting))
    .innerJoin(seat, eq(seat.id, tenure.seat))
    .where(
      and(
        eq(posting.person, person),
        eq(seat.area, area),
        eq(seat.role, 'leader'),
        sql`${tenure.period} @> ${date}::date`,
      ),
    )
    .limit(1);
  return held !== undefined;
}
