import { annualReport } from '../../documents/annual-report.ts';
import type { Paper } from '../../documents/model.ts';
import { officeWord, zh } from '../../documents/words.ts';
import { sectionsOf } from '../../domain/report-policy.ts';
import { Problem } from '../problem.ts';
import type { Session } from '../session.ts';
import type { ReadReport } from '../views/report.ts';

/** A version as it was sent; without one the last of those, or the draft while nothing has been sent. */
export function reportPaper(
  { head, state, policy, versions, names, places }: ReadReport,
  session: Session,
  wanted: number | undefined,
): Paper {
  const sent = versions.filter(({ submittedOn }) => submittedOn !== null);
  const version =
    wanted === undefined ? (sent.at(-1) ?? versions.at(-1)) : versions.find((one) => one.version === wanted);
  if (!version) throw new Problem('no-document');
  const { texts, receipts, ...own } = version;
  const to = receipts.length > 0 ? receipts.map(({ recipient }) => recipient) : Object.keys(state.receipts);
  return annualReport({
    ...own,
    ...{ unit: places[state.unit] ?? state.unit, year: state.year, programme: policy.name.zh, names },
    recipients: to.map((office) => officeWord(office, places[office.split('/')[0] ?? ''])),
    sections: sectionsOf(policy.reports).map((section) => ({ ...section, text: texts[section.id] ?? null })),
    foot: zh`据年度报告${head.id.replace('report/', '')}第${own.version}版生成,${session.today}`,
  });
}
