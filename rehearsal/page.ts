import { addDays, addMonths, type DateString } from '../domain/time.ts';
import { bars, escape, lines, marks } from './chart.ts';
import { storiesTable } from './page-stories.ts';
import { agreementTable, fundsTable } from './page-year.ts';
import type { RehearsalResult } from './run.ts';
import { answers } from './summary.ts';

const style = `
:root { color-scheme: light dark; --ink: #1c2430; --paper: #fff; --soft: #667085; --grid: #e4e7ec;
  --s0: #1f6f8b; --s1: #c8553d; --s2: #e0a526; --s3: #6a4c93; --s4: #5b8c5a; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8ebf0; --paper: #14181f; --soft: #98a2b3; --grid: #2b313b;
  --s0: #5fb3d1; --s1: #ef8a70; --s2: #f0c75e; --s3: #b092d8; --s4: #93c492; } }
body { font: 16px/1.5 system-ui, 'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', sans-serif; color: var(--ink);
  background: var(--paper); max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.1rem; margin-top: 2.5rem; }
table { border-collapse: collapse; width: 100%; } th, td { text-align: left; padding: .35rem .75rem .35rem 0;
  border-bottom: 1px solid var(--grid); vertical-align: top; } th { font-weight: 500; color: var(--soft); width: 40%; }
td { overflow-wrap: anywhere; } .stories th { width: auto; } .stories td { font-size: .85rem; } svg { width: 100%; height: auto; display: block; }
.grid { stroke: var(--grid); } .tick { fill: var(--soft); font-size: 11px; } .floor { stroke: var(--s1); stroke-dasharray: 5 4; }
.line { fill: none; stroke-width: 2; } .legend span { margin-right: 1.25rem; color: var(--soft); }
.legend i { display: inline-block; width: .8em; height: .8em; margin-right: .4em; }
${[0, 1, 2, 3, 4]
  .map(
    (n) =>
      `rect.s${n}, circle.s${n} { fill: var(--s${n}); } .line.s${n} { stroke: var(--s${n}); } i.s${n} { background: var(--s${n}); }`,
  )
  .join('\n')}
`;

const reasons: Readonly<Record<string, string>> = {
  relieved: '轮换 relieved',
  illness: '因病 ill',
  unfit: '不适宜 unfit',
  longLeave: '请假过长 long leave',
};

/** Every month from the first one on: a quiet one is a gap in the chart, not a gap in time. */
function monthsBetween(first: string | undefined, to: DateString): readonly string[] {
  const months: string[] = [];
  for (let day = `${first ?? to.slice(0, 7)}-01`; day <= to; day = addMonths(day, 1))
    months.push(day.slice(0, 7));
  return months;
}

function weeksBetween(first: DateString | undefined, to: DateString): readonly DateString[] {
  const weeks: DateString[] = [];
  for (let day = first ?? to; day <= to; day = addDays(day, 7)) weeks.push(day);
  return weeks;
}

/** One self-contained page: the answers, charts, every exception's story, and what was missed. */
export function page(result: RehearsalResult): string {
  const { months, departuresByMonth, decisionsByWeek, missedByMonth, deadlinesMissedBy } = result;
  const labels = months.map(({ month }) => month);
  const departing = [
    ...new Set(Object.values(departuresByMonth).flatMap((month) => Object.keys(month))),
  ].toSorted();
  const departureMonths = monthsBetween(Object.keys(departuresByMonth)[0], result.to);
  const rows = answers(result).map(
    ({ zh, en, answer }) => `<tr><th>${escape(zh)} ${escape(en)}</th><td>${escape(answer)}</td></tr>`,
  );
  const missed = Object.entries(deadlinesMissedBy).map(
    ([what, count]) => `<tr><th>${escape(what)}</th><td>${count}</td></tr>`,
  );
  const strength = lines(
    'Strength by month',
    labels,
    [
      { name: '平均 mean over towns and days', values: months.map(({ mean }) => mean) },
      { name: '最低 lowest of any town on any day', values: months.map(({ lowest }) => lowest) },
    ],
    { name: `下限 floor ${result.floor}`, value: result.floor },
  );
  const departures = bars(
    'Departures by month',
    departureMonths,
    departing.map((reason) => ({
      name: reasons[reason] ?? reason,
      values: departureMonths.map((month) => departuresByMonth[month]?.[reason] ?? 0),
    })),
  );
  const single = (title: string, at: readonly string[], counts: Readonly<Record<string, number>>): string =>
    bars(title, at, [{ name: '', values: at.map((label) => counts[label] ?? 0) }]);
  const loadMonths = monthsBetween(Object.keys(result.loadByMonth)[0], result.to);
  const load = (title: string, of: (month: RehearsalResult['loadByMonth'][string]) => number): string => {
    const counts = Object.entries(result.loadByMonth).map(
      ([month, figures]) => [month, of(figures)] as const,
    );
    return single(title, loadMonths, Object.fromEntries(counts));
  };
  const map = result.reliefsByTeam.map(({ name, months: values }) => ({ name, values }));
  return `<!doctype html>
<html lang="zh-CN">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>轮换推演 Rehearsal ${escape(result.from)} – ${escape(result.to)}</title><style>${style}</style></head>
<body>
<h1>轮换推演 Rehearsal, ${escape(result.from)} – ${escape(result.to)}</h1>
<p>深圳市驻镇帮镇扶村 ${result.towns} 个镇,模拟人员在真实引擎上办理。Simulated people on the real engine; seed ${result.options.seed}.</p>
<table>${rows.join('')}</table>
<h2>各月在岗人数 Strength by month</h2>${strength}
<h2>各月离任 Departures by month</h2>${departures}
<h2>各月轮换 Reliefs by month</h2>${load('Reliefs by month', ({ reliefs }) => reliefs)}
<p>各月一个单位最多派出 The most that one unit had to send in the month</p>${load('Most of one unit by month', ({ mostOfOneUnit }) => mostOfOneUnit)}
<h2>错峰 The stagger: seats of each team relieved in a month</h2>${marks('Reliefs by team and month', loadMonths, map)}
<h2>缺员例外 Exceptions: each time below the floor</h2>${storiesTable(result.exceptions)}
<h2>各周审批 Decisions by week</h2>${single('Decisions by week', weeksBetween(Object.keys(decisionsByWeek)[0], result.to), decisionsByWeek)}
<h2>各月逾期 Deadlines missed by month</h2>${single('Deadlines missed by month', monthsBetween(Object.keys(missedByMonth)[0], result.to), missedByMonth)}
<table>${missed.join('')}</table>
<h2>资金(万元) Funds by source, 10,000 yuan</h2>${fundsTable(result)}
<h2>一致性 Cases, tables and reports beside each other</h2>${agreementTable(result)}
</body>
</html>
`;
}
