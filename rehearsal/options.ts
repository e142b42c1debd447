import { parseArgs } from 'node:util';

/** How a rehearsal is played. Rates are chances from 0 to 1. */
export interface RehearsalOptions {
  /** From the day on which every team is in place: the first relief falls at the end of year 3. */
  readonly years: number;
  readonly seed: number;
  /** Folder for rehearsal.json and rehearsal.html. */
  readonly out: string;
  /** That somebody on site has to give up within a year: three in four ill, the others recalled for cause. */
  readonly illness: number;
  /** That a piece of work is done after its limit. */
  readonly lateness: number;
  /** That an objection comes in against a nominee during the notice. */
  readonly objection: number;
  /** That an approver returns a nomination, a draft or a plan. */
  readonly returned: number;
  /** Days of the programme that go by in a second, for watching; 0 for as fast as it goes. */
  readonly pace: number;
  /** Only the first so many towns. */
  readonly towns: number | undefined;
}

export const defaults: RehearsalOptions = {
  years: 3,
  seed: 1,
  out: 'rehearsal-out',
  illness: 0.02,
  lateness: 0.03,
  objection: 0.03,
  returned: 0.03,
  pace: 0,
  towns: undefined,
};

const help = `npm run rehearse -- [options]

  --years N       years after every team is in place (${defaults.years}: through the first relief)
  --seed N        another seed, another history; the same seed, the same history (${defaults.seed})
  --out FOLDER    where rehearsal.json and rehearsal.html go (${defaults.out})
  --illness P     chance a year that somebody on site has to give up (${defaults.illness})
  --lateness P    chance that a piece of work is done after its limit (${defaults.lateness})
  --objection P   chance of an objection against a nominee (${defaults.objection})
  --returned P    chance that an approver returns what is before them (${defaults.returned})
  --pace D        days a second, to watch it live in the console (0: as fast as it goes)
  --towns N       only the first N towns`;

/** Reads the command line; `help` when that was asked for. Throws one error that names every wrong option. */
export function readOptions(args: readonly string[]): RehearsalOptions | { readonly help: string } {
  const names = [
    'years',
    'seed',
    'out',
    'illness',
    'lateness',
    'objection',
    'returned',
    'pace',
    'towns',
  ] as const;
  const option = { type: 'string' } as const;
  const { values } = parseArgs({
    args: [...args],
    options: { ...Object.fromEntries(names.map((name) => [name, option])), help: { type: 'boolean' } },
  }) as { values: Partial<Record<(typeof names)[number], string>> & { help?: boolean } };
  if (values.help) return { help };
  const problems: string[] = [];
  const number = (
    name: Exclude<(typeof names)[number], 'out' | 'towns'>,
    least: number,
    most: number,
  ): number => {
    const text = values[name];
    if (text === undefined) return defaults[name];
    const value = Number(text);
    if (text.trim() === '' || !(value >= least && value <= most)) {
      problems.push(`--${name} is a number from ${least} to ${most}, not "${text}"`);
    }
    return value;
  };
  const whole = (name: 'years' | 'seed', least: number, most: number): number => {
    const value = number(name, least, most);
    if (!Number.isInteger(value)) problems.push(`--${name} is a whole number, not "${value}"`);
    return value;
  };
  const towns = values.towns === undefined ? undefined : Number(values.towns);
  if (towns !== undefined && !(Number.isInteger(towns) && towns >= 1 && towns <= 76)) {
    problems.push(`--towns is a whole number from 1 to 76, not "${values.towns}"`);
  }
  const options: RehearsalOptions = {
    years: whole('years', 1, 12),
    seed: whole('seed', 0, 1_000_000_000),
    out: values.out ?? defaults.out,
    illness: number('illness', 0, 1),
    lateness: number('lateness', 0, 1),
    objection: number('objection', 0, 1),
    returned: number('returned', 0, 0.5),
    pace: number('pace', 0, 1000),
    towns,
  };
  if (problems.length > 0) throw new Error(`${problems.join('\n')}\n\n${help}`);
  return options;
}
