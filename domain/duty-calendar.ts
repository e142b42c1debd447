import { bearersOf, type Bearer, type Paired } from './duty-bearers.ts';
import { dueOf, firstPeriod, nextPeriod, periodName } from './periods.ts';
import type { Message } from './case.ts';
import type { Policy } from './policy.ts';
import { addDays, earliest, latest, type DateString } from './time.ts';
import type { DutyPolicy } from './year-policy.ts';

/**
 * Duties that are opened in one transaction at the most; the others follow on the next day. A year's beginning opens some 550:
 * three hundred take less than a second.
 */
export const DUTIES_A_DAY = 300;

/** The next period of one duty. What is done once and has been opened has no `openOn` any more. */
export interface DutyTurn {
  readonly start: DateString;
  readonly openOn: DateString | null;
  /** The last bearer for whom it has been opened, while others are to follow. */
  readonly after?: string;
}

/** By the duty's id. */
export type DutyTurns = Readonly<Record<string, DutyTurn>>;

export type DutyCalendarEvent =
  | { readonly type: 'dutiesScheduled'; readonly turns: DutyTurns; readonly ended: readonly string[] }
  | {
      readonly type: 'dutiesOpened';
      readonly duty: string;
      readonly period: string;
      readonly from: DateString;
      readonly due: DateString;
      readonly bearers: readonly Bearer[];
      readonly turn: DutyTurn;
    }
  /** Another policy has been adopted: the calendar is gone through on that day. */
  | { readonly type: 'dutyCalendarChanged'; readonly on: DateString };

export interface DutyCalendarState {
  /** Not there in programmes that began before duties did. */
  readonly duties?: DutyTurns;
  readonly dutyCheckOn?: DateString | null;
}

export const dueOfDuties = ({ duties = {}, dutyCheckOn }: DutyCalendarState): DateString | null =>
  earliest(dutyCheckOn, ...Object.values(duties).map(({ openOn }) => openOn));

/** Duties that the calendar does not have yet, and those that it no longer has; nothing when it is as the policy is. */
export function scheduleDuties(
  { duties: known = {} }: DutyCalendarState,
  policy: Policy,
  date: DateString,
): readonly DutyCalendarEvent[] {
  const { duties = [], formation } = policy;
  // What had begun before the teams were complete was nobody's duty yet.
  const from = latest(formation.completeBy, date);
  const turns = duties
    .filter(({ id }) => !(id in known))
    .map((duty) => [duty.id, firstTurn(duty, formation.completeBy, from)] as const);
  const ended = Object.keys(known).filter((id) => !duties.some((duty) => duty.id === id));
  if (turns.length === 0 && ended.length === 0) return [];
  return [{ type: 'dutiesScheduled', turns: Object.fromEntries(turns), ended }];
}

/** The first period that began with complete teams and is not over: earlier ones were done on paper. */
function firstTurn(duty: DutyPolicy, completeBy: DateString, today: DateString): DutyTurn {
  let start = firstPeriod(duty.every, duty.every === 'once' ? today : completeBy);
  for (let next = nextPeriod(duty.every, start); next !== null && dueOf(duty, start) < today;) {
    start = next;
    next = nextPeriod(duty.every, start);
  }
  return { start, openOn: latest(start, today) };
}

/** Goes through the calendar on its days: what is new in the policy, then what has come. */
export function tickDuties(
  state: DutyCalendarState,
  policy: Policy,
  paired: readonly Paired[],
  date: DateString,
): readonly DutyCalendarEvent[] {
  const { dutyCheckOn = null } = state;
  if (dutyCheckOn === null || dutyCheckOn > date) return openDuties(state, policy, paired, date);
  const found = scheduleDuties(state, policy, date);
  const checked = found.length > 0 ? found : [{ type: 'dutiesScheduled' as const, turns: {}, ended: [] }];
  return [...checked, ...openDuties(checked.reduce(evolveDuties, state), policy, paired, date)];
}

/** Opens one batch of one duty after another, up to the day's number; later ones by the pairings of their day. */
function openDuties(
  state: DutyCalendarState,
  policy: Policy,
  paired: readonly Paired[],
  date: DateString,
): readonly DutyCalendarEvent[] {
  const events: DutyCalendarEvent[] = [];
  let left = DUTIES_A_DAY;
  for (const duty of policy.duties ?? []) {
    for (let turn = state.duties?.[duty.id]; turn?.openOn && turn.openOn <= date;) {
      const { start, after = '' } = turn;
      if (left === 0) {
        const tomorrow = { [duty.id]: { ...turn, openOn: addDays(date, 1) } };
        events.push({ type: 'dutiesScheduled', turns: tomorrow, ended: [] });
        break;
      }
      const waiting = bearersOf(duty.of, paired).filter(({ id }) => id > after);
      const bearers = waiting.slice(0, left);
      left -= bearers.length;
      const last = bearers.at(-1)?.id ?? after;
      turn =
        bearers.length < waiting.length
          ? { start, openOn: addDays(date, 1), after: last }
          : turnAfter(duty, start);
      events.push(opened(duty, start, bearers, turn));
    }
  }
  return events;
}

const turnAfter = ({ every }: DutyPolicy, start: DateString): DutyTurn => {
  const next = nextPeriod(every, start);
  return { start: next ?? start, openOn: next };
};

const opened = (
  duty: DutyPolicy,
  start: DateString,
  bearers: readonly Bearer[],
  turn: DutyTurn,
): DutyCalendarEvent => ({
  ...{ type: 'dutiesOpened', duty: duty.id, period: periodName(duty.every, start) },
  ...{ from: start, due: dueOf(duty, start), bearers, turn },
});

export function evolveDuties<S extends DutyCalendarState>(state: S, event: DutyCalendarEvent): S {
  switch (event.type) {
    case 'dutiesScheduled': {
      const kept = Object.entries(state.duties ?? {}).filter(([id]) => !event.ended.includes(id));
      return { ...state, dutyCheckOn: null, duties: { ...Object.fromEntries(kept), ...event.turns } };
    }
    case 'dutiesOpened':
      return { ...state, duties: { ...state.duties, [event.duty]: event.turn } };
    case 'dutyCalendarChanged':
      return { ...state, dutyCheckOn: event.on };
  }
}

/** Each duty is a case of its own: `duty/{duty}/{bearer}/{period}`. */
export function openingsOf(
  event: DutyCalendarEvent & { readonly type: 'dutiesOpened' },
  programme: string,
): readonly Message[] {
  const { duty, period, from, due, bearers } = event;
  return bearers.map(({ id, unit, area, places }) => ({
    to: `duty/${duty}/${id}/${period}`,
    kind: 'duty',
    act: 'open',
    opens: 'onRecord',
    payload: { programme, duty, period, unit, ...(area !== undefined && { area }), places, from, due },
  }));
}
