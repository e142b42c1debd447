import type { ApprovalEvent } from '../../domain/approval.ts';
import type { Transaction } from '../client.ts';
import type { Recorded, Step } from '../projections.ts';
import { insertRows } from '../rows.ts';
import { copy, decision, missedDeadline } from '../schema.ts';

type Overdue = { readonly type: 'overdue'; readonly subject: string; readonly office: string };

interface Rows {
  readonly decisions: (typeof decision.$inferInsert)[];
  readonly missed: (typeof missedDeadline.$inferInsert)[];
  readonly copies: (typeof copy.$inferInsert)[];
}

/** Decisions, copies and missed limits, the same for every process: one statement a table. */
export async function projectApprovals(
  tx: Transaction,
  { row, date }: Omit<Recorded, 'sequence'>,
  steps: readonly Step[],
): Promise<void> {
  const rows: Rows = { decisions: [], missed: [], copies: [] };
  for (const { event, sequence } of steps)
    collect(rows, { caseId: row.id, sequence, date }, event as ApprovalEvent | Overdue);
  const { decisions, missed, copies } = rows;
  await Promise.all([
    insertRows(tx, decision, decisions),
    insertRows(tx, missedDeadline, missed),
    insertRows(tx, copy, copies),
  ]);
}

function collect(
  { decisions, missed, copies }: Rows,
  at: { readonly caseId: string; readonly sequence: number; readonly date: string },
  event: ApprovalEvent | Overdue,
): void {
  switch (event.type) {
    case 'signed':
    case 'minutesConfirmed': {
      const { type: kind, approval, step, verdict, by: account } = event;
      decisions.push({ ...at, kind, approval, step, verdict, account });
      return;
    }
    case 'deemedConsent': {
      const { type: kind, approval, step } = event;
      decisions.push({ ...at, kind, approval, step, verdict: 'agree', account: 'clock' });
      return;
    }
    case 'copied': {
      const { approval, by, accounts, offices } = event;
      const recipients = [...new Set([...accounts, ...offices])];
      copies.push(...recipients.map((recipient) => ({ ...at, approval, by, recipient })));
      return;
    }
    // A limit that passed is a limit that passed, whoever goes on with the step.
    case 'stepHandedOver':
      if (event.why === 'limit') missed.push({ ...at, subject: event.approval, office: event.office });
      return;
    case 'escalated':
      missed.push({ ...at, subject: event.approval, office: event.office });
      return;
    case 'overdue':
      missed.push({ ...at, subject: event.subject, office: event.office });
      return;
  }
}
