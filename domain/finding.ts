import { drafts, type CommandBase, type Process, type Tick } from './case.ts';
import { ensure } from './errors.ts';
import { ensureHolds, ensureHoldsOrEnters, officeId, type OfficeId, type Places } from './office.ts';
import type { Facts } from './ports.ts';
import { addDays, type DateString } from './time.ts';

export interface FindingState {
  readonly stage: 'opening' | 'made' | 'rectified' | 'closed';
  readonly area: string;
  readonly places: Places;
  /** Whom it is about; the team as a whole without it. */
  readonly posting: string | null;
  /** The office that made it, and verifies. */
  readonly office: OfficeId;
  readonly due: DateString | null;
  /** The day after the limit, until it has been said that it passed. */
  readonly lateOn: DateString | null;
  /** Told to the office above: it may close what nobody rectifies. */
  readonly escalatedTo: OfficeId | null;
  /** How often what was done was not enough. */
  readonly refused: number;
  /** Accounts that said it was rectified: they do not verify the same. */
  readonly rectifiedBy: string | null;
}

interface Made {
  readonly area: string;
  readonly places: Places;
  readonly on: DateString;
  readonly office: OfficeId;
  readonly posting?: string;
  /** What was found: the id of a free text. */
  readonly text: string;
}

export type FindingEvent =
  | ({ readonly type: 'findingOpened'; readonly rectifyBy: DateString } & Made)
  | {
      readonly type: 'rectified';
      readonly by: string;
      readonly document: string;
      readonly note: string;
      readonly verifyBy: DateString;
    }
  | { readonly type: 'rectificationRefused'; readonly reason: string; readonly rectifyBy: DateString }
  | { readonly type: 'findingClosed'; readonly document: string }
  | {
      readonly type: 'overdue';
      readonly subject: 'rectification' | 'verification';
      readonly office: OfficeId;
    }
  | { readonly type: 'findingEscalated'; readonly office: OfficeId };

export type FindingCommand = CommandBase &
  (
    | ({ readonly act: 'open'; readonly rectifyBy?: DateString } & Made)
    | { readonly act: 'rectify'; readonly document: string; readonly note: string }
    | { readonly act: 'verify'; readonly enough: true; readonly document: string }
    | { readonly act: 'verify'; readonly enough: false; readonly reason: string }
  );

type Of<A extends FindingCommand['act']> = Extract<FindingCommand, { act: A }>;

/** 监督发现的问题: made, rectified by the team's lead unit, verified by whoever made it; what is late goes to the office above. */
export const finding: Process<FindingState, FindingCommand, FindingEvent> = {
  kind: 'finding',
  acts: ['open', 'rectify', 'verify'],
  initial: {
    ...{ stage: 'opening', area: '', places: {}, posting: null, office: '' },
    ...{ due: null, lateOn: null, escalatedTo: null, refused: 0, rectifiedBy: null },
  },
  decide: (state, command, facts) => drafts(...decide(state, command, facts)),
  evolve,
  lean: (event) => {
    if (event.type === 'findingOpened') {
      const { text: _, ...lean } = event;
      return lean;
    }
    return event;
  },
  due: (state) => state.lateOn,
  stage: (state) => state.stage,
  ended: (state) => state.stage === 'closed',
  tags: ({ area, places }) => (area ? { town: area, ...(places.leadUnit && { unit: places.leadUnit }) } : {}),
  tasks: (state) => {
    if (state.stage !== 'made' && state.stage !== 'rectified') return [];
    const act = state.stage === 'made' ? 'rectify' : 'verify';
    const office = state.stage === 'made' ? rectifier(state) : state.office;
    return [
      {
        ...{ key: act, office, act, subject: state.posting ?? state.area, due: state.due },
        ...(act === 'verify' &&
          state.rectifiedBy !== null && { notFor: [state.rectifiedBy], barred: [state.rectifiedBy] }),
      },
    ];
  },
  messages: () => [],
};

