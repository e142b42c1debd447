import { inParallel, queuesOf } from '../client/parallel.ts';
import { addDays, earliest, type DateString } from '../domain/time.ts';
import { actingHolders } from './acting.ts';
import { createAppeals, type Appeals } from './appeals.ts';
import { createAttendance, type Attendance } from './attendance.ts';
import { createDesk, type Desk } from './chores.ts';
import { deedsOf } from './deeds.ts';
import { evaluationDeeds, evaluationsAmong } from './evaluations.ts';
import { createHappenings, type Happenings } from './happenings.ts';
import { nominations } from './nominations.ts';
import type { Deed, DeedResult, World } from './world.ts';

/** Cases in which people act at the same time. */
export const CONCURRENCY = 12;
/** Rounds of one day after which something is turning in circles. */
const ROUNDS = 50;
/** Of what is turning in circles: enough to see it, one line of a message. */
const SHOWN = 5;

/**
 * Plays the programme day by day up to a date. Within a day people act in rounds until nobody has anything left to do
 * today; then the clock goes on to the next day on which somebody or something is due.
 */
export async function playUntil(
  world: World,
  end: DateString,
  onDay: (date: DateString) => Promise<void> | void,
): Promise<void> {
  const { driver } = world;
  const sources: Sources = {
    desk: createDesk(world),
    happenings: createHappenings(world),
    attendance: createAttendance(world),
    appeals: createAppeals(world),
  };
  const { desk, happenings, attendance, appeals } = sources;
  await driver.settle();
  for (let date = await driver.today(); ;) {
    await onDay(date);
    await playDay(world, sources, date);
    if (date >= end) return;
    const asked = [driver.nextDue(), happenings.next(date), appeals.next(date)];
    const next = earliest(...(await Promise.all(asked)), attendance.next(date), desk.next(), end);
    date = next !== null && next > date ? next : addDays(date, 1);
    await driver.moveTo(date);
  }
}

/** What is done for all that wait for it in one go, since it takes a look at the record. */
const TOGETHER = ['nominate', 'nameActing'];
/** Reports are assembled when all else of the day is done, so that their figures are those of a whole day. */
const LAST = 'draft';
/**
 * Whoever goes, goes when the others have acted: a leave that is decided in the same round is granted and ends with the posting, or falls
 * away with it, by which is recorded first.
 */
const releases = ({ command }: Deed): boolean => command.act === 'confirmHandover';

interface Sources {
  readonly desk: Desk;
  readonly happenings: Happenings;
  readonly attendance: Attendance;
  readonly appeals: Appeals;
}

async function playDay(
  world: World,
  { desk, happenings, attendance, appeals }: Sources,
  date: DateString,
): Promise<void> {
  const sources = [happenings.today(date), attendance.today(date), appeals.today(date)];
  let due = (await Promise.all(sources)).flat();
  let last: readonly DeedResult[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const chores = await (round === 0 ? desk.atFirst(date) : desk.since(date));
    const [evaluations, others] = evaluationsAmong(chores.filter(({ act }) => act !== LAST));
    const deeds = [
      ...due,
      ...others.filter(({ act }) => !TOGETHER.includes(act)).flatMap((chore) => deedsOf(chore, world, date)),
      ...(await evaluationDeeds(world, evaluations, date)),
      ...(await actingHolders(
        world,
        others.filter(({ act }) => act === 'nameActing'),
        date,
      )),
      ...(await nominations(
        world,
        others.filter(({ act }) => act === 'nominate'),
        date,
      )),
    ];
    due = [];
    if (deeds.length === 0)
      deeds.push(...chores.filter(({ act }) => act === LAST).flatMap((chore) => deedsOf(chore, world, date)));
    if (deeds.length === 0) return;
    last = [
      ...(await carryOut(
        world,
        deeds.filter((deed) => !releases(deed)),
      )),
      ...(await carryOut(world, deeds.filter(releases))),
    ];
    happenings.follow(last.filter(({ outcome }) => outcome.ok));
    await world.driver.settle();
  }
  const circle = last.map(
    ({ ref, command, outcome }) =>
      `${ref.id} ${command.act}${'refusal' in outcome ? ` ${outcome.refusal.code}` : ''}`,
  );
  throw new Error(
    `on ${date} people still had something to do after ${ROUNDS} rounds: ${circle.slice(0, SHOWN).join(', ')}`,
  );
}

/** In order within a case, where they are sent as one; side by side between cases. */
async function carryOut(world: World, deeds: readonly Deed[]): Promise<readonly DeedResult[]> {
  // The longest first: whoever has most to do is not what all wait for in the end.
  const queues = [...queuesOf(deeds, ({ ref }) => ref.id).values()].toSorted((a, b) => b.length - a.length);
  if (world.options.backwards) queues.reverse();
  const results: DeedResult[] = [];
  await inParallel(queues, CONCURRENCY, async (queue) => {
    const [{ ref }] = queue;
    const outcomes = await world.cases.sendAll(
      ref,
      queue.map(({ command }) => command),
    );
    outcomes.forEach((outcome, n) => {
      const item = queue[n] as Deed;
      if ('fault' in outcome) throw new Error(`${ref.id} ${item.command.act}: ${outcome.fault}`);
      if (!outcome.ok) note(world, item, outcome.refusal);
      results.push({ ...item, outcome });
    });
  });
  return results;
}

/** People make slips, and two things of one day may cross; anything else is a fault of the rehearsal or of the rules. */
const CROSSINGS = [
  'case-ended',
  'notice-over',
  'nominee-stage',
  'wrong-stage',
  'not-before-you',
  'successor-not-arrived',
  'handover-list-empty',
  'appraisal-not-due',
  'nothing-told',
];

function note(
  world: World,
  { ref, command, slip = [] }: Deed,
  refusal: { code: string; params?: unknown },
): void {
  const { code, params } = refusal;
  if (!slip.includes(code) && !CROSSINGS.includes(code)) {
    throw new Error(
      `${command.date} ${ref.id} ${command.act} by ${command.actor}: ${code} ${JSON.stringify(params)}`,
    );
  }
  world.refusals.set(code, (world.refusals.get(code) ?? 0) + 1);
}
