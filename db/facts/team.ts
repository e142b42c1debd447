import type { CommandBase } from '../../domain/case.ts';
import { isGroupMemberCommand, type GroupMemberCommand } from '../../domain/group-member.ts';
import type { TeamCommand, TeamFacts, TeamState } from '../../domain/team-state.ts';
import { isVillageCommand, type VillageCommand } from '../../domain/village.ts';
import type { GatherMore } from '../facts.ts';
import { openPostings } from '../queries/seats.ts';
import { candidateOf } from './group-member.ts';
import { knownVillage } from './village.ts';
import { leadsTeam } from './leads-team.ts';

/** Whoever was imported into a seat may still be on the way to the team: nobody is to be looked for then. */
export const teamFacts: GatherMore = async (tx, _deps, row, command, facts): Promise<TeamFacts> => {
  if (isGroupMemberCommand(command as TeamCommand))
    return {
      ...facts,
      candidate: await candidateOf(tx, row.town ?? '', command as CommandBase & GroupMemberCommand),
    };
  if (command.act === 'planWork')
    return { ...facts, leadsTeam: await leadsTeam(tx, facts.actor.person, row.town, command.date) };
  if (isVillageCommand(command as TeamCommand)) {
    const village = await knownVillage(tx, (command as CommandBase & VillageCommand).village);
    return { ...facts, ...(village && { village }) };
  }
  if (command.act !== 'launchSelection') return facts;
  const seats = Object.values((row.state as TeamState).seats);
  const next = seats.map(({ seat, postings }) => ({ seat, posting: `posting/${seat}/${postings + 1}` }));
  const open = await openPostings(
    tx,
    next.map(({ posting }) => posting),
  );
  return { ...facts, imported: next.filter(({ posting }) => open.has(posting)).map(({ seat }) => seat) };
};
