import type { WorkItemFacts } from '../../domain/work-item-state.ts';
import type { GatherMore } from '../facts.ts';
import { leadsTeam } from './leads-team.ts';

/** Whether whoever acts leads the town's team. */
export const workItemFacts: GatherMore = async (tx, _deps, row, command, facts): Promise<WorkItemFacts> => ({
  ...facts,
  leadsTeam: await leadsTeam(tx, facts.actor.person, row.town, command.date),
});
