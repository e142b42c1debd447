import { and, eq, or, sql } from 'drizzle-orm';
import {
  over,
  type FiledEntry,
  type SelectionEvent,
  type SelectionState,
} from '../../domain/selection-state.ts';
import type { Transaction } from '../client.ts';
import type { Project, Recorded } from '../projections.ts';
import { codes } from '../queries/parts.ts';
import { caseFile, claim, nominee, notice, objection, volunteer, waiver } from '../schema.ts';

export const projectSelection: Project = async (tx, at, recorded, folded) => {
  const { row, date } = at;
  const event = recorded as SelectionEvent;
  const state = folded as SelectionState;
  const holder = row.id;
  const settleWaivers = (person: string, settled: Partial<typeof waiver.$inferInsert>) =>
    tx
      .update(waiver)
      .set({ ...settled, settledOn: date })
      .where(and(eq(waiver.caseId, holder), eq(waiver.subject, person), eq(waiver.status, 'asked')));
  /** Free for other posts; an exception that was asked for is decided no more. */
  const leave = async (person: string): Promise<void> => {
    await tx.delete(claim).where(and(eq(claim.holder, holder), eq(claim.person, person)));
    await settleWaivers(person, { status: 'withdrawn' });
  };
  /** Where the person stands now; whoever is out of it is free for other posts. */
  const follow = async (person: string): Promise<void> => {
    const stage = state.nominees[person]?.stage;
    if (!stage) return;
    await tx
      .update(nominee)
      .set({ stage })
      .where(and(eq(nominee.selection, holder), eq(nominee.person, person)));
    if (over.includes(stage)) await leave(person);
  };
  switch (event.type) {
    case 'nominated': {
      const { person, seat, waived, from, until } = event;
      await supersede(tx, holder, [{ person }]);
      await tx.insert(claim).values({ holder, person, kind: 'nomination', period: `[${from},${until})` });
      const stage = state.nominees[person]?.stage ?? 'approval';
      await tx
        .insert(nominee)
        .values({ selection: holder, person, seat, stage, nominatedOn: date })
        .onConflictDoUpdate({
          target: [nominee.selection, nominee.person],
          set: { seat, stage, nominatedOn: date },
        });
      for (const rule of waived) {
        const asked = {
          ...{ caseId: holder, subject: person, rule, status: 'asked' as const, askedOn: date },
          ...{ settledOn: null, validUntil: null },
        };
        await tx
          .insert(waiver)
          .values(asked)
          .onConflictDoUpdate({ target: [waiver.caseId, waiver.subject, waiver.rule], set: asked });
      }
      return;
    }
    case 'filed':
      return fileEntries(tx, at, event.entries, state);
    case 'volunteered': {
      const { person, seat = null } = event;
      const entered = { enteredBy: at.command.actor, enteredOn: date };
      await tx.insert(volunteer).values({ selection: holder, person, seat, ...entered });
      return;
    }
    case 'waiverSettled':
      await settleWaivers(event.person, {
        status: event.approved ? 'approved' : 'refused',
        validUntil: event.until ?? null,
      });
      return follow(event.person);
    case 'nomineeStopped':
    case 'nomineeStage':
    case 'dispatched':
      return follow(event.person);
    case 'noticePublished': {
      const { persons, number, until, scope } = event;
      const shown = { number, until, scope, persons: [...persons], publishedOn: date };
      await tx.insert(notice).values({ selection: holder, sequence: at.sequence, ...shown });
      for (const person of persons) await follow(person);
      return;
    }
    case 'noticeExtended': {
      const { persons, until } = event;
      const shown = sql`${notice.persons} && ${codes(persons)} and ${notice.until} < ${until}::date`;
      await tx
        .update(notice)
        .set({ until })
        .where(and(eq(notice.selection, holder), shown));
      return;
    }
    case 'objected': {
      const { objection: id, person } = event;
      await tx.insert(objection).values({ selection: holder, id, person, openedOn: date });
      return;
    }
    case 'objectionSettled':
      await tx
        .update(objection)
        .set({ settledOn: date, result: event.result })
        .where(and(eq(objection.selection, holder), eq(objection.id, event.objection)));
      return;
  }
};

async function fileEntries(
  tx: Transaction,
  { row, sequence, date, command }: Recorded,
  entries: readonly FiledEntry[],
  { nominees }: SelectionState,
): Promise<void> {
  const again = entries.filter(({ person, item }) => (nominees[person]?.files?.[item] ?? 0) > 1);
  if (again.length > 0) await supersede(tx, row.id, again);
  await tx.insert(caseFile).values(
    entries.map((entry) => ({
      ...{ selection: row.id, sequence, filedBy: command.actor, filedOn: date, current: true },
      ...entry,
      onBehalf: command.onBehalf ?? null,
    })),
  );
}

/** What is filed anew takes the place of what was there; a new nomination begins with an empty file. */
async function supersede(
  tx: Transaction,
  selection: string,
  papers: readonly { readonly person: string; readonly item?: string }[],
): Promise<void> {
  const each = papers.map(({ person, item }) =>
    and(eq(caseFile.person, person), item === undefined ? undefined : eq(caseFile.item, item)),
  );
  await tx
    .update(caseFile)
    .set({ current: false })
    .where(and(eq(caseFile.selection, selection), eq(caseFile.current, true), or(...each)));
}
