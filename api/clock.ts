import type { Driver } from '../client/driver.ts';
import type { DateString } from '../domain/time.ts';
import { Problem } from './problem.ts';

/** One mover at a time: two would set dates past each other. */
const moving = new WeakSet<Driver>();

/** Moves the clock from one due date to the next, so that everything happens on the day on which it is due. */
export async function moveClock(driver: Driver, to: DateString): Promise<void> {
  if (moving.has(driver)) throw new Problem('clock-moving');
  moving.add(driver);
  try {
    await driver.settle();
    for (let next = await driver.nextDue(); next !== null && next < to; next = await driver.nextDue()) {
      await driver.moveTo(next);
    }
    await driver.moveTo(to);
  } finally {
    moving.delete(driver);
  }
}
