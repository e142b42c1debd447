import { connect } from '../db/client.ts';
import { figureNames } from '../domain/figures.ts';
import { reader, type Get } from './http.ts';
import { importMonth } from './presence-month.ts';
import { copyPlain, loadProvince } from './province.ts';
import { TODAY } from './province/generate.ts';
import { percentile, type Figure, type Report } from './report.ts';
import { withStack } from './stack.ts';
import { yearlyTotals } from './yearly-totals.ts';

const SAMPLES = 100;
/** Of one city's headquarters, who read the cases of their city only. */
const CITY_SAMPLES = 8;
/** Of tables without an index, which take their time. */
const PLAIN_SAMPLES = 3;
const LIMIT_MS = 200;

const GROUPS = ['all', 'city', 'county', 'town', 'unit'] as const;
const STRENGTH_GROUPS = ['city', 'county', 'unit', 'level'] as const;
const DAYS = [TODAY, '2024-01-17', '2023-06-30', '2022-09-30'] as const;

/** What is asked, another way each time. */
type Ask = (n: number) => string;
type Times = Readonly<Record<string, { readonly p50: number; readonly p99: number }>>;

const inTurn = <T>(items: readonly [T, ...T[]] | readonly T[], n: number): T => items[n % items.length] as T;

function questionsOf(programme: string): Readonly<Record<string, Ask>> {
  const base = `programmes/${programme}`;
  const counts = figureNames.map((figure): [string, Ask] => [
    figure,
    (n) =>
      `${base}/figures/${figure}?by=${inTurn(GROUPS, n)}&on=${inTurn(DAYS, Math.floor(n / GROUPS.length))}`,
  ]);
  const rows = figureNames.map((figure): [string, Ask] => [
    `${figure}, its rows`,
    (n) => `${base}/figures/${figure}/rows?limit=50&within=city-${1 + (n % 15)}`,
  ]);
  return {
    ...Object.fromEntries(counts),
    strength: (n) => `${base}/strength?by=${inTurn(STRENGTH_GROUPS, n)}&on=${inTurn(DAYS, n)}`,
    departures: (n) => `${base}/departures?county=county-${1 + (n % 90)}`,
    ...Object.fromEntries(rows),
  };
}

/**
 * A province's three years in the tables of a copy of its own: what leaders ask over HTTP, one request after the other, and what a
 * year comes to, beside the same on tables without an index; then a month of presence of everybody.
 */
export const figures = (): Promise<Report> =>
  withStack({ start: TODAY, towns: 1 }, async (stack) => {
    const { database, programme, url } = stack;
    const { id } = programme.policy;
    const loading = performance.now();
    const rowsByTable = await loadProvince(database.sql, programme);
    const loadSeconds = (performance.now() - loading) / 1000;
    const rows = Object.values(rowsByTable).reduce((sum, n) => sum + n, 0);
    const questions = questionsOf(id);
    const ours = await measure(questions, await reader(url, 'a-sz-leader-1'), SAMPLES);
    const city = await measure(questions, await reader(url, 'a-hq-city-1'), CITY_SAMPLES);
    const yearly = await yearlyTotals(database.db, SAMPLES);
    await copyPlain(database.sql);
    const plainUrl = `${stack.databaseUrl}?search_path=plain,public`;
    const plainReader = await reader(await stack.serverOn(plainUrl), 'a-sz-leader-1');
    const plain = await measure(questions, plainReader, PLAIN_SAMPLES);
    const plainTables = connect(plainUrl, 4);
    const plainYearly = await yearlyTotals(plainTables.db, 1);
    await plainTables.close();
    const month = await importMonth(database.sql, url, id);
    const importRowsPerSecond = month.rows / month.seconds;
    return {
      bench: 'figures',
      figures: [
        { what: 'rows in the database', value: rows, unit: 'rows' },
        { what: 'put there in', value: loadSeconds, unit: 's' },
        ...beside(ours, plain, LIMIT_MS),
        ...Object.entries(city).map(([name, { p50 }]) => ({
          ...{ what: `${name}, of one city’s headquarters, p50`, value: p50, unit: 'ms' },
        })),
        ...beside(yearly, plainYearly),
        { what: 'a month imported', value: month.rows, unit: 'rows' },
        { what: 'checked in', value: month.checkSeconds, unit: 's' },
        { what: 'entered by the teams’ cases in', value: month.seconds, unit: 's' },
        { what: 'entered', value: importRowsPerSecond, unit: 'rows/s' },
      ],
      named: {
        ...{ p99Ms: only(ours, 'p99'), p50Ms: only(ours, 'p50'), plainP50Ms: only(plain, 'p50') },
        ...{ cityP50Ms: only(city, 'p50'), yearlyMs: only(yearly, 'p99') },
        ...{ plainYearlyMs: only(plainYearly, 'p50'), rows, rowsByTable, month, importRowsPerSecond },
      },
    };
  });

const only = (times: Times, which: 'p50' | 'p99'): Readonly<Record<string, number>> =>
  Object.fromEntries(Object.entries(times).map(([name, time]) => [name, time[which]]));

/** The few samples without an index have no p99: they are compared by the median. */
const beside = (ours: Times, plain: Times, atMost?: number): readonly Figure[] =>
  Object.entries(ours).flatMap(([name, { p50, p99 }]) => [
    { what: `${name}, p99`, value: p99, unit: 'ms', ...(atMost !== undefined && { atMost }) },
    {
      what: `${name}, p50 without indexes against with`,
      value: (plain[name]?.p50 ?? Number.NaN) / p50,
      unit: 'times',
    },
  ]);

async function measure(questions: Readonly<Record<string, Ask>>, get: Get, samples: number): Promise<Times> {
  const found: Record<string, { p50: number; p99: number }> = {};
  for (const [name, ask] of Object.entries(questions)) {
    // The first finds caches cold.
    await get(ask(0));
    const took: number[] = [];
    for (let n = 0; n < samples; n += 1) took.push(await get(ask(n)));
    const [p50, p99] = [percentile(took, 0.5), percentile(took, 0.99)];
    found[name] = { p50, p99 };
    const slowest = ask(took.indexOf(Math.max(...took)));
    console.error(`  ${name}: p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms; slowest: ${slowest}`);
  }
  return found;
}
