import { evolveApprovals } from './approval.ts';
import type { PostingEvent } from './posting-events.ts';
import { listOf, type HandoverList } from './posting-handover-state.ts';
import type { PostingState } from './posting-state.ts';
import { addDays, type DateString } from './time.ts';

export function evolvePosting(state: PostingState, event: PostingEvent, date: DateString): PostingState {
  const next = { ...state, approvals: evolveApprovals(state.approvals, event, date) };
  switch (event.type) {
    case 'postingStarted':
    case 'postingImported': {
      const { person, seat, area, kind, role, places, termEnd, termLimit } = event;
      const imported = event.type === 'postingImported';
      return {
        ...next,
        ...{ person, seat, area, kind, role, places, termEnd, termLimit },
        stage: imported ? 'onSite' : 'dispatched',
        holding: imported,
        relieves: imported ? null : (event.relieves ?? null),
        arriveBy: imported ? null : event.arriveBy,
        arrivalLateOn: imported ? null : addDays(event.arriveBy, 1),
        termLateOn: imported ? addDays(termLimit, 1) : null,
        hostPosts: event.hostPosts.map(({ title }) => title),
      };
    }
    case 'arrived':
      return {
        ...next,
        stage: 'onSite',
        holding: state.relieves === null,
        arrivalLateOn: null,
        termLateOn: state.termLimit && addDays(state.termLimit, 1),
      };
    case 'reliefOrdered':
      // Whoever has left meanwhile is relieved by nobody.
      if (state.stage === 'returned') return next;
      return {
        ...next,
        relief: { rotation: event.rotation, on: event.on },
        ...(event.lookOn !== undefined && { lookOn: event.lookOn }),
      };
    case 'reliefGivenUp':
      return { ...next, relief: null };
    case 'successorNamed':
      return {
        ...next,
        successor: {
          posting: event.successor,
          arrived: false,
          office: '',
          signed: [],
          due: null,
          lateOn: null,
        },
      };
    case 'successorArrived': {
      const { successor, office, lateOn } = event;
      const due = addDays(lateOn, -1);
      return { ...next, successor: { posting: successor, arrived: true, office, signed: [], due, lateOn } };
    }
    case 'successorLost':
      // After a recall nobody else will come by this relief: the seat's next posting is a backfill.
      // Before it, an appraisal that was begun is of no use any more: the person stays.
      return state.stage === 'returned'
        ? { ...next, successor: null, relief: null }
        : { ...next, successor: null, ...(state.appraisal && { appraisal: null }) };
    case 'handoverListed':
      return {
        ...next,
        handover: relisted(listOf(state), event),
        successor: state.successor && { ...state.successor, signed: [] },
      };
    case 'handoverReturned':
      return { ...next, successor: state.successor && { ...state.successor, signed: [] } };
    case 'handoverSigned':
      return state.successor
        ? { ...next, successor: { ...state.successor, signed: [...state.successor.signed, event.side] } }
        : next;
    case 'handedOver':
      return { ...next, holding: false };
    case 'tookOver': {
      const asked = event.hostPosts?.map(({ title }) => title);
      return { ...next, holding: true, ...(asked && { hostPosts: [...next.hostPosts, ...asked] }) };
    }
    case 'proposed':
      return { ...next, proposals: { ...next.proposals, [event.proposal]: event.what } };
    case 'resubmitted': {
      const proposal = next.proposals[event.proposal];
      if (!proposal) return next;
      const resubmittedBy = [...(proposal.resubmittedBy ?? []), event.by];
      return { ...next, proposals: { ...next.proposals, [event.proposal]: { ...proposal, resubmittedBy } } };
    }
    case 'extended':
      return {
        ...next,
        termEnd: event.termEnd,
        termLimit: event.termLimit,
        termLateOn: addDays(event.termLimit, 1),
        extendedMonths: state.extendedMonths + event.months,
        ...(event.lookOn !== undefined && { lookOn: event.lookOn }),
        ...(event.offices && { told: { ...state.told, [`extended:${event.termEnd}`]: event.offices } }),
      };
    case 'termRunsOn':
      return { ...next, termLateOn: addDays(event.until, 1) };
    case 'reliefMissed':
      return {
        ...next,
        lookOn: event.lookOn,
        told: { ...state.told, [`reliefMissed:${event.lookOn}`]: event.offices },
      };
    case 'transferFailed':
      return { ...next, told: { ...state.told, [`transferFailed:${event.seat}`]: event.offices } };
    case 'termOverrun':
      return { ...next, lookOn: null, told: { ...state.told, termOverrun: event.offices } };
    case 'noted': {
      const { [event.subject]: offices = [], ...others } = state.told ?? {};
      const left = offices.filter((office) => office !== event.office);
      return { ...next, told: left.length > 0 ? { ...others, [event.subject]: left } : others };
    }
    case 'appraisalAsked':
      return { ...next, appraisal: { due: event.due, lateOn: event.lateOn } };
    case 'appraisalDropped':
      return { ...next, appraisal: null };
    case 'opinionGiven':
      return { ...next, appraisal: state.appraisal && { ...state.appraisal, opinion: true } };
    case 'appraised':
      return { ...next, appraisal: state.appraisal && { ...state.appraisal, lateOn: null, done: true } };
    case 'released':
      return { ...next, stage: 'returned', holding: false };
    case 'firstSecretaryProposed':
      return { ...next, hostPosts: [...next.hostPosts, event.post.key ?? event.post.title] };
    case 'placesChanged':
      return { ...next, places: event.places };
    case 'seatEnding':
      return { ...next, endsWithTerm: true };
    case 'cancelled':
      return { ...next, stage: 'cancelled', arrivalLateOn: null };
    case 'overdue':
      if (event.subject === 'arrival') return { ...next, arrivalLateOn: null };
      if (event.subject === 'term') return { ...next, termLateOn: null };
      if (event.subject === 'appraisal')
        return { ...next, appraisal: state.appraisal && { ...state.appraisal, lateOn: null } };
      return state.successor ? { ...next, successor: { ...state.successor, lateOn: null } } : next;
    default:
      return next;
  }
}

/** The list with what was put on it, and without what was taken off. */
function relisted(
  { entries, last }: HandoverList,
  { version, entries: listed, removed }: Extract<PostingEvent, { type: 'handoverListed' }>,
): HandoverList {
  const now = { ...entries, ...Object.fromEntries(listed.map(({ entry, kind }) => [entry, kind])) };
  const kept = Object.entries(now).filter(([entry]) => !removed.includes(entry));
  const newest = Math.max(last, ...listed.map(({ entry }) => Number(entry)));
  return { version, last: newest, entries: Object.fromEntries(kept) };
}

/** Words are for the record; the case knows what is on the list. */
export function leanHandover(event: { readonly type: string }): { readonly type: string } {
  if (event.type !== 'handoverListed') return event;
  const { entries, ...rest } = event as Extract<PostingEvent, { type: 'handoverListed' }>;
  const lean = { ...rest, entries: entries.map(({ entry, kind }) => ({ entry, kind })) };
  return lean;
}
