import { and, eq, inArray, sql } from 'drizzle-orm';
import type { RotationCommand, RotationFacts, RotationState } from '../../domain/rotation.ts';
import type { Reader } from '../client.ts';
import type { GatherMore } from '../facts.ts';
import { area, posting, seat, tenure } from '../schema.ts';

/** Who holds the seats of a batch: its seat numbers, or a plan's seats, when it is opened; the planned ones when it is approved. */
export const rotationFacts: GatherMore = async (tx, _deps, row, command, facts): Promise<RotationFacts> => {
  const { open } = row.state as RotationState;
  return { ...facts, seated: await seated() };

  async function seated() {
    if (command.act === 'open') {
      const { batch, seatNumbers } = command as RotationCommand & { act: 'open' };
      return batch ? holders(tx) : holders(tx, seatNumbers);
    }
    if (!['decide', 'minute', 'confirmMinutes'].includes(command.act)) return [];
    return (await holders(tx)).filter((holder) => open[holder.seat] === holder.posting);
  }
};

/** A county's head has no batch of its own yet: it is relieved with the first batch that has seat 1 in it. */
async function holders(reader: Reader, numbers?: readonly number[]) {
  return reader
    .select({
      seat: seat.id,
      area: seat.area,
      posting: tenure.posting,
      termEnd: posting.termEnd,
    })
    .from(tenure)
    .innerJoin(seat, eq(seat.id, tenure.seat))
    .innerJoin(area, eq(area.code, seat.area))
    .innerJoin(posting, eq(posting.id, tenure.posting))
    .where(and(sql`upper_inf(${tenure.period})`, numbers ? inArray(seat.n, [...numbers]) : undefined))
    .orderBy(seat.id);
}
