import { drafts, type Process, type Tick } from './case.ts';
import { ensure } from './errors.ts';
import {
  addLine,
  evolveFund,
  initialFund,
  leanFund,
  noFunds,
  type FundCommand,
  type FundEvent,
  type FundFacts,
  type FundState,
} from './fund-state.ts';
import { ensureHolds, officeId } from './office.ts';

type Events = readonly FundEvent[];
type Of<A extends FundCommand['act']> = Extract<FundCommand, { act: A }>;

/**
 * 资金 (六(三)): the book of one town and year. Lines are entered and never changed; a wrong one has its counter entry. It waits for
 * nobody and is never closed, since corrections come in years later: on record alone until its first line.
 */
export const fund: Process<FundState, FundCommand, FundEvent, FundFacts> = {
  kind: 'fund',
  acts: ['open', 'enter', 'correct'],
  initial: initialFund,
  decide: (state, command, facts) => drafts(...act(state, command, facts)),
  evolve: evolveFund,
  lean: leanFund,
  due: () => null,
  stage: ({ stage }) => stage,
  ended: () => false,
  tags: ({ area }) => (area ? { town: area } : {}),
  tasks: () => [],
  messages: () => [],
};

function act(state: FundState, command: FundCommand | Tick, facts: FundFacts): Events {
  const { stage, places } = state;
  if (command.act === 'open') {
    const { area, year, places: where } = command;
    ensure(stage === 'opening', 'already-open', { case: `fund/${area}/${year}` });
    return [{ type: 'fundOpened', area, year, places: where }];
  }
  if (command.act === 'tick') return [];
  ensure(stage === 'open', 'wrong-stage', { stage, act: command.act });
  if (!facts.leadsTeam) ensureHolds(facts.actor, officeId(places.leadUnit ?? '', 'hr'));
  return command.act === 'enter' ? enter(state, command, facts) : correct(state, command, facts);
}

/** All lines or none, in their order: none may take a sum below zero or beyond what it may be. */
function enter(state: FundState, { entries, date }: Of<'enter'>, { policy }: FundFacts): Events {
  ensure(entries.length > 0, 'nothing-changes', {}, 'entries');
  const sources = policy.funds?.sources.map(({ id }) => id) ?? [];
  let { sums } = state;
  return entries.map((entry, n): FundEvent => {
    const { source, amount, on, document } = entry;
    const at = (field: string): string => `entries.${n}.${field}`;
    ensure(sources.includes(source), 'source-unknown', { source }, at('source'));
    ensure(Number.isSafeInteger(amount) && amount > 0, 'amount-impossible', { amount }, at('amount'));
    ensure(on <= date, 'date-in-future', { date: on, today: date }, at('on'));
    ensure(document.number.trim() !== '', 'document-missing', {}, at('document.number'));
    ensure(document.on <= date, 'date-in-future', { date: document.on, today: date }, at('document.on'));
    sums = addLine(sums, entry);
    ensureAgree(sums, source, at('amount'));
    return { type: 'fundEntered', line: state.lines + n + 1, ...entry };
  });
}

/** What is used has been allotted before, and no sum is below zero. A plan may be exceeded: that is a figure, no error. */
function ensureAgree(sums: FundState['sums'], source: string, field?: string): void {
  const { planned, allotted, used } = sums[source] ?? noFunds;
  ensure(planned >= 0 && allotted >= 0 && used >= 0, 'funds-below-zero', { source }, field);
  ensure(used <= allotted, 'funds-exceeded', { source, allotted, used }, field);
}

function correct(state: FundState, command: Of<'correct'>, { line: found }: FundFacts): Events {
  const { line, document, reason, date } = command;
  ensure(found, 'line-unknown', { line }, 'line');
  ensure(!found.corrected && !found.correction, 'line-corrected', { line }, 'line');
  ensure(reason, 'reason-missing', {}, 'reason');
  ensure(document.on <= date, 'date-in-future', { date: document.on, today: date }, 'document.on');
  const { source, kind, amount } = found;
  const counter = { source, kind, amount: -amount };
  ensureAgree(addLine(state.sums, counter), source, 'line');
  return [
    { type: 'fundCorrected', line: state.lines + 1, corrects: line, ...counter, on: date, document, reason },
  ];
}
