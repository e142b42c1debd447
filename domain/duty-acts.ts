import { drafts, type Draft, type Tick } from './case.ts';
import { ensure } from './errors.ts';
import { ensureHolds, ensureHoldsOrEnters, holds, officeId, resolve, type OfficeId } from './office.ts';
import type { Policy } from './policy.ts';
import { type DutyCommand, type DutyEvent, type DutyFacts, type DutyState } from './duty-state.ts';
import { addDays, latest, type DateString } from './time.ts';
import type { DutyPolicy } from './year-policy.ts';

type Of<A extends DutyCommand['act']> = Extract<DutyCommand, { act: A }>;
type Events = readonly DutyEvent[];

export const decideDuty = (
  state: DutyState,
  command: DutyCommand | Tick,
  facts: DutyFacts,
): readonly Draft<DutyEvent>[] => drafts(...act(state, command, facts));

/** A duty that is on record keeps the version of the policy in which it is. */
export function dutyOf({ duties = [], id, version }: Policy, duty: string): DutyPolicy {
  const found = duties.find((one) => one.id === duty);
  if (!found) throw new Error(`policy ${id} v${version} has no duty ${duty}`);
  return found;
}

function act(state: DutyState, command: DutyCommand | Tick, facts: DutyFacts): Events {
  if (command.act === 'open') {
    const { duty, period, unit, area, places, from, due, programme } = command;
    ensure(state.stage === 'opening', 'already-open', { case: `duty ${duty}` });
    const office = resolve(dutyOf(facts.policy, duty).office, places);
    const opened = { programme, duty, period, unit, ...(area !== undefined && { area }), places };
    return [{ type: 'dutyOpened', ...opened, office, from, due }];
  }
  const { stage } = state;
  ensure(stage !== 'opening', 'wrong-stage', { stage, act: command.act });
  const policy = dutyOf(facts.policy, state.duty);
  switch (command.act) {
    case 'fulfil':
      return fulfil(state, command, policy, facts);
    case 'confirmEvidence':
    case 'returnEvidence':
      return answer(state, command, policy, facts);
    case 'waive':
      ensure(stage === 'open', 'wrong-stage', { stage, act: 'waive' });
      ensureHolds(facts.actor, resolve(policy.waivedBy, state.places));
      ensure(command.reason, 'reason-missing', {}, 'reason');
      return [{ type: 'dutyWaived', reason: command.reason }];
    case 'urge':
      ensure(stage === 'open', 'wrong-stage', { stage, act: 'urge' });
      ensure(
        state.told.some((office) => holds(facts.actor, office)),
        'takes-no-part',
        { subject: state.duty },
      );
      ensure(state.urgedOn !== command.date, 'urged-today', { subject: state.duty });
      return [{ type: 'dutyUrged', by: facts.actor.account }];
    case 'tick':
      return tick(state, command.date, policy, facts);
  }
}

/** Whoever enters the acts of an office without a login: the lead unit, the headquarters, an administrator. */
const clerksOf = ({ unit, places }: DutyState): readonly OfficeId[] => [
  officeId(places.leadUnit ?? unit, 'hr'),
  officeId(unit, 'hr'),
  ...(places.headquarters === undefined ? [] : [officeId(places.headquarters, 'headquarters')]),
  officeId(places.municipality ?? '', 'administrator'),
];

function fulfil(state: DutyState, command: Of<'fulfil'>, policy: DutyPolicy, facts: DutyFacts): Events {
  const { stage, period, from, due } = state;
  const another = stage === 'fulfilled' && policy.versions === true;
  ensure(stage === 'open' || another, 'wrong-stage', { stage, act: 'fulfil' });
  if (!(policy.byLeader && facts.leadsTeam))
    ensureHoldsOrEnters(facts.actor, state.office, command.onBehalf, clerksOf(state));
  const { on, document, participants = [], villages = [], note, date } = command;
  ensure(on <= date, 'date-in-future', { date: on, today: date }, 'on');
  // What is done once may have been done before it was asked for here.
  ensure(period === 'once' || on >= from, 'date-order', { date: on, earliest: from }, 'on');
  ensure(document.number.trim() !== '', 'document-missing', {}, 'document.number');
  ensure(document.on <= date, 'date-in-future', { date: document.on, today: date }, 'document.on');
  ensureShown(policy, participants, villages, document.attachment !== undefined);
  const late = due !== null && on > due;
  const evidence = { on, document, participants, villages, ...(note !== undefined && { note }) };
  const filed = { type: 'evidenceFiled' as const, version: state.versions + 1, late, ...evidence };
  if (!policy.confirm) return [filed, fulfilled(policy, on, late)];
  const office = resolve(policy.confirm.by, state.places);
  const until = facts.calendar.addWorkingDays(date, policy.confirm.limit);
  return [{ ...filed, confirm: { office, until } }];
}

