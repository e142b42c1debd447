import { postLevels, type CadreRecord, type PartialDate, type Period } from '../domain/cadre.ts';
import { isNativeTo } from '../domain/host-area.ts';
import type { SelectionPolicy } from '../domain/policy.ts';
import type { ScreeningContext } from '../domain/ports.ts';
import { addDays, addMonths, fullYears, type DateString } from '../domain/time.ts';
import type { FactValue, KnownFacts, MemberFactName } from './facts.ts';

/** Whom a rule looks at: somebody's record, the seat they are for, and what the policy says of retirement. */
export interface Person {
  readonly cadre: CadreRecord;
  readonly context: ScreeningContext;
  readonly retirement: SelectionPolicy['retirement'];
}

export type DateField = 'born' | 'partyEntry' | 'fullMembership' | 'workStart';

/** The dates that facts are counted from: one that is known to the month only may be any day of it. */
const countedFrom: Partial<Record<MemberFactName, readonly DateField[]>> = {
  age: ['born'],
  retiresInTerm: ['born'],
  fullMember: ['partyEntry', 'fullMembership'],
  partyYears: ['partyEntry', 'fullMembership'],
  workYears: ['workStart'],
};

/** What each fact is derived from. Undefined where it is not known. */
interface Known extends Person {
  readonly date: DateString;
  day(field: DateField): DateString | undefined;
  years(field: DateField): bigint | undefined;
}

const derive: Readonly<Record<MemberFactName, (known: Known) => FactValue | undefined>> = {
  id: ({ cadre }) => cadre.id,
  role: ({ context }) => context.role,
  kin: ({ cadre }) => cadre.family.flatMap((relative) => relative.cadre ?? []),
  age: ({ years }) => years('born'),
  sex: ({ cadre }) => cadre.sex,
  partyMember: ({ cadre }) => cadre.partyMember,
  fullMember: isFull,
  partyYears: (known) => {
    const full = isFull(known);
    return full ? known.years('fullMembership') : full === false ? 0n : undefined;
  },
  workYears: ({ years }) => years('workStart'),
  level: ({ cadre: { postLevel } }) =>
    postLevel === undefined ? undefined : BigInt(postLevels.indexOf(postLevel)),
  rank: ({ cadre }) => cadre.rank,
  establishment: ({ cadre }) => cadre.establishment,
  inLeadUnit: ({ context }) => context.unitLine.includes(context.leadUnit),
  inConsortium: ({ context }) => context.consortium.some((unit) => context.unitLine.includes(unit)),
  coManaged: ({ cadre }) => cadre.coManagedBy !== undefined,
  underSanction: ({ cadre, date }) => lies(date, cadre.sanctions),
  underInvestigation: ({ cadre }) => cadre.underInvestigation,
  postedElsewhere: ({ cadre, date }) => lies(date, cadre.otherPostings ?? []),
  lastGrade: ({ cadre, date }) => cadre.grades[String(Number(date.slice(0, 4)) - 1)],
  health: ({ cadre }) => cadre.health,
  retiresInTerm: ({ cadre, context, retirement, day }) => {
    const born = day('born');
    return born === undefined ? undefined : addMonths(born, 12 * retirement[cadre.sex]) < context.termEnd;
  },
  kinInArea: ({ cadre, context }) =>
    cadre.family.some(({ area }) => area !== undefined && context.host.areas.includes(area)),
  nativeToArea: ({ cadre, context }) => isNativeTo(cadre.nativePlace, context.host),
};

const lies = (date: DateString, periods: readonly Period[]): boolean =>
  periods.some(({ from, until }) => from <= date && date <= until);

/** 预备期 lasts a year: within it nobody is a full member; after it the files should say since when, or nobody knows. */
function isFull({ cadre, date, day }: Known): boolean | undefined {
  if (!cadre.partyMember) return false;
  const since = day('fullMembership');
  if (since !== undefined) return since <= date;
  const entry = day('partyEntry');
  return entry !== undefined && date < addMonths(entry, 12) ? false : undefined;
}

/** The first or the last day that a date may stand for. */
function dayOf(date: PartialDate, end: 'first' | 'last'): DateString {
  if (date.length === 10) return date;
  const first = `${date}-01`;
  return end === 'first' ? first : addDays(addMonths(first, 1), -1);
}

/** The facts asked for as they are on a date; what is not known is not there. */
function factsOn(
  person: Person,
  facts: readonly MemberFactName[],
  date: DateString,
  end: (field: DateField) => 'first' | 'last',
): KnownFacts {
  const day = (field: DateField): DateString | undefined => {
    const said = person.cadre[field];
    return said === undefined ? undefined : dayOf(said, end(field));
  };
  const known: Known = {
    ...{ ...person, date, day },
    years(field) {
      const from = day(field);
      return from === undefined ? undefined : BigInt(fullYears(from, date));
    },
  };
  const found = facts.map((fact) => [fact, derive[fact](known)] as const);
  return Object.fromEntries(found.filter(([, value]) => value !== undefined));
}

/** The facts asked for in every way in which they may be true: several where dates are known to the month only. */
export interface Variants {
  /** The dates whose day makes a difference to them. */
  readonly vague: readonly DateField[];
  /** By the number whose bits say which of those dates are taken for the last day of their month. */
  readonly variants: readonly [KnownFacts, ...KnownFacts[]];
}

/** The ends of a month say all: within it a count of years goes up once at most. */
export function variantsOf(person: Person, facts: readonly MemberFactName[], date: DateString): Variants {
  const counted = facts.filter((fact) => countedFrom[fact] !== undefined);
  const months = [...new Set(counted.flatMap((fact) => countedFrom[fact] ?? []))].filter(
    (field) => person.cadre[field]?.length === 7,
  );
  const lastOf = (last: readonly DateField[]): KnownFacts =>
    factsOn(person, facts, date, (field) => (last.includes(field) ? 'last' : 'first'));
  const first = lastOf([]);
  const differ = (a: KnownFacts, b: KnownFacts): boolean => counted.some((fact) => a[fact] !== b[fact]);
  const vague = months.filter(
    (field) =>
      differ(first, lastOf([field])) ||
      differ(lastOf(months), lastOf(months.filter((other) => other !== field))),
  );
  const variants: [KnownFacts, ...KnownFacts[]] = [first];
  for (let way = 1; way < 2 ** vague.length; way += 1)
    variants.push(lastOf(vague.filter((_, n) => (way >> n) % 2 === 1)));
  return { vague, variants };
}
