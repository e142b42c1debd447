import { and, eq, or } from 'drizzle-orm';
import type { FundCommand, FundFacts } from '../../domain/fund-state.ts';
import type { GatherMore } from '../facts.ts';
import { fundLine } from '../schema.ts';
import { leadsTeam } from './leads-team.ts';

/** Whether whoever acts leads the town's team, and the line that a correction names. */
export const fundFacts: GatherMore = async (tx, _deps, row, asked, facts): Promise<FundFacts> => {
  const command = asked as FundCommand;
  if (command.act !== 'enter' && command.act !== 'correct') return facts;
  const more = { ...facts, leadsTeam: await leadsTeam(tx, facts.actor.person, row.town, command.date) };
  if (command.act === 'enter') return more;
  const rows = await tx
    .select()
    .from(fundLine)
    .where(
      and(
        eq(fundLine.fund, row.id),
        or(eq(fundLine.line, command.line), eq(fundLine.corrects, command.line)),
      ),
    );
  const found = rows.find(({ line }) => line === command.line);
  if (!found) return more;
  const { source, kind, amount, corrects } = found;
  const corrected = rows.some((other) => other.corrects === command.line);
  return { ...more, line: { source, kind, amount, corrected, correction: corrects !== null } };
};