const fulfilled = ({ versions }: DutyPolicy, on: DateString, late: boolean): DutyEvent => ({
  ...{ type: 'dutyFulfilled', on, late, goesOn: versions === true },
});

/** The evidence has what the policy asks for, and names no role that it does not know. */
function ensureShown(
  { evidence }: DutyPolicy,
  participants: readonly string[],
  villages: readonly string[],
  attached: boolean,
): void {
  const known = evidence.participants.map(({ id }) => id);
  for (const role of participants)
    ensure(known.includes(role), 'participant-unknown', { role }, 'participants');
  for (const role of known)
    ensure(participants.includes(role), 'evidence-incomplete', { missing: role }, 'participants');
  ensure(
    !evidence.villages || villages.length > 0,
    'evidence-incomplete',
    { missing: 'villages' },
    'villages',
  );
  ensure(
    !evidence.attachment || attached,
    'evidence-incomplete',
    { missing: 'attachment' },
    'document.attachment',
  );
}

function answer(
  state: DutyState,
  command: Of<'confirmEvidence'> | Of<'returnEvidence'>,
  policy: DutyPolicy,
  facts: DutyFacts,
): Events {
  const { stage, confirm, doneOn } = state;
  ensure(confirm && doneOn, 'wrong-stage', { stage, act: command.act });
  const administrator = officeId(state.places.municipality ?? '', 'administrator');
  const headquarters = officeId(state.places.headquarters ?? '', 'headquarters');
  // Not by those who filed it.
  ensureHoldsOrEnters(facts.actor, confirm.office, command.onBehalf, [headquarters, administrator]);
  if (command.act === 'confirmEvidence')
    return [{ type: 'evidenceConfirmed', by: facts.actor.account }, accepted(state, doneOn, policy)];
  ensure(command.reason, 'reason-missing', {}, 'reason');
  return [
    {
      type: 'evidenceReturned',
      reason: command.reason,
      lookOn: lookAgain(state, command.date, policy, facts),
    },
  ];
}

const accepted = ({ due }: DutyState, doneOn: DateString, policy: DutyPolicy): DutyEvent =>
  fulfilled(policy, doneOn, due !== null && doneOn > due);

/** Back at the desk: what has not been said yet is said on its day, what comes next is counted from today. */
function lookAgain(
  { due, told, versions }: DutyState,
  date: DateString,
  policy: DutyPolicy,
  { calendar }: DutyFacts,
): DateString | null {
  if (versions > 1 || due === null) return null;
  if (told.length === 0) return latest(addDays(due, 1), addDays(date, 1));
  return calendar.addWorkingDays(date, gapAfter(policy, told.length));
}

/** Working days from one step to the next, or to the day on which it stands as missed. */
function gapAfter({ overdue: { steps, missedAfter } }: DutyPolicy, told: number): number {
  const [last, next] = [steps[told - 1], steps[told]];
  return next ? next.after - (last?.after ?? 0) : missedAfter;
}

/** One thing a day: a step of the ladder, its end, or the silence of whoever was to confirm. */
function tick(state: DutyState, date: DateString, policy: DutyPolicy, facts: DutyFacts): Events {
  const { lookOn, doneOn, confirm, told } = state;
  if (lookOn === null || lookOn > date) return [];
  if (confirm && doneOn) return [{ type: 'evidenceConfirmed', by: 'clock' }, accepted(state, doneOn, policy)];
  if (facts.programmeClosed) return [{ type: 'dutyDropped' }];
  const step = policy.overdue.steps[told.length];
  if (!step) return [{ type: 'dutyMissed' }];
  const office = resolve(step.tell, state.places);
  const next = facts.calendar.addWorkingDays(date, Math.max(1, gapAfter(policy, told.length + 1)));
  return told.length === 0
    ? [{ type: 'overdue', subject: state.duty, office: state.office, tell: office, next }]
    : [{ type: 'dutyEscalated', office, next }];
}
