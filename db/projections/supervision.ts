import { and, eq, sql } from 'drizzle-orm';
import type { PresenceEntry } from '../../domain/supervision-presence.ts';
import { monthOf, type SupervisionEvent, type SupervisionState } from '../../domain/supervision-state.ts';
import { addDays, type DateString } from '../../domain/time.ts';
import type { Transaction } from '../client.ts';
import type { Project, Recorded } from '../projections.ts';
import { codes } from '../queries/parts.ts';
import { absenceCount, leaveRequest, presenceDay, presenceMonth, spotCheck } from '../schema.ts';

export const projectSupervision: Project = async (tx, recording, recorded, folded) => {
  const { row, sequence, date } = recording;
  const event = recorded as SupervisionEvent;
  const state = folded as SupervisionState;
  const { id: caseId } = row;
  const leave = (key: string) => and(eq(leaveRequest.caseId, caseId), eq(leaveRequest.key, key));
  switch (event.type) {
    case 'presenceEntered':
      return enter(tx, recording, event.entries);
    case 'absencesCounted': {
      const counted = { absences: event.absences, caseId, sequence };
      await tx
        .insert(absenceCount)
        .values({ person: event.person, year: state.year, ...counted })
        .onConflictDoUpdate({ target: [absenceCount.person, absenceCount.year], set: counted });
      return;
    }
    case 'leaveRequested': {
      const { leave: key, posting, person, kind, from, to, days } = event;
      const period = periodOf(from, to);
      await tx.insert(leaveRequest).values({
        ...{ caseId, key, posting, person, year: state.year, kind, period, days },
        ...{ status: 'asked', askedOn: date },
      });
      return;
    }
    case 'approvalEnded':
      await tx
        .update(leaveRequest)
        .set({ status: event.result === 'agreed' ? 'granted' : 'refused', settledOn: date })
        .where(leave(event.approval));
      return;
    case 'leaveGranted': {
      const { posting, from, to } = event;
      return enter(tx, recording, [{ posting, from, to, kind: 'leave' }]);
    }
    case 'leaveEnded': {
      const request = state.leaves[event.leave];
      if (!request) return;
      const { posting, from } = request;
      await tx
        .update(leaveRequest)
        .set({ period: periodOf(from, event.to), days: event.days })
        .where(leave(event.leave));
      await tx
        .delete(presenceDay)
        .where(
          and(
            eq(presenceDay.posting, posting),
            sql`${presenceDay.day} > ${event.to}::date`,
            eq(presenceDay.kind, 'leave'),
          ),
        );
      return;
    }
    case 'spotChecked': {
      const { check, on, office, document, seen } = event;
      await tx.insert(spotCheck).values({ caseId, check, on, office, document, seen: [...seen] });
      return;
    }
    case 'monthClosed': {
      const month = monthOf(state.year, event.month).from;
      if (event.summaries.length === 0) return;
      await tx
        .insert(presenceMonth)
        .values(
          event.summaries.map((item) => ({ ...item, month, below: event.below.includes(item.posting) })),
        );
      return;
    }
  }
};

/** Both ends are days of it. */
const periodOf = (from: DateString, to: DateString): string => `[${from},${addDays(to, 1)})`;

/**
 * What is entered last for a day stands. Rows of days are made where they are kept: a month of a team is a hundred and fifty.
 * Only of days on which somebody is there: a leave may be granted at the moment in which its posting ends, and neither case
 * sees what the other is about to record. So whoever comes second waits for the row of presence.
 */
async function enter(
  tx: Transaction,
  { row, sequence }: Recorded,
  entries: readonly PresenceEntry[],
): Promise<void> {
  if (entries.length === 0) return;
  const of = (field: keyof PresenceEntry) => codes(entries.map((entry) => entry[field]));
  await tx.execute(sql`
    with there as materialized (
      select posting, period from presence where posting = any(${of('posting')}) order by posting for share)
    insert into presence_day (posting, day, kind, case_id, sequence)
    select e.posting, day::date, e.kind, ${row.id}, ${sequence}
    from unnest(${of('posting')}, ${of('kind')}, ${of('from')}::date[], ${of('to')}::date[]) as e(posting, kind, "from", "to"),
      generate_series(e."from", e."to", interval '1 day') as day
    where exists (select from there where there.posting = e.posting and there.period @> day::date)
    on conflict (posting, day) do update
    set kind = excluded.kind, case_id = excluded.case_id, sequence = excluded.sequence`);
}
