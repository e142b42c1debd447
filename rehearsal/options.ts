import { parseArgs } from 'node:util';
import type { DateString } from '../domain/time.ts';

/** How a rehearsal is played. Rates are chances from 0 to 1. */
export interface RehearsalOptions {
  /** From the day on which every team is in place: the first relief falls at the end of year 3. */
  readonly years: number;
  readonly seed: number;
  /** Folder for rehearsal.json and rehearsal.html. */
  readonly out: string;
  /** That somebody on site has to give up within a year: two in three ill, the others recalled for cause or after a long leave. */
  readonly illness: number;
  /** That a piece of work is done after its limit. */
  readonly lateness: number;
  /** That an objection comes in against a nominee during the notice. */
  readonly objection: number;
  /** That a grade is proposed that is worse than the record, and that somebody appeals against. */
  readonly appeal: number;
  /** That an approver returns a nomination, a draft or a plan. */
  readonly returned: number;
  /** Days of the programme that go by in a second, for watching; 0 for as fast as it goes. */
  readonly pace: number;
  /** Only the first so many towns. */
  readonly towns: number | undefined;
  /** The teams are in post already, since July 2021: they come in as a list, and nobody forms them. */
  readonly inPost: boolean;
  /** How often the worker is killed on the way, at moments drawn from the seed. */
  readonly kills: number;
  /** In each round the cases are served in the opposite order: nothing may depend on it. */
  readonly backwards: boolean;
}

/** The first day played: selections may begin; with teams in post, the first working day after all should be there. */
export const startOf = ({ inPost }: Pick<RehearsalOptions, 'inPost'>): DateString =>
  inPost ? '2021-08-02' : '2021-03-15';

export const defaults: RehearsalOptions = {
  years: 3,
  seed: 1,
  out: 'rehearsal-out',
  illness: 0.02,
  lateness: 0.03,
  objection: 0.03,
  appeal: 0.01,
  returned: 0.03,
  pace: 0,
  towns: undefined,
  inPost: false,
  kills: 0,
  backwards: false,
};

const helpOf = (own: RehearsalOptions): string => `[options]

  --years N       years after every team is in place (${own.years}; 3: through the first relief, 6: through the second)
  --seed N        another seed, another history; the same seed, the same history (${own.seed})
  --out FOLDER    where rehearsal.json and rehearsal.html go (${own.out})
  --illness P     chance a year that somebody on site has to give up (${own.illness})
  --lateness P    chance that a piece of work is done after its limit (${own.lateness})
  --objection P   chance of an objection against a nominee (${own.objection})
  --appeal P      chance of a grade worse than the record, and of an appeal against it (${own.appeal})
  --returned P    chance that an approver returns what is before them (${own.returned})
  --pace D        days a second, to watch it live in the console (0: as fast as it goes)
  --towns N       only the first N towns
  --in-post       begins with teams that are in post since July 2021, brought in as a list
  --kills N       kills the worker so many times on the way (${own.kills})
  --backwards     serves the cases of each round in the opposite order: it comes to the same`;

/** Reads the command line; `help` when that was asked for. Throws one error that names every wrong option. */
export function readOptions(
  args: readonly string[],
  own = defaults,
): RehearsalOptions | { readonly help: string } {
  const names = [
    'years',
    'seed',
    'out',
    'illness',
    'lateness',
    'objection',
    'appeal',
    'returned',
    'pace',
    'towns',
    'kills',
  ] as const;
  const flags = ['help', 'in-post', 'backwards'] as const;
  const option = { type: 'string' } as const;
  const { values } = parseArgs({
    args: [...args],
    options: {
      ...Object.fromEntries(names.map((name) => [name, option])),
      ...Object.fromEntries(flags.map((name) => [name, { type: 'boolean' }])),
    },
  }) as {
    values: Partial<Record<(typeof names)[number], string> & Record<(typeof flags)[number], boolean>>;
  };
  const help = helpOf(own);
  if (values.help) return { help };
  const problems: string[] = [];
  const number = (
    name: Exclude<(typeof names)[number], 'out' | 'towns'>,
    least: number,
    most: number,
  ): number => {
    const text = values[name];
    if (text === undefined) return own[name];
    const value = Number(text);
    if (text.trim() === '' || !(value >= least && value <= most)) {
      problems.push(`--${name} is a number from ${least} to ${most}, not "${text}"`);
    }
    return value;
  };
  const whole = (name: 'years' | 'seed' | 'kills', least: number, most: number): number => {
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
    out: values.out ?? own.out,
    illness: number('illness', 0, 1),
    lateness: number('lateness', 0, 1),
    objection: number('objection', 0, 1),
    appeal: number('appeal', 0, 1),
    returned: number('returned', 0, 0.5),
    pace: number('pace', 0, 1000),
    towns,
    inPost: values['in-post'] ?? own.inPost,
    kills: whole('kills', 0, 1000),
    backwards: values.backwards ?? own.backwards,
  };
  if (problems.length > 0) throw new Error(`${problems.join('\n')}\n\n${help}`);
  return options;
}
