import { namesOf } from '../../db/queries/documents.ts';
import { peopleNamed, versionsOfReport, type ReportVersionRow } from '../../db/queries/report-versions.ts';
import type { ReportFigures } from '../../domain/report-figures.ts';
import { sectionsOf } from '../../domain/report-policy.ts';
import type { ReportState } from '../../domain/report-state.ts';
import type { Policy } from '../../domain/policy.ts';
import { sentenceOf } from '../../documents/report-sentences.ts';
import type { ReportNames } from '../../documents/report-tables.ts';
import { readsTexts } from '../access.ts';
import type { ApiDeps } from '../deps.ts';
import type { Session } from '../session.ts';
import { approvalsOf } from './approvals.ts';
import { inYuan } from './fund.ts';
import { readCase, type Read } from './whole.ts';

export interface ReadReport extends Read<ReportState> {
  readonly versions: readonly ReportVersionRow[];
  readonly names: ReportNames;
  /** The unit and whoever a report goes to, by code. */
  readonly places: Readonly<Record<string, string>>;
}

/** A report with every version, and what its codes are called. */
export async function readReport(
  deps: Pick<ApiDeps, 'db'>,
  session: Session,
  id: string,
): Promise<ReadReport> {
  const { db } = deps;
  const read = await readCase<ReportState>(deps, session, id, 'report');
  const versions = await versionsOfReport(db, id, { texts: readsTexts(session) });
  const figures = versions.flatMap((version) => version.figures ?? []);
  const { state, policy } = read;
  const areas = figures.flatMap((one) => one.areas.map(({ area }) => area));
  const scopes = Object.keys(state.receipts).map((office) => office.split('/')[0] ?? '');
  const [names, people] = await Promise.all([
    namesOf(db, [...new Set([...areas, ...scopes, state.unit])], []),
    peopleNamed(db, [...new Set(figures.flatMap((one) => one.people.map(({ person }) => person)))]),
  ]);
  return {
    ...{ ...read, versions, places: names.places },
    names: { areas: names.places, people, policy: policyNames(policy) },
  };
}

const policyNames = ({ work = [], funds, duties = [] }: Policy): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...work, ...work.flatMap(({ measures }) => measures), ...(funds?.sources ?? []), ...duties].map(
      ({ id, name }) => [id, name.zh],
    ),
  );

/** Each version section by section, with its figures, and what each recipient did with it. */
export function reportView({ head, state, history, policy, versions, names }: ReadReport) {
  return {
    ...head,
    ...{ year: state.year, reportDue: state.due },
    versions: versions.map(({ texts, figures, ...version }) => ({
      ...version,
      figures: figures && figuresView(figures, names),
      sections: sectionsOf(policy.reports).map(({ id, name, assembles = null }) => ({
        ...{ section: id, name, assembles, text: texts[id] ?? null },
        suggested: assembles && figures ? sentenceOf(assembles, figures) : null,
      })),
    })),
    receipts: Object.entries(state.receipts).map(([recipient, { status, version = null }]) => {
      const answer = history.findLast(
        ({ type, data }) =>
          (type === 'acknowledged' || type === 'reportReturned') && data.recipient === recipient,
      );
      const answered = status === 'acknowledged' || status === 'returned';
      return {
        ...{ recipient, status, version },
        answeredOn: answered ? (answer?.date ?? null) : null,
        reason: answered ? (answer?.texts?.reason ?? null) : null,
      };
    }),
    approvals: approvalsOf('report', state, policy, history),
  };
}

const figuresView = (figures: ReportFigures, { areas, people }: ReportNames) => ({
  ...figures,
  areas: figures.areas.map((row) => ({ ...row, areaName: areas[row.area] ?? row.area })),
  people: figures.people.map((row) => ({ ...row, personName: people[row.person] ?? row.person })),
  funds: figures.funds.map(inYuan),
});
