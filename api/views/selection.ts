import { ruleOf, type Policy } from '../../domain/policy.ts';
import type { RuleOutcome } from '../../domain/ports.ts';
import {
  live,
  over,
  personOf,
  type Nominee,
  type SelectionEvent,
  type SelectionState,
} from '../../domain/selection-state.ts';
import type { FiledRow } from '../../db/queries/case-file.ts';
import type { Event } from '../../db/queries/events.ts';
import { approvalsOf } from './approvals.ts';
import { caseFileView } from './case-file.ts';
import type { Read } from './whole.ts';

type Of<T extends SelectionEvent['type']> = Extract<SelectionEvent, { type: T }>;

/** Nominations of earlier versions say neither for which day nor what was seen. */
type Judged = Omit<RuleOutcome, 'on' | 'seen'> & Partial<Pick<RuleOutcome, 'on' | 'seen'>>;

/** What a nomination keeps apart from its public part. */
interface Screened {
  readonly screening: readonly Judged[];
  readonly waive: readonly { readonly rule: string; readonly reason: string }[];
}

/** `reasons`: why rules are to be waived, by the ids of the texts. `files`: what is on the case files of the nominees. */
export function selectionView(
  { head, state, history, policy }: Read<SelectionState>,
  reasons: Readonly<Record<string, string>>,
  files: readonly FiledRow[],
) {
  const caseFileOf = (person: string, seat: string) => {
    const plan = state.seats[seat];
    const own = files.filter((row) => row.person === person);
    return plan ? caseFileView(policy, plan, own) : [];
  };
  const personIn = (seat: string): string | null => {
    const nominee = live(state, seat);
    return Object.entries(state.nominees).find(([, other]) => other === nominee)?.[0] ?? null;
  };
  const approvals = approvalsOf('selection', state.approvals, policy, history);
  return {
    ...head,
    ...{ reason: state.reason, needBy: state.needBy },
    seats: Object.values(state.seats).map(
      ({ seat, role, places, posting, relieves, termFrom, termMonths }) => ({
        ...{ seat, role, posting, termFrom, termMonths },
        supplyingUnit: places.supplyingUnit ?? null,
        relieves: relieves ?? null,
        givenUp: state.givenUp[seat] ?? false,
        person: personIn(seat),
      }),
    ),
    nominees: Object.entries(state.nominees).map(([person, nominee]) => ({
      ...nomineeView(person, nominee, policy, history, reasons),
      name: head.people[person] ?? null,
      caseFile: caseFileOf(person, nominee.seat),
      approvals: approvals.filter(({ approval }) => personOf(approval) === person),
    })),
  };
}

/** Ids of the texts that say why rules are to be waived: they are in the private part of nominations. */
export const waiverTexts = (history: readonly Event[]): readonly string[] =>
  history.flatMap((row) =>
    row.type === 'nominated' ? (screenedIn(row)?.waive.map(({ reason }) => reason) ?? []) : [],
  );

/** Events that hold what the rules said. */
const SCREENED: ReadonlySet<string> = new Set(['nominated', 'rescreened', 'nomineeStopped']);

const screenedIn = (row: Event | undefined): Screened | undefined =>
  (row?.private ?? undefined) as Screened | undefined;

function nomineeView(
  person: string,
  { seat, stage, nominatedBy, noticeUntil, objections, waivedUntil, unknown = [] }: Nominee,
  policy: Policy,
  history: readonly Event[],
  reasons: Readonly<Record<string, string>>,
) {
  const own = history.filter(({ data }) => data.person === person);
  const nomination = own.findLast(({ type }) => type === 'nominated');
  // Nominated again, it begins anew.
  const since = own.filter(({ sequence }) => sequence >= (nomination?.sequence ?? 0));
  const asked = screenedIn(nomination);
  const judged = since.findLast(({ type }) => SCREENED.has(type));
  const stopped = since.findLast(({ type }) => type === 'nomineeStopped');
  const waived = (nomination?.data as Of<'nominated'> | undefined)?.waived ?? [];
  return {
    ...{ person, seat, stage, nominatedBy, noticeUntil },
    nominatedOn: nomination?.date ?? null,
    waivers: waived.map((rule) => ({
      ...ruleView(policy, rule),
      ...{ status: waiverStatus(stage, since), validUntil: waivedUntil ?? null },
      reason: reasons[asked?.waive.find((item) => item.rule === rule)?.reason ?? ''] ?? null,
    })),
    screenedOn: judged?.date ?? null,
    unknown: unknown.map((rule) => ruleView(policy, rule)),
    stopped: stopped ? stopView(policy, stopped) : null,
    screening: screenedIn(judged)?.screening.map((outcome) => outcomeView(policy, outcome)) ?? null,
    objections: Object.entries(objections).map(([id, { open }]) => objectionView(id, open, own)),
  };
}

function waiverStatus(stage: Nominee['stage'], since: readonly Event[]) {
  const settled = since.findLast(({ type }) => type === 'waiverSettled')?.data as
    Of<'waiverSettled'> | undefined;
  if (settled) return settled.approved ? 'approved' : 'refused';
  return over.includes(stage) ? 'withdrawn' : 'asked';
}

function stopView(policy: Policy, { data, date }: Event) {
  const { rule, on } = data as Of<'nomineeStopped'>;
  return { ...ruleView(policy, rule), on, date };
}

const ruleView = (policy: Policy, id: string) => {
  const rule = ruleOf(policy, id);
  return { rule: id, words: rule?.words ?? null, clause: rule?.clause ?? null };
};

/** How a rule came out, in the policy's words. */
export const outcomeView = (policy: Policy, { rule, outcome, missing = [], on, seen }: Judged) => ({
  ...ruleView(policy, rule),
  ...{ force: ruleOf(policy, rule)?.force ?? null, outcome, missing, on: on ?? null, seen: seen ?? {} },
});

function objectionView(id: string, open: boolean, own: readonly Event[]) {
  const event = (type: 'objected' | 'objectionSettled') =>
    own.find((row) => row.type === type && row.data.objection === id);
  const [opened, settled] = [event('objected'), event('objectionSettled')];
  return {
    ...{ id, open },
    openedOn: opened?.date ?? null,
    reason: opened?.texts?.reason ?? null,
    result: (settled?.data as Of<'objectionSettled'> | undefined)?.result ?? null,
    settledOn: settled?.date ?? null,
    finding: settled?.texts?.reason ?? null,
  };
}
