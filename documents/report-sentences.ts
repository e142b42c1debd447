import type { ReportFigures } from '../domain/report-figures.ts';
import type { Assembly } from '../domain/report-policy.ts';
import { zh } from './words.ts';

const FEN = 100;

/** Fen in yuan, with the two decimals that books have. */
export const yuan = (fen: number): string => (fen / FEN).toFixed(2);

const total = <T>(rows: readonly T[], of: (row: T) => number): number =>
  rows.reduce((sum, row) => sum + of(row), 0);

const sentences: Readonly<Record<Assembly, (figures: ReportFigures) => string>> = {
  teams: ({ areas, people }) => {
    const towns = areas.filter(({ kind }) => kind === 'town');
    const gone = areas.filter(({ until }) => until !== null).length;
    const left = gone > 0 ? zh`,其中${gone}个于年内调整` : '';
    return zh`本年度牵头帮扶${towns.length}个镇、${areas.length - towns.length}个县${left},共设席位${total(areas, ({ seats }) => seats)}个,期末在岗${total(areas, ({ filled }) => filled)}人;年内先后派驻${new Set(people.map(({ person }) => person)).size}人。`;
  },
  presence: ({ people }) =>
    zh`派驻人员年内在岗${total(people, ({ onSite }) => onSite)}人天,公务外出${total(people, ({ trip }) => trip)}人天,请假${total(people, ({ leave }) => leave)}人天,擅自离岗${total(people, ({ absent }) => absent)}人天。`,
  work: ({ work }) =>
    zh`年内工作事项${total(work, ({ all }) => all)}项,已完成${total(work, ({ done }) => done)}项,推进中${total(work, ({ open }) => open)}项(其中逾期${total(work, ({ overdue }) => overdue)}项),终止${total(work, ({ dropped }) => dropped)}项。`,
  funds: ({ funds }) =>
    zh`本年度资金计划${yuan(total(funds, ({ planned }) => planned))}元,到位${yuan(total(funds, ({ allotted }) => allotted))}元,使用${yuan(total(funds, ({ used }) => used))}元。`,
  duties: ({ duties }) =>
    zh`年内到期的规定动作${total(duties, ({ all }) => all)}项,已完成${total(duties, ({ fulfilled }) => fulfilled)}项(其中逾期完成${total(duties, ({ late }) => late)}项),尚未完成${total(duties, ({ open }) => open)}项,未履行${total(duties, ({ missed }) => missed)}项,免除${total(duties, ({ waived }) => waived)}项。`,
  findings: ({ findings: { made, rectified, closed, escalated } }) =>
    zh`年内监督发现问题${made}个,已销号${closed}个,已整改待验收${rectified}个,其中上报督办${escalated}个。`,
};

/** What the figures of a section say in a sentence: what its author begins with, and what stands there where they wrote nothing. */
export const sentenceOf = (assembles: Assembly, figures: ReportFigures): string =>
  sentences[assembles](figures);
