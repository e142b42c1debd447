import { randomUUID } from 'node:crypto';
import { and, eq, sql } from 'drizzle-orm';
import { workingCalendar } from '../../activities/calendar.ts';
import { by } from './shenzhen.ts';
import type { Answer } from '../../workflows/messages.ts';
import type { Database } from '../../db/client.ts';
import { today } from '../../db/clock.ts';
import { createGather, policyOf } from '../../db/facts.ts';
import { selectionFacts } from '../../db/facts/selection.ts';
import type { RecordDeps } from '../../db/record.ts';
import { cadre, caseTable, unit } from '../../db/schema.ts';
import type { CaseKind, CaseRef, CommandBase } from '../../domain/case.ts';
import { processOf } from '../../domain/processes.ts';
import { papersOf } from '../../rehearsal/papers.ts';
import type { SelectionFacts, SelectionState } from '../../domain/selection-state.ts';
import { createScreens } from '../../schemas/screening.ts';

/** How a test sends a command: through Temporal, or straight to `record`. */
export type Send = (ref: CaseRef, command: CommandBase) => Promise<Answer>;

/** What a slate is driven with. */
export interface Hands {
  readonly db: Database;
  readonly send: Send;
  /** Everything that follows has happened: messages delivered, cases ticked. */
  settle(): Promise<void>;
}

export const refOf = (kind: CaseKind, id: string): CaseRef => ({
  ...{ id, kind, programme: 'shenzhen-2022', policyVersion: 1 },
});

/** The demonstration accounts of an office: the first one proposes and records, the second one decides and confirms. */
export const holderOf = (office: string, which: 1 | 2 = 1): string =>
  `a-${office.replace('/', '-')}-${which}`;

export function commandOf(
  act: string,
  actor: string,
  date: string,
  payload: Readonly<Record<string, unknown>> = {},
): CommandBase {
  return { id: randomUUID(), act, actor, date, ...payload };
}

/** The parts of `record`, as a worker puts them together. */
export const recordDeps = (db: Database, parts: Partial<RecordDeps> = {}): RecordDeps => ({
  db,
  processOf,
  gather: createGather({ calendar: workingCalendar(), ...createScreens() }),
  ...parts,
});

/** Sends and expects it to be accepted: steps on the way to what a test is about. */
export async function accepted(hands: Hands, ref: CaseRef, command: CommandBase): Promise<void> {
  const answer = await hands.send(ref, command);
  if (!answer.ok) throw new Error(`${ref.id} ${command.act}: ${JSON.stringify(answer)}`);
}

export async function stateOf<S>(db: Database, id: string): Promise<S> {
  const [row] = await db.select({ state: caseTable.state }).from(caseTable).where(eq(caseTable.id, id));
  if (!row) throw new Error(`${id} is not in the record`);
  return row.state as S;
}

/** Towns of the programme that have a team, in order. */
export async function towns(db: Database): Promise<readonly string[]> {
  const rows = await db
    .select({ state: caseTable.state })
    .from(caseTable)
    .where(and(eq(caseTable.kind, 'team'), sql`${caseTable.state}->>'kind' = 'town'`))
    .orderBy(caseTable.id);
  return rows.map(({ state }) => (state as { area: string }).area);
}

/** The lead unit launches the selection for every vacant seat of a town. */
export async function launchSelection(hands: Hands, town: string): Promise<CaseRef> {
  const team = await stateOf<{ selections: number; seats: Record<string, { places: { leadUnit: string } }> }>(
    hands.db,
    `team/${town}`,
  );
  const lead = Object.values(team.seats)[0]?.places.leadUnit;
  const command = commandOf('launchSelection', `a-${lead}-hr-1`, await today(hands.db));
  await accepted(hands, refOf('team', `team/${town}`), command);
  await hands.settle();
  return refOf('selection', `selection/${town}/${team.selections + 1}`);
}

export interface Proposal {
  readonly seat: string;
  readonly person: string;
  /** HR of the unit that owes the seat. */
  readonly actor: string;
}

/** One person for each seat of a selection who passes every rule, nobody twice, none of `taken`. */
export async function proposals(
  db: Database,
  selection: CaseRef,
  taken: readonly string[] = [],
): Promise<readonly Proposal[]> {
  const [row] = await db.select().from(caseTable).where(eq(caseTable.id, selection.id));
  if (!row) throw new Error(`${selection.id} is not in the record`);
  const date = await today(db);
  const policy = await policyOf(db, selection.programme, selection.policyVersion);
  const used = new Set(taken);
  const calendar = workingCalendar();
  const screens = createScreens();
  const found: Proposal[] = [];
  for (const { seat, places } of Object.values((row.state as SelectionState).seats)) {
    const supplying = places.supplyingUnit ?? '';
    const candidates = await db
      .select({ id: cadre.id })
      .from(cadre)
      .innerJoin(unit, eq(unit.code, cadre.unit))
      .where(sql`${supplying} = any(${unit.line})`)
      .orderBy(cadre.id);
    for (const { id: person } of candidates.filter(({ id }) => !used.has(id))) {
      const command = commandOf('nominate', 'nobody', date, { seat, person });
      const facts = { ...by('nobody'), policy, calendar };
      const screened = (await selectionFacts(
        db,
        { calendar, ...screens },
        row,
        command,
        facts,
      )) as SelectionFacts;
      const { nominee } = screened;
      const judged = nominee && [...nominee.screening, ...nominee.slate];
      if (!judged?.every(({ outcome }) => outcome === 'passed')) continue;
      used.add(person);
      found.push({ seat, person, actor: `a-${supplying}-hr-1` });
      break;
    }
  }
  return found;
}

