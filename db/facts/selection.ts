import { and, eq, sql } from 'drizzle-orm';
import type { SelectionCommand, SelectionFacts, SelectionState } from '../../domain/selection-state.ts';
import type { GatherMore } from '../facts.ts';
import { cadre, pairing, unit } from '../schema.ts';

/** Whoever is nominated, as the record knows them today, screened against the rules of the seat's role. */
export const selectionFacts: GatherMore = async (tx, deps, row, command, facts): Promise<SelectionFacts> => {
  if (command.act !== 'nominate') return facts;
  const { person, seat, date } = command as SelectionCommand & { act: 'nominate' };
  const [found] = await tx
    .select({ record: cadre.record, unitLine: unit.line })
    .from(cadre)
    .innerJoin(unit, eq(unit.code, cadre.unit))
    .where(eq(cadre.id, person));
  const plan = (row.state as SelectionState).seats[seat];
  if (!found || !plan) return facts;
  const { unitLine } = found;
  const leadUnit = plan.places.leadUnit ?? '';
  const paired = await tx
    .select({ unit: pairing.unit })
    .from(pairing)
    .where(and(eq(pairing.area, row.town ?? ''), sql`${pairing.period} @> ${date}::date`));
  const consortium = [leadUnit, ...paired.map((other) => other.unit)];
  const context = { role: plan.role, date, leadUnit, consortium, unitLine };
  const screening = deps.screen(facts.policy, found.record, context);
  return { ...facts, nominee: { person, unitLine, screening } };
};
