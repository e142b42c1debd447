import type { Message, Task } from './case.ts';
import type { CommandBase } from './case.ts';
import { makeChange } from './change-effects.ts';
import type {
  ChangeCommand,
  ChangeEvent,
  ChangeFacts,
  MadeEvent,
  PendingChange,
  Rearranged,
  Resized,
} from './change.ts';
import { ensure, Refusal, type RefusalCode } from './errors.ts';
import { ensureHolds, holds, type OfficeId } from './office.ts';
import { earliest, type DateString } from './time.ts';

/** Changes that wait for their day, and those that could not be made on it. */
export interface ChangesState {
  readonly pending: Readonly<Record<string, PendingChange>>;
  readonly lapsed: Readonly<Record<string, RefusalCode>>;
}

export const noChanges: ChangesState = { pending: {}, lapsed: {} };

/** By the administrator or the municipal organisation department, with a document and the day from which it holds. */
export function decideChange(
  state: ChangesState,
  command: ChangeCommand & CommandBase,
  facts: ChangeFacts,
): readonly ChangeEvent[] {
  const { change, document, date } = command;
  if (command.act === 'makeChange') {
    try {
      return [made(command, facts, date)];
    } catch (error) {
      // Whoever ordered it was told that it could be made: what has happened since is no fault of ours.
      if (!(error instanceof Refusal)) throw error;
      return [{ type: 'changeLapsed', change, code: error.data.code }];
    }
  }
  const { actor, administrator, orgDepartment } = facts;
  if (!holds(actor, administrator)) ensureHolds(actor, orgDepartment);
  if (command.act === 'withdrawChange') {
    ensure(state.pending[change] ?? state.lapsed[change], 'not-found', { id: change }, 'change');
    return [{ type: 'changeWithdrawn', change, document }];
  }
  const { what, from } = command;
  // Looked at now as well: what cannot be made today is said today.
  const now = made(command, facts, date);
  return from <= date ? [now] : [{ type: 'changeOrdered', change, what, from, document }];
}

const made = (
  { change, what, from, document }: PendingChange & { readonly change: string },
  facts: ChangeFacts,
  today: DateString,
): MadeEvent => ({ change, from, document, ...makeChange(what, from, facts, today) });

export const tickChanges = ({ pending }: ChangesState, date: DateString): readonly ChangeEvent[] =>
  Object.entries(pending)
    .filter(([, { from }]) => from <= date)
    .map(([change, what]) => ({ type: 'changeDue', change, ...what }));

export const dueOfChanges = ({ pending }: ChangesState): DateString | null =>
  earliest(...Object.values(pending).map(({ from }) => from));

export function evolveChanges(state: ChangesState, event: ChangeEvent): ChangesState {
  const { change } = event;
  const { [change]: _, ...pending } = state.pending;
  const { [change]: __, ...lapsed } = state.lapsed;
  if (event.type === 'changeOrdered') {
    const { what, from, document } = event;
    return { ...state, pending: { ...pending, [change]: { what, from, document } } };
  }
  return event.type === 'changeLapsed'
    ? { pending, lapsed: { ...lapsed, [change]: event.code } }
    : { pending, lapsed };
}

const events: ReadonlySet<string> = new Set<ChangeEvent['type']>([
  ...(['unitRenamed', 'unitMerged', 'townAdded', 'townMoved', 'teamResized'] as const),
  ...(['changeOrdered', 'changeWithdrawn', 'changeDue', 'changeLapsed'] as const),
]);

export const isChangeEvent = <E extends { readonly type: string }>(
  event: E,
): event is Extract<E, { type: ChangeEvent['type'] }> => events.has(event.type);

/** Of a change that was made the state keeps nothing. */
export const leanChange = (event: ChangeEvent): { readonly type: string } =>
  event.type === 'changeOrdered' || event.type === 'changeLapsed'
    ? event
    : { type: event.type, ...{ change: event.change } };

export const tasksOfChanges = ({ lapsed }: ChangesState, office: OfficeId): readonly Task[] =>
  Object.keys(lapsed).map((change) => ({
    key: `withdrawChange:${change}`,
    ...{ office, act: 'withdrawChange', subject: change, due: null },
  }));

/** What a change asks of the teams, and on its day of the programme itself. */
export function messagesOfChange(event: ChangeEvent, caseId: string): readonly Message[] {
  switch (event.type) {
    case 'changeDue': {
      const { type: _, ...payload } = event;
      return [{ to: caseId, kind: 'programme', act: 'makeChange', payload }];
    }
    case 'townAdded': {
      const { team, launchBy, completeBy } = event;
      const payload = { programme: caseId, ...team, launchBy, completeBy };
      return [{ to: `team/${team.area}`, kind: 'team', act: 'form', opens: true, payload }];
    }
    case 'unitMerged':
    case 'townMoved':
      return realignments(event, []);
    case 'teamResized':
      return realignments(event, event.ended);
    default:
      return [];
  }
}

const realignments = (
  { type, teams }: { readonly type: string } & Pick<Rearranged | Resized, 'teams'>,
  ended: Resized['ended'],
): readonly Message[] =>
  teams.map(({ area, seats }) => ({
    to: `team/${area}`,
    kind: 'team',
    act: 'realign',
    payload: { because: type, seats, ended },
  }));
