import { ensure } from './errors.ts';
import { ensureHolds, holds, officeId } from './office.ts';
import { seatOf } from './selection-lookup.ts';
import {
  live,
  type SelectionCommand,
  type SelectionEvent,
  type SelectionFacts,
  type SelectionState,
} from './selection-state.ts';

type Of<A extends SelectionCommand['act']> = Extract<SelectionCommand, { act: A }>;
type Events = readonly SelectionEvent[];

/** 名额通知: the lead unit tells the units which seats they owe and by when. Nominations need not wait for it. */
export function sendQuotaNotice(
  state: SelectionState,
  { number, on, date }: Of<'sendQuotaNotice'>,
  { actor }: SelectionFacts,
): Events {
  const owed = Object.values(state.seats).filter(({ seat }) => !state.givenUp[seat] && !live(state, seat));
  const [first] = Object.values(state.seats);
  ensureHolds(actor, officeId(first?.places.leadUnit ?? '', 'hr'));
  ensure(owed.length > 0, 'no-seats');
  ensure(number.trim() !== '', 'document-missing', {}, 'number');
  ensure(on <= date, 'date-in-future', { date: on, today: date }, 'on');
  const by = state.nominateBy ?? date;
  const seats = owed.map(({ seat, places }) => ({ seat, unit: places.supplyingUnit ?? '', by }));
  return [{ type: 'quotaNoticeSent', number, on, seats }];
}

/** 自愿报名: entered by HR of the person's body or of a unit above it, for a seat that the person's unit owes. */
export function volunteer(
  state: SelectionState,
  { person, seat }: Of<'volunteer'>,
  { actor, volunteer: known }: SelectionFacts,
): Events {
  ensure(known, 'cadre-unknown', { person }, 'person');
  const { unitLine } = known;
  const own = unitLine.some((unit) => holds(actor, officeId(unit, 'hr')));
  ensure(own, 'outside-your-unit', { person }, 'person');
  const plans = seat === undefined ? Object.values(state.seats) : [seatOf(state, seat)];
  const owes = plans.some(({ places }) => unitLine.includes(places.supplyingUnit ?? ''));
  const unit = [...new Set(plans.map(({ places }) => places.supplyingUnit ?? ''))].join(', ');
  ensure(owes, 'outside-supplying-unit', { person, unit }, 'person');
  ensure(!state.volunteers?.includes(person), 'already-decided', { subject: person }, 'person');
  return [{ type: 'volunteered', person, ...(seat !== undefined && { seat }) }];
}
