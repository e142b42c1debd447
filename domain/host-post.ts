import { drafts, type CommandBase, type Draft, type Process, type Tick } from './case.ts';
import { ensure } from './errors.ts';
import { ensureHoldsOrEnters, officeId, type Places } from './office.ts';
import type { Facts } from './ports.ts';
import type { DateString } from './time.ts';

export interface HostPostState {
  readonly stage: 'opening' | 'proposed' | 'held' | 'declined' | 'ended';
  readonly posting: string;
  readonly person: string;
  readonly area: string;
  readonly title: string;
  /** Of a first secretary. */
  readonly village?: string;
  readonly places: Places;
  /** Working days between reminders while the host has not decided. */
  readonly remindEvery: number;
  readonly remindOn: DateString | null;
}

interface Proposal {
  readonly posting: string;
  readonly person: string;
  readonly area: string;
  readonly title: string;
  readonly village?: string;
  readonly places: Places;
  readonly remindEvery: number;
}

export type HostPostEvent =
  | ({ readonly type: 'hostPostProposed'; readonly remindOn: DateString } & Proposal)
  | {
      readonly type: 'hostPostHeld';
      readonly body: string;
      readonly document: string;
      readonly on: DateString;
    }
  | { readonly type: 'hostPostDeclined'; readonly reason: string }
  | { readonly type: 'hostReminded'; readonly remindOn: DateString }
  | { readonly type: 'placesChanged'; readonly places: Places }
  | { readonly type: 'hostPostEnded'; readonly on: DateString; readonly reason: string };

export type HostPostCommand = CommandBase &
  (
    | ({ readonly act: 'open' } & Proposal)
    | ({ readonly act: 'import'; readonly since: DateString; readonly document?: string } & Proposal)
    | { readonly act: 'appoint'; readonly body: string; readonly document: string; readonly on: DateString }
    | { readonly act: 'decline'; readonly reason: string }
    | { readonly act: 'realign'; readonly places: Places }
    | { readonly act: 'end'; readonly on: DateString; readonly reason: string }
  );

/** 挂任: a post in the host area on top of a posting, by the host's own decision (三(一)). Arrival does not wait for it. */
export const hostPost: Process<HostPostState, HostPostCommand, HostPostEvent> = {
  kind: 'hostPost',
  acts: ['open', 'import', 'appoint', 'decline', 'realign', 'end'],
  initial: {
    stage: 'opening',
    posting: '',
    person: '',
    area: '',
    title: '',
    places: {},
    remindEvery: 0,
    remindOn: null,
  },
  decide,
  evolve,
  due: (state) => state.remindOn,
  stage: (state) => state.stage,
  ended: (state) => state.stage === 'ended' || state.stage === 'declined',
  tags: ({ area }) => (area ? { town: area } : {}),
  tasks: (state) =>
    state.stage === 'proposed'
      ? [
          {
            key: 'appoint',
            office: officeId(state.places.host ?? '', 'host'),
            act: 'appoint',
            subject: state.title,
            due: state.remindOn,
          },
        ]
      : [],
  messages: () => [],
};

function decide(
  state: HostPostState,
  command: HostPostCommand | Tick,
  facts: Facts,
): readonly Draft<HostPostEvent>[] {
  const remindOn = (every: number): DateString => facts.calendar.addWorkingDays(command.date, every);
  if (command.act === 'open' || command.act === 'import') {
    ensure(state.stage === 'opening', 'already-open', { case: command.posting });
    const { posting, person, area, title, village, places, remindEvery } = command;
    const proposed = {
      ...{ type: 'hostPostProposed' as const, posting, person, area, title, places, remindEvery },
      ...(village !== undefined && { village }),
      remindOn: remindOn(remindEvery),
    };
    // Brought in with a posting that began before Lunhuan did: held already, whatever paper says so.
    return command.act === 'open'
      ? drafts<HostPostEvent>(proposed)
      : drafts<HostPostEvent>(proposed, {
          type: 'hostPostHeld',
          body: places.host ?? '',
          document: command.document ?? 'import',
          on: command.since,
        });
  }
  switch (command.act) {
    case 'appoint': {
      ensureHost(state, command, facts);
      const { body, document, on, date } = command;
      ensure(on <= date, 'date-in-future', { date: on, today: date }, 'on');
      ensure(document.trim() !== '', 'document-missing', {}, 'document');
      return drafts({ type: 'hostPostHeld', body, document, on });
    }
    case 'decline':
      ensureHost(state, command, facts);
      ensure(command.reason, 'reason-missing', {}, 'reason');
      return drafts({ type: 'hostPostDeclined', reason: command.reason });
    case 'realign':
      return drafts({ type: 'placesChanged', places: command.places });
    case 'end':
      return drafts({ type: 'hostPostEnded', on: command.on, reason: command.reason });
    case 'tick':
      return state.remindOn !== null && state.remindOn <= command.date
        ? drafts({ type: 'hostReminded', remindOn: remindOn(state.remindEvery) })
        : [];
  }
}

/** The county decides; a host without a login has its decision entered by the lead unit, the headquarters or an administrator. */
function ensureHost(state: HostPostState, command: HostPostCommand, { actor }: Facts): void {
  ensure(state.stage === 'proposed', 'wrong-stage', { stage: state.stage, act: command.act });
  const { host = '', leadUnit = '', headquarters = '', municipality = '' } = state.places;
  ensureHoldsOrEnters(actor, officeId(host, 'host'), command.onBehalf, [
    officeId(leadUnit, 'hr'),
    officeId(headquarters, 'headquarters'),
    officeId(municipality, 'administrator'),
  ]);
}

function evolve(state: HostPostState, event: HostPostEvent): HostPostState {
  switch (event.type) {
    case 'hostPostProposed': {
      const { type: _, ...proposal } = event;
      return { ...proposal, stage: 'proposed' };
    }
    case 'hostPostHeld':
      return { ...state, stage: 'held', remindOn: null };
    case 'hostPostDeclined':
      return { ...state, stage: 'declined', remindOn: null };
    case 'hostReminded':
      return { ...state, remindOn: event.remindOn };
    case 'placesChanged':
      return { ...state, places: event.places };
    case 'hostPostEnded':
      return { ...state, stage: 'ended', remindOn: null };
  }
}
