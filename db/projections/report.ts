import { and, eq } from 'drizzle-orm';
import type { ReportEvent, ReportState } from '../../domain/report-state.ts';
import type { Project } from '../projections.ts';
import { receipt, report } from '../schema.ts';

export const projectReport: Project = async (tx, { row, date }, recorded, folded) => {
  const event = recorded as ReportEvent;
  const { stage } = folded as ReportState;
  const { id } = row;
  if (event.type === 'reportOpened') {
    const { unit, year, due } = event;
    await tx.insert(report).values({ id, unit, year, due, status: 'draft' });
    return;
  }
  if (stage !== 'opening') await tx.update(report).set({ status: stage }).where(eq(report.id, id));
  switch (event.type) {
    case 'submitted':
      await tx.update(report).set({ submittedOn: date }).where(eq(report.id, id));
      for (const recipient of event.to) {
        const sent = { report: id, recipient, status: 'sent' as const, sentOn: date, answeredOn: null };
        await tx
          .insert(receipt)
          .values(sent)
          .onConflictDoUpdate({ target: [receipt.report, receipt.recipient], set: sent });
      }
      return;
    case 'acknowledged':
    case 'reportReturned':
      await tx
        .update(receipt)
        .set({ status: event.type === 'acknowledged' ? 'acknowledged' : 'returned', answeredOn: date })
        .where(and(eq(receipt.report, id), eq(receipt.recipient, event.recipient)));
      return;
  }
};
