import { chainOf } from '../domain/policy.ts';
import { resolve } from '../domain/office.ts';
import { today } from '../db/clock.ts';
import { holderOf } from '../rehearsal/identities.ts';
import type { PlannedSeat, World } from '../rehearsal/world.ts';
import type { Post } from './http.ts';

/** Who was nominated for which seat, in which selection. */
export interface Nomination {
  readonly selection: string;
  readonly person: string;
  readonly seat: PlannedSeat;
}

export async function nominationsOf(world: World): Promise<readonly Nomination[]> {
  const rows = await world.sql<{ selection: string; person: string; seat: string }[]>`
    select selection, person, seat from nominee where stage = 'approval' order by selection, seat`;
  return rows.flatMap(({ selection, person, seat: id }) => {
    const seat = world.seats.get(id);
    return seat ? [{ selection, person, seat }] : [];
  });
}

/** Takes one nominee through the whole chain over HTTP, one request a time. How long each signature took, in ms. */
export async function decideAll(
  world: World,
  as: (account: string) => Promise<Post>,
  { selection, person, seat }: Nomination,
): Promise<readonly number[]> {
  const { policy } = world;
  const date = await today(world.db);
  const base = selection.replace('selection/', 'selections/');
  const signatures: number[] = [];
  for (const step of chainOf(policy, policy.posting.chains.nomination).steps) {
    const office = resolve(step.office, seat.places);
    const [first, second] = [await as(holderOf(office, 1)), await as(holderOf(office, 2))];
    if (step.kind === 'signing') {
      const document = step.files === undefined ? {} : { document: { number: '廉意〔2021〕6号', on: date } };
      const items = [{ approval: person, verdict: 'agree', ...document }];
      signatures.push(await second(`${base}/decisions`, { items }));
      continue;
    }
    const items = [{ approval: person, agree: 8, disagree: 0, defer: 0 }];
    await first(`${base}/minutes`, {
      number: '党组会纪要〔2021〕6号',
      heldOn: date,
      due: 9,
      present: 8,
      items,
    });
    await second(`${base}/minutes/confirmations`, { approvals: [person] });
  }
  return signatures;
}
