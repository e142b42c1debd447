import { drafts, type Message, type Process, type Task, type Tick } from './case.ts';
import { changeActs, isChangeCommand } from './change.ts';
import {
  decideChange,
  dueOfChanges,
  isChangeEvent,
  messagesOfChange,
  tasksOfChanges,
  tickChanges,
} from './changes.ts';
import { declareDay } from './declared-days.ts';
import { dueOfDuties, openingsOf, scheduleDuties, tickDuties } from './duty-calendar.ts';
import { ensure } from './errors.ts';
import { evaluationOpenings, scheduleEvaluations, tickEvaluations } from './evaluation-pools.ts';
import { openingsOfFunds, scheduleFunds, tickFunds } from './fund-calendar.ts';
import { ensureHolds, officeId, type OfficeId, type Places } from './office.ts';
import { decideOfficeHolder, isOfficeHolderCommand, officeHolderActs } from './office-holder.ts';
import { adoptPolicy } from './policy-version.ts';
import { endSubstitution, nameSubstitute } from './substitution.ts';
import {
  batchOf,
  firstReports,
  firstRotation,
  limitsOf,
  scheduleNext,
  scheduleReports,
  scheduleRotation,
} from './programme-calendar.ts';
import {
  decidePlans,
  firstAsk,
  isPlansCommand,
  planner,
  plansActs,
  schedulePlan,
  tickPlans,
  type PlansCommand,
} from './programme-plans.ts';
import {
  changesOf,
  evolveProgramme,
  initialProgramme,
  leanProgramme,
  plansOf,
  type ImportedPosting,
  type ProgrammeCommand,
  type ProgrammeEvent,
  type ProgrammeFacts,
  type ProgrammeState,
} from './programme-state.ts';
import { recordGrades } from './statutory-grade.ts';
import { addMonths, earliest, type DateString } from './time.ts';

type Events = readonly ProgrammeEvent[];

/** The plan itself: opens the teams, and by its calendar the reports of each year and each batch of the relief. */
export const programme: Process<ProgrammeState, ProgrammeCommand, ProgrammeEvent, ProgrammeFacts> = {
  kind: 'programme',
  acts: [
    'launch',
    'importPostings',
    'teamFormed',
    'reportEnded',
    'rotationEnded',
    'declareDay',
    'revokeDay',
    'adoptPolicy',
    'nameSubstitute',
    'endSubstitution',
    'recordGrades',
    ...officeHolderActs,
    ...changeActs,
    ...plansActs,
    'close',
  ],
  initial: initialProgramme,
  decide: (state, command, facts) => drafts(...decide(state, command, facts)),
  evolve: evolveProgramme,
  lean: leanProgramme,
  due: (state) =>
    state.stage === 'running'
      ? earliest(
          state.nextReports?.openOn,
          state.nextRotation?.openOn,
          state.nextFunds?.openOn,
          state.nextEvaluations?.openOn,
          dueOfDuties(state),
          dueOfChanges(changesOf(state)),
          plansOf(state).askOn,
          plansOf(state).replan?.on,
        )
      : null,
  stage: (state) => state.stage,
  ended: (state) => state.stage === 'closed',
  tags: () => ({}),
  tasks: (state) => [
    ...tasksOfChanges(changesOf(state), officeId(state.places.municipality ?? '', 'administrator')),
    ...tasksOfPlans(state),
  ],
  messages,
};

/** Where the programme itself is decided: in the municipality. */
const placesOf = ({ root }: ProgrammeFacts): Places => ({ municipality: root, root });

const administrator = ({ root }: ProgrammeFacts): OfficeId => officeId(root, 'administrator');

