import { isApprovalCommand } from './approval-acts.ts';
import { drafts, type CommandBase, type Draft, type Tick } from './case.ts';
import { ensure } from './errors.ts';
import { inheritVillage, proposeFirstSecretary } from './first-secretary.ts';
import { ensureHolds } from './office.ts';
import type { Facts } from './ports.ts';
import type { PostingAct, PostingCommand } from './posting-commands.ts';
import type { HostPostToOpen, PostingEvent, Start } from './posting-events.ts';
import {
  confirmHandover,
  listHandover,
  returnHandover,
  signHandover,
  successorArrived,
} from './posting-handover.ts';
import { ensureSpeaksForHost, hrOf } from './posting-offices.ts';
import { approve, extend, leave, proposeRecall, recall, resubmit, withdraw } from './posting-proposals.ts';
import { appraise, giveOpinion } from './posting-return.ts';
import { isOver, type PostingFacts, type PostingState } from './posting-state.ts';
import { takeNote, tickPosting } from './posting-term.ts';
import { proposeTransfer, transferRefused, transferred } from './posting-transfer.ts';
import { addDays, addMonths, latest, type DateString } from './time.ts';

type Events = readonly PostingEvent[];

export function decidePosting(
  state: PostingState,
  command: PostingCommand | Tick,
  facts: PostingFacts,
): readonly Draft<PostingEvent>[] {
  if (isOpening(command)) {
    ensure(state.stage === 'opening', 'already-open', { case: command.seat });
    return drafts(...open(command, facts));
  }
  ensure(state.stage !== 'opening', 'wrong-stage', { stage: state.stage, act: command.act });
  return drafts(...act(state, command, facts));
}

type Opening = PostingAct<'start'> | PostingAct<'startTransferred'> | PostingAct<'import'>;

const isOpening = (command: PostingCommand | Tick): command is Opening =>
  ['start', 'startTransferred', 'import'].includes(command.act);

function open(command: Opening, facts: PostingFacts): Events {
  switch (command.act) {
    case 'start':
      return start(command, { selection: command.selection, relieves: command.relieves }, facts);
    case 'startTransferred':
      return startTransferred(command, facts);
    case 'import':
      return importPosting(command, facts);
  }
}

function act(
  state: PostingState,
  command: Exclude<PostingCommand, Opening> | Tick,
  facts: PostingFacts,
): Events {
  if (isApprovalCommand(command) || command.act === 'resubmit' || command.act === 'withdraw')
    ensure(!isOver(state), 'wrong-stage', { stage: state.stage, act: command.act });
  if (isApprovalCommand(command)) return approve(state, command, facts);
  switch (command.act) {
    case 'arrive':
      return arrive(state, command, facts);
    case 'beRelieved':
      return beRelieved(command);
    case 'reliefGivenUp':
      return state.relief ? [{ type: 'reliefGivenUp', rotation: state.relief.rotation }] : [];
    case 'successorNamed':
      return [{ type: 'successorNamed', successor: command.successor }];
    case 'successorLost':
      return state.successor?.posting === command.successor
        ? [{ type: 'successorLost', successor: command.successor }]
        : [];
    case 'successorArrived':
      return successorArrived(state, command, facts);
    case 'listHandover':
      return listHandover(state, command, facts);
    case 'signHandover':
      return signHandover(state, command, facts);
    case 'confirmHandover':
      return confirmHandover(state, command, facts);
    case 'returnHandover':
      return returnHandover(state, command, facts);
    case 'takeOver':
      return takeOver(state, command.date, facts);
    case 'proposeFirstSecretary':
      return proposeFirstSecretary(state, command, facts);
    case 'realign':
      return [{ type: 'placesChanged', places: command.places }];
    case 'endWithTerm':
      return [{ type: 'seatEnding' }];
    case 'takeNote':
      return takeNote(state, command, facts);
    case 'giveOpinion':
      return giveOpinion(state, command, facts);
    case 'appraise':
      return appraise(state, command, facts);
    case 'extend':
      return extend(state, command, facts);
    case 'proposeTransfer':
      return proposeTransfer(state, command, facts);
    case 'transferred':
      return transferred(state, command.date, facts);
    case 'transferRefused':
      return transferRefused(state, command);
    case 'resign':
    case 'returnEarly':
      return leave(state, command, facts);
    case 'promote':
      return promote(state, command, facts);
    case 'recall':
      return recall(state, command, facts);
    case 'proposeRecall':
      return proposeRecall(state, command, facts);
    case 'resubmit':
      return resubmit(state, command, facts);
    case 'withdraw':
      return withdraw(state, command, facts);
    case 'cancel':
      ensure(state.stage === 'dispatched', 'wrong-stage', { stage: state.stage, act: 'cancel' });
      ensureHolds(facts.actor, hrOf(state));
      return [{ type: 'cancelled', reason: command.reason }];
    case 'tick':
      return tickPosting(state, command.date, facts);
  }
}

