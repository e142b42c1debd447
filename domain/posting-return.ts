import { ensure } from './errors.ts';
import { ensureHolds } from './office.ts';
import type { Facts } from './ports.ts';
import type { PostingAct } from './posting-commands.ts';
import type { PostingEvent } from './posting-events.ts';
import { ensureSpeaksForHost, hrOf } from './posting-offices.ts';
import { isAppraisalOpen, type PostingFacts, type PostingState } from './posting-state.ts';
import { addDays, type DateString } from './time.ts';

type Events = readonly PostingEvent[];

/** 期满鉴定: asked for once somebody is there to take over, or when the person goes without that. Asked once. */
export function askAppraisal(state: PostingState, from: DateString, { policy, calendar }: Facts): Events {
  if (state.appraisal) return [];
  const due = calendar.addWorkingDays(from, policy.posting.appraisal.limit);
  return [{ type: 'appraisalAsked', due, lateOn: addDays(due, 1) }];
}

/** Whoever leaves is appraised, but after a death and the like: what was asked for until then is dropped. */
export function appraisalAtRelease(
  state: PostingState,
  reason: string,
  on: DateString,
  facts: Facts,
): Events {
  if (!facts.policy.posting.appraisal.except.includes(reason)) return askAppraisal(state, on, facts);
  return isAppraisalOpen(state) ? [{ type: 'appraisalDropped', reason }] : [];
}

/** By the host, on how the person has done: the appraisal of the supplying unit takes it into account. */
export function giveOpinion(
  state: PostingState,
  { opinion, onBehalf, ...command }: PostingAct<'giveOpinion'>,
  facts: Facts,
): Events {
  ensureSpeaksForHost(state, onBehalf, facts);
  ensure(isAppraisalOpen(state), 'appraisal-not-due');
  ensure(!state.appraisal.opinion, 'already-decided', { subject: 'opinion' });
  const document = command.document ?? onBehalf?.document;
  return [{ type: 'opinionGiven', opinion, ...(document !== undefined && { document }) }];
}

/** By the unit that sent the person, with the host's opinion before it. The grade's word is in Postgres alone. */
export function appraise(
  state: PostingState,
  { grade, document, comment }: PostingAct<'appraise'>,
  { actor, policy, gradeNamed }: PostingFacts,
): Events {
  ensureHolds(actor, hrOf(state));
  ensure(actor.person !== state.person, 'own-case', { subject: 'appraisal' });
  ensure(isAppraisalOpen(state), 'appraisal-not-due');
  ensure(state.appraisal.opinion, 'opinion-missing');
  const grades = policy.posting.appraisal.grades.map(({ id }) => id);
  ensure(
    gradeNamed !== undefined && grades.includes(gradeNamed),
    'grade-unknown',
    { grades: grades.join(', ') },
    'grade',
  );
  ensure(document.trim() !== '', 'document-missing', {}, 'document');
  return [{ type: 'appraised', grade, document, ...(comment !== undefined && { comment }) }];
}
