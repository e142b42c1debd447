/** One line of a table: what was measured, and the limit that it must keep, if there is one. */
export interface Figure {
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  readonly atMost?: number;
}

export interface Report {
  readonly bench: string;
  readonly figures: readonly Figure[];
  /** What was true or not, beside the figures. */
  readonly claims?: Readonly<Record<string, boolean>>;
  /** Stands in the JSON under names of its own. */
  readonly named?: Readonly<Record<string, unknown>>;
}

/** Prints a table, and the same as one JSON object in the last line. A limit that is missed ends in exit code 1. */
export function print(report: Report): void {
  const { named, ...rest } = report;
  const { figures, claims = {} } = rest;
  const rows = [
    ...figures.map(({ what, value, unit, atMost }) => [
      what,
      `${round(value)} ${unit}`,
      atMost === undefined ? '' : `at most ${atMost}`,
      atMost === undefined ? '' : value <= atMost ? 'kept' : 'MISSED',
    ]),
    ...Object.entries(claims).map(([claim, holds]) => [
      claim,
      holds ? 'yes' : 'no',
      'yes',
      holds ? 'kept' : 'MISSED',
    ]),
  ];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  for (const row of rows)
    console.log(
      row
        .map((cell, n) => cell.padEnd(widths[n] ?? 0))
        .join('  ')
        .trimEnd(),
    );
  console.log(JSON.stringify({ ...rest, ...named }));
  if (rows.some((row) => row[3] === 'MISSED')) process.exitCode = 1;
}

const round = (value: number): number => (Number.isInteger(value) ? value : Number(value.toPrecision(4)));

export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}
