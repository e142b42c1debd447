import type { Draft } from './case.ts';
import { ensure } from './errors.ts';
import { holds, officeId } from './office.ts';
import type { Policy } from './policy.ts';
import type { Screening } from './ports.ts';
import { placesOf } from './selection-lookup.ts';
import { barrierOf } from './selection-screening.ts';
import {
  over,
  waiverKey,
  type Nominee,
  type SelectionCommand,
  type SelectionEvent,
  type SelectionFacts,
  type SelectionState,
} from './selection-state.ts';
import type { DateString } from './time.ts';

type Of<A extends SelectionCommand['act']> = Extract<SelectionCommand, { act: A }>;
type Events = readonly SelectionEvent[];

const unknownIn = (screening: Screening): readonly string[] =>
  screening.filter(({ outcome }) => outcome === 'unknown').map(({ rule }) => rule);

/** The person goes no further: approvals under way end without a decision, the seat is open again. */
function stop(state: SelectionState, person: string, rule: string, on: DateString): Events {
  const underWay = [person, waiverKey(person)].filter((key) =>
    ['open', 'returned'].includes(state.approvals[key]?.status ?? ''),
  );
  return [
    { type: 'nomineeStopped', person, rule, on },
    ...underWay.map((approval): SelectionEvent => ({
      ...{ type: 'approvalEnded', approval, result: 'terminated' },
    })),
  ];
}

/** Exceptions to rules about the team that hold for all of it: granted with somebody who is still in it. */
function grantedBeside(
  { nominees }: SelectionState,
  person: string,
  { slateRules }: Policy,
  date: DateString,
): readonly string[] {
  const others = Object.entries(nominees).flatMap(([id, { stage, waived, waivedUntil }]) => {
    const holds = waivedUntil !== undefined && (waivedUntil >= date || stage === 'dispatched');
    return id !== person && holds && !over.includes(stage) ? waived : [];
  });
  return slateRules.flatMap(({ id }) => (others.includes(id) ? [id] : []));
}

/**
 * Whoever is about to go on, judged by facts and rules of today. Stopped, or not; and what cannot be judged, where that
 * is news.
 */
export function judgedAnew(
  state: SelectionState,
  person: string,
  nominee: Nominee,
  { policy, rescreened = {} }: SelectionFacts,
  date: DateString,
): { readonly stopped: boolean; readonly events: Events } {
  const screening = rescreened[person] ?? [];
  const barrier = barrierOf(policy, nominee, screening, date, grantedBeside(state, person, policy, date));
  if (barrier) return { stopped: true, events: stop(state, person, barrier.rule, barrier.on) };
  const unknown = unknownIn(screening).filter((rule) => !nominee.waived.includes(rule));
  const news = unknown.join() !== (nominee.unknown ?? []).join();
  return { stopped: false, events: news ? [{ type: 'rescreened', person, unknown }] : [] };
}

/** Asked for when somebody's record has changed: by the loader, or by HR and the organisation department. */
export function rescreen(
  state: SelectionState,
  { person, date }: Of<'rescreen'>,
  facts: SelectionFacts,
): Events {
  const nominee = state.nominees[person];
  ensure(nominee, 'nominee-unknown', { person }, 'person');
  const { stage } = nominee;
  const settled = over.includes(stage) || stage === 'dispatched';
  const { actor } = facts;
  if (actor.account.startsWith('case:')) {
    // Meanwhile it may be over: nobody is there to hear a refusal.
    return settled ? [] : judgedAnew(state, person, nominee, facts, date).events;
  }
  const { supplyingUnit = '', leadUnit = '', root = '' } = placesOf(state, nominee);
  const offices = [officeId(supplyingUnit, 'hr'), officeId(leadUnit, 'hr'), officeId(root, 'orgDepartment')];
  ensure(
    offices.some((office) => holds(actor, office)),
    'not-your-office',
    { office: offices.join(', ') },
  );
  ensure(!settled, 'nominee-stage', { person, stage, act: 'rescreen' }, 'person');
  const { events } = judgedAnew(state, person, nominee, facts, date);
  const unknown = unknownIn(facts.rescreened?.[person] ?? []);
  return events.length > 0 ? events : [{ type: 'rescreened', person, unknown }];
}

/** What the rules said, fact by fact: for whoever may read it, and it can be erased. */
export function withScreening(
  event: SelectionEvent,
  { rescreened = {} }: SelectionFacts,
): Draft<SelectionEvent> {
  const screening =
    event.type === 'rescreened' || event.type === 'nomineeStopped' ? rescreened[event.person] : undefined;
  return screening ? { event, secret: { screening } } : { event };
}
