import { evolveApprovals, leanApproval } from './approval.ts';
import type { FiledEntry, Nominee, SelectionEvent, SelectionState } from './selection-state.ts';
import { addDays, type DateString } from './time.ts';

/** What an event makes of a selection. Old events fold as they were: what they do not know of stays out. */
export function evolveSelection(
  state: SelectionState,
  event: SelectionEvent,
  date: DateString,
): SelectionState {
  const next = { ...state, approvals: evolveApprovals(state.approvals, event, date) };
  const change = (person: string, nominee: Partial<Nominee>): SelectionState => {
    const old = next.nominees[person];
    return old ? { ...next, nominees: { ...next.nominees, [person]: { ...old, ...nominee } } } : next;
  };
  switch (event.type) {
    case 'selectionOpened': {
      const { area, kind, reason, needBy, nominateBy, seats } = event;
      const lateOn = addDays(needBy, 1);
      return {
        ...next,
        ...{ opened: true, area, kind, reason, needBy, nominateBy, lateOn },
        seats: Object.fromEntries(
          seats.map((seat) => [seat.seat, { ...(event.needs && { needs: event.needs }), ...seat }]),
        ),
        ...(event.caseFile && { caseFile: event.caseFile }),
      };
    }
    case 'nominated': {
      const { person, seat, by, waived, coManager } = event;
      const stage = waived.length > 0 ? 'waiver' : 'approval';
      const nominee: Nominee = {
        ...(coManager !== undefined && { coManager }),
        ...{ seat, stage, nominatedBy: by, resubmittedBy: [], waived, noticeUntil: null, objections: {} },
      };
      return { ...next, nominees: { ...next.nominees, [person]: nominee } };
    }
    case 'placesChanged':
      return event.seats.reduce<SelectionState>((folded, { seat, places }) => {
        const plan = folded.seats[seat];
        return plan ? { ...folded, seats: { ...folded.seats, [seat]: { ...plan, places } } } : folded;
      }, next);
    case 'quotaNoticeSent':
      return { ...next, quotaSent: true };
    case 'volunteered':
      return { ...next, volunteers: [...(next.volunteers ?? []), event.person] };
    case 'filed':
      return { ...next, nominees: withFiles(next.nominees, event.entries) };
    case 'waiverSettled':
      return change(event.person, {
        stage: event.approved ? 'approval' : 'rejected',
        ...(event.until !== undefined && { waivedUntil: event.until }),
      });
    case 'rescreened':
      return change(event.person, { unknown: event.unknown });
    case 'nomineeStopped':
      return change(event.person, { stage: 'ineligible' });
    case 'nomineeStage': {
      const { person, stage, by } = event;
      const before = next.nominees[person]?.resubmittedBy ?? [];
      return change(person, { stage, resubmittedBy: by === undefined ? before : [...before, by] });
    }
    case 'noticePublished': {
      const { until } = event;
      return event.persons.reduce<SelectionState>((folded, person) => {
        const old = folded.nominees[person];
        if (!old) return folded;
        const nominee: Nominee = { ...old, stage: 'notice', noticeFrom: date, noticeUntil: until };
        return { ...folded, nominees: { ...folded.nominees, [person]: nominee } };
      }, next);
    }
    case 'noticeExtended':
      return event.persons.reduce<SelectionState>((folded, person) => {
        const old = folded.nominees[person];
        if (!old) return folded;
        const nominee: Nominee = { ...old, noticeUntil: event.until };
        return { ...folded, nominees: { ...folded.nominees, [person]: nominee } };
      }, next);
    case 'objected': {
      const objections = {
        ...next.nominees[event.person]?.objections,
        [event.objection]: {
          ...{ office: event.office, due: addDays(event.lateOn, -1), lateOn: event.lateOn, open: true },
        },
      };
      return change(event.person, { objections });
    }
    case 'objectionSettled': {
      const objections = next.nominees[event.person]?.objections ?? {};
      const settled = objections[event.objection];
      if (!settled) return next;
      return change(event.person, {
        objections: { ...objections, [event.objection]: { ...settled, lateOn: null, open: false } },
      });
    }
    case 'dispatched':
      return change(event.person, { stage: 'dispatched' });
    case 'seatGivenUp':
      return { ...next, givenUp: { ...next.givenUp, [event.seat]: true } };
    case 'overdue': {
      if (event.subject === 'selection') return { ...next, lateOn: null };
      const [person = '', ...rest] = event.subject.split(':');
      const objection = rest.join(':');
      const old = next.nominees[person]?.objections[objection];
      if (!old) return next;
      return change(person, {
        objections: { ...next.nominees[person]?.objections, [objection]: { ...old, lateOn: null } },
      });
    }
    case 'selectionEnded':
      return { ...next, ended: true };
    default:
      return next;
  }
}

/** Numbers and dates of documents, and why somebody was stopped, are for the record: the fold does not ask. */
export function leanSelection(event: SelectionEvent): { readonly type: string } {
  switch (event.type) {
    case 'filed': {
      const entries = event.entries.map(({ person, item }) => ({ person, item }));
      const lean = { type: event.type, entries };
      return lean;
    }
    case 'quotaNoticeSent':
      return { type: event.type };
    case 'noticePublished': {
      const { number: _, scope: __, ...lean } = event;
      return lean;
    }
    case 'nomineeStopped': {
      const { rule: _, on: __, ...lean } = event;
      return lean;
    }
    default:
      return leanApproval(event);
  }
}

/** Filed again, an item is there all the same: what was filed before stays in the events. */
function withFiles(
  nominees: SelectionState['nominees'],
  entries: readonly FiledEntry[],
): SelectionState['nominees'] {
  return entries.reduce((folded, { person, item }) => {
    const old = folded[person];
    if (!old) return folded;
    const files = { ...old.files, [item]: (old.files?.[item] ?? 0) + 1 };
    return { ...folded, [person]: { ...old, files } };
  }, nominees);
}
