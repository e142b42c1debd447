import type { Approvals } from '../../domain/approval.ts';
import type { ApprovalCommand } from '../../domain/approval-acts.ts';
import { holds } from '../../domain/office.ts';
import type { Facts } from '../../domain/ports.ts';
import type { DateString } from '../../domain/time.ts';

/** What holders of an office might do with each open approval before it: sensible mostly, and sometimes not. */
export function approvalChoices<F extends Facts>(
  approvals: Approvals,
  people: readonly F[],
  date: DateString,
): readonly (readonly [ApprovalCommand & { readonly date: DateString }, F])[] {
  return Object.entries(approvals).flatMap(([approval, { status, office, meeting }]) => {
    const holders = people.filter(({ actor }) => holds(actor, office));
    const acts = status === 'open' ? actsOn(approval, meeting, date) : [decide(approval, 'agree')];
    return holders.flatMap((facts) => acts.map((asked) => [{ ...asked, date }, facts] as const));
  });
}

const decide = (approval: string, verdict: 'agree' | 'return' | 'reject'): ApprovalCommand => ({
  act: 'decide',
  items: [{ approval, verdict, ...(verdict !== 'agree' && { reason: 'text-1' }) }],
});

function actsOn(approval: string, meeting: boolean, date: DateString): readonly ApprovalCommand[] {
  const minute = (agree: number, disagree: number, present = 7): ApprovalCommand => ({
    ...{ act: 'minute', number: '纪要', heldOn: date, due: 9, present },
    items: [{ approval, agree, disagree, defer: 7 - agree - disagree }],
  });
  const confirm: ApprovalCommand = { act: 'confirmMinutes', approvals: [approval] };
  const agree = decide(approval, 'agree');
  return meeting
    ? [...often(minute(6, 1)), minute(1, 6), minute(3, 3), minute(6, 1, 4), ...often(confirm)]
    : [...often(agree), ...often(agree), decide(approval, 'return'), decide(approval, 'reject'), confirm];
}

/** More of what leads on, so that random walks get somewhere. */
export const often = <T>(...choices: readonly T[]): readonly T[] => [1, 2, 3, 4].flatMap(() => choices);
