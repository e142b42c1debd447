import { escape } from './chart.ts';
import type { RehearsalResult } from './run.ts';

/** 万元 in fen. */
const WAN = 1_000_000;

const table = (heads: readonly string[], rows: readonly (readonly (string | number)[])[]): string => {
  const line = (of: 'th' | 'td', cells: readonly (string | number)[]): string =>
    `<tr>${cells.map((cell) => `<${of}>${escape(String(cell))}</${of}>`).join('')}</tr>`;
  return `<table class="stories">${line('th', heads)}${rows.map((row) => line('td', row)).join('')}</table>`;
};

/** Funds by source, rounded to 万元. */
export const fundsTable = ({ funds }: RehearsalResult): string =>
  table(
    ['来源 Source', '计划 Planned', '下达 Allotted', '使用 Used'],
    funds.map(({ source, planned, allotted, used }) => [
      source,
      ...[planned, allotted, used].map((fen) => Math.round(fen / WAN)),
    ]),
  );

/** What was compared, how much of it says something else, and some of that. */
export function agreementTable({ agreement }: RehearsalResult): string {
  const { compared, disagreementsBy, shown } = agreement;
  const rows = Object.entries(compared).map(([check, n]) => [check, n, disagreementsBy[check] ?? 0]);
  const counted = table(['核对 Compared', '项数 How many', '不一致 Disagreements'], rows);
  if (shown.length === 0) return counted;
  const differing = shown.map(({ check, id, one, other }) => [check, id, one ?? '-', other ?? '-']);
  return `${counted}${table(['核对 Compared', '编号 Id', '流程 Case', '台账或报告 Table or report'], differing)}`;
}
