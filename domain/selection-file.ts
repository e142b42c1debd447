import type { ApprovalEvent } from './approval.ts';
import type { FiledDocument } from './case-file.ts';
import type { Task } from './case.ts';
import { ensure } from './errors.ts';
import { ensureHolds, ensureHoldsOrEnters, officeId, resolve, type OfficeId } from './office.ts';
import { chainOf, type Chain, type Policy, type SeatRole } from './policy.ts';
import { nomineeAt } from './selection-lookup.ts';
import type {
  FiledEntry,
  NeededItem,
  Nominee,
  NomineeStage,
  SeatPlan,
  SelectionCommand,
  SelectionEvent,
  SelectionFacts,
  SelectionState,
} from './selection-state.ts';
import type { DateString } from './time.ts';

type Of<A extends SelectionCommand['act']> = Extract<SelectionCommand, { act: A }>;
type Events = readonly SelectionEvent[];

/** While somebody is on the way: whoever is out of it, or sent out, has no file to complete. */
const onTheWay: readonly NomineeStage[] = [
  ...(['waiver', 'approval', 'returned', 'approved', 'notice', 'objected', 'cleared'] as const),
];

/** 选派材料 that the policy asks for, in a selection for seats of these roles. */
export function neededItems(policy: Policy, roles: readonly SeatRole[]): readonly NeededItem[] {
  const { steps } = chainOf(policy, policy.posting.chains.nomination);
  return policy.selection.caseFile
    .filter((item) => item.roles?.some((role) => roles.includes(role)) ?? true)
    .map(({ id: item, office, neededFor, roles: only }) => ({
      ...{ item, office },
      before: beforeOf(neededFor, steps),
      ...(only && { roles: only }),
    }));
}

function beforeOf(neededFor: string | undefined, steps: Chain['steps']): NeededItem['before'] {
  if (neededFor === undefined) return 'never';
  return neededFor === 'dispatch' ? neededFor : steps.findIndex(({ id }) => id === neededFor);
}

const itemsFor = ({ caseFile = [] }: SelectionState, { role }: SeatPlan): readonly NeededItem[] =>
  caseFile.filter(({ roles }) => roles?.includes(role) ?? true);

function missingItems(
  state: SelectionState,
  { seat, files = {} }: Nominee,
  before: NeededItem['before'],
): readonly NeededItem[] {
  const plan = state.seats[seat];
  return plan ? itemsFor(state, plan).filter((own) => own.before === before && !files[own.item]) : [];
}

/** Nobody is decided on, or sent out, while an item is missing that it takes. `but`: what comes with the act itself. */
export function ensureComplete(
  state: SelectionState,
  person: string,
  {
    before,
    step,
    but,
  }: { readonly before: NeededItem['before']; readonly step: string; readonly but?: string },
  field: string,
): void {
  const nominee = state.nominees[person];
  const missing = nominee ? missingItems(state, nominee, before).map(({ item }) => item) : [];
  const names = missing.filter((item) => item !== but).join(', ');
  ensure(names === '', 'case-file-incomplete', { person, step, missing: names }, field);
}

/** The office that provides an item for somebody in this seat. */
function providerOf(state: SelectionState, plan: SeatPlan, item: string, at: string): OfficeId {
  const needed = itemsFor(state, plan).find((own) => own.item === item);
  ensure(needed, 'item-unknown', { item, role: plan.role }, `${at}.item`);
  return resolve(needed.office, plan.places);
}

function ensureDocument({ number, on }: FiledDocument, date: DateString, at: string): void {
  ensure(number.trim() !== '', 'document-missing', {}, `${at}.number`);
  ensure(on <= date, 'date-in-future', { date: on, today: date }, `${at}.on`);
}

function ensureItemsOnce(entries: readonly FiledEntry[], at: string): void {
  const keys = entries.map(({ person, item }) => `${person} ${item}`);
  keys.forEach((subject, n) => {
    ensure(keys.indexOf(subject) === n, 'already-decided', { subject }, `${at}.${n}.item`);
  });
}

const filed = (entries: readonly FiledEntry[]): Events =>
  entries.length > 0 ? [{ type: 'filed', entries }] : [];

