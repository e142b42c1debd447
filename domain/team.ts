import type { Message, Process, Task } from './case.ts';
import { groupMemberActs } from './group-member.ts';
import { officeId } from './office.ts';
import type { SeatPlan } from './selection-state.ts';
import { awaitingActing } from './team-acting.ts';
import { decideTeam } from './team-acts.ts';
import { messagesOfRealign } from './team-realign.ts';
import { tasksOfFloor } from './team-floor.ts';
import {
  evolveTeam,
  initialTeam,
  leanTeam,
  leadUnit,
  unattended,
  type SeatToFill,
  type TeamCommand,
  type TeamEvent,
  type TeamFacts,
  type TeamState,
} from './team-state.ts';
import { messagesOfTransfer } from './team-transfer.ts';
import { earliest, type DateString } from './time.ts';
import { openingsOfWork } from './work-plan.ts';
import { villageActs } from './village.ts';

/** 驻镇帮扶工作队 (and a county's working group): knows its seats, and sees to it that each vacant one is being filled. */
export const team: Process<TeamState, TeamCommand, TeamEvent, TeamFacts> = {
  kind: 'team',
  acts: [
    'form',
    'stateNeeds',
    'launchSelection',
    'relieve',
    'arrived',
    'tookOver',
    'termExtended',
    'left',
    'selectionEnded',
    'nameActing',
    'receive',
    ...groupMemberActs,
    'planWork',
    'realign',
    ...villageActs,
    'explainShortfall',
    'noteShortfall',
    'close',
  ],
  initial: initialTeam,
  decide: decideTeam,
  evolve: evolveTeam,
  lean: leanTeam,
  due: (state) =>
    state.ended ? null : earliest(state.launchLateOn, state.formLateOn, state.shortfall?.lateOn),
  stage: (state) =>
    !state.opened ? 'opening' : state.ended ? 'closed' : state.formed ? 'inPost' : 'forming',
  ended: (state) => state.ended,
  tags: ({ area }) => (area ? { town: area } : {}),
  tasks: tasksOfTeam,
  messages,
};

function tasksOfTeam(state: TeamState): readonly Task[] {
  if (state.ended) return [];
  const office = officeId(leadUnit(state), 'hr');
  const task = (act: string, subject: string, due: DateString | null) => ({ office, act, subject, due });
  return [
    ...(unattended(state).length > 0
      ? [{ key: 'launchSelection', ...task('launchSelection', state.area, state.launchBy) }]
      : []),
    ...awaitingActing(state).map(({ seat, due }) => ({
      key: `nameActing:${seat}`,
      ...task('nameActing', seat, due),
    })),
    ...tasksOfFloor(state),
  ];
}

function messages(after: TeamState, event: TeamEvent): readonly Message[] {
  switch (event.type) {
    case 'selectionLaunched':
      return [
        {
          to: event.selection,
          kind: 'selection',
          act: 'open',
          opens: true,
          payload: {
            area: after.area,
            kind: after.kind,
            reason: event.reason,
            needBy: event.needBy,
            seats: event.seats.map((item): SeatPlan => planOf(after, item, event.termMonths)),
            ...(event.needs && { needs: event.needs }),
          },
        },
      ];
    case 'seatFilled':
      return [...(event.on === undefined ? [] : [superviseFrom(after, event.on)]), ...lastOf(after, event)];
    case 'workPlanned':
      return openingsOfWork(event, { area: after.area, places: Object.values(after.seats)[0]?.places ?? {} });
    case 'reliefOrdered':
      return event.seats.map(({ posting, on }) => ({
        to: posting,
        kind: 'posting',
        act: 'beRelieved',
        payload: { rotation: event.rotation, on },
      }));
    case 'reliefDropped':
      return [{ to: event.rotation, kind: 'rotation', act: 'dropped', payload: { seats: event.seats } }];
    case 'placesChanged':
    case 'seatsAdded':
    case 'seatsEnding':
      return messagesOfRealign(after, event);
    case 'seatLeft':
      return event.vacant ? [replan(after, event.seat, event.because ?? 'vacant')] : [];
    case 'termExtended':
      return [replan(after, event.seat, 'extended')];
    case 'transferTaken':
    case 'transferTurnedDown':
      return messagesOfTransfer(after, event);
    case 'teamFormed':
      return [{ to: after.programme, kind: 'programme', act: 'teamFormed', payload: { area: after.area } }];
    default:
      return [];
  }
}

/** What nobody planned: a plan that is in force is drawn up again. */
const replan = ({ programme, area }: TeamState, seat: string, because: string): Message => ({
  ...{ to: programme, kind: 'programme', act: 'replan' },
  payload: { team: area, seats: [seat], because },
});

function planOf(state: TeamState, item: SeatToFill, termMonths: number): SeatPlan {
  const seat = state.seats[item.seat];
  if (!seat) throw new Error(`team ${state.area} has no seat ${item.seat}`);
  return { role: seat.role, places: seat.places, termMonths, ...item };
}

/** Whoever comes first in a year opens it; to the others nothing happens. */
function superviseFrom({ programme, area, seats }: TeamState, on: DateString): Message {
  const year = Number(on.slice(0, 4));
  const { supplyingUnit: _, ...places } = Object.values(seats)[0]?.places ?? {};
  return {
    ...{ to: `supervision/${area}/${year}`, kind: 'supervision', act: 'open', opens: 'onRecord' },
    payload: { programme, area, year, places: { ...places, town: area } },
  };
}

/** Whoever was on the way to a seat that ends meanwhile serves the term, and is the last one in it. */
const lastOf = (
  { seats }: TeamState,
  { seat, posting }: Extract<TeamEvent, { type: 'seatFilled' }>,
): readonly Message[] =>
  seats[seat]?.ending ? [{ to: posting, kind: 'posting', act: 'endWithTerm', payload: {} }] : [];