const hostPostsOf = (
  { kind, role }: Pick<PostingState, 'kind' | 'role'>,
  { policy }: Facts,
): readonly HostPostToOpen[] =>
  (policy.teams[kind].hostPosts[role] ?? []).map(({ id, remindEvery }) => ({ title: id, remindEvery }));

/** What a posting goes on from: the selection that filled the seat, or the posting in another team. */
interface Origin {
  readonly selection: string;
  readonly relieves?: string | undefined;
  readonly transferredFrom?: string;
}

function start(command: Start & CommandBase, { relieves, ...origin }: Origin, facts: Facts): Events {
  const { policy, calendar } = facts;
  const { person, seat, area, kind, role, places, termFrom, termEnd, date } = command;
  // 报到 is due when the term begins; whoever is dispatched later has the same time to get there.
  const soonest = calendar.addWorkingDays(date, policy.posting.arrivalLimit);
  return [
    {
      ...{ type: 'postingStarted', person, seat, area, kind, role, places, termFrom, termEnd },
      ...origin,
      ...(relieves && { relieves }),
      termLimit: addMonths(termEnd, policy.term.spread),
      arriveBy: latest(soonest, relieves ? addDays(termFrom, -1) : soonest),
      // The predecessor has the posts until the seat passes.
      hostPosts: relieves ? [] : hostPostsOf(command, facts),
    },
  ];
}

/** Whoever has left their old seat for another reason meanwhile does not come to the new one. */
function startTransferred(command: PostingAct<'startTransferred'>, facts: PostingFacts): Events {
  const started = start(command, { selection: '', transferredFrom: command.transferredFrom }, facts);
  return facts.transferorThere ? started : [...started, { type: 'cancelled', reason: 'gone' }];
}

function importPosting(command: PostingAct<'import'>, { policy }: Facts): Events {
  const { person, seat, area, kind, role, places, termFrom, termEnd, since, posts } = command;
  const titles = policy.teams[kind].hostPosts[role] ?? [];
  return [
    {
      ...{ type: 'postingImported', person, seat, area, kind, role, places, termFrom, termEnd, since },
      termLimit: addMonths(termEnd, policy.term.spread),
      hostPosts: posts.map((post) => ({
        ...post,
        remindEvery: titles.find(({ id }) => id === post.title)?.remindEvery ?? 20,
      })),
    },
  ];
}

/** Whoever relieves somebody who has gone meanwhile finds nobody, and takes the seat at once. */
function arrive(state: PostingState, command: PostingAct<'arrive'>, facts: PostingFacts): Events {
  const { on, date, onBehalf } = command;
  // 报到回执: entered on behalf, the act rests on the same paper.
  const document = command.document ?? onBehalf?.document ?? '';
  ensure(state.stage === 'dispatched', 'wrong-stage', { stage: state.stage, act: 'arrive' });
  ensureSpeaksForHost(state, onBehalf, facts);
  ensure(on <= date, 'date-in-future', { date: on, today: date }, 'on');
  ensure(document.trim() !== '', 'document-missing', {}, 'document');
  const arrived: PostingEvent = { type: 'arrived', on, document };
  const alone = state.relieves !== null && facts.predecessorHolds === false;
  return alone ? [arrived, ...tookOver(state, date, facts)] : [arrived];
}

/** 任职期间晋升: the posting goes on as it is; the person's record changes, by the document. */
function promote(state: PostingState, command: PostingAct<'promote'>, { actor }: Facts): Events {
  const { on, document, post, postLevel, rank, date } = command;
  ensure(!isOver(state), 'wrong-stage', { stage: state.stage, act: 'promote' });
  ensureHolds(actor, hrOf(state));
  ensure(actor.person !== state.person, 'own-case', { subject: 'promotion' });
  ensure(on <= date, 'date-in-future', { date: on, today: date }, 'on');
  ensure(document.trim() !== '', 'document-missing', {}, 'document');
  return [
    {
      ...{ type: 'promoted', on, document },
      ...(post !== undefined && { post }),
      ...(postLevel !== undefined && { postLevel }),
      ...(rank !== undefined && { rank }),
    },
  ];
}

const beRelieved = ({ rotation, on, date }: PostingAct<'beRelieved'>): Events => [
  { type: 'reliefOrdered', rotation, on, lookOn: latest(on, date) },
];

function takeOver(state: PostingState, on: DateString, facts: PostingFacts): Events {
  if (state.holding) return [];
  return isOver(state) ? [{ type: 'handoverMissed', on }] : tookOver(state, on, facts);
}

/** The seat has passed: the host is asked for the posts that go with it, unless it was before, and for the village. */
function tookOver(state: PostingState, on: DateString, facts: PostingFacts): Events {
  const hostPosts = state.hostPosts.length > 0 ? [] : hostPostsOf(state, facts);
  return [
    { type: 'tookOver', on, ...(hostPosts.length > 0 && { hostPosts }) },
    ...inheritVillage(state, facts),
  ];
}