function decide(state: ProgrammeState, command: ProgrammeCommand | Tick, facts: ProgrammeFacts): Events {
  const { stage } = state;
  if (command.act === 'launch') {
    ensure(stage === 'opening', 'already-open', { case: 'programme' });
    ensureHolds(facts.actor, administrator(facts));
    const { date } = command;
    return [
      { type: 'programmeLaunched', places: placesOf(facts), teams: facts.teams, ...limitsOf(facts, date) },
      scheduleReports(facts.policy, firstReports(facts.policy, date)),
      scheduleRotation(facts, firstRotation(facts.policy, date)),
      ...scheduleDuties(state, facts.policy, date),
      ...scheduleFunds(state, facts.policy, date),
      ...scheduleEvaluations(facts.policy, firstReports(facts.policy, date)),
      ...schedulePlan(facts.policy, firstAsk(facts), facts),
    ];
  }
  ensure(stage === 'running', stage === 'closed' ? 'case-ended' : 'wrong-stage', {
    ...{ stage, act: command.act, case: 'programme' },
  });
  if (isChangeCommand(command)) {
    const { reference } = facts;
    if (!reference) throw new Error(`${command.act} is decided without the reference`);
    return decideChange(changesOf(state), command, {
      ...{ ...facts, reference, administrator: administrator(facts) },
      orgDepartment: officeId(facts.root, 'orgDepartment'),
    });
  }
  if (isOfficeHolderCommand(command)) {
    const { headquarters = [], onRoster = false } = facts;
    return decideOfficeHolder(command, {
      ...{ ...facts, headquarters, onRoster },
      administrator: administrator(facts),
    });
  }
  if (isPlansCommand(command)) return plans(state, command, facts);
  switch (command.act) {
    case 'importPostings':
      ensureHolds(facts.actor, administrator(facts));
      return importPostings(command.rows, facts);
    case 'declareDay':
    case 'revokeDay':
      ensureHolds(facts.actor, administrator(facts));
      return declareDay(command, command.date);
    case 'adoptPolicy':
      ensureHolds(facts.actor, administrator(facts));
      return [...adoptPolicy(command, facts.versions), { type: 'dutyCalendarChanged', on: command.date }];
    case 'nameSubstitute':
      return nameSubstitute(command, { ...facts, administrator: administrator(facts) });
    case 'endSubstitution':
      return endSubstitution(command, facts.substitution, { ...facts, administrator: administrator(facts) });
    case 'recordGrades': {
      const { graded: people = {}, said = {} } = facts;
      return [recordGrades(command, { actor: facts.actor, people, said })];
    }
    case 'teamFormed':
      return [{ type: 'teamFormed', area: command.area }];
    case 'reportEnded':
      return [{ type: 'reportEnded', unit: command.unit, year: command.year }];
    case 'rotationEnded':
      return [{ type: 'rotationEnded', n: command.n }];
    case 'close':
      ensureHolds(facts.actor, administrator(facts));
      return [{ type: 'programmeClosed', areas: facts.teams.map(({ area }) => area) }];
    case 'tick':
      return tick(state, command.date, facts);
  }
}

const tasksOfPlans = (state: ProgrammeState): readonly Task[] => {
  const { askBy } = plansOf(state);
  if (state.stage !== 'running' || askBy === null) return [];
  const office = planner(state.places);
  return [{ key: 'askPlan', office, act: 'askPlan', subject: 'plan', due: askBy }];
};

/** A plan that has come into force opens the next batches, instead of the table or of what it was before. */
function plans(state: ProgrammeState, command: PlansCommand, facts: ProgrammeFacts): Events {
  const events = decidePlans(plansOf(state), command, { places: state.places, name: facts.policy.id }, facts);
  if (command.act !== 'planInForce' || state.nextRotation === null) return events;
  const after = events.reduce<ProgrammeState>(evolveProgramme, state);
  return [...events, scheduleNext(after, facts, state.nextRotation.n, command.date)];
}

/** All rows or none: what a row runs into by the time it is recorded refuses the whole import. */
function importPostings(rows: readonly ImportedPosting[], { occupied }: ProgrammeFacts): Events {
  ensure(rows.length > 0, 'no-seats', {}, 'rows');
  const seats = new Set(occupied);
  for (const { seat } of rows) {
    ensure(!seats.has(seat), 'seat-not-vacant', { seat }, 'rows');
    seats.add(seat);
  }
  return [{ type: 'postingsImported', rows }];
}

/** Opens what has come due; what a long absence made late is opened now, one after the other. */
function tick(state: ProgrammeState, date: DateString, facts: ProgrammeFacts): Events {
  // Made one after the other, each as things stand after the one before.
  const events: ProgrammeEvent[] = [...tickChanges(changesOf(state), date)];
  for (let next = state; ; next = events.reduce((folded, event) => evolveProgramme(folded, event), state)) {
    const { nextReports, nextRotation } = next;
    if (nextReports && nextReports.openOn <= date) {
      const { year } = nextReports;
      const due = `${year + 1}-${facts.policy.reports.dueOn}`;
      events.push({ type: 'reportsOpened', year, due, reporters: facts.reporters });
      events.push(scheduleReports(facts.policy, year + 1));
    } else if (nextRotation && nextRotation.openOn <= date) {
      const opened = openRotation(next, nextRotation, facts);
      events.push(opened);
      const n = opened.type === 'rotationOpened' ? nextRotation.n + 1 : nextRotation.n;
      events.push(scheduleNext(evolveProgramme(next, opened), facts, n, nextRotation.relieveOn));
    } else {
      const { policy, paired = [] } = facts;
      events.push(
        ...tickDuties(next, policy, paired, date),
        ...tickFunds(next, policy, paired, date),
        ...tickEvaluations(next, policy, paired, date),
      );
      return [...events, ...tickPlans(plansOf(next), date, facts)];
    }
  }
}