/** By a holder of the office that provides each item, or entered for it by HR of either unit. Filed again, it counts anew. */
export function file(
  state: SelectionState,
  { entries, onBehalf, date }: Of<'file'>,
  { actor }: SelectionFacts,
): Events {
  entries.forEach((entry, n) => {
    const at = `entries.${n}`;
    const { seat } = nomineeAt(state, entry.person, onTheWay, 'file', `${at}.person`);
    const plan = state.seats[seat];
    ensure(plan, 'seat-unknown', { seat });
    const { leadUnit = '', supplyingUnit = '' } = plan.places;
    const clerks = [officeId(leadUnit, 'hr'), officeId(supplyingUnit, 'hr')];
    ensureHoldsOrEnters(actor, providerOf(state, plan, entry.item, at), onBehalf, clerks);
    ensureDocument(entry, date, at);
  });
  ensureItemsOnce(entries, 'entries');
  return filed(entries);
}

/** What comes with a nomination: the items that the nominator's own office provides. */
export function fileWithNomination(
  state: SelectionState,
  plan: SeatPlan,
  { person, file: documents = [], date }: Of<'nominate'>,
  { actor }: SelectionFacts,
): Events {
  const entries = documents.map((document): FiledEntry => ({ person, ...document }));
  entries.forEach((entry, n) => {
    ensureHolds(actor, providerOf(state, plan, entry.item, `file.${n}`));
    ensureDocument(entry, date, `file.${n}`);
  });
  ensureItemsOnce(entries, 'file');
  return filed(entries);
}

/**
 * What an approval's event means for the case file. A step is agreed to, by signature or in a meeting, once its items
 * are on file; the one that the step itself brings comes with the signature, unless it is there already.
 */
export function fileBySignature(
  state: SelectionState,
  event: ApprovalEvent,
  { policy }: SelectionFacts,
  date: DateString,
  at: string,
): Events {
  if (!isOfficesAgreement(event) || !state.nominees[event.approval]) return [];
  const person = event.approval;
  const step = chainOf(policy, policy.posting.chains.nomination).steps[event.step];
  const document = event.type === 'signed' ? event.document : undefined;
  const plan = state.seats[state.nominees[person]?.seat ?? ''];
  if (!step || !plan) return [];
  const item = itemsFor(state, plan).find((own) => own.item === step.files)?.item;
  const but = document && item;
  ensureComplete(state, person, { before: event.step, step: step.id, ...(but && { but }) }, at);
  if (item === undefined) return [];
  ensure(document ?? state.nominees[person]?.files?.[item], 'document-missing', {}, `${at}.document`);
  if (!document) return [];
  ensureDocument(document, date, `${at}.document`);
  return filed([{ person, item, ...document }]);
}

type OfficesAgreement = Extract<ApprovalEvent, { type: 'signed' | 'minuted' }>;

/** Whoever was added, or only asked for an opinion, does not agree for the office. */
const isOfficesAgreement = (event: ApprovalEvent): event is OfficesAgreement =>
  event.type === 'minuted' ||
  (event.type === 'signed' && event.verdict === 'agree' && event.as !== 'added' && event.as !== 'delegate');

/** Before what somebody is now: the step that is open, or the dispatch. */
function nowBefore(state: SelectionState, person: string, { stage }: Nominee): NeededItem['before'] | null {
  const approval = state.approvals[person];
  if (stage === 'approval' && approval?.status === 'open') return approval.step;
  return stage === 'cleared' ? 'dispatch' : null;
}

/** Whether papers are missing that hold the person up now. */
export function isHeldUp(state: SelectionState, person: string, nominee: Nominee): boolean {
  const before = nowBefore(state, person, nominee);
  return before !== null && missingItems(state, nominee, before).length > 0;
}

/** Whoever provides what holds somebody up now: one row of the inbox for an office and a person. */
export const fileTasks = (state: SelectionState): readonly Task[] =>
  Object.entries(state.nominees).flatMap(([person, nominee]) => {
    const before = nowBefore(state, person, nominee);
    const places = state.seats[nominee.seat]?.places;
    if (before === null || !places) return [];
    const due = before === 'dispatch' ? null : (state.approvals[person]?.due ?? null);
    const offices = missingItems(state, nominee, before).map(({ office }) => resolve(office, places));
    return [...new Set(offices)].map((office) => ({
      key: `file:${person}:${office}`,
      ...{ office, act: 'file', subject: person, due },
    }));
  });
