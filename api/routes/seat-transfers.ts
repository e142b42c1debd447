import { today } from '../../db/clock.ts';
import { actorOf } from '../../db/facts/actor.ts';
import { targetsOf } from '../../db/facts/transfer.ts';
import { seatsOfOthers, teamSeats } from '../../db/queries/seats.ts';
import type { Policy } from '../../domain/policy.ts';
import type { PostingState, TransferTarget } from '../../domain/posting-state.ts';
import { ensureMayPropose, unmetBy } from '../../domain/posting-transfer.ts';
import type { Standing } from '../../domain/shortlist.ts';
import { transferSeats } from '../../schemas/answers/posting-changes.ts';
import { byPosting } from '../../schemas/requests/paths.ts';
import { get, type Route } from '../route.ts';
import { ofPerson, outcomeView } from '../views/nominee.ts';
import { policyOfCase, readableCase } from '../views/whole.ts';

export const seatTransferRoutes: readonly Route[] = [
  get({
    path: 'postings/{area}/{n}/{k}/seat-transfers',
    tag: 'postings',
    summary:
      '可调往的席位:其他工作队空缺且未在选派的席位、该席位规则的意见。Where somebody may be transferred to: vacant seats of other teams, and what their rules say. For whoever may propose it.',
    params: byPosting,
    answer: transferSeats,
    handle: async ({ params: { area, n, k }, session, deps }) => {
      const found = await readableCase(deps, session, `posting/${area}/${n}/${k}`, 'posting');
      const state = found.state as unknown as PostingState;
      const date = await today(deps.db);
      ensureMayPropose(state, await actorOf(deps.db, session.account, date));
      const [policy, others] = await Promise.all([
        policyOfCase(deps, found),
        seatsOfOthers(deps.db, found.programme, state.area),
      ]);
      const named = new Map(others.map((one) => [one.seat, one]));
      const teams = [...new Set(others.map(({ team }) => team))];
      const seats = (await teamSeats(deps.db, teams, { lock: false })).filter(({ vacant }) => vacant);
      const targets = await targetsOf(deps.db, deps.screens, state, seats, date, policy);
      return {
        items: targets.flatMap((target) => {
          const seat = named.get(target.seat);
          return seat ? [{ ...seat, ...standingOf(state.person, target, policy) }] : [];
        }),
      };
    },
  }),
];

function standingOf(person: string, target: TransferTarget, policy: Policy) {
  const { toWaive, bar } = unmetBy(target, policy);
  const open: Standing = toWaive.length > 0 ? 'waiver' : 'eligible';
  const barred: Standing = bar?.outcome === 'failed' ? 'excluded' : 'unknown';
  return {
    standing: bar ? barred : open,
    reasons: target.screening
      .filter(({ outcome }) => outcome !== 'passed')
      .map((outcome) => outcomeView(policy, ofPerson(person, outcome))),
  };
}
