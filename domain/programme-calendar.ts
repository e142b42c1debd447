import type { Facts } from './ports.ts';
import type { Policy } from './policy.ts';
import { nextOfPlan } from './programme-plans.ts';
import { plansOf, type ProgrammeEvent, type ProgrammeState } from './programme-state.ts';
import { addDays, addMonths, latest, type DateString } from './time.ts';

/** Working days in which the lead units launch their selections, so that nobody forgets to (assumed: four weeks). */
const LAUNCH_DAYS = 20;

/**
 * By when teams are to be launched and complete. A programme that goes on in Lunhuan after it began on paper has had its
 * dates: whatever its import leaves open is filled like a vacancy.
 */
export function limitsOf({ policy, calendar }: Facts, date: DateString) {
  const { launchOn, completeBy } = policy.formation;
  return {
    launchBy: calendar.addWorkingDays(latest(launchOn, date), LAUNCH_DAYS),
    completeBy: completeBy > date ? completeBy : calendar.addWorkingDays(date, policy.posting.backfillLimit),
  };
}

/** The first year whose reports are not due before the launch: earlier ones were made on paper. */
export function firstReports({ formation, reports }: Policy, date: DateString): number {
  const year = Number(date.slice(0, 4));
  const open = date.slice(5) <= reports.dueOn ? year - 1 : year;
  return Math.max(open, Number(formation.completeBy.slice(0, 4)));
}

/** The first batch of the table that relieves on a day or later: earlier ones have gone. */
export function firstRotation(policy: Policy, date: DateString): number {
  let n = 1;
  while (batchOf(policy, n).relieveOn < date) n += 1;
  return n;
}

export function scheduleReports({ reports }: Policy, year: number): ProgrammeEvent {
  return { type: 'reportsScheduled', year, openOn: `${year}-${reports.openOn}` };
}

/** Batch n is batch (n - 1) mod b of cycle (n - 1) div b + 1; every cycle counts from the day the teams were complete. */
export function batchOf({ rotation, term, formation }: Policy, n: number) {
  const batch = rotation.batches[(n - 1) % rotation.batches.length];
  if (!batch) throw new Error('the policy has no batches');
  const cycle = Math.floor((n - 1) / rotation.batches.length) + 1;
  const relieveOn = addMonths(formation.completeBy, term.months * cycle + batch.offsetMonths);
  return { seatNumbers: batch.seats, relieveOn };
}

/** Batch n, which is batch n of the table unless a plan came before it. */
export function scheduleRotation({ policy, calendar }: Facts, n: number, batch = n): ProgrammeEvent {
  const { relieveOn } = batchOf(policy, batch);
  // Twice the working days in calendar days is early enough to begin counting back from.
  let openOn = addDays(relieveOn, -2 * policy.rotation.leadDays);
  const surplus = calendar.workingDaysBetween(openOn, relieveOn) - policy.rotation.leadDays;
  if (surplus > 0) openOn = calendar.addWorkingDays(openOn, surplus);
  return { type: 'rotationScheduled', n, openOn, relieveOn, ...(batch !== n && { batch }) };
}

/** The next batch: the plan's; without one, or after its last, the table's. `after`: the day on which the one before relieves. */
export function scheduleNext(
  state: ProgrammeState,
  facts: Facts,
  n: number,
  after: DateString,
): ProgrammeEvent {
  const planned = nextOfPlan(plansOf(state), facts);
  if (planned) return { type: 'rotationScheduled', n, ...planned };
  if (plansOf(state).inForce === null)
    return scheduleRotation(facts, n, (state.nextRotation?.batch ?? n - 1) + 1);
  return scheduleRotation(facts, n, firstRotation(facts.policy, addDays(after, 1)));
}
