import { byId } from '../../schemas/requests/paths.ts';
import { appointment, refusal } from '../../schemas/requests/postings.ts';
import { act } from '../act.ts';

const base = 'host-posts/{+id}';
const common = {
  tag: 'host-posts',
  params: byId,
  kind: 'hostPost' as const,
  /** With or without the prefix: a client that has the whole id may use it. */
  case: ({ id }: { id: string }) => hostPostId(id),
};

export const hostPostId = (id: string): string => (id.startsWith('host-post/') ? id : `host-post/${id}`);

export const hostPostActs = [
  act({
    ...common,
    path: `${base}/appointments`,
    summary: '受援地任职决定。The host appoints.',
    body: appointment,
    act: 'appoint',
  }),
  act({
    ...common,
    path: `${base}/refusals`,
    summary: '受援地不予任职。The host declines.',
    body: refusal,
    act: 'decline',
    payload: ({ reason }, text) => ({ reason: text('reason', reason) }),
  }),
];
