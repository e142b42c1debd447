/** Charts as plain SVG, drawn when the page is written: the page needs no script and no network. */

export interface Series {
  readonly name: string;
  readonly values: readonly number[];
}

const WIDTH = 920;
const HEIGHT = 220;
const LEFT = 44;
const BOTTOM = 26;
const TOP = 10;
const RIGHT = 8;
/** Labels on the time axis, at the most. */
const LABELS = 13;
/** Horizontal lines of the value axis. */
const LINES = 4;

export const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** The next number above whose quarters are whole and round: 4, 8, 20, 40, 80, 200 ... */
function niceMax(value: number): number {
  for (let power = LINES; ; power *= 10) {
    const found = [1, 2, 5].map((step) => step * power).find((step) => step >= value);
    if (found !== undefined) return found;
  }
}

interface Frame {
  readonly x: (n: number) => number;
  readonly y: (value: number) => number;
  readonly step: number;
  readonly axes: string;
}

function frame(labels: readonly string[], max: number): Frame {
  const step = (WIDTH - LEFT - RIGHT) / Math.max(labels.length, 1);
  const y = (value: number): number => TOP + (1 - value / max) * (HEIGHT - TOP - BOTTOM);
  const x = (n: number): number => LEFT + n * step;
  const every = Math.ceil(labels.length / LABELS);
  const grid = Array.from({ length: LINES + 1 }, (_, n) => (max * n) / LINES).map(
    (value) =>
      `<line class="grid" x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${y(value)}" y2="${y(value)}"/>` +
      `<text class="tick" x="${LEFT - 6}" y="${y(value) + 4}" text-anchor="end">${Number(value.toPrecision(3))}</text>`,
  );
  const ticks = labels.flatMap((label, n) =>
    n % every === 0 ? [`<text class="tick" x="${x(n)}" y="${HEIGHT - 8}">${escape(label)}</text>`] : [],
  );
  return { x, y, step, axes: [...grid, ...ticks].join('') };
}

const svg = (title: string, content: string, height = HEIGHT): string =>
  `<svg viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${escape(title)}">${content}</svg>`;

const legend = (series: readonly Series[]): string =>
  `<p class="legend">${series
    .map(({ name }, n) => `<span><i class="s${n}"></i>${escape(name)}</span>`)
    .join('')}</p>`;

/** Bars on top of each other, one for each label. */
export function bars(title: string, labels: readonly string[], series: readonly Series[]): string {
  const totals = labels.map((_, n) => series.reduce((sum, { values }) => sum + (values[n] ?? 0), 0));
  const { x, y, step, axes } = frame(labels, niceMax(Math.max(...totals, 1)));
  const rects = labels.flatMap((label, n) => {
    let below = 0;
    return series.flatMap(({ name, values }, s) => {
      const value = values[n] ?? 0;
      if (value === 0) return [];
      const [top, height] = [y(below + value), y(below) - y(below + value)];
      below += value;
      return [
        `<rect class="s${s}" x="${x(n)}" y="${top}" width="${Math.max(1, step - 1)}" height="${height}">` +
          `<title>${escape(`${label} ${name}: ${value}`)}</title></rect>`,
      ];
    });
  });
  return svg(title, axes + rects.join('')) + (series.length > 1 ? legend(series) : '');
}

/** Lines over time, and a level that they should not fall below. */
export function lines(
  title: string,
  labels: readonly string[],
  series: readonly Series[],
  floor: { readonly name: string; readonly value: number },
): string {
  const highest = Math.max(floor.value, ...series.flatMap(({ values }) => values));
  const { x, y, step, axes } = frame(labels, niceMax(highest));
  const paths = series.map(({ name, values }, s) => {
    const points = values.map((value, n) => `${x(n) + step / 2},${y(value)}`).join(' ');
    const dots = values.map(
      (value, n) =>
        `<circle class="s${s}" cx="${x(n) + step / 2}" cy="${y(value)}" r="2.5">` +
        `<title>${escape(`${labels[n]} ${name}: ${value}`)}</title></circle>`,
    );
    return `<polyline class="line s${s}" points="${points}"/>${dots.join('')}`;
  });
  const level =
    `<line class="floor" x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${y(floor.value)}" y2="${y(floor.value)}"/>` +
    `<text class="tick" x="${WIDTH - RIGHT}" y="${y(floor.value) - 5}" text-anchor="end">${escape(floor.name)}</text>`;
  return svg(title, axes + level + paths.join('')) + legend(series);
}

/** Height of a row of the map, and of the mark in it. */
const ROW = 11;
const MARK = 8;
/** Room for the name of a row. */
const NAME = 96;

export interface MapRow {
  readonly name: string;
  /** By label; nothing where there is none. */
  readonly values: Readonly<Record<string, number>>;
}

/** A line for each row, with a mark where it has a value: one colour for one, one for two, one for more. */
export function marks(title: string, labels: readonly string[], rows: readonly MapRow[]): string {
  const step = (WIDTH - NAME - RIGHT) / Math.max(labels.length, 1);
  const height = TOP + rows.length * ROW + BOTTOM;
  const every = Math.ceil(labels.length / LABELS);
  const ticks = labels.flatMap((label, n) =>
    n % every === 0
      ? [`<text class="tick" x="${NAME + n * step}" y="${height - 8}">${escape(label)}</text>`]
      : [],
  );
  const drawn = rows.flatMap(({ name, values }, row) => {
    const y = TOP + row * ROW;
    const cells = labels.flatMap((label, n) => {
      const value = values[label] ?? 0;
      if (value === 0) return [];
      const colour = Math.min(value, COLOURS.length) - 1;
      return [
        `<rect class="s${COLOURS[colour]}" x="${NAME + n * step}" y="${y}" width="${Math.max(2, step - 1)}" height="${MARK}">` +
          `<title>${escape(`${name} ${label}: ${value}`)}</title></rect>`,
      ];
    });
    return [
      `<text class="tick" x="${NAME - 6}" y="${y + MARK}" text-anchor="end">${escape(name)}</text>`,
      `<line class="grid" x1="${NAME}" x2="${WIDTH - RIGHT}" y1="${y + MARK}" y2="${y + MARK}"/>`,
      ...cells,
    ];
  });
  const key = COLOURS.map((colour, n) => {
    const more = n === COLOURS.length - 1 ? '+' : '';
    return `<span><i class="s${colour}"></i>${n + 1}${more}</span>`;
  });
  return `${svg(title, [...drawn, ...ticks].join(''), height)}<p class="legend">${key.join('')}</p>`;
}

/** Of one, of two, of more. */
const COLOURS = [0, 2, 1] as const;
