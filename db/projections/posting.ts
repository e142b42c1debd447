import { and, eq, sql } from 'drizzle-orm';
import type { PostingEvent } from '../../domain/posting-events.ts';
import type { PostingState } from '../../domain/posting-state.ts';
import { addDays, latest, type DateString } from '../../domain/time.ts';
import type { Transaction } from '../client.ts';
import type { Project } from '../projections.ts';
import { claim, posting, presence, tenure } from '../schema.ts';
import { projectAppraisal } from './appraisal.ts';
import { endMembership } from './group-member.ts';
import { listHandover } from './handover.ts';
import { takeBackDays } from './presence-days.ts';
import { recordPromotion } from './promotion.ts';

export const projectPosting: Project = async (tx, at, recorded, folded) => {
  const { row, date } = at;
  const event = recorded as PostingEvent;
  const state = folded as PostingState;
  const { id } = row;
  const { person, seat, area, relieves } = state;
  await projectAppraisal(tx, at, event, state);
  switch (event.type) {
    case 'postingStarted': {
      const period = `[${date},${event.termEnd})`;
      const { transferredFrom = null } = event;
      // The nomination's claim becomes the posting's: at no moment is the person free in between, or wanted twice.
      if (transferredFrom === null)
        await tx
          .update(claim)
          .set({ holder: id, kind: 'posting', period })
          .where(and(eq(claim.holder, event.selection), eq(claim.person, person)));
      else await moveClaim(tx, transferredFrom, { holder: id, person, kind: 'posting', period }, date);
      await tx.insert(posting).values({
        ...{ id, person, seat, area, period, status: 'dispatched', termEnd: event.termEnd },
        ...{ relieves, dispatchedOn: date, transferredFrom },
      });
      return;
    }
    case 'postingImported': {
      const { since, termFrom, termEnd } = event;
      await tx.insert(posting).values({
        ...{
          id,
          person,
          seat,
          area,
          status: 'onSite',
          period: `[${since},${latest(termEnd, addDays(since, 1))})`,
        },
        ...{ termEnd, dispatchedOn: termFrom, arrivedOn: since, imported: date },
      });
      await tx.insert(presence).values({ posting: id, seat, area, person, lane: 0, period: `[${since},)` });
      await tx.insert(tenure).values({ posting: id, seat, period: `[${since},)` });
      return;
    }
    case 'arrived': {
      await tx
        .update(posting)
        .set({ status: 'onSite', arrivedOn: event.on, arrivalDocument: event.document ?? null })
        .where(eq(posting.id, id));
      // Whoever relieves nobody takes lane 0: if that is not free, the seat is not vacant, and the constraint says so.
      const lane = relieves ? 1 - (await laneOf(tx, relieves)) : 0;
      await tx.insert(presence).values({ posting: id, seat, area, person, lane, period: `[${event.on},)` });
      if (!relieves) await tx.insert(tenure).values({ posting: id, seat, period: `[${event.on},)` });
      return;
    }
    case 'promoted':
      return recordPromotion(tx, person, event);
    case 'handoverListed':
      return listHandover(tx, at, event);
    case 'handedOver':
      await endTenure(tx, id, event.on);
      await tx.update(posting).set({ handedOverOn: event.on }).where(eq(posting.id, id));
      return;
    case 'tookOver':
      await tx.insert(tenure).values({ posting: id, seat, period: `[${event.on},)` });
      return;
    case 'extended':
      await until(tx, id, event.termEnd);
      await tx.update(posting).set({ termEnd: event.termEnd }).where(eq(posting.id, id));
      return;
    case 'termRunsOn':
      return until(tx, id, event.until);
    case 'released': {
      const { on, reason } = event;
      await endTenure(tx, id, on);
      await tx
        .update(presence)
        .set({
          period: sql`daterange(lower(${presence.period}), greatest(lower(${presence.period}), ${on}::date))`,
        })
        .where(eq(presence.posting, id));
      await tx
        .update(posting)
        .set({ status: 'returned', releasedOn: on, releaseReason: reason })
        .where(eq(posting.id, id));
      // A leave may have been granted for longer: nobody is on leave from a team that they have left.
      await takeBackDays(tx, sql`posting = ${id} and day >= ${on}::date`);
      await endMembership(tx, id, on);
      return until(tx, id, on);
    }
    case 'cancelled':
      await tx.update(posting).set({ status: 'cancelled' }).where(eq(posting.id, id));
      await tx.delete(claim).where(eq(claim.holder, id));
      await endMembership(tx, id, date);
      return;
  }
};

/** The person is wanted until then, and no longer: claim and posting alike. */
async function until(tx: Transaction, id: string, end: DateString): Promise<void> {
  const cut = (column: typeof posting.period | typeof claim.period) =>
    sql`daterange(lower(${column}), greatest(lower(${column}), ${end}::date))`;
  await tx
    .update(posting)
    .set({ period: cut(posting.period) })
    .where(eq(posting.id, id));
  await tx
    .update(claim)
    .set({ period: cut(claim.period) })
    .where(eq(claim.holder, id));
}

/** The person is wanted in the new place from the day on which they are wanted in the old one no longer. */
async function moveClaim(
  tx: Transaction,
  from: string,
  to: typeof claim.$inferInsert,
  on: DateString,
): Promise<void> {
  await tx
    .update(posting)
    .set({ period: sql`daterange(lower(${posting.period}), ${on}::date)` })
    .where(and(eq(posting.id, from), sql`upper(${posting.period}) > ${on}::date`));
  await tx
    .update(claim)
    .set({ period: sql`daterange(lower(${claim.period}), ${on}::date)` })
    .where(and(eq(claim.holder, from), sql`upper(${claim.period}) > ${on}::date`));
  await tx.insert(claim).values(to);
}

async function endTenure(tx: Transaction, id: string, on: DateString): Promise<void> {
  await tx
    .update(tenure)
    .set({ period: sql`daterange(lower(${tenure.period}), greatest(lower(${tenure.period}), ${on}::date))` })
    .where(and(eq(tenure.posting, id), sql`upper_inf(${tenure.period})`));
}

async function laneOf(tx: Transaction, id: string): Promise<number> {
  const [row] = await tx.select({ lane: presence.lane }).from(presence).where(eq(presence.posting, id));
  return row?.lane ?? 1;
}
