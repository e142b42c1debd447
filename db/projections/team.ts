import { eq, sql } from 'drizzle-orm';
import type { TeamEvent } from '../../domain/team-state.ts';
import type { Project } from '../projections.ts';
import { need, seat } from '../schema.ts';
import { projectActing } from './acting.ts';
import { storeGroupMember } from './group-member.ts';
import { storeVillage } from './village.ts';

/** What the team asks for, and who is in a county's group beside its seats. Its seats are in tenure and presence, by the postings. */
export const projectTeam: Project = async (tx, about, recorded) => {
  const event = recorded as TeamEvent;
  const { row, date, command } = about;
  if (row.town === null) return;
  await projectActing(tx, about, event);
  if (event.type === 'groupMemberAdded' || event.type === 'groupMemberRemoved')
    return storeGroupMember(tx, row.town, about, event);
  if (
    event.type === 'villageListed' ||
    event.type === 'firstSecretaryAsked' ||
    event.type === 'firstSecretaryUnasked'
  )
    return storeVillage(tx, row.town, about, event);
  if (event.type === 'seatClosed') {
    await tx
      .update(seat)
      .set({
        period: sql`daterange(lower(${seat.period}), greatest(lower(${seat.period}), ${event.on}::date))`,
      })
      .where(eq(seat.id, event.seat));
    return;
  }
  if (event.type !== 'needsStated') return;
  const { skills, villages, note = null } = event;
  const stated = {
    ...{ skills, villages, note, statedBy: command.actor, statedOn: date },
    onBehalf: command.onBehalf ?? null,
  };
  await tx
    .insert(need)
    .values({ area: row.town, ...stated })
    .onConflictDoUpdate({ target: need.area, set: stated });
};
