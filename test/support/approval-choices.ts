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
    return holders.flatMap((facts) =>
      actsOn(approval, status === 'open' && meeting, date).map(
        (asked) => [{ ...asked, date }, facts] as const,
      ),
    );
  });
}

function actsOn(approval: string, meeting: boolean, date: DateString): readonly ApprovalCommand[] {
  const decide = (verdict: 'agree' | 'return' | 'reject'): ApprovalCommand => ({
    act: 'decide',
    items: [{ approval, verdict, ...(verdict !== 'agree' && { reason: 'text-1' }) }],
  });
  const minute = (agree: number, disagree: number, present = 7): ApprovalCommand => ({
    ...{ act: 'minute', number: '纪要', heldOn: date, due: 9, present },
    items: [{ approval, agree, disagree, defer: 7 - agree - disagree }],
  });
  const confirm: ApprovalCommand = { act: 'confirmMinutes', approvals: [approval] };
  return meeting
    ? [minute(6, 1), minute(6, 1), minute(1, 6), minute(3, 3), minute(6, 1, 4), confirm, confirm, confirm]
    : [
        decide('agree'),
        decide('agree'),
        decide('agree'),
        decide('agree'),
        decide('return'),
        decide('reject'),
        confirm,
      ];
}
