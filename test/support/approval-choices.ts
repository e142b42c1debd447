import type { Approval, Approvals } from '../../domain/approval.ts';
import type { ApprovalCommand } from '../../domain/approval-acts.ts';
import { personalTurns } from '../../domain/approval-turns.ts';
import { holds } from '../../domain/office.ts';
import type { Facts } from '../../domain/ports.ts';
import type { DateString } from '../../domain/time.ts';

type Choices<F> = readonly (readonly [ApprovalCommand & { readonly date: DateString }, F])[];

/**
 * What people might do with each open approval: sensible mostly, and sometimes not. Holders of its office sign, record, pass
 * it on, share it or leave it; whoever was asked by name answers; now and then somebody urges or an administrator ends it.
 */
export function approvalChoices<F extends Facts>(
  approvals: Approvals,
  people: readonly F[],
  date: DateString,
): Choices<F> {
  const accounts = Object.fromEntries(people.map(({ actor }) => [actor.account, actor.offices]));
  const all = people.map((person) => ({ ...person, accounts }));
  return Object.entries(approvals).flatMap(([key, approval]) => {
    const { status, office } = approval;
    const asked = personalTurns(approval);
    return all.flatMap((facts, n): Choices<F> => {
      const next = all[(n + 1) % all.length]?.actor.account ?? '';
      const acts = [
        ...(holds(facts.actor, office) ? actsOn(key, approval, next, date) : []),
        ...(asked.includes(facts.actor.account) ? often(decide(key, 'agree'), decide(key, 'return')) : []),
        ...(status === 'open' && n === 0 ? asides(key) : []),
      ];
      return acts.map((act) => [{ ...act, date }, facts] as const);
    });
  });
}

const decide = (
  approval: string,
  verdict: 'agree' | 'return' | 'reject',
  more: object = {},
): ApprovalCommand => ({
  act: 'decide',
  items: [{ approval, verdict, ...(verdict !== 'agree' && { reason: 'text-1' }), ...more }],
});

function actsOn(
  key: string,
  { status, meeting }: Approval,
  next: string,
  date: DateString,
): readonly ApprovalCommand[] {
  if (status !== 'open') return [decide(key, 'agree')];
  const minute = (agree: number, disagree: number, present = 7, recused = 0): ApprovalCommand => ({
    ...{ act: 'minute', number: '纪要', heldOn: date, due: 9, present },
    items: [{ approval: key, agree, disagree, defer: 7 - recused - agree - disagree, recused }],
  });
  const confirm: ApprovalCommand = { act: 'confirmMinutes', approvals: [key] };
  const agree = decide(key, 'agree');
  return meeting
    ? [
        ...often(minute(6, 1)),
        minute(1, 6),
        minute(3, 3),
        minute(4, 1, 7, 2),
        minute(6, 1, 4),
        ...often(confirm),
      ]
    : [
        ...often(agree),
        ...often(agree),
        ...often(agree),
        decide(key, 'return'),
        decide(key, 'return', { returnTo: 'unitScreening' }),
        decide(key, 'reject'),
        confirm,
        ...hands(key, next),
      ];
}

const hands = (key: string, next: string): readonly ApprovalCommand[] => {
  const approvals = [key];
  return [
    { act: 'transfer', approvals, to: next },
    { act: 'delegate', approvals, to: next },
    { act: 'takeBack', approvals },
    { act: 'addSigner', approvals, account: next, place: 'before' },
    { act: 'addSigner', approvals, account: next, place: 'beside' },
    { act: 'addSigner', approvals, account: next, place: 'after' },
    { act: 'removeSigner', approvals, account: next },
    { act: 'recuse', approvals, reason: 'text-1' },
    { act: 'copy', approvals, accounts: [next] },
  ];
};

/** What changes nothing, or everything. */
const asides = (key: string): readonly ApprovalCommand[] => [
  { act: 'urge', approvals: [key] },
  { act: 'terminate', approvals: [key], reason: 'text-1' },
];

/** More of what leads on, so that random walks get somewhere. */
export const often = <T>(...choices: readonly T[]): readonly T[] => [1, 2, 3, 4].flatMap(() => choices);
