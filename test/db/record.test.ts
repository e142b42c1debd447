import { and, eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { AheadOfRecord, record } from '../../db/record.ts';
import { caseTable, claim, command as commandTable, event, outbox, task } from '../../db/schema.ts';
import type { CaseRef, CommandBase } from '../../domain/case.ts';
import { processOf, type AnyProcess } from '../../domain/processes.ts';
import { byHand, launchByHand, type ByHand } from '../support/by-hand.ts';
import type { TestDatabase } from '../support/database.ts';
import { createPreparedDatabase, START } from '../support/prepared.ts';
import {
  agreeing,
  commandOf,
  launchSelection,
  nominate,
  openSteps,
  proposals,
  recordDeps,
  towns,
  type Proposal,
} from '../support/slate.ts';

let database: TestDatabase;
let hands: ByHand;
let selection: CaseRef;
let other: CaseRef;
let slate: readonly Proposal[];

beforeAll(async () => {
  database = await createPreparedDatabase();
  hands = byHand(database.db);
  await launchByHand(hands);
  const [first = '', second = ''] = await towns(database.db);
  selection = await launchSelection(hands, first);
  other = await launchSelection(hands, second);
  slate = await proposals(database.db, selection);
  await nominate(hands, selection, slate.slice(0, 3));
});

afterAll(() => database?.close());

const caseRow = async (ref: CaseRef) => {
  const [row] = await database.db.select().from(caseTable).where(eq(caseTable.id, ref.id));
  if (!row) throw new Error(`${ref.id} is not in the record`);
  return row;
};

const eventsOf = (commandId: string) =>
  database.db.select().from(event).where(eq(event.command, commandId)).orderBy(event.sequence);

/** Everything that a command could have written. */
async function everything(): Promise<unknown> {
  const { db } = database;
  const cases = await db.select().from(caseTable).orderBy(caseTable.id);
  const claims = await db.select().from(claim).orderBy(claim.holder, claim.person);
  const tasks = await db.select().from(task).orderBy(task.caseId, task.key);
  const [counts] = await db.execute(
    sql`select (select count(*) from event) as events, (select count(*) from outbox) as messages,
      (select count(*) from nominee) as nominees, (select count(*) from decision) as decisions`,
  );
  return { cases, claims, tasks, counts };
}

/** Agrees to the first open step of somebody on the slate. */
async function nextDecision(): Promise<CommandBase> {
  const [step] = await openSteps(database.db, selection.id);
  const [decision] = step ? agreeing(step.office, step.meeting, step.keys.slice(0, 1), START) : [];
  if (!decision) throw new Error('nothing is open');
  return decision;
}

const proposal = (n: number): Proposal => {
  const found = slate[n];
  if (!found) throw new Error(`the slate has no proposal ${n}`);
  return found;
};

describe('a command id', () => {
  it('is answered with the same outcome, and carried out once', async () => {
    const decision = await nextDecision();
    const first = await hands.send(selection, decision);
    const before = await everything();
    const again = await hands.send(selection, decision);
    expect(first).toMatchObject({ ok: true });
    expect(again).toEqual(first);
    expect(await everything()).toEqual(before);
  });

  it('is carried out once when it comes twice in one batch', async () => {
    const decision = await nextDecision();
    const { version } = await caseRow(selection);
    const { outcomes, events } = await record(hands.deps, {
      case: selection,
      version,
      commands: [decision, decision],
    });
    expect(outcomes).toEqual([
      { ok: true, version: version + events.length },
      { ok: true, version: version + events.length },
    ]);
    expect(await eventsOf(decision.id)).toHaveLength(events.length);
  });

  it('keeps its refusal even when it would be accepted by now', async () => {
    const { seat, person, actor } = proposal(3);
    const early = commandOf('withdraw', actor, START, { person });
    const refused = { ok: false, refusal: { code: 'nominee-unknown' } };
    expect(await hands.send(selection, early)).toMatchObject(refused);
    await nominate(hands, selection, [{ seat, person, actor }]);
    expect(await hands.send(selection, early)).toMatchObject(refused);
    expect(await hands.send(selection, { ...early, id: 'another' })).toMatchObject({ ok: true });
  });

  it('is refused with another body, and the first outcome stands', async () => {
    const decision = { ...(await nextDecision()), bodyHash: 'hash-of-one-body' };
    const first = await hands.send(selection, decision);
    const other = await hands.send(selection, { ...decision, bodyHash: 'hash-of-another' });
    expect(other).toEqual({ ok: false, refusal: { code: 'key-reused' } });
    expect(await hands.send(selection, decision)).toEqual(first);
  });
});

describe('the version of the workflow', () => {
  it('behind: it gets the events it has not seen, in order, and nothing is decided', async () => {
    const { version } = await caseRow(selection);
    const decision = await nextDecision();
    const before = await everything();
    const answer = await record(hands.deps, { case: selection, version: 1, commands: [decision] });
    expect(answer.outcomes).toEqual([]);
    expect(answer.events).toHaveLength(version - 1);
    expect(await everything()).toEqual(before);
  });

  it('none yet: it gets all events and the outcome at once, what was just decided among them', async () => {
    const { version } = await caseRow(selection);
    const process = processOf('selection');
    const decision = await nextDecision();
    const answer = await record(hands.deps, { case: selection, version: 0, commands: [decision] });
    expect(answer.outcomes).toEqual([{ ok: true, version: answer.events.length }]);
    expect(answer.events.length).toBeGreaterThan(version);
    const fold = (of: typeof answer) =>
      of.events.reduce((state, [date, one]) => process.evolve(state, one, date), process.initial);
    expect(fold(answer)).toEqual((await caseRow(selection)).state);
    // A local activity whose answer got lost is run again.
    const again = await record(hands.deps, { case: selection, version: 0, commands: [decision] });
    expect(again.outcomes).toEqual(answer.outcomes);
    expect(fold(again)).toEqual(fold(answer));
  });

  it('ahead: it is told so, since Postgres must have been restored from an older copy', async () => {
    const { version } = await caseRow(selection);
    const decision = await nextDecision();
    await expect(
      record(hands.deps, { case: selection, version: version + 1, commands: [decision] }),
    ).rejects.toBeInstanceOf(AheadOfRecord);
  });
});

describe('a refusal', () => {
  it('changes nothing and is remembered', async () => {
    const { seat, person } = proposal(4);
    const command = commandOf('nominate', 'a-sz-administrator-1', START, { seat, person });
    const before = await everything();
    expect(await hands.send(selection, command)).toMatchObject({ ok: false, refusal: { field: 'person' } });
    expect(await everything()).toEqual(before);
    const [known] = await database.db.select().from(commandTable).where(eq(commandTable.id, command.id));
    expect(known?.outcome).toMatchObject({ ok: false });
  });

  it('leaves the rest of its batch alone', async () => {
    const decision = await nextDecision();
    const bad = commandOf('withdraw', 'a-sz-administrator-1', START, { person: 'nobody' });
    const { version } = await caseRow(selection);
    const { outcomes, events } = await record(hands.deps, {
      case: selection,
      version,
      commands: [bad, decision],
    });
    expect(outcomes).toMatchObject([{ ok: false }, { ok: true }]);
    expect(events.length).toBeGreaterThan(0);
    expect(await eventsOf(bad.id)).toEqual([]);
  });
});

describe('claims', () => {
  const claimsOf = (person: string) => database.db.select().from(claim).where(eq(claim.person, person));

  it('one person in one place at a time: wanted elsewhere for an overlapping period is already-posted', async () => {
    const { person } = proposal(0);
    const rival = await rivalFor(person);
    expect(await rival.send(other, rival.nomination)).toEqual({
      ok: false,
      refusal: { code: 'already-posted', params: { person }, field: 'person' },
    });
    expect(await claimsOf(person)).toMatchObject([{ holder: selection.id }]);
  });

  it('are released when the nomination is withdrawn, and another may take them', async () => {
    const { person, actor } = proposal(0);
    expect(await hands.send(selection, commandOf('withdraw', actor, START, { person }))).toMatchObject({
      ok: true,
    });
    expect(await claimsOf(person)).toEqual([]);
    const rival = await rivalFor(person);
    expect(await rival.send(other, rival.nomination)).toMatchObject({ ok: true });
    expect(await claimsOf(person)).toMatchObject([{ holder: other.id }]);
  });

  /** A nomination that is right in every other way: whoever screens it finds nothing wrong with it. */
  async function rivalFor(person: string): Promise<{ send: ByHand['send']; nomination: CommandBase }> {
    const [seat] = await proposals(database.db, other);
    if (!seat) throw new Error('the other town has no seat to fill');
    const supplying = /^a-(.*)-hr-1$/.exec(seat.actor)?.[1] ?? '';
    const { gather } = hands.deps;
    const deps = recordDeps(database.db, {
      gather: async (tx, row, command) => ({
        ...(await gather(tx, row, command)),
        ...{ nominee: { person, unitLine: [supplying], screening: [], slate: [] } },
      }),
    });
    return {
      send: byHand(database.db, deps).send,
      nomination: commandOf('nominate', seat.actor, START, { seat: seat.seat, person }),
    };
  }
});

describe('a fault of ours', () => {
  /** The selection's rules with one more thing that goes wrong. */
  const broken = (decide: AnyProcess['decide']): ByHand =>
    byHand(database.db, recordDeps(database.db, { processOf: (kind) => ({ ...processOf(kind), decide }) }));

  it('a constraint that no refusal stands for: nothing is recorded, and the same id goes through once mended', async () => {
    const said = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const decision = await nextDecision();
    const before = await everything();
    const wrong = broken(() => [
      {
        event: {
          type: 'nominated',
          person: 'no-such-person',
          seat: 'no-such-seat',
          waived: [],
          from: START,
          until: START,
        } as never,
      },
    ]);
    const answer = await wrong.send(selection, decision);
    expect(answer).toMatchObject({ ok: false, fault: expect.stringContaining(decision.id) });
    expect(said.mock.calls.flat().join()).toContain(decision.id);
    said.mockRestore();
    expect(await everything()).toEqual(before);
    expect(await database.db.select().from(commandTable).where(eq(commandTable.id, decision.id))).toEqual([]);
    expect(await hands.send(selection, decision)).toMatchObject({ ok: true });
  });

  it('stops what was sent as one: none of the rest is tried, and all of it goes through once mended', async () => {
    const said = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const commands = [await nextDecision(), commandOf('withdraw', 'clerk', START, { person: 'nobody' })];
    const sent = { case: selection, version: (await caseRow(selection)).version, commands };
    const before = await everything();
    const wrong = broken((state, command, facts) => {
      if (command.act === 'decide') throw new Error('a fault of ours');
      return processOf('selection').decide(state, command, facts);
    });
    const fault = { ok: false, fault: expect.stringContaining(commands[0]?.id ?? '') as string };
    expect((await record(wrong.deps, { ...sent, inOrder: true })).outcomes).toEqual([fault, fault]);
    expect(await everything()).toEqual(before);
    // Nor behind one that is known, which is answered as it was.
    const known = commandOf('withdraw', 'clerk', START, { person: 'nobody' });
    const refusal = await hands.send(selection, known);
    const [first, last] = commands as [CommandBase, CommandBase];
    const between = { ...sent, commands: [first, known, last], inOrder: true as const };
    expect((await record(wrong.deps, between)).outcomes).toEqual([fault, refusal, fault]);
    said.mockRestore();
    const { outcomes } = await record(hands.deps, { ...sent, inOrder: true });
    expect(outcomes).toMatchObject([{ ok: true }, { ok: false, refusal: { code: 'nominee-unknown' } }]);
  });

  it('a tick that leaves the due date where it is names the case instead of ticking for ever', async () => {
    const said = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const idle = byHand(
      database.db,
      recordDeps(database.db, {
        processOf: (kind) => ({ ...processOf(kind), decide: () => [], due: () => START }),
      }),
    );
    const answer = await idle.send(selection, commandOf('tick', 'clock', START));
    expect(answer).toMatchObject({ ok: false, fault: expect.stringContaining(selection.id) });
    said.mockRestore();
  });
});

describe('secrets', () => {
  it('are in the private part only: not in the data, not in what the workflow is given', async () => {
    const name = '王大明';
    const keeping = byHand(
      database.db,
      recordDeps(database.db, {
        processOf: (kind) => {
          const process = processOf(kind);
          const decide: AnyProcess['decide'] = (...given) =>
            process.decide(...given).map((draft) => ({ ...draft, secret: { name } }));
          return { ...process, decide };
        },
      }),
    );
    const decision = await nextDecision();
    const { version } = await caseRow(selection);
    const answer = await record(keeping.deps, { case: selection, version, commands: [decision] });
    const rows = await eventsOf(decision.id);
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) {
      expect(row.secret).toEqual({ name });
      expect(row.secretHash).toMatch(/^[0-9a-f]{64}$/);
      expect(JSON.stringify(row.data)).not.toContain(name);
    }
    expect(JSON.stringify(answer)).not.toContain(name);
    expect(JSON.stringify((await caseRow(selection)).state)).not.toContain(name);
    const missed = await record(hands.deps, { case: selection, version: 0, commands: [decision] });
    expect(JSON.stringify(missed)).not.toContain(name);
  });
});

describe('messages', () => {
  it('delivered twice are taken once, and the receiver marks them', async () => {
    const [row] = await database.db
      .select()
      .from(outbox)
      .where(and(eq(outbox.toCase, selection.id), eq(outbox.act, 'open')));
    if (!row) throw new Error('nothing opened the selection');
    expect(row.delivered).toBe(true);
    const before = await everything();
    const message = {
      ...row.payload,
      id: row.id,
      act: row.act,
      actor: `case:${row.fromCase}`,
      date: row.date,
    };
    expect(await hands.send(selection, message)).toEqual({ ok: true, version: 1 });
    expect(await everything()).toEqual(before);
  });
});
