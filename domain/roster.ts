import type { CadreRecord, PostLevel } from './cadre.ts';
import { chance, pick, whole } from './chance.ts';
import { hostAreaOf } from './host-area.ts';
import type { ProgrammeData, UnitData } from './programme-data.ts';
import type { SeatRole } from './policy.ts';
import { awkward, postedElsewhere, type Wanted } from './roster-awkward.ts';
import { familyNames, givenNames, places, specialties, universities } from './roster-words.ts';
import { addDays, addMonths, type DateString } from './time.ts';

export interface RosterOptions {
  readonly seed: number;
  readonly programme: ProgrammeData;
  /** The day on which the awkward ones are just so: 50 today, one day short of a year's standing. */
  readonly today: DateString;
}

/** People of a unit for each seat that it owes: enough for two terms with some of them ill, refused or unwilling. */
const PER_SEAT = 6;
/** People of a unit beyond those: a unit that owes nothing has staff, too. */
const AT_LEAST = 4;
/** Of a hundred people this many are one of the awkward kinds. */
const AWKWARD_SHARE = 0.12;
/** And so many of the others are away already: drawn by itself, so that who is awkward in which way stays for a seed. */
const POSTED_SHARE = 0.01;

/** Invented people for every unit: enough who may be sent out, and all the cases that rules are there for. */
export function generateRoster({ seed, programme, today }: RosterOptions): readonly CadreRecord[] {
  const owed = new Map<string, Wanted[]>();
  for (const { area, seats } of programme.teams) {
    const host = hostAreaOf(programme.areas, area);
    for (const { role, places: at } of seats) {
      const unit = at.supplyingUnit ?? '';
      owed.set(unit, [...(owed.get(unit) ?? []), { role, host }]);
    }
  }
  const sending = programme.units.filter(({ kind }) => kind !== 'municipality');
  return sending.flatMap((unit) => {
    const seats = owed.get(unit.code) ?? [];
    const wanted = seats.flatMap((seat) => Array.from({ length: PER_SEAT }, () => seat));
    while (wanted.length < AT_LEAST) wanted.push({ role: 'member', host: null });
    const others = sending.filter(({ code }) => code !== unit.code);
    const ordinary = wanted.map((seat, n) => ({ seat, person: cadre(seed, unit, seat.role, n, today) }));
    return ordinary.map(({ seat, person }, n) => {
      if (chance(seed, person.id, 'awkward') >= AWKWARD_SHARE)
        return chance(seed, person.id, 'posted') < POSTED_SHARE ? postedElsewhere(person, today) : person;
      const colleague = ordinary[n - 1]?.person ?? null;
      const otherUnit = pick(others, seed, person.id, 'other unit').code;
      return awkward(person, { ...seat, today, otherUnit, colleague }, seed);
    });
  });
}

const levels: Readonly<Record<SeatRole, readonly PostLevel[]>> = {
  leader: ['deputySection', 'section'],
  member: ['clerk', 'sectionMember', 'sectionMember', 'deputySection'],
  head: ['deputyDivision'],
};

/** Young enough to come back from a second term before they retire. */
const ages: Readonly<Record<SeatRole, readonly [number, number]>> = {
  leader: [33, 48],
  member: [26, 43],
  head: [36, 47],
};

const titles: Readonly<Record<PostLevel, string>> = {
  clerk: '办事员',
  sectionMember: '科员',
  deputySection: '副科长',
  section: '科长',
  deputyDivision: '副处长',
  division: '处长',
};

function cadre(seed: number, unit: UnitData, role: SeatRole, n: number, today: DateString): CadreRecord {
  const id = `c-${unit.code.replace(/^sz-/, '')}-${n + 1}`;
  const draw = (key: string) => [seed, id, key] as const;
  const [youngest, oldest] = ages[role];
  const age = whole(youngest, oldest, ...draw('age'));
  const born = addDays(addMonths(today, -12 * age), -whole(20, 340, ...draw('birthday')));
  const workStart = addMonths(born, 12 * whole(22, 24, ...draw('work')));
  const partyEntry = addMonths(born, 12 * whole(19, 22, ...draw('party')));
  const postLevel = pick(levels[role], ...draw('level'));
  const enterprise = unit.kind === 'stateOwnedEnterprise';
  const unitName = unit.names.at(-1)?.name ?? unit.code;
  const post = `${unitName}${titles[postLevel]}`;
  const year = Number(today.slice(0, 4));
  return {
    id,
    unit: unit.code,
    name: pick(familyNames, ...draw('family')) + pick(givenNames, ...draw('given')),
    sex: chance(...draw('sex')) < 0.4 ? 'female' : 'male',
    born,
    ethnicity: chance(...draw('ethnicity')) < 0.95 ? '汉族' : '壮族',
    nativePlace: pick(places, ...draw('native')),
    birthplace: pick(places, ...draw('birthplace')),
    partyMember: true,
    partyEntry,
    fullMembership: addMonths(partyEntry, 12),
    workStart,
    health: 'good',
    specialty: pick(specialties, ...draw('specialty')),
    education: { fullTime: `${pick(universities, ...draw('university'))}本科` },
    post,
    postLevel,
    rank: titles[postLevel],
    establishment: enterprise ? 'regular' : 'establishment',
    resume: [{ from: workStart.slice(0, 7), what: post }],
    rewards: chance(...draw('reward')) < 0.2 ? ['嘉奖'] : [],
    sanctions: [],
    underInvestigation: false,
    // Years ahead as well: nobody enters grades while a rehearsal's years go by.
    grades: Object.fromEntries(
      Array.from({ length: 12 }, (_, n) => [
        String(year - 3 + n),
        chance(...draw(`grade${n}`)) < 0.15 ? 'excellent' : 'competent',
      ]),
    ),
    family: [
      {
        relation: '配偶',
        name: pick(familyNames, ...draw('spouse')) + pick(givenNames, ...draw('spouse-given')),
      },
    ],
    skills: [pick(specialties, ...draw('skill'))],
    volunteer: chance(...draw('volunteer')) < 0.3,
  };
}
