import type { Message } from './case.ts';
import { officeId } from './office.ts';
import type { HostPostToOpen, PostingEvent } from './posting-events.ts';
import type { PostingState } from './posting-state.ts';

/** What a posting asks of its team, its rotation, its predecessor or successor, and of the host. */
export function messagesOfPosting(
  after: PostingState,
  event: PostingEvent,
  caseId: string,
): readonly Message[] {
  const { seat, area, person, places, relieves, termEnd } = after;
  const team = (act: string, payload: Message['payload']): Message => ({
    to: `team/${area}`,
    kind: 'team',
    act,
    payload: { seat, posting: caseId, ...payload },
  });
  const to = (id: string, act: string, payload: Message['payload']): Message => ({
    to: id,
    kind: 'posting',
    act,
    payload,
  });
  const hostPostId = (title: string): string => `host-post/${caseId.replace(/^posting\//, '')}/${title}`;
  const openPost = ({ key, ...post }: HostPostToOpen): Message => ({
    to: hostPostId(key ?? post.title),
    kind: 'hostPost',
    act: 'since' in post ? 'import' : 'open',
    opens: true,
    payload: { posting: caseId, person, area, places, ...post },
  });
  const rotation = (): readonly Message[] =>
    after.relief
      ? [{ to: after.relief.rotation, kind: 'rotation', act: 'relieved', payload: { seat, posting: caseId } }]
      : [];
  switch (event.type) {
    case 'transferAgreed':
      return [
        {
          to: `team/${event.area}`,
          kind: 'team',
          act: 'receive',
          payload: { seat: event.seat, from: caseId, person, termEnd },
        },
      ];
    case 'postingStarted':
    case 'postingImported':
      return [
        ...('transferredFrom' in event && event.transferredFrom !== undefined
          ? [to(event.transferredFrom, 'transferred', { to: caseId })]
          : []),
        ...event.hostPosts.map(openPost),
        ...(event.type === 'postingImported' ? [team('arrived', { termEnd })] : []),
      ];
    case 'arrived':
      return relieves
        ? [
            to(relieves, 'successorArrived', {
              successor: caseId,
              office: officeId(places.supplyingUnit ?? '', 'hr'),
            }),
          ]
        : [team('arrived', { termEnd })];
    case 'reliefGivenUp':
      // Whoever has left has told the rotation so already.
      return after.stage === 'onSite'
        ? [{ to: event.rotation, kind: 'rotation', act: 'dropped', payload: { seats: [seat] } }]
        : [];
    case 'reliefOrdered':
      // Whoever has left already is relieved by nobody: the seat is being filled.
      return after.stage === 'returned'
        ? [{ to: event.rotation, kind: 'rotation', act: 'dropped', payload: { seats: [seat] } }]
        : [];
    case 'handoverMissed':
      return relieves ? [team('left', { posting: relieves, vacant: true })] : [];
    case 'handedOver':
      return [to(event.successor, 'takeOver', { on: event.on })];
    case 'tookOver':
      return [team('tookOver', { termEnd }), ...(event.hostPosts ?? []).map(openPost)];
    case 'released':
      return [
        team('left', {
          vacant: event.vacant,
          reason: event.reason,
          ...(!event.vacant && after.successor && { handedTo: after.successor.posting }),
        }),
        // A successor who leaves before taking over: the predecessor waits for another.
        ...(relieves && !event.vacant && after.successor === null
          ? [to(relieves, 'successorLost', { successor: caseId })]
          : []),
        ...rotation(),
        ...(event.leaveIn === undefined
          ? []
          : [
              {
                ...{ to: event.leaveIn, kind: 'supervision' as const, act: 'memberLeft' },
                payload: { posting: caseId, on: event.on },
              },
            ]),
        ...after.hostPosts.map((title): Message => ({
          to: hostPostId(title),
          kind: 'hostPost',
          act: 'end',
          payload: { on: event.on, reason: event.reason },
        })),
      ];
    // By a decision, or by itself where nobody has come: the plan of the rotation goes by when terms end.
    case 'extended':
      return [team('termExtended', {})];
    case 'firstSecretaryProposed':
      return [openPost(event.post)];
    case 'placesChanged':
      return after.hostPosts.map((title): Message => ({
        to: hostPostId(title),
        kind: 'hostPost',
        act: 'realign',
        payload: { places },
      }));
    case 'cancelled':
      return [
        team('left', { vacant: false }),
        ...(relieves ? [to(relieves, 'successorLost', { successor: caseId })] : []),
        ...after.hostPosts.map((title): Message => ({
          to: hostPostId(title),
          kind: 'hostPost',
          act: 'end',
          payload: { on: after.arriveBy, reason: 'cancelled' },
        })),
      ];
    default:
      return [];
  }
}