export async function nominate(hands: Hands, selection: CaseRef, list: readonly Proposal[]): Promise<void> {
  const date = await today(hands.db);
  const policy = await policyOf(hands.db, selection.programme, selection.policyVersion);
  for (const { seat, person, actor } of list) {
    const file = papersOf(policy, 'unit/hr', date);
    await accepted(hands, selection, commandOf('nominate', actor, date, { seat, person, file }));
  }
}

/** The command that agrees to the open steps before one office: a signature, or the minutes and their confirmation. */
export function agreeing(
  office: string,
  meeting: boolean,
  approvals: readonly string[],
  date: string,
): readonly CommandBase[] {
  if (!meeting) {
    // 廉政意见: its signature brings the opinion to the case file.
    const opinion = office.endsWith('/discipline')
      ? { document: { number: '廉意〔2021〕1号', on: date } }
      : {};
    const items = approvals.map((approval) => ({ approval, verdict: 'agree', ...opinion }));
    return [commandOf('decide', holderOf(office, 2), date, { items })];
  }
  const items = approvals.map((approval) => ({ approval, agree: 8, disagree: 0, defer: 0 }));
  const minutes = { number: '会纪〔2021〕1号', heldOn: date, due: 9, present: 8, items };
  return [
    commandOf('minute', holderOf(office, 1), date, minutes),
    commandOf('confirmMinutes', holderOf(office, 2), date, { approvals }),
  ];
}

/** The open approvals of a case, by the office that is asked. */
export async function openSteps(
  db: Database,
  id: string,
): Promise<readonly { readonly office: string; readonly meeting: boolean; readonly keys: string[] }[]> {
  const { approvals } = await stateOf<SelectionState>(db, id);
  const steps = new Map<string, { office: string; meeting: boolean; keys: string[] }>();
  for (const [key, { status, office, meeting }] of Object.entries(approvals)) {
    if (status !== 'open') continue;
    const step = steps.get(office) ?? { office, meeting, keys: [] };
    step.keys.push(key);
    steps.set(office, step);
  }
  return [...steps.values()];
}

/** Every open approval of a case is agreed to, step by step, until none is open. */
export async function agreeToAll(hands: Hands, ref: CaseRef): Promise<void> {
  const date = await today(hands.db);
  for (;;) {
    const steps = await openSteps(hands.db, ref.id);
    if (steps.length === 0) return;
    for (const { office, meeting, keys } of steps) {
      for (const command of agreeing(office, meeting, keys, date)) await accepted(hands, ref, command);
    }
  }
}

/** The organisation departments publish everybody who is approved. */
export async function publishNotice(hands: Hands, selection: CaseRef): Promise<void> {
  const number = '公示〔2021〕1号';
  await byRoot(hands, selection, 'approved', 'publishNotice', (persons) => ({ persons, number }));
}

/** Everybody who is cleared is sent out, once letter and training are on file. */
export async function dispatch(hands: Hands, selection: CaseRef): Promise<void> {
  const on = await today(hands.db);
  const policy = await policyOf(hands.db, selection.programme, selection.policyVersion);
  await byRoot(hands, selection, 'cleared', 'file', (persons, office) => ({
    entries: persons.flatMap((person) => papersOf(policy, office, on).map((paper) => ({ person, ...paper }))),
  }));
  const number = '派〔2021〕1号';
  await byRoot(hands, selection, 'cleared', 'dispatch', (persons) => ({ persons, number, on }));
  await hands.settle();
}

async function byRoot(
  hands: Hands,
  selection: CaseRef,
  stage: string,
  act: string,
  payload: (persons: readonly string[], office: string) => Readonly<Record<string, unknown>>,
): Promise<void> {
  const { nominees, seats } = await stateOf<SelectionState>(hands.db, selection.id);
  const byOffice = new Map<string, string[]>();
  for (const [person, nominee] of Object.entries(nominees).filter(([, one]) => one.stage === stage)) {
    const root = seats[nominee.seat]?.places.root ?? '';
    byOffice.set(root, [...(byOffice.get(root) ?? []), person]);
  }
  for (const [root, persons] of byOffice) {
    const office = `${root}/orgDepartment`;
    const asked = payload(persons, office);
    await accepted(hands, selection, commandOf(act, holderOf(office), await today(hands.db), asked));
  }
}
