import { approvalActs, recalendarApprovals } from './approval-acts.ts';
import { dueOfApprovals, leanApproval } from './approval.ts';
import { drafts, type Process } from './case.ts';
import { decidePosting } from './posting-acts.ts';
import type { PostingCommand } from './posting-commands.ts';
import type { PostingEvent } from './posting-events.ts';
import { evolvePosting, leanHandover } from './posting-evolve.ts';
import { messagesOfPosting } from './posting-messages.ts';
import { settingOf } from './posting-proposals.ts';
import {
  initialPosting,
  isEnded,
  isOver,
  lookOn,
  type PostingFacts,
  type PostingState,
} from './posting-state.ts';
import { termEndOf } from './posting-term.ts';
import { tasksOfPosting } from './posting-tasks.ts';
import { earliest } from './time.ts';

/** 驻镇任期: somebody in a seat for a term, from dispatch to the return. */
export const posting: Process<PostingState, PostingCommand, PostingEvent, PostingFacts> = {
  kind: 'posting',
  acts: [
    'start',
    'import',
    'startTransferred',
    'proposeTransfer',
    'transferred',
    'transferRefused',
    'arrive',
    'beRelieved',
    'reliefGivenUp',
    'successorNamed',
    'successorArrived',
    'successorLost',
    'listHandover',
    'signHandover',
    'confirmHandover',
    'returnHandover',
    'takeOver',
    'proposeFirstSecretary',
    'realign',
    'endWithTerm',
    'takeNote',
    'giveOpinion',
    'appraise',
    'extend',
    'resign',
    'returnEarly',
    'promote',
    'recall',
    'proposeRecall',
    ...approvalActs,
    'resubmit',
    'withdraw',
    'cancel',
  ],
  initial: initialPosting,
  decide: decidePosting,
  evolve: evolvePosting,
  lean: (event) => leanHandover(leanApproval(event)),
  recalendar: (state, facts) =>
    drafts(...recalendarApprovals(state.approvals, settingOf(state, facts), facts)),
  due: (state) =>
    isOver(state)
      ? (state.appraisal?.lateOn ?? null)
      : earliest(
          dueOfApprovals(state.approvals),
          state.arrivalLateOn,
          state.termLateOn,
          termEndOf(state),
          lookOn(state),
          state.appraisal?.lateOn,
          state.successor?.lateOn,
        ),
  stage: (state) => state.stage,
  ended: isEnded,
  tags: ({ area, places }) =>
    area ? { town: area, ...(places.supplyingUnit && { unit: places.supplyingUnit }) } : {},
  tasks: tasksOfPosting,
  messages: messagesOfPosting,
};
