import type { CommandBase } from './case.ts';
import { ensure } from './errors.ts';
import { ensureHoldsOrEnters, holds } from './office.ts';
import { clerksOf, hostOf, leadHrOf } from './posting-offices.ts';
import type { HostPostToOpen } from './posting-events.ts';
import type { PostingFacts, PostingState } from './posting-state.ts';

/** 第一书记: a post in a village that asked for one, on top of a member's posting (三(一)). The county decides, as on any host post. */
const FIRST_SECRETARY = 'firstSecretary';

export interface FirstSecretaryProposed {
  readonly type: 'firstSecretaryProposed';
  readonly post: HostPostToOpen & { readonly village: string };
}

export interface ProposeFirstSecretary {
  readonly act: 'proposeFirstSecretary';
  readonly village: string;
}

/** A village as the record knows it on the day. */
export interface VillageFact {
  readonly town: string;
  readonly asks: boolean;
  /** Somebody else is its first secretary, or proposed to be. */
  readonly taken: boolean;
}

/** By the unit that leads the town, or by the host. */
export function proposeFirstSecretary(
  state: PostingState,
  { village, onBehalf }: ProposeFirstSecretary & CommandBase,
  facts: PostingFacts,
): readonly FirstSecretaryProposed[] {
  const { stage, area, role, holding } = state;
  ensure(stage === 'onSite' && holding, 'wrong-stage', { stage, act: 'proposeFirstSecretary' });
  if (onBehalf || !holds(facts.actor, leadHrOf(state)))
    ensureHoldsOrEnters(facts.actor, hostOf(state), onBehalf, clerksOf(state));
  const rules = facts.policy.firstSecretary;
  ensure(rules && rules.roles.includes(role), 'no-first-secretary', { role });
  const { village: known, secretaryOf = null } = facts;
  ensure(known?.town === area, 'village-unknown', { village }, 'village');
  ensure(known.asks, 'not-asked', { village }, 'village');
  ensure(!known.taken, 'village-has-secretary', { village }, 'village');
  ensure(secretaryOf === null, 'secretary-already', { village: secretaryOf ?? '' });
  return [proposed(state, village, rules.remindEvery)];
}

/** Whoever takes a seat over is proposed for the predecessor's village, if it still asks for one. */
export function inheritVillage(
  state: PostingState,
  { policy, inherits }: PostingFacts,
): readonly FirstSecretaryProposed[] {
  const rules = policy.firstSecretary;
  return rules?.roles.includes(state.role) && inherits ? [proposed(state, inherits, rules.remindEvery)] : [];
}

/** A second one, after the host has declined the first, is another case. */
function proposed({ hostPosts }: PostingState, village: string, remindEvery: number): FirstSecretaryProposed {
  const before = hostPosts.filter((post) => post.startsWith(FIRST_SECRETARY)).length;
  return {
    type: 'firstSecretaryProposed',
    post: { title: FIRST_SECRETARY, key: `${FIRST_SECRETARY}-${before + 1}`, remindEvery, village },
  };
}
