import { sql } from 'drizzle-orm';
import type { ReportFigures } from '../../domain/report-figures.ts';
import type { DateString } from '../../domain/time.ts';
import type { Reader } from '../client.ts';
import { codes } from './parts.ts';

export interface ReportVersionRow {
  readonly version: number;
  readonly number: string | null;
  readonly figures: ReportFigures | null;
  readonly assembledOn: DateString | null;
  /** By section, as far as whoever asks reads texts. */
  readonly texts: Readonly<Record<string, string>>;
  readonly correction: string | null;
  readonly submittedOn: DateString | null;
  readonly late: boolean;
  readonly receipts: readonly {
    readonly recipient: string;
    readonly status: string;
    readonly sentOn: DateString;
    readonly answeredOn: DateString | null;
  }[];
}

/** Every version that was sent, and the draft of the next one. */
export const versionsOfReport = async (
  reader: Reader,
  report: string,
  { texts }: { readonly texts: boolean },
): Promise<readonly ReportVersionRow[]> =>
  reader.execute<Record<string, unknown> & ReportVersionRow>(sql`
    select v.version, v.number, v.figures, v.assembled_on::text as "assembledOn", v.submitted_on::text as "submittedOn", v.late,
      ${
        texts
          ? sql`coalesce((select json_object_agg(s.key, t.body) from jsonb_each_text(v.sections) s
              join text t on t.id = s.value), '{}')`
          : sql`'{}'::json`
      } as texts,
      ${texts ? sql`(select body from text where id = v.correction)` : sql`null`} as correction,
      coalesce((select json_agg(json_build_object('recipient', r.recipient, 'status', r.status, 'sentOn', r.sent_on,
          'answeredOn', r.answered_on) order by r.recipient)
        from receipt r where r.report = v.report and r.version = v.version), '[]') as receipts
    from report_version v where v.report = ${report} order by v.version`);

/** Names of those who served. */
export async function peopleNamed(
  reader: Reader,
  persons: readonly string[],
): Promise<Readonly<Record<string, string>>> {
  const rows = await reader.execute<{ id: string; name: string }>(sql`
    select id, name from cadre where id = any(${codes(persons)})`);
  return Object.fromEntries(rows.map(({ id, name }) => [id, name]));
}
