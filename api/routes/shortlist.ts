import { today } from '../../db/clock.ts';
import { policyOf } from '../../db/facts.ts';
import { findCase } from '../../db/queries/cases.ts';
import { pageOf } from '../../db/queries/page.ts';
import { contextOf, placeOf, teamToBe, teamWith } from '../../db/queries/screening.ts';
import { candidatesFor } from '../../db/queries/shortlist.ts';
import { Refusal } from '../../domain/errors.ts';
import { officeId } from '../../domain/office.ts';
import type { SeatPlan, SelectionState } from '../../domain/selection-state.ts';
import { comparePlaces, placeOnList } from '../../domain/shortlist.ts';
import { addMonths, latest } from '../../domain/time.ts';
import { pageOf as answerPage } from '../../schemas/answers/common.ts';
import { shortlistRow } from '../../schemas/answers/shortlist.ts';
import { bySelection } from '../../schemas/requests/paths.ts';
import { shortlist } from '../../schemas/requests/reading.ts';
import { peopleScopes, reachOf } from '../access.ts';
import { pageAnswer, readCursor, shortlistPlace } from '../cursor.ts';
import type { ApiDeps } from '../deps.ts';
import { Problem } from '../problem.ts';
import { get, type Route } from '../route.ts';
import type { Session } from '../session.ts';
import { candidateView } from '../views/shortlist.ts';

export const shortlistRoutes: readonly Route[] = [
  get({
    path: 'selections/{town}/{k}/shortlist',
    tag: 'selections',
    summary:
      '备选人员:某席位可推荐的人员、不符合的规则、与需求的契合。Who might be nominated for a seat, who not and why, and how they fit its needs.',
    params: bySelection,
    query: shortlist,
    answer: answerPage(shortlistRow),
    handle: async ({ params: { town, k }, query, session, deps }) => {
      const { seat, text, cursor, limit } = query;
      const selection = `selection/${town}/${k}`;
      const { state, policy, plan, scopes } = await asked(deps, session, selection, seat);
      const on = query.on ?? (await today(deps.db));
      const dispatch = latest(plan.termFrom, on);
      const term = { from: on, until: addMonths(dispatch, plan.termMonths) };
      const supplyingUnit = plan.places.supplyingUnit ?? '';
      const [candidates, place, team] = await Promise.all([
        candidatesFor(deps.db, { selection, seat, supplyingUnit, scopes, text, ...term }),
        placeOf(deps.db, state.area, on),
        teamToBe(deps.db, state),
      ]);
      const days = { screening: on, nomination: on, dispatch };
      const listed = candidates.map((candidate) => {
        const { record, unitLine } = candidate;
        const context = contextOf(plan, place, unitLine, days);
        const { people, complete } = teamWith(team, { seat, record, context });
        const screening = [
          ...deps.screens.screen(policy, record, context),
          ...deps.screens.screenTeam(policy, state.kind, people, complete),
        ];
        const row = candidateView(candidate, screening, { policy, plan, state, on });
        return { row, place: placeOnList({ id: record.id, ...row }) };
      });
      const after = readCursor(shortlistPlace, cursor);
      const rest = listed
        .filter((one) => after === undefined || comparePlaces(one.place, after) > 0)
        .toSorted((a, b) => comparePlaces(a.place, b.place));
      const { items, next } = pageOf(rest, limit, (one) => one.place);
      return pageAnswer({ items: items.map(({ row }) => row), next });
    },
  }),
];

/**
 * HR who reads the case sees the people of their own units, as everywhere; the organisation department that decides in
 * the end sees everybody who might come before it.
 */
async function asked({ db }: ApiDeps, session: Session, id: string, seat: string) {
  const found = await findCase(db, id, reachOf(session));
  if (found?.kind !== 'selection') throw new Refusal('not-found', { id });
  const state = found.state as unknown as SelectionState;
  const plan: SeatPlan | undefined = state.givenUp[seat] ? undefined : state.seats[seat];
  const { root = '', supplyingUnit = '' } = plan?.places ?? {};
  const decides = session.offices.some(({ office }) => office === officeId(root, 'orgDepartment'));
  const scopes = [...peopleScopes(session), ...(decides ? [supplyingUnit] : [])];
  if (!(found.visible || decides) || scopes.length === 0) throw new Problem('not-visible');
  if (!plan) throw new Refusal('seat-unknown', { seat }, 'seat');
  return { state, plan, scopes, policy: await policyOf(db, found.programme, found.policyVersion) };
}
