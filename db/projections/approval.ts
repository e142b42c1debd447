import type { ApprovalEvent } from '../../domain/approval.ts';
import type { Project } from '../projections.ts';
import { copy, decision, missedDeadline } from '../schema.ts';

type Overdue = { readonly type: 'overdue'; readonly subject: string; readonly office: string };

/** Decisions and missed limits, the same for every process. */
export const projectApproval: Project = async (tx, { row, sequence, date }, recorded) => {
  const event = recorded as ApprovalEvent | Overdue;
  const at = { caseId: row.id, sequence, date };
  switch (event.type) {
    case 'signed':
    case 'minutesConfirmed': {
      const { type: kind, approval, step, verdict, by: account } = event;
      await tx.insert(decision).values({ ...at, kind, approval, step, verdict, account });
      return;
    }
    case 'deemedConsent': {
      const { type: kind, approval, step } = event;
      await tx.insert(decision).values({ ...at, kind, approval, step, verdict: 'agree', account: 'clock' });
      return;
    }
    case 'copied': {
      const { approval, by, accounts, offices } = event;
      const recipients = [...new Set([...accounts, ...offices])];
      await tx.insert(copy).values(recipients.map((recipient) => ({ ...at, approval, by, recipient })));
      return;
    }
    // A limit that passed is a limit that passed, whoever goes on with the step.
    case 'stepHandedOver':
      if (event.why === 'limit')
        await tx.insert(missedDeadline).values({ ...at, subject: event.approval, office: event.office });
      return;
    case 'escalated':
      await tx.insert(missedDeadline).values({ ...at, subject: event.approval, office: event.office });
      return;
    case 'overdue':
      await tx.insert(missedDeadline).values({ ...at, subject: event.subject, office: event.office });
      return;
  }
};
