import { createHash } from 'node:crypto';
import { chance, whole } from '../domain/chance.ts';
import { dutyOf } from '../domain/duty-acts.ts';
import { addDays, daysBetween, latest, type DateString } from '../domain/time.ts';
import { deed, holderOf, textId } from './identities.ts';
import { numberOf } from './papers.ts';
import type { Chore, Deed, World } from './world.ts';

/** Of what is late, the share that nobody ever does; half of it is waived, once the leading group has been told. */
const NEVER = 0.2;
const WAIVED = 0.5;
/** Working days after the last day. */
const WAIVED_AFTER = 30;
/** Further from any last day than the longest ladder. */
const AFTER_ALL = 400;
/** Papers are sent in at the week's end: on a Friday. */
const FRIDAY = 5;

const weekday = (date: DateString): number => new Date(`${date}T00:00:00Z`).getUTCDay();
const weeksEnd = (date: DateString): DateString => addDays(date, (FRIDAY - weekday(date) + 7) % 7);

type Fate = 'inTime' | 'late' | 'waived' | 'never';

function fateOf({ ref }: Chore, { options }: World): Fate {
  const drawn = (what: string): number => chance(options.seed, ref.id, what);
  if (drawn('late') >= options.lateness) return 'inTime';
  if (drawn('never') >= NEVER) return 'late';
  return drawn('waived') < WAIVED ? 'waived' : 'never';
}

/** The day on which somebody gets round to a duty: at some week's end before its last day, or on the last day. */
export function dutyDay(chore: Chore, world: World): DateString {
  const { ref, openedOn } = chore;
  const { calendar, options } = world;
  const due = chore.due ?? openedOn;
  switch (fateOf(chore, world)) {
    case 'inTime': {
      const day = weeksEnd(
        addDays(openedOn, whole(0, Math.max(0, daysBetween(openedOn, due)), options.seed, ref.id)),
      );
      return latest(day < due ? day : due, openedOn);
    }
    case 'late':
      return weeksEnd(addDays(latest(due, openedOn), whole(1, 15, options.seed, ref.id, 'by')));
    case 'waived':
      return calendar.addWorkingDays(due, WAIVED_AFTER);
    case 'never':
      return addDays(due, AFTER_ALL);
  }
}

/** Files what the policy asks for, or waives what nobody does. */
export function dutyDeed(chore: Chore, world: World, date: DateString): Deed {
  const { ref, office, subjects } = chore;
  const [id = ''] = subjects;
  if (fateOf(chore, world) === 'waived')
    return deed(ref, 'waive', holderOf('sz/leadingGroup'), date, { reason: textId('waived') });
  const { evidence } = dutyOf(world.policy, id);
  const sha256 = createHash('sha256').update(ref.id).digest('hex');
  const attachment = evidence.attachment && {
    attachment: { reference: `file-${sha256.slice(0, 12)}`, sha256 },
  };
  return deed(ref, 'fulfil', holderOf(office), date, {
    on: date,
    document: { number: numberOf(office, date), on: date, ...attachment },
    participants: evidence.participants.map((role) => role.id),
    villages: evidence.villages ? ['示例村'] : [],
  });
}
