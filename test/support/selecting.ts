import type { RuleOutcome } from '../../domain/ports.ts';
import { selection } from '../../domain/selection.ts';
import type { SeatPlan, SelectionCommand, SelectionFacts } from '../../domain/selection-state.ts';
import type { DateString } from '../../domain/time.ts';
import { given, type Asked } from './given.ts';
import { clock, people, policy, TOWN, townTeam } from './shenzhen.ts';

/** A selection for two seats of a town team: the leader's, which the bureau owes, and one that an enterprise owes. */
export const LEADER = `${TOWN}/1`;
export const MEMBER = `${TOWN}/2`;

const planOf = (seat: string): SeatPlan => {
  const planned = townTeam().seats.find((other) => other.seat === seat);
  if (!planned) throw new Error(`no seat ${seat} is planned`);
  const { role, places } = planned;
  return { seat, role, places, posting: `posting/${seat}/1`, termFrom: '2021-08-01', termMonths: 36 };
};

export const openCommand: Asked<Extract<SelectionCommand, { act: 'open' }>> = {
  ...{ act: 'open', area: TOWN, kind: 'town', reason: 'formation', needBy: '2021-08-01', date: '2021-04-01' },
  seats: [planOf(LEADER), planOf(MEMBER)],
};

/** Just opened: nobody has been told yet which seats they owe. */
export const launched = () => given(selection).after(openCommand, clock);

export const opened = () =>
  launched().after(
    { act: 'sendQuotaNotice', number: '名额〔2021〕1号', on: '2021-04-01', date: '2021-04-01' },
    people.hr,
  );

/** A rule as a screening of that day found it, with nothing to see. */
export const found = (
  rule: string,
  outcome: RuleOutcome['outcome'],
  ...missing: readonly string[]
): RuleOutcome => ({
  ...{ rule, outcome, on: '2021-04-06', seen: {} },
  ...(missing.length > 0 && { missing }),
});

/** Facts with a person in them as the screening found them: every rule passed but for those named. */
export function proposing(
  facts: SelectionFacts,
  person: string,
  unitLine: readonly string[],
  but: readonly RuleOutcome[] = [],
): SelectionFacts {
  const role = unitLine.includes('sz-shenyejituan') ? 'member' : 'leader';
  const screening = policy.rules
    .filter(({ roles }) => roles.includes(role))
    .map(({ id }) => but.find(({ rule }) => rule === id) ?? found(id, 'passed'));
  return { ...facts, nominee: { person, unitLine, screening, slate: [] } };
}

/** Facts of a later act, which judges these people anew: every rule passed but for those named. */
export const judging = (
  facts: SelectionFacts,
  but: Readonly<Record<string, readonly RuleOutcome[]>>,
): SelectionFacts => ({ ...facts, rescreened: but });

export const bureau = ['sz', 'sz-caizhengju'];
export const enterprise = ['sz', 'sz-shenyejituan'];

export const nominate = (
  person: string,
  seat: string,
  more: object = {},
  date: DateString = '2021-04-06',
) => ({
  act: 'nominate' as const,
  ...{ person, seat, date },
  ...more,
});

const paper = (item: string, on: DateString) => ({ item, number: `${item}〔2021〕1号`, on });

/** What HR puts on the case file with a nomination. */
export const papers = (on: DateString = '2021-04-06') => ({
  file: ['recommendation', 'consent', 'fileCheck', 'health', 'vetting', 'talk'].map((item) =>
    paper(item, on),
  ),
});

/** What the organisation department puts there before anybody is sent out. */
export const letterAndTraining = (date: DateString, ...persons: readonly string[]) => ({
  act: 'file' as const,
  entries: persons.flatMap((person) =>
    ['letter', 'training'].map((item) => ({ person, ...paper(item, date) })),
  ),
  date,
});

export const decide = (
  date: DateString,
  verdict: 'agree' | 'return' | 'reject',
  ...approvals: readonly string[]
) => ({
  act: 'decide' as const,
  date,
  items: approvals.map((approval) => ({
    ...{ approval, verdict },
    ...(verdict !== 'agree' && { reason: 'text-1' }),
  })),
});

/** Discipline inspection agrees by its integrity opinion, which is a document. */
export const opinion = (date: DateString, ...approvals: readonly string[]) => ({
  act: 'decide' as const,
  date,
  items: approvals.map((approval) => ({
    ...{ approval, verdict: 'agree' as const },
    document: { number: '廉意〔2021〕2号', on: date },
  })),
});

export const minutes = (date: DateString, ...approvals: readonly string[]) => ({
  act: 'minute' as const,
  ...{ number: '党组纪要〔2021〕8号', heldOn: date, due: 7, present: 7, date },
  items: approvals.map((approval) => ({ approval, agree: 6, disagree: 1, defer: 0 })),
});

/** The offices of the enterprise, which the bureau's people do not hold. */
const { memberHr, otherMemberHr, memberDiscipline, memberSecretary, otherMemberSecretary } = people;

/** Both seats have a nominee with their papers, nothing is decided. */
export const nominated = () =>
  opened()
    .after(nominate('c-1', LEADER, papers()), proposing(people.hr, 'c-1', bureau))
    .after(nominate('c-2', MEMBER, papers()), proposing(memberHr, 'c-2', enterprise));

/** Both have been agreed to by everybody: they wait for the notice. */
export const approved = () =>
  nominated()
    .after(decide('2021-04-07', 'agree', 'c-1'), people.otherHr)
    .after(decide('2021-04-07', 'agree', 'c-2'), otherMemberHr)
    .after(opinion('2021-04-08', 'c-1'), people.discipline)
    .after(opinion('2021-04-08', 'c-2'), memberDiscipline)
    .after(minutes('2021-04-09', 'c-1'), people.secretary)
    .after(minutes('2021-04-09', 'c-2'), memberSecretary)
    .after({ act: 'confirmMinutes', approvals: ['c-1'], date: '2021-04-12' }, people.otherSecretary)
    .after({ act: 'confirmMinutes', approvals: ['c-2'], date: '2021-04-12' }, otherMemberSecretary)
    .after(decide('2021-04-13', 'agree', 'c-1', 'c-2'), people.organisation);

/** Published on a Wednesday: until the Wednesday after. */
export const publish = (...persons: readonly string[]) => ({
  act: 'publishNotice' as const,
  ...{ persons, number: '公示〔2021〕4号', date: '2021-04-14' },
});

export const published = () => approved().after(publish('c-1', 'c-2'), people.organisation);

/** The notice is over, letter and training are on file: they may go. */
export const ready = () =>
  published()
    .after({ act: 'tick', date: '2021-04-22' }, clock)
    .after(letterAndTraining('2021-04-22', 'c-1', 'c-2'), people.organisation);

export const dispatch = (date: DateString, ...persons: readonly string[]) => ({
  act: 'dispatch' as const,
  ...{ persons, number: '派遣〔2021〕9号', on: date, date },
});
