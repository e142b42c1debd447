import type { ApprovalSetting } from './approval-acts.ts';
import { ensure } from './errors.ts';
import type { Places } from './office.ts';
import { chainOf } from './policy.ts';
import {
  personOf,
  type Nominee,
  type SeatPlan,
  type SelectionFacts,
  type SelectionState,
} from './selection-state.ts';

/** A seat of this selection that has not been given up. */
export function seatOf(state: SelectionState, seat: string): SeatPlan {
  const plan = state.seats[seat];
  ensure(plan && !state.givenUp[seat], 'seat-unknown', { seat }, 'seat');
  return plan;
}

/** The nominee, who must be at one of these stages for the act. */
export function nomineeAt(
  state: SelectionState,
  person: string,
  stages: readonly Nominee['stage'][],
  name: string,
  field = 'person',
): Nominee {
  const nominee = state.nominees[person];
  ensure(nominee, 'nominee-unknown', { person }, field);
  const { stage } = nominee;
  ensure(stages.includes(stage), 'nominee-stage', { person, stage, act: name }, field);
  return nominee;
}

/** A person who is named twice in one request is a slip: nothing is done. */
export function eachOnce(persons: readonly string[]): readonly string[] {
  persons.forEach((person, n) => {
    ensure(persons.indexOf(person) === n, 'already-decided', { subject: person }, 'persons');
  });
  return persons;
}

/** Of the nominee's seat, also when it has been given up since: what is left to do about the person goes on. */
export const placesOf = (state: SelectionState, { seat, coManager }: Nominee): Places => ({
  ...state.seats[seat]?.places,
  ...(coManager !== undefined && { coManager }),
});

/** Who nominated or resubmitted the person that an approval is about: they do not decide it. */
export const initiatorsOf =
  ({ nominees }: SelectionState) =>
  (key: string): readonly string[] => {
    const nominee = nominees[personOf(key)];
    return nominee ? [nominee.nominatedBy, ...nominee.resubmittedBy] : [];
  };

/** The chain and the places of an approval of this case; who nominated does not decide. */
export const settingOf =
  (state: SelectionState, { policy }: SelectionFacts) =>
  (key: string): ApprovalSetting => {
    const nominee = state.nominees[personOf(key)];
    ensure(nominee, 'nominee-unknown', { person: personOf(key) });
    const { waiver, nomination } = policy.posting.chains;
    return {
      chain: chainOf(policy, key.startsWith('waiver:') ? waiver : nomination),
      places: placesOf(state, nominee),
      initiators: initiatorsOf(state)(key),
      person: personOf(key),
    };
  };
