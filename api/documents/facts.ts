import { Refusal } from '../../domain/errors.ts';
import { officeId } from '../../domain/office.ts';
import type { SeatRole } from '../../domain/policy.ts';
import type { SeatPlan } from '../../domain/selection-state.ts';
import type { ShownPerson } from '../../documents/person-fields.ts';
import { day, roleWords, teamName, wide, zh, type TeamName } from '../../documents/words.ts';
import { officeNamed, type Sources } from './sources.ts';

/** What several documents say of the team, a seat or a nominee. */

export const teamOf = ({ state, names, policy }: Sources): TeamName => ({
  place: names.whole[state.area] ?? state.area,
  kind: policy.teams[state.kind].name.zh,
});

export const postOf = (sources: Sources, role: SeatRole): string =>
  teamName(teamOf(sources)) + roleWords[role];

/** Posts in the host area that go with a seat, as the policy has them. */
export const hostPostsOf = ({ policy, state }: Sources, role: SeatRole): readonly string[] =>
  (policy.teams[state.kind].hostPosts[role] ?? []).map(({ name }) => wide(name.zh));

export function nomineeOf({ view }: Sources, person: string) {
  const found = view.nominees.find((nominee) => nominee.person === person);
  if (!found) throw new Refusal('nominee-unknown', { person }, 'person');
  return found;
}

export function seatPlanOf(sources: Sources, person: string): SeatPlan {
  const { seat } = nomineeOf(sources, person);
  const plan = sources.state.seats[seat];
  if (!plan) throw new Error(`seat ${seat} of nominee ${person} is not in the selection`);
  return plan;
}

/** The unit that supplies the seat. */
export const unitOf = ({ names }: Sources, { places }: SeatPlan): string =>
  names.places[places.supplyingUnit ?? ''] ?? '';

/** The organisation departments that send these people: of the city, or of a district. */
export const issuersOf = (sources: Sources, persons: readonly string[]): string =>
  [
    ...new Set(
      persons.map((person) =>
        officeNamed(sources, officeId(seatPlanOf(sources, person).places.root ?? '', 'orgDepartment')),
      ),
    ),
  ].join('、');

/** The host's organisation department. */
export function hostOf(sources: Sources): string {
  const [seat] = Object.values(sources.state.seats);
  return officeNamed(sources, officeId(seat?.places.host ?? '', 'host'));
}

/** Somebody as a list of the team shows them to whoever asks. */
export function shownOf(sources: Sources, person: string): ShownPerson {
  const { head, may, people } = sources;
  const plan = seatPlanOf(sources, person);
  return {
    name: head.people[person] ?? person,
    town: teamOf(sources).place,
    proposedPost: roleWords[plan.role],
    unit: unitOf(sources, plan),
    record: may.notice(person) ? (people[person]?.record ?? null) : null,
  };
}

/** Which record a document was written from, and when. */
export const footOf = ({ head, session }: Sources): string =>
  zh`据选派记录${head.id.replace('selection/', '')}(至第${head.version}条)生成,${day(session.today)}`;
