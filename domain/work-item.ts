import { drafts, type Process, type Task, type Tick } from './case.ts';
import { ensure } from './errors.ts';
import { ensureHolds, ensureHoldsOrEnters, officeId, resolve, type OfficeId } from './office.ts';
import type { Policy } from './policy.ts';
import type { DateString } from './time.ts';
import {
  evolveWorkItem,
  initialWorkItem,
  leanWorkItem,
  type WorkItemCommand,
  type WorkItemEvent,
  type WorkItemFacts,
  type WorkItemState,
} from './work-item-state.ts';
import type { WorkHeading } from './year-policy.ts';

type Events = readonly WorkItemEvent[];
type Of<A extends WorkItemCommand['act']> = Extract<WorkItemCommand, { act: A }>;

/** 工作事项: one piece of a team's work under a heading of the plan, from its plan through its progress to its end. */
export const workItem: Process<WorkItemState, WorkItemCommand, WorkItemEvent, WorkItemFacts> = {
  kind: 'workItem',
  acts: [
    ...(['open', 'revise', 'progress', 'fileEvidence', 'complete'] as const),
    ...(['confirmCompletion', 'returnCompletion', 'drop'] as const),
  ],
  initial: initialWorkItem,
  decide: (state, command, facts) => drafts(...act(state, command, facts)),
  evolve: evolveWorkItem,
  lean: leanWorkItem,
  due: ({ lookOn }) => lookOn,
  stage: ({ stage }) => stage,
  ended: ({ stage }) => stage === 'done' || stage === 'dropped',
  tags: ({ area }) => (area ? { town: area } : {}),
  tasks,
  messages: () => [],
};

/** Who answers for it: the lead unit. */
const hrOf = ({ places }: WorkItemState): OfficeId => officeId(places.leadUnit ?? '', 'hr');

export function headingOf({ work = [], id, version }: Policy, heading: string): WorkHeading {
  const found = work.find((one) => one.id === heading);
  if (!found) throw new Error(`policy ${id} v${version} has no heading ${heading}`);
  return found;
}

function act(state: WorkItemState, command: WorkItemCommand | Tick, facts: WorkItemFacts): Events {
  const { stage } = state;
  if (command.act === 'open') {
    ensure(stage === 'opening', 'already-open', { case: `work-item/${command.area}/${command.n}` });
    const { area, n, places, heading, title, plan, village, dueOn } = command;
    const rest = { ...(plan && { plan }), ...(village && { village }), ...(dueOn && { dueOn }) };
    return [{ type: 'workItemOpened', area, n, places, heading, title, ...rest }];
  }
  if (command.act === 'tick') return tick(state, command.date);
  if (command.act === 'confirmCompletion' || command.act === 'returnCompletion')
    return answer(state, command, facts);
  ensure(stage === 'open', 'wrong-stage', { stage, act: command.act });
  if (!facts.leadsTeam) ensureHolds(facts.actor, hrOf(state));
  switch (command.act) {
    case 'revise':
      return revise(command);
    case 'progress':
      return progress(headingOf(facts.policy, state.heading), command);
    case 'fileEvidence': {
      const { document, date } = command;
      ensure(document.on <= date, 'date-in-future', { date: document.on, today: date }, 'document.on');
      return [{ type: 'workEvidenced', document }];
    }
    case 'complete':
      return complete(state, command, facts);
    case 'drop':
      ensure(command.reason, 'reason-missing', {}, 'reason');
      return [{ type: 'workDropped', reason: command.reason }];
  }
}

function revise({ title, plan, dueOn, date }: Of<'revise'>): Events {
  ensure(dueOn === undefined || dueOn >= date, 'date-order', { date: dueOn ?? '', earliest: date }, 'dueOn');
  const change = { ...(title && { title }), ...(plan && { plan }), ...(dueOn && { dueOn }) };
  ensure(Object.keys(change).length > 0, 'nothing-changes');
  return [{ type: 'workRevised', ...change }];
}

/** Figures of measures that the heading has, as each may be: a share from 0 to 100, a count that is whole. */
function progress({ measures }: WorkHeading, { on, figures = {}, note, date }: Of<'progress'>): Events {
  ensure(on <= date, 'date-in-future', { date: on, today: date }, 'on');
  for (const [id, value] of Object.entries(figures)) {
    const measure = measures.find((one) => one.id === id);
    ensure(measure, 'measure-unknown', { measure: id }, `figures.${id}`);
    const possible =
      measure.kind === 'share' ? value >= 0 && value <= 100 : value >= 0 && Number.isInteger(value);
    ensure(possible, 'figure-impossible', { measure: id, value }, `figures.${id}`);
  }
  ensure(note !== undefined || Object.keys(figures).length > 0, 'nothing-changes');
  return [{ type: 'workProgressed', on, figures, ...(note !== undefined && { note }) }];
}

function complete(state: WorkItemState, { on, date }: Of<'complete'>, facts: WorkItemFacts): Events {
  ensure(on <= date, 'date-in-future', { date: on, today: date }, 'on');
  ensure(state.documents > 0, 'evidence-incomplete', { missing: 'document' });
  const { confirm } = headingOf(facts.policy, state.heading);
  if (!confirm) return [{ type: 'workCompleted', on }];
  const office = resolve(confirm.by, state.places);
  return [
    {
      ...{ type: 'workCompleted', on },
      confirm: { office, until: facts.calendar.addWorkingDays(date, confirm.limit) },
    },
  ];
}

/** Not by those who completed it. */
function answer(
  { confirm, stage, places }: WorkItemState,
  command: Of<'confirmCompletion'> | Of<'returnCompletion'>,
  { actor }: WorkItemFacts,
): Events {
  ensure(confirm, 'wrong-stage', { stage, act: command.act });
  ensureHoldsOrEnters(actor, confirm.office, command.onBehalf, [
    officeId(places.headquarters ?? '', 'headquarters'),
    officeId(places.municipality ?? '', 'administrator'),
  ]);
  if (command.act === 'confirmCompletion') return [{ type: 'completionConfirmed', by: actor.account }];
  ensure(command.reason, 'reason-missing', {}, 'reason');
  return [{ type: 'completionReturned', reason: command.reason }];
}

function tick(state: WorkItemState, date: DateString): Events {
  if (state.lookOn === null || state.lookOn > date) return [];
  return state.confirm
    ? [{ type: 'completionConfirmed', by: 'clock' }]
    : [{ type: 'overdue', subject: state.heading, office: hrOf(state) }];
}

function tasks(state: WorkItemState): readonly Task[] {
  const { stage, heading: subject, confirm, dueOn } = state;
  if (confirm)
    return [
      { key: 'confirm', office: confirm.office, act: 'confirmCompletion', subject, due: confirm.until },
    ];
  return stage === 'open' && dueOn !== null
    ? [{ key: 'complete', office: hrOf(state), act: 'complete', subject, due: dueOn }]
    : [];
}
