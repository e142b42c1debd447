import { personOf, type SelectionEvent } from '../../domain/selection-state.ts';
import { dispatchOrder } from '../../documents/dispatch-order.ts';
import { hostLetter } from '../../documents/host-letter.ts';
import { minutes } from '../../documents/minutes.ts';
import type { Paper } from '../../documents/model.ts';
import { publicNotice } from '../../documents/public-notice.ts';
import { quotaNotice } from '../../documents/quota-notice.ts';
import { slate } from '../../documents/slate.ts';
import { roleWords, stageWords, wide } from '../../documents/words.ts';
import { filedOf, LETTER, lettersOf } from './case-file.ts';
import {
  footOf,
  hostOf,
  hostPostsOf,
  issuersOf,
  postOf,
  seatPlanOf,
  shownOf,
  teamOf,
  unitOf,
} from './facts.ts';
import { meetingsOf } from './meetings.ts';
import { stepsOf } from './opinions.ts';
import { officeNamed, type Sources } from './sources.ts';

/** The documents about a selection as a whole. */

type Of<T extends SelectionEvent['type']> = Extract<SelectionEvent, { type: T }>;

/** Events of one kind that carry a document's number. */
const numbered = <T extends 'noticePublished' | 'dispatched'>(
  { history }: Sources,
  type: T,
  number: string,
): readonly { readonly date: string; readonly data: Of<T> }[] =>
  history
    .filter((row) => row.type === type && row.data.number === number)
    .map(({ date, data }) => ({ date, data: data as unknown as Of<T> }));

type QuotaNoticeSent = Extract<SelectionEvent, { type: 'quotaNoticeSent' }>;

export function quotaNoticeOf(sources: Sources): Paper {
  const { state, policy, history, names } = sources;
  const seats = Object.values(state.seats);
  const sent = history.findLast(({ type }) => type === 'quotaNoticeSent')?.data as
    QuotaNoticeSent | undefined;
  const lead = seats[0]?.places.leadUnit ?? '';
  const roles = [...new Set(seats.map(({ role }) => role))];
  return quotaNotice({
    // Blank until the lead unit has sent it.
    ...{ number: sent?.number ?? null, on: sent?.on ?? null },
    issuer: sent ? (names.places[lead] ?? lead) : null,
    ...{ team: teamOf(sources), programme: policy.name.zh },
    seats: seats.map((plan) => ({
      unit: unitOf(sources, plan),
      ...{ seat: plan.seat, role: plan.role, termFrom: plan.termFrom, termMonths: plan.termMonths },
    })),
    conditions: roles.map((role) => ({
      role,
      rules: policy.rules.filter((rule) => rule.roles.includes(role)).map(({ words }) => wide(words.zh)),
    })),
    ...{ nominateBy: state.nominateBy, needBy: state.needBy, foot: footOf(sources) },
  });
}

export const slateOf = (sources: Sources): Paper =>
  slate({
    ...{ team: teamOf(sources), fields: sources.policy.notice.fields, foot: footOf(sources) },
    people: sources.view.nominees
      .toSorted((a, b) => (a.seat < b.seat ? -1 : a.seat > b.seat ? 1 : 0))
      .map(({ person, stage }) => ({ ...shownOf(sources, person), standing: stageWords[stage] })),
  });

export function minutesOf(sources: Sources, office: string, number: string): Paper {
  const votes =
    meetingsOf(sources).find((held) => held.office === office && held.number === number)?.votes ?? [];
  return minutes({
    ...{ number, office: officeNamed(sources, office), foot: footOf(sources) },
    heldOn: votes[0]?.meeting.heldOn ?? null,
    items: votes.map(({ approval, step, meeting, verdict, confirmedOn }) => {
      const { name, proposedPost } = shownOf(sources, personOf(approval));
      const decided = stepsOf(sources, approval).find(({ index }) => index === step)?.step ?? '';
      return { name, proposedPost, step: decided, meeting, verdict, confirmedOn };
    }),
  });
}

export function publicNoticeOf(sources: Sources, number: string): Paper {
  const { policy } = sources;
  const notices = numbered(sources, 'noticePublished', number);
  const persons = notices.flatMap(({ data }) => data.persons);
  const [first] = notices;
  return publicNotice({
    ...{ number, team: teamOf(sources), scope: policy.notice.scope, fields: policy.notice.fields },
    people: persons.map((person) => ({
      ...shownOf(sources, person),
      proposedPost: postOf(sources, seatPlanOf(sources, person).role),
    })),
    ...{ from: first?.date ?? null, until: notices.at(-1)?.data.until ?? null },
    verifiers: verifiersOf(sources, persons),
    ...{ issuer: issuersOf(sources, persons), foot: footOf(sources) },
  });
}

function verifiersOf(sources: Sources, persons: readonly string[]): readonly string[] {
  const { of, role } = sources.policy.notice.verifier;
  return [
    ...new Set(
      persons.map((person) =>
        officeNamed(sources, `${seatPlanOf(sources, person).places[of] ?? ''}/${role}`),
      ),
    ),
  ];
}

/** A letter without a number has not been sent: it is there to be. */
export function hostLetterOf(sources: Sources, number: string | null): Paper {
  const persons = lettersOf(sources).get(number) ?? [];
  const [first = ''] = persons;
  return hostLetter({
    ...{ number, on: filedOf(sources, first, LETTER)?.on ?? null },
    ...{ host: hostOf(sources), team: teamOf(sources), programme: sources.policy.name.zh },
    people: persons.map((person) => {
      const { role, termFrom, termMonths } = seatPlanOf(sources, person);
      return { ...shownOf(sources, person), termFrom, termMonths, hostPosts: hostPostsOf(sources, role) };
    }),
    ...{ issuer: issuersOf(sources, persons), foot: footOf(sources) },
  });
}

export function dispatchOrderOf(
  sources: Sources,
  number: string,
  relieved: Readonly<Record<string, string>>,
): Paper {
  const orders = numbered(sources, 'dispatched', number).map(({ data }) => data);
  const persons = orders.map(({ person }) => person);
  const people = orders.map(({ person, termFrom, termEnd, relieves }) => {
    const plan = seatPlanOf(sources, person);
    return {
      ...{ name: shownOf(sources, person).name, unit: unitOf(sources, plan) },
      ...{ proposedPost: roleWords[plan.role], termFrom, termEnd },
      relieves: (relieves !== undefined && relieved[relieves]) || null,
    };
  });
  return dispatchOrder({
    ...{ number, on: orders[0]?.on ?? null, team: teamOf(sources), people },
    addressees: [...new Set(people.map(({ unit }) => unit)), hostOf(sources)],
    arrivalLimit: sources.policy.posting.arrivalLimit,
    ...{ issuer: issuersOf(sources, persons), foot: footOf(sources) },
  });
}
