import { sql } from 'drizzle-orm';
import type { CaseRef } from '../domain/case.ts';
import { chance, pick, whole } from '../domain/chance.ts';
import type { FundEntry, FundKind } from '../domain/fund-state.ts';
import type { DateString } from '../domain/time.ts';
import { deed, holderOf, textId } from './identities.ts';
import { isPlanning, monthOf } from './months.ts';
import { numberOf } from './papers.ts';
import type { Deed, World } from './world.ts';

/** The months in which what was used is entered, and in which somebody finds a line of the year before to be wrong. */
const USED_IN = '12';
const CORRECTED_IN = '01';
/** Of the books, the share with a wrong line. */
const WRONG = 0.05;
/** 万元, in fen. */
const WAN = 1_000_000;
/** Planned, from the least to the most; allotted of that and used of this, in tenths. */
const PLANNED = [50, 300] as const;
const ALLOTTED = [8, 11] as const;
const USED = [6, 10] as const;

interface Book extends Record<string, unknown> {
  readonly id: string;
  readonly programme: string;
  readonly policyVersion: number;
  readonly leadUnit: string;
  /** The first line of what was used; null before there is one. */
  readonly used: number | null;
  readonly lines: number;
}

/** What teams enter into the books on the office day of a month: a whole year of a town in two commands. */
export async function booksOf(world: World, date: DateString): Promise<readonly Deed[]> {
  const month = monthOf(date).slice(5, 7);
  const year = Number(date.slice(0, 4));
  if (isPlanning(world.policy, monthOf(date))) {
    const books = await booksOn(world, year);
    return books.map((book) => enter(world, book, date, ['planned', 'allotted']));
  }
  if (month === USED_IN) {
    const books = await booksOn(world, year);
    return books.filter(({ lines }) => lines > 0).map((book) => enter(world, book, date, ['used']));
  }
  if (month === CORRECTED_IN) {
    const books = await booksOn(world, year - 1);
    return books.flatMap((book) => corrected(world, book, date));
  }
  return [];
}

const booksOn = ({ db }: World, year: number) =>
  db.execute<Book>(sql`
    select c.id, c.programme, c.policy_version as "policyVersion", c.state->'places'->>'leadUnit' as "leadUnit",
      (select min(l.line) from fund_line l where l.fund = c.id and l.kind = 'used') as used,
      (select count(*)::int from fund_line l where l.fund = c.id) as lines
    from "case" c join fund f on f.id = c.id where f.year = ${year} order by c.id`);

const refOf = ({ id, programme, policyVersion }: Book): CaseRef => ({
  ...{ id, kind: 'fund', programme, policyVersion },
});

/** Two sources for each book: the first one of the policy, and another. */
function sourcesOf({ policy, options }: World, { id }: Book): readonly string[] {
  const [first, ...others] = policy.funds?.sources ?? [];
  return [first, pick(others, options.seed, id, 'source')].flatMap((source) => source?.id ?? []);
}

function amountOf({ options: { seed } }: World, { id }: Book, source: string, kind: FundKind): number {
  const planned = whole(...PLANNED, seed, id, source, 'planned') * WAN;
  const allotted = (planned * whole(...ALLOTTED, seed, id, source, 'allotted')) / 10;
  const used = (allotted * whole(...USED, seed, id, source, 'used')) / 10;
  return { planned, allotted, used }[kind];
}

const isWrong = ({ options: { seed } }: World, { id }: Book): boolean => chance(seed, id, 'wrong') < WRONG;

function enter(world: World, book: Book, date: DateString, kinds: readonly FundKind[]): Deed {
  const office = `${book.leadUnit}/hr`;
  const document = { number: `财${numberOf(office, date)}`, on: date };
  const entries = sourcesOf(world, book).flatMap((source, n) =>
    kinds.map((kind): FundEntry => {
      const amount = amountOf(world, book, source, kind);
      // One nought too few.
      const written = kind === 'used' && n === 0 && isWrong(world, book) ? amount / 10 : amount;
      return { source, kind, amount: written, on: date, document };
    }),
  );
  return deed(refOf(book), 'enter', holderOf(office), date, { entries });
}

/** The wrong line is taken back, and the right one is entered. */
function corrected(world: World, book: Book, date: DateString): readonly Deed[] {
  const [source = ''] = sourcesOf(world, book);
  if (book.used === null || !isWrong(world, book)) return [];
  const office = `${book.leadUnit}/hr`;
  const document = { number: `更正${numberOf(office, date)}`, on: date };
  const right: FundEntry = {
    ...{ source, kind: 'used', amount: amountOf(world, book, source, 'used'), on: date, document },
  };
  const back = { line: book.used, document, reason: textId('corrected') };
  return [
    deed(refOf(book), 'correct', holderOf(office), date, back),
    deed(refOf(book), 'enter', holderOf(office), date, { entries: [right] }),
  ];
}
