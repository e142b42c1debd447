import { and, eq, inArray } from 'drizzle-orm';
import type { CommandBase } from '../../domain/case.ts';
import type { Policy, TeamKind } from '../../domain/policy.ts';
import type { Screening } from '../../domain/ports.ts';
import type { SelectionCommand, SelectionFacts, SelectionState } from '../../domain/selection-state.ts';
import { latest } from '../../domain/time.ts';
import type { Reader } from '../client.ts';
import type { FactDeps, GatherMore } from '../facts.ts';
import { contextOf, onRoster, placeOf, teamBefore, teamToBe, teamWith } from '../queries/screening.ts';
import { nominee } from '../schema.ts';

/** Acts that go on with nominees only as they are now: facts and days may have changed since the nomination. */
const SCREENS_ANEW: ReadonlySet<string> = new Set(['rescreen', 'publishNotice', 'dispatch']);

/** Whoever is nominated, or goes on, as the record knows them today, by the rules of the seat's role. */
export const selectionFacts: GatherMore = async (tx, deps, row, command, facts): Promise<SelectionFacts> => {
  const state = row.state as SelectionState;
  if (command.act === 'nominate') {
    const found = await nominating(tx, deps, state, command as Nominate, facts.policy);
    return found ? { ...facts, nominee: found } : facts;
  }
  if (command.act === 'volunteer') {
    const { person } = command as Extract<SelectionCommand, { act: 'volunteer' }>;
    const found = (await onRoster(tx, [person])).get(person);
    return found ? { ...facts, volunteer: { person, unitLine: found.unitLine } } : facts;
  }
  if (!SCREENS_ANEW.has(command.act)) return facts;
  return { ...facts, rescreened: await rescreened(tx, deps, row.id, state, command, facts.policy) };
};

type Nominate = Extract<SelectionCommand, { act: 'nominate' }>;

async function nominating(
  reader: Reader,
  { screen, screenTeam }: FactDeps,
  state: SelectionState,
  { person, seat, date }: Nominate,
  policy: Policy,
): Promise<SelectionFacts['nominee']> {
  const plan = state.seats[seat];
  if (!plan) return undefined;
  const [roster, place, team] = await Promise.all([
    onRoster(reader, [person]),
    placeOf(reader, state.area, date),
    hasTeamRules(policy, state.kind) ? teamToBe(reader, state) : null,
  ]);
  const found = roster.get(person);
  if (!found) return undefined;
  const { record, unitLine } = found;
  const days = { screening: date, nomination: date, dispatch: latest(plan.termFrom, date) };
  const context = contextOf(plan, place, unitLine, days);
  const screening = screen(policy, record, context);
  const { people, complete } = teamWith(team ?? [], { seat, record, context });
  const slate = team ? screenTeam(policy, state.kind, people, complete) : [];
  const { coManagedBy } = record;
  return { person, unitLine, screening, slate, ...(coManagedBy !== undefined && { coManager: coManagedBy }) };
}

const hasTeamRules = ({ slateRules }: Policy, kind: TeamKind): boolean =>
  slateRules.some(({ team }) => team === kind);

/**
 * The persons that an act names, who are nominees: judged for the day of their nomination, and for the dispatch's if it says
 * it; by the rules about a team with whoever was there or nominated before them.
 */
async function rescreened(
  reader: Reader,
  { screen, screenTeam }: FactDeps,
  selection: string,
  state: SelectionState,
  command: CommandBase & { persons?: readonly string[]; person?: string; on?: string },
  policy: Policy,
): Promise<Readonly<Record<string, Screening>>> {
  const { date, persons = [], person } = command;
  const on = command.act === 'dispatch' ? command.on : undefined;
  const named = [...persons, ...(person === undefined ? [] : [person])];
  const [roster, place, team, rows] = await Promise.all([
    onRoster(reader, named),
    placeOf(reader, state.area, date),
    hasTeamRules(policy, state.kind) ? teamToBe(reader, state) : null,
    reader
      .select({ person: nominee.person, seat: nominee.seat, nomination: nominee.nominatedOn })
      .from(nominee)
      .where(and(eq(nominee.selection, selection), inArray(nominee.person, named))),
  ]);
  return Object.fromEntries(
    rows.flatMap(({ person: id, seat, nomination }) => {
      const [plan, found] = [state.seats[seat], roster.get(id)];
      if (!plan || !found) return [];
      const days = { screening: date, nomination, dispatch: on ?? latest(plan.termFrom, date) };
      const { record, unitLine } = found;
      const context = contextOf(plan, place, unitLine, days);
      const own = screen(policy, record, context);
      if (!team) return [[id, own] as const];
      const { people, complete } = teamWith(teamBefore(team, id), { seat, record, context });
      return [[id, [...own, ...screenTeam(policy, state.kind, people, complete)]] as const];
    }),
  );
}