const rectifier = ({ places }: Pick<FindingState, 'places'>): OfficeId =>
  officeId(places.leadUnit ?? '', 'hr');
const above = ({ places }: Pick<FindingState, 'places'>): OfficeId =>
  officeId(places.municipality ?? '', 'leadingGroup');

function decide(state: FindingState, command: FindingCommand | Tick, facts: Facts): readonly FindingEvent[] {
  const { rectifyWithin, verifyWithin } = facts.policy.supervision.findings;
  const within = (days: number): DateString => facts.calendar.addWorkingDays(command.date, days);
  if (command.act === 'open') {
    ensure(state.stage === 'opening', 'already-open', { case: 'finding' });
    const { area, places, on, office, posting, text, rectifyBy = within(rectifyWithin) } = command;
    return [
      {
        type: 'findingOpened',
        area,
        places,
        on,
        office,
        text,
        rectifyBy,
        ...(posting !== undefined && { posting }),
      },
    ];
  }
  const { stage } = state;
  switch (command.act) {
    case 'rectify': {
      ensure(stage === 'made', 'wrong-stage', { stage, act: 'rectify' });
      ensureHolds(facts.actor, rectifier(state));
      ensure(command.document.trim() !== '', 'document-missing', {}, 'document');
      const { document, note } = command;
      return [{ type: 'rectified', by: facts.actor.account, document, note, verifyBy: within(verifyWithin) }];
    }
    case 'verify':
      ensure(stage === 'rectified', 'wrong-stage', { stage, act: 'verify' });
      return verify(state, command, facts, within(rectifyWithin));
    case 'tick':
      return state.lateOn !== null && state.lateOn <= command.date ? late(state) : [];
  }
}

/** Whoever made it says whether that was enough; the office above may, once it was told. */
function verify(
  state: FindingState,
  command: Of<'verify'>,
  { actor }: Facts,
  rectifyBy: DateString,
): readonly FindingEvent[] {
  const told = state.escalatedTo !== null && actor.offices.includes(state.escalatedTo);
  if (!told)
    ensureHoldsOrEnters(actor, state.office, command.onBehalf, [
      officeId(state.places.municipality ?? '', 'administrator'),
    ]);
  ensure(actor.account !== state.rectifiedBy, 'four-eyes');
  if (command.enough) {
    ensure(command.document.trim() !== '', 'document-missing', {}, 'document');
    return [{ type: 'findingClosed', document: command.document }];
  }
  ensure(command.reason, 'reason-missing', {}, 'reason');
  return [{ type: 'rectificationRefused', reason: command.reason, rectifyBy }];
}

function late(state: FindingState): readonly FindingEvent[] {
  const subject = state.stage === 'made' ? 'rectification' : 'verification';
  const office = state.stage === 'made' ? rectifier(state) : state.office;
  const told: readonly FindingEvent[] =
    state.escalatedTo === null ? [{ type: 'findingEscalated', office: above(state) }] : [];
  return [{ type: 'overdue', subject, office }, ...told];
}

function evolve(state: FindingState, event: FindingEvent): FindingState {
  const until = (due: DateString) => ({ due, lateOn: addDays(due, 1) });
  switch (event.type) {
    case 'findingOpened': {
      const { area, places, posting = null, office, rectifyBy } = event;
      return { ...state, stage: 'made', area, places, posting, office, ...until(rectifyBy) };
    }
    case 'rectified':
      return { ...state, stage: 'rectified', rectifiedBy: event.by, ...until(event.verifyBy) };
    case 'rectificationRefused':
      return {
        ...state,
        stage: 'made',
        refused: state.refused + 1,
        rectifiedBy: null,
        ...until(event.rectifyBy),
      };
    case 'findingClosed':
      return { ...state, stage: 'closed', due: null, lateOn: null };
    case 'overdue':
      return { ...state, lateOn: null };
    case 'findingEscalated':
      return { ...state, escalatedTo: event.office };
  }
}
