import { ensure } from './errors.ts';
import { holds, type OfficeId } from './office.ts';
import type { Facts } from './ports.ts';
import type { PostingAct } from './posting-commands.ts';
import type { PostingEvent } from './posting-events.ts';
import {
  bothSigned,
  isEmpty,
  listOf,
  type EntryToList,
  type HandoverList,
  type HandoverSide,
  type ListedEntry,
  type Successor,
} from './posting-handover-state.ts';
import { release } from './posting-leave.ts';
import { ensureSpeaksForHost, hrOf } from './posting-offices.ts';
import { askAppraisal } from './posting-return.ts';
import { isOver, type PostingFacts, type PostingState } from './posting-state.ts';
import { addDays } from './time.ts';

type Events = readonly PostingEvent[];

export function successorArrived(
  state: PostingState,
  { successor, office, date }: PostingAct<'successorArrived'>,
  facts: Facts,
): Events {
  const { calendar, policy } = facts;
  const limit = calendar.addWorkingDays(date, policy.posting.handoverLimit);
  const arrived: PostingEvent = { type: 'successorArrived', successor, office, lateOn: addDays(limit, 1) };
  // Nobody is there any more to hand over: the successor takes the seat at once.
  if (state.stage === 'returned') return [arrived, { type: 'handedOver', successor, on: date }];
  return [arrived, ...askAppraisal(state, limit, facts)];
}

/** While the two overlap: somebody is there to take over, and the seat has not passed. */
function overlapping(state: PostingState): Successor {
  ensure(!isOver(state), 'wrong-stage', { stage: state.stage, act: 'handover' });
  ensure(state.successor?.arrived && state.stage === 'onSite', 'successor-not-arrived');
  return state.successor;
}

/** Each side's own office signs; whoever leaves may do it in person. */
const signsFor = (state: PostingState, successor: Successor, side: HandoverSide): OfficeId =>
  side === 'predecessor' ? hrOf(state) : successor.office;

function ensureOfSide(state: PostingState, side: HandoverSide, { actor }: Facts): void {
  const office = signsFor(state, overlapping(state), side);
  const inPerson = side === 'predecessor' && actor.person === state.person;
  ensure(inPerson || holds(actor, office), 'not-your-office', { office });
}

/** 交接清单: entries put on the list, changed, taken off, by either side. Whatever has been signed is signed again. */
export function listHandover(state: PostingState, command: PostingAct<'listHandover'>, facts: Facts): Events {
  const { office } = overlapping(state);
  if (!holds(facts.actor, office)) ensureOfSide(state, 'predecessor', facts);
  const { version, last, entries } = listOf(state);
  const gone = new Set(command.removed);
  command.removed.forEach((entry, n) => ensureListed(entries, entry, `removed.${n}`));
  let next = last;
  const seen = new Set<string>();
  const listed = command.entries.map((asked, n): ListedEntry => {
    ensureKind(asked, facts, `entries.${n}.kind`);
    if (asked.entry === undefined) return { ...asked, entry: String((next += 1)) };
    ensureListed(entries, asked.entry, `entries.${n}.entry`);
    const twice = seen.has(asked.entry) || gone.has(asked.entry);
    ensure(!twice, 'already-decided', { subject: asked.entry }, `entries.${n}.entry`);
    seen.add(asked.entry);
    return { ...asked, entry: asked.entry };
  });
  ensure(listed.length + gone.size > 0, 'handover-list-empty', {}, 'entries');
  return [{ type: 'handoverListed', version: version + 1, entries: listed, removed: [...gone] }];
}

function ensureListed(entries: HandoverList['entries'], entry: string, field: string): void {
  ensure(entries[entry] !== undefined, 'handover-entry-unknown', { entry }, field);
}

function ensureKind({ kind }: EntryToList, { policy }: Facts, field: string): void {
  const kinds = policy.posting.handover.kinds.map(({ id }) => id);
  ensure(kinds.includes(kind), 'handover-kind-unknown', { kind, kinds: kinds.join(', ') }, field);
}

/** 交接: both sides sign the same version of the list. Nothing passes yet: the town is asked then. */
export function signHandover(state: PostingState, command: PostingAct<'signHandover'>, facts: Facts): Events {
  const { side, document, version } = command;
  const successor = overlapping(state);
  ensureOfSide(state, side, facts);
  ensure(!successor.signed.includes(side), 'already-decided', { subject: side }, 'side');
  ensure(document.trim() !== '', 'document-missing', {}, 'document');
  ensure(!isEmpty(state), 'handover-list-empty');
  const current = listOf(state).version;
  ensure(version === current, 'handover-list-changed', { version: current }, 'version');
  return [{ type: 'handoverSigned', side, by: facts.actor.account, document, version }];
}

function ensureBeforeHost(state: PostingState): void {
  ensure(bothSigned(overlapping(state)), 'handover-not-signed');
}

/** The town has what it was promised: the seat passes, and whoever held it may go. Nobody is released before. */
export function confirmHandover(
  state: PostingState,
  { onBehalf, date, ...command }: PostingAct<'confirmHandover'>,
  facts: PostingFacts,
): Events {
  ensureSpeaksForHost(state, onBehalf, facts);
  ensureBeforeHost(state);
  const document = command.document ?? onBehalf?.document;
  const { version } = listOf(state);
  return [
    { type: 'handoverConfirmed', version, ...(document !== undefined && { document }) },
    ...release(state, 'relieved', date, facts),
  ];
}

export function returnHandover(
  state: PostingState,
  { reason, onBehalf }: PostingAct<'returnHandover'>,
  facts: Facts,
): Events {
  ensureSpeaksForHost(state, onBehalf, facts);
  ensureBeforeHost(state);
  ensure(reason, 'reason-missing', {}, 'reason');
  return [{ type: 'handoverReturned', reason }];
}
