import type { DateString } from '../../domain/time.ts';
import type { ApprovalSetting } from '../../domain/approval-acts.ts';
import { chainOf, type Chain, type Step } from '../../domain/policy.ts';
import type { Facts } from '../../domain/ports.ts';
import { approvalAlone } from '../domain/approval-alone.ts';
import { given } from './given.ts';
import { actorOf, by, clock, people, policy, townTeam } from './shenzhen.ts';

/** An approval on its own, of `p`, in the offices of one of the plan's units. */
export const places = townTeam().seats[0]?.places ?? {};
export const nomination = chainOf(policy, 'nomination');

/** Thursday before Qingming: 3 to 5 April are holidays. */
export const OPENED = '2021-04-01';

export const machine = (change: Partial<ApprovalSetting> = {}) =>
  approvalAlone({ chain: nomination, places, initiators: ['hr-1'], ...change });

export const opened = (change: Partial<ApprovalSetting> = {}) =>
  given(machine(change)).after({ act: 'open', key: 'p', date: OPENED }, clock);

/** The nomination's chain with its first step changed. */
export function firstStep(change: Partial<Step>): Chain {
  const [first, ...rest] = nomination.steps;
  return { ...nomination, steps: [{ ...first, ...change } as Step, ...rest] };
}

export const decide = (given: 'agree' | 'return' | 'reject', date: DateString, more: object = {}) => ({
  act: 'decide' as const,
  items: [{ approval: 'p', verdict: given, ...(given !== 'agree' && { reason: 'text-1' }), ...more }],
  date,
});

export const agree = (date: DateString, more: object = {}) => decide('agree', date, more);

export const minutes = (
  votes: Partial<Record<'due' | 'present' | 'agree' | 'disagree' | 'defer', number>> = {},
) => {
  const { due = 9, present = 7, agree: yes = 5, disagree = 1, defer = 1 } = votes;
  return {
    act: 'minute' as const,
    ...{ number: '党组纪要〔2021〕8号', heldOn: '2021-04-08', due, present, date: '2021-04-08' },
    items: [{ approval: 'p', agree: yes, disagree, defer }],
  };
};

export const confirm = { act: 'confirmMinutes' as const, approvals: ['p'], date: '2021-04-09' };

export const atMeeting = (change: Partial<ApprovalSetting> = {}) =>
  opened(change).after(agree('2021-04-02'), people.otherHr).after(agree('2021-04-06'), people.discipline);

/** Whoever sends the command names these accounts, which exist. */
export const naming = (facts: Facts, ...accounts: readonly string[]): Facts => ({
  ...facts,
  accounts: Object.fromEntries(accounts.map((account) => [account, []])),
});

/** Somebody without an office of their own who stands in for an absent holder. */
export const standIn = (account: string, office: string, absent: string): Facts => ({
  ...by(account),
  actor: { ...actorOf(account), offices: [office], standsFor: { [office]: [absent] } },
});