/** The batch that has come due: the plan's, with the seats that it has for the month, or the table's. */
function openRotation(
  state: ProgrammeState,
  { n, relieveOn, batch = n }: NonNullable<ProgrammeState['nextRotation']>,
  { policy, planned = {} }: ProgrammeFacts,
): ProgrammeEvent {
  const { inForce } = plansOf(state);
  if (inForce?.batches[0] === relieveOn) {
    const found = planned[relieveOn.slice(0, 7)];
    return found
      ? { type: 'rotationOpened', n, seatNumbers: [], relieveOn, plan: inForce.plan, batch: found }
      : { type: 'batchSkipped', relieveOn };
  }
  const { seatNumbers } = batchOf(policy, batch);
  const dueBy = inForce === null ? {} : { dueBy: addMonths(relieveOn, policy.term.spread) };
  return { type: 'rotationOpened', n, seatNumbers, relieveOn, ...dueBy };
}

function messages(after: ProgrammeState, event: ProgrammeEvent, caseId: string): readonly Message[] {
  if (isChangeEvent(event)) return messagesOfChange(event, caseId);
  switch (event.type) {
    case 'programmeLaunched': {
      const { launchBy, completeBy } = event;
      return event.teams.map(({ area, kind, seats }) => ({
        to: `team/${area}`,
        kind: 'team',
        act: 'form',
        opens: true,
        payload: { programme: caseId, area, kind, seats, launchBy, completeBy },
      }));
    }
    case 'programmeClosed': {
      const { open, inForce } = plansOf(after);
      return [
        ...event.areas.map((area): Message => ({
          to: `team/${area}`,
          kind: 'team',
          act: 'close',
          payload: {},
        })),
        ...[open, inForce?.plan ?? null].flatMap((plan): readonly Message[] =>
          plan === null ? [] : [{ to: plan, kind: 'rotationPlan', act: 'close', payload: {} }],
        ),
      ];
    }
    case 'reportsOpened': {
      const { year, due } = event;
      return event.reporters.map(({ unit, places, recipients }) => ({
        to: `report/${unit}/${year}`,
        kind: 'report',
        act: 'open',
        opens: true,
        payload: { programme: caseId, unit, year, places, recipients, due },
      }));
    }
    case 'dutiesOpened':
      return openingsOf(event, caseId);
    case 'fundsOpened':
      return openingsOfFunds(event);
    case 'evaluationsOpened':
      return evaluationOpenings(event, caseId);
    case 'rotationOpened': {
      const { n, seatNumbers, relieveOn, dueBy, batch } = event;
      return [
        {
          to: `rotation/${caseId.replace(/^programme\//, '')}/${n}`,
          kind: 'rotation',
          act: 'open',
          opens: true,
          payload: {
            ...{ programme: caseId, n, seatNumbers, relieveOn, places: after.places },
            ...(dueBy !== undefined && { dueBy }),
            ...(batch && { batch }),
          },
        },
      ];
    }
    case 'planAsked': {
      const { plan, n, wishes } = event;
      const payload = { programme: caseId, n, wishes, places: after.places };
      return [{ to: plan, kind: 'rotationPlan', act: 'open', opens: true, payload }];
    }
    case 'planAdopted':
      return event.replaces === undefined
        ? []
        : [{ to: event.replaces, kind: 'rotationPlan', act: 'replaced', payload: { by: event.plan } }];
    case 'replanOrdered':
      return [{ to: event.plan, kind: 'rotationPlan', act: 'replan', payload: { because: event.because } }];
    case 'postingsImported':
      return event.rows.map(({ posting, ...row }) => ({
        to: posting,
        kind: 'posting',
        act: 'import',
        opens: true,
        payload: row,
      }));
    default:
      return [];
  }
}
