import type { Candidate } from '../../db/queries/shortlist.ts';
import type { Policy } from '../../domain/policy.ts';
import type { Screening } from '../../domain/ports.ts';
import type { SeatPlan, SelectionState } from '../../domain/selection-state.ts';
import type { Needs } from '../../domain/needs.ts';
import { matchesOf, restOf, standingOf } from '../../domain/shortlist.ts';
import type { DateString } from '../../domain/time.ts';
import { ofPerson, outcomeView } from './nominee.ts';

interface For {
  readonly policy: Policy;
  readonly plan: SeatPlan;
  readonly state: SelectionState;
  readonly on: DateString;
}

const none: Needs = { skills: [], villages: [] };

/** Somebody as HR sees them before a nomination: what the rules would say, how they fit, what holds them. */
export function candidateView(
  { record, unitName, claim, backSince, volunteered }: Candidate,
  screening: Screening,
  { policy, plan, state, on }: For,
) {
  const { id, name, unit, post, postLevel = null } = record;
  const volunteer = record.volunteer || volunteered;
  const matches = matchesOf(plan.needs ?? none, record);
  return {
    ...{ person: id, name, unit, unitName, post, postLevel, volunteer },
    standing: standingOf(policy, screening),
    reasons: screening
      .filter(({ outcome }) => outcome !== 'passed')
      .map((outcome) => outcomeView(policy, ofPerson(id, outcome))),
    ...{ fit: matches.length, matches },
    posted: claim && claim.until !== null ? { posting: claim.holder, until: claim.until } : null,
    nominated: claim && claim.until === null ? { selection: claim.holder } : null,
    resting: restOf(backSince, policy.selection.restMonths, on),
    stage: state.nominees[id]?.stage ?? null,
  };
}
