import { drafts, type Message, type Process, type Tick } from './case.ts';
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
  scheduleReports,
  scheduleRotation,
} from './programme-calendar.ts';
import {
  changesOf,
  evolveProgramme,
  initialProgramme,
  leanProgramme,
  type ImportedPosting,
  type ProgrammeCommand,
  type ProgrammeEvent,
  type ProgrammeFacts,
  type ProgrammeState,
} from './programme-state.ts';
import { addDays, earliest, type DateString } from './time.ts';

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
    'replan',
    'declareDay',
    'revokeDay',
    'adoptPolicy',
    'nameSubstitute',
    'endSubstitution',
    ...officeHolderActs,
    ...changeActs,
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
        )
      : null,
  stage: (state) => state.stage,
  ended: (state) => state.stage === 'closed',
  tags: () => ({}),
  tasks: (state) =>
    tasksOfChanges(changesOf(state), officeId(state.places.municipality ?? '', 'administrator')),
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
    case 'teamFormed':
      return [{ type: 'teamFormed', area: command.area }];
    case 'reportEnded':
      return [{ type: 'reportEnded', unit: command.unit, year: command.year }];
    case 'rotationEnded':
      return [{ type: 'rotationEnded', n: command.n }];
    case 'replan': {
      const { team, seats, because, date } = command;
      return [{ type: 'replanNoted', on: addDays(date, 1), team, seats, because }];
    }
    case 'close':
      ensureHolds(facts.actor, administrator(facts));
      return [{ type: 'programmeClosed', areas: facts.teams.map(({ area }) => area) }];
    case 'tick':
      return tick(state, command.date, facts);
  }
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
      const { n } = nextRotation;
      const { seatNumbers, relieveOn } = batchOf(facts.policy, n);
      events.push({ type: 'rotationOpened', n, seatNumbers, relieveOn });
      events.push(scheduleRotation(facts, n + 1));
    } else {
      const { policy, paired = [] } = facts;
      events.push(
        ...tickDuties(next, policy, paired, date),
        ...tickFunds(next, policy, paired, date),
        ...tickEvaluations(next, policy, paired, date),
      );
      return events;
    }
  }
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
    case 'programmeClosed':
      return event.areas.map((area) => ({ to: `team/${area}`, kind: 'team', act: 'close', payload: {} }));
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
      const { n, seatNumbers, relieveOn } = event;
      return [
        {
          to: `rotation/${caseId.replace(/^programme\//, '')}/${n}`,
          kind: 'rotation',
          act: 'open',
          opens: true,
          payload: { programme: caseId, n, seatNumbers, relieveOn, places: after.places },
        },
      ];
    }
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
