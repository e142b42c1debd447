import { byPosting } from '../../schemas/requests/paths.ts';
import {
  arrival,
  cancellation,
  extension,
  handoverSignature,
  recall,
} from '../../schemas/requests/postings.ts';
import { act, approvalActs } from '../act.ts';

const base = 'postings/{area}/{n}/{k}';
const common = {
  tag: 'postings',
  params: byPosting,
  kind: 'posting' as const,
  case: ({ area, n, k }: { area: string; n: string; k: string }) => `posting/${area}/${n}/${k}`,
};

export const postingActs = [
  act({
    ...common,
    path: `${base}/arrivals`,
    summary: '报到。Somebody has arrived.',
    body: arrival,
    act: 'arrive',
  }),
  act({
    ...common,
    path: `${base}/extensions`,
    summary: '申请延长任期。Propose to extend the term.',
    body: extension,
    act: 'extend',
    payload: ({ months, reason }, text) => ({ months, reason: text('reason', reason) }),
  }),
  act({
    ...common,
    path: `${base}/recalls`,
    summary: '提出召回。Propose a recall; some grounds release at once.',
    body: recall,
    act: 'recall',
    payload: ({ ground, reason }, text) => ({ ground, reason: text('reason', reason) }),
  }),
  act({
    ...common,
    path: `${base}/handover-signatures`,
    summary: '交接签字。One side signs the handover.',
    body: handoverSignature,
    act: 'signHandover',
  }),
  act({
    ...common,
    path: `${base}/cancellations`,
    summary: '报到前取消。Cancel before arrival.',
    body: cancellation,
    act: 'cancel',
    payload: ({ reason }, text) => ({ reason: text('reason', reason) }),
  }),
  ...approvalActs(base, common),
];
