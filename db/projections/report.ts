import { and, eq, sql } from 'drizzle-orm';
import { versionsOf, writtenIn, type ReportEvent, type ReportState } from '../../domain/report-state.ts';
import type { Transaction } from '../client.ts';
import type { Project } from '../projections.ts';
import { receipt, report, reportVersion } from '../schema.ts';

type Version = Partial<typeof reportVersion.$inferInsert>;

export const projectReport: Project = async (tx, { row, date }, recorded, folded) => {
  const event = recorded as ReportEvent;
  const state = folded as ReportState;
  const { stage } = state;
  const { id } = row;
  if (event.type === 'reportOpened') {
    const { unit, year, due } = event;
    await tx.insert(report).values({ id, unit, year, due, status: 'draft' });
    await tx.insert(reportVersion).values({ report: id, version: 1, sections: {} });
    return;
  }
  if (stage !== 'opening') await tx.update(report).set({ status: stage }).where(eq(report.id, id));
  const sent = versionsOf(state);
  switch (event.type) {
    case 'assembled':
      return draft(tx, id, sent + 1, { figures: event.figures, assembledOn: date });
    case 'drafted':
      return draft(tx, id, sent + 1, {
        sections: sql`${reportVersion.sections} || ${JSON.stringify(writtenIn(event))}::jsonb` as never,
      });
    case 'signOffBegun':
      return draft(tx, id, sent + 1, { number: event.number ?? null });
    case 'submitted':
      await tx.update(report).set({ submittedOn: date }).where(eq(report.id, id));
      await draft(tx, id, sent, { submittedOn: date, late: event.late ?? false });
      await tx.insert(receipt).values(
        event.to.map((recipient) => ({
          ...{ report: id, recipient, version: sent, status: 'sent' as const, sentOn: date },
        })),
      );
      return;
    case 'correctionBegun':
      return draft(tx, id, sent + 1, { correction: event.reason });
    case 'acknowledged':
    case 'reportReturned':
      await tx
        .update(receipt)
        .set({ status: event.type === 'acknowledged' ? 'acknowledged' : 'returned', answeredOn: date })
        .where(
          and(
            eq(receipt.report, id),
            eq(receipt.recipient, event.recipient),
            eq(receipt.version, event.version ?? sent),
          ),
        );
      return;
  }
};

/** What is written goes on from what was sent last; what was sent is not touched. */
async function draft(tx: Transaction, id: string, version: number, change: Version): Promise<void> {
  await tx.execute(sql`
    insert into report_version (report, version, figures, assembled_on, sections)
    select ${id}, ${version}, v.figures, v.assembled_on, coalesce(v.sections, '{}')
    from (values (1)) one left join report_version v on v.report = ${id} and v.version = ${version - 1}
    on conflict do nothing`);
  await tx
    .update(reportVersion)
    .set(change)
    .where(and(eq(reportVersion.report, id), eq(reportVersion.version, version)));
}
