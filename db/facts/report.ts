import type { ReportCommand, ReportFacts, ReportState } from '../../domain/report-state.ts';
import type { GatherMore } from '../facts.ts';
import { reportFigures } from '../queries/report-figures.ts';

/** What the record says of the year, when a report is opened and when its author has it assembled again. */
export const reportFacts: GatherMore = async (tx, _deps, row, asked, facts): Promise<ReportFacts> => {
  const command = asked as ReportCommand;
  if (command.act !== 'open' && command.act !== 'assemble') return facts;
  const { unit, year } = command.act === 'open' ? command : (row.state as ReportState);
  return { ...facts, figures: await reportFigures(tx, unit, year, command.date) };
};
