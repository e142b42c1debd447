import { and, eq, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import type { Change, ChangeEvent, Pairings, Rearranged } from '../../domain/change.ts';
import type { DateString } from '../../domain/time.ts';
import type { Transaction } from '../client.ts';
import type { Recorded } from '../projections.ts';
import { pairing, referenceChange, seat, seatSupply, unit, unitName } from '../schema.ts';
import { codes } from '../queries/parts.ts';

/** Units, areas, pairings and seats as a change leaves them: the only writer of them once the programme runs. */
export async function storeChange(tx: Transaction, at: Recorded, event: ChangeEvent): Promise<void> {
  switch (event.type) {
    case 'changeOrdered':
      return list(tx, at, event.change, event.what, event);
    case 'changeWithdrawn':
      return settle(tx, at, event.change, 'withdrawn');
    case 'changeLapsed':
      return settle(tx, at, event.change, 'lapsed', event.code);
    case 'changeDue':
      return;
    case 'unitRenamed': {
      await made(tx, at, event, { kind: 'renameUnit', unit: event.unit, name: event.name });
      await tx
        .update(unitName)
        .set({ period: until(unitName.period, event.from) })
        .where(and(eq(unitName.unit, event.unit), sql`${unitName.period} @> ${event.from}::date`));
      await tx.insert(unitName).values({ unit: event.unit, name: event.name, period: `[${event.from},)` });
      return;
    }
    case 'unitMerged':
      await made(tx, at, event, { kind: 'mergeUnit', unit: event.unit, into: event.into });
      await rearrange(tx, event.from, event);
      return becomeBody(tx, event.unit, event.into, event.from);
    case 'townMoved':
      await made(tx, at, event, { kind: 'moveTown', area: event.area, leadUnit: event.leadUnit });
      return rearrange(tx, event.from, event);
    case 'townAdded':
      return addTown(tx, at, event);
    case 'teamResized':
      return resizeTeam(tx, at, event);
  }
}

type Of<T extends ChangeEvent['type']> = Extract<ChangeEvent, { type: T }>;

/** A period that ends before this day. */
const until = (period: AnyPgColumn, day: DateString) => sql`daterange(lower(${period}), ${day}::date)`;

async function list(
  tx: Transaction,
  { row, date, command }: Recorded,
  id: string,
  what: Change,
  { from, document }: { readonly from: DateString; readonly document: string },
): Promise<void> {
  await tx.insert(referenceChange).values({
    ...{ id, programme: row.programme, kind: what.kind, what, from, document, status: 'pending' },
    ...{ orderedBy: command.actor, orderedOn: date },
  });
}

async function settle(
  tx: Transaction,
  { date }: Recorded,
  id: string,
  status: 'made' | 'withdrawn' | 'lapsed',
  refusal: string | null = null,
): Promise<void> {
  await tx
    .update(referenceChange)
    .set({ status, refusal, settledOn: date })
    .where(eq(referenceChange.id, id));
}

/** One that was ordered before its day is in the list already. */
async function made(
  tx: Transaction,
  at: Recorded,
  event: { readonly change: string; readonly from: DateString; readonly document: string },
  what: Change,
): Promise<void> {
  if (at.command.act === 'orderChange') await list(tx, at, event.change, what, event);
  await settle(tx, at, event.change, 'made');
}

async function rearrange(
  tx: Transaction,
  from: DateString,
  { pairings, owed }: Pick<Rearranged, 'pairings' | 'owed'>,
): Promise<void> {
  await pair(tx, from, pairings);
  for (const { seat: id, unit: code } of owed) {
    await tx
      .update(seatSupply)
      .set({ period: until(seatSupply.period, from) })
      .where(and(eq(seatSupply.seat, id), sql`upper_inf(${seatSupply.period})`));
    await tx.insert(seatSupply).values({ seat: id, unit: code, period: `[${from},)` });
    await tx.update(seat).set({ supplyingUnit: code }).where(eq(seat.id, id));
  }
}

async function pair(tx: Transaction, from: DateString, { ended, begun }: Pairings): Promise<void> {
  for (const { area: code, unit: helper } of ended) {
    await tx
      .update(pairing)
      .set({ period: until(pairing.period, from) })
      .where(and(eq(pairing.area, code), eq(pairing.unit, helper), sql`upper_inf(${pairing.period})`));
  }
  if (begun.length > 0)
    await tx.insert(pairing).values(begun.map((own) => ({ ...own, period: `[${from},)` })));
}

/** The unit, its bodies, their people and cases are below the other from now on: whoever reads there reads them too. */
async function becomeBody(tx: Transaction, code: string, into: string, on: DateString): Promise<void> {
  await tx.update(unit).set({ parent: into, mergedInto: into, mergedOn: on }).where(eq(unit.code, code));
  await tx.execute(sql`
    update unit u set line = above.line || u.line[array_position(u.line, ${code}):]
    from unit above where above.code = ${into} and u.line @> ${codes([code])}`);
}

async function addTown(tx: Transaction, at: Recorded, event: Of<'townAdded'>): Promise<void> {
  const { area: code, name, county, pairings, team, from } = event;
  const [lead, ...members] = pairings.begun.map((own) => own.unit);
  await made(tx, at, event, {
    ...{ kind: 'addTown', area: code, name, county, members },
    leadUnit: lead ?? '',
  });
  await tx.execute(sql`
    insert into area (code, kind, name, parent, line, source)
    select ${code}, 'town', ${name}, c.code, c.line || ${code}::text, 'changed' from area c where c.code = ${county}`);
  await pair(tx, from, pairings);
  await addSeats(tx, code, from, team.seats);
}

async function resizeTeam(tx: Transaction, at: Recorded, event: Of<'teamResized'>): Promise<void> {
  const { area: code, added, ended, from } = event;
  await made(tx, at, event, {
    ...{ kind: 'resizeTeam', area: code },
    add: added.map(({ places }) => places.supplyingUnit ?? ''),
    end: ended.map((one) => one.seat),
  });
  await addSeats(tx, code, from, added);
  for (const one of ended)
    await tx
      .update(seat)
      .set({ period: until(seat.period, one.until) })
      .where(eq(seat.id, one.seat));
}

async function addSeats(
  tx: Transaction,
  code: string,
  from: DateString,
  seats: Of<'teamResized'>['added'],
): Promise<void> {
  const period = `[${from},)`;
  for (const { seat: id, role, places } of seats) {
    const supplyingUnit = places.supplyingUnit ?? '';
    await tx
      .insert(seat)
      .values({ id, area: code, n: Number(id.split('/').at(-1)), role, supplyingUnit, period });
    await tx.insert(seatSupply).values({ seat: id, unit: supplyingUnit, period });
  }
}
