import { ruleOf, type Policy } from '../../domain/policy.ts';
import type { RuleOutcome } from '../../domain/ports.ts';
import type { Objector } from '../../domain/selection-events.ts';
import { over, type Nominee, type SelectionEvent } from '../../domain/selection-state.ts';
import type { Event } from '../../db/queries/events.ts';

type Of<T extends SelectionEvent['type']> = Extract<SelectionEvent, { type: T }>;

/** Nominations of earlier versions say neither for which day nor what was seen. */
type Judged = Omit<RuleOutcome, 'on' | 'seen'> & Partial<Pick<RuleOutcome, 'on' | 'seen'>>;

/** What a nomination keeps apart from its public part. */
interface Screened {
  readonly screening: readonly Judged[];
  readonly waive: readonly { readonly rule: string; readonly reason: string }[];
}

/** Ids of the texts that say why rules are to be waived: they are in the private part of nominations. */
export const waiverTexts = (history: readonly Event[]): readonly string[] =>
  history.flatMap((row) =>
    row.type === 'nominated' ? (screenedIn(row)?.waive.map(({ reason }) => reason) ?? []) : [],
  );

/** Who objected by name, by their ids: for holders of the office that verifies the objection, and for nobody else. */
export const objectorTexts = (history: readonly Event[], offices: readonly string[]): readonly string[] =>
  history.flatMap((row) => {
    const by = objectorIn(row);
    return by && offices.includes(String(row.data.office)) ? [by.name, by.contact] : [];
  });

const objectorIn = (row: Event | undefined): Objector | undefined =>
  row?.type === 'objected' ? (row.private as { readonly by?: Objector } | null | undefined)?.by : undefined;

/** Null for whoever may not read it, and where nobody gave a name. */
function objectorOf(row: Event | undefined, texts: Readonly<Record<string, string>>): Objector | null {
  const by = objectorIn(row);
  const [name, contact] = [texts[by?.name ?? ''], texts[by?.contact ?? '']];
  return name === undefined || contact === undefined ? null : { name, contact };
}

/** Events that hold what the rules said. */
const SCREENED: ReadonlySet<string> = new Set(['nominated', 'rescreened', 'nomineeStopped']);

const screenedIn = (row: Event | undefined): Screened | undefined =>
  (row?.private ?? undefined) as Screened | undefined;

/** A nominee as the events tell it; approvals and the case file come from elsewhere. */
export function nomineeView(
  person: string,
  { seat, stage, nominatedBy, noticeUntil, objections, waivedUntil, unknown = [] }: Nominee,
  policy: Policy,
  history: readonly Event[],
  texts: Readonly<Record<string, string>>,
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
      reason: texts[asked?.waive.find((item) => item.rule === rule)?.reason ?? ''] ?? null,
    })),
    screenedOn: judged?.date ?? null,
    unknown: unknown.map((rule) => ruleView(policy, rule)),
    stopped: stopped ? stopView(policy, stopped) : null,
    screening:
      screenedIn(judged)?.screening.map((outcome) => outcomeView(policy, ofPerson(person, outcome))) ?? null,
    objections: Object.entries(objections).map(([id, { open }]) => objectionView(id, open, own, texts)),
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

/** A rule about the team has seen facts of others, too: they are for the HR of their units. */
export const ofPerson = (person: string, outcome: Judged): Judged => ({
  ...outcome,
  seen: Object.fromEntries(
    Object.entries(outcome.seen ?? {}).filter(
      ([fact]) => !fact.includes('.') || fact.startsWith(`${person}.`),
    ),
  ),
});

/** How a rule came out, in the policy's words. */
export const outcomeView = (policy: Policy, { rule, outcome, missing = [], on, seen }: Judged) => ({
  ...ruleView(policy, rule),
  ...{ force: ruleOf(policy, rule)?.force ?? null, outcome, missing, on: on ?? null, seen: seen ?? {} },
});

function objectionView(
  id: string,
  open: boolean,
  own: readonly Event[],
  texts: Readonly<Record<string, string>>,
) {
  const event = (type: 'objected' | 'objectionSettled') =>
    own.find((row) => row.type === type && row.data.objection === id);
  const [opened, settled] = [event('objected'), event('objectionSettled')];
  return {
    ...{ id, open },
    openedOn: opened?.date ?? null,
    named: opened?.data.named === true,
    by: objectorOf(opened, texts),
    reason: opened?.texts?.reason ?? null,
    result: (settled?.data as Of<'objectionSettled'> | undefined)?.result ?? null,
    settledOn: settled?.date ?? null,
    finding: settled?.texts?.reason ?? null,
  };
}
