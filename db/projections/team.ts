import type { TeamEvent } from '../../domain/team-state.ts';
import type { Project } from '../projections.ts';
import { need } from '../schema.ts';

/** What the team asks for. Its seats are in tenure and presence, by the postings. */
export const projectTeam: Project = async (tx, { row, date, command }, recorded) => {
  const event = recorded as TeamEvent;
  if (event.type !== 'needsStated' || row.town === null) return;
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
