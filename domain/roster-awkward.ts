import type { CadreRecord } from './cadre.ts';
import { whole } from './chance.ts';
import type { SeatRole } from './policy.ts';
import type { HostArea } from './ports.ts';
import { addDays, addMonths, type DateString } from './time.ts';

/** The seat that somebody is invented for; a unit that owes none has people without a host. */
export interface Wanted {
  readonly role: SeatRole;
  readonly host: HostArea | null;
}

interface Circumstances extends Wanted {
  readonly today: DateString;
  /** A unit that is not their own. */
  readonly otherUnit: string;
  /** Somebody of the same unit; nobody for its first. */
  readonly colleague: CadreRecord | null;
}

/** The oldest that a role generally takes: 三(一). A head's age is not limited. */
const limits: Readonly<Record<SeatRole, number>> = { leader: 50, member: 45, head: 50 };

/** Born so long before today, in full years. */
const aged = (years: number, today: DateString): DateString => addMonths(today, -12 * years);

/** What rules are there for: each kind differs from an ordinary person in one thing. */
const kinds: readonly ((person: CadreRecord, circumstances: Circumstances) => CadreRecord)[] = [
  // 预备党员: entered half a year ago, not yet a full member.
  ({ fullMembership: _, ...person }, { today }) => ({ ...person, partyEntry: addMonths(today, -6) }),
  // A year of Party standing but for one day.
  (person, { today }) => ({ ...person, fullMembership: addDays(addMonths(today, -12), 1) }),
  // Exactly as old as the rule allows, today.
  (person, { role, today }) => ({ ...person, born: aged(limits[role], today) }),
  // One year older, today.
  (person, { role, today }) => ({ ...person, born: aged(limits[role] + 1, today) }),
  // One year older before the teams set out, which is in summer.
  (person, { role, today }) => ({ ...person, born: addMonths(aged(limits[role] + 1, today), 2) }),
  // Dates known to the month only, and the month decides.
  (person, { role, today }) => ({
    ...person,
    born: aged(limits[role] + 1, today).slice(0, 7),
    fullMembership: addMonths(today, -12).slice(0, 7),
  }),
  // Dates known to the month only, and it does not matter.
  (person) => ({
    ...person,
    ...(person.born && { born: person.born.slice(0, 7) }),
    ...(person.workStart && { workStart: person.workStart.slice(0, 7) }),
  }),
  // Missing facts.
  ({ born: _, workStart: __, ...person }) => person,
  ({ fullMembership: _, ...person }) => person,
  ({ health: _, ...person }) => person,
  // 处分影响期内.
  (person, { today }) => ({
    ...person,
    sanctions: [{ what: '党内警告', from: addMonths(today, -3), until: addMonths(today, 9) }],
  }),
  (person) => ({ ...person, underInvestigation: true }),
  ({ partyEntry: _, fullMembership: __, ...person }) => ({ ...person, partyMember: false }),
  (person) => ({ ...person, establishment: 'contract' }),
  (person, { today }) => ({
    ...person,
    grades: { ...person.grades, [String(Number(today.slice(0, 4)) - 1)]: 'basicallyCompetent' },
  }),
  // Retires within the term, of whichever sex.
  (person, { today }) => ({ ...person, born: aged(person.sex === 'female' ? 53 : 58, today) }),
  (person) => ({ ...person, health: 'ill' }),
  // A relative works where the team goes.
  (person, { host }) => ({
    ...person,
    family: person.family.map((relative) => (host ? { ...relative, area: host.county } : relative)),
  }),
  // Married to a colleague, who may be sent to the same town.
  (person, { colleague }) =>
    colleague
      ? { ...person, family: [{ relation: '配偶', name: colleague.name, cadre: colleague.id }] }
      : person,
  // Comes from where the team goes, or from somewhere in that city.
  (person, { host }) => (host ? { ...person, nativePlace: host.cityName + host.countyName } : person),
  (person, { host }) => (host ? { ...person, nativePlace: host.cityName } : person),
  // 双重管理干部: another unit manages them, too.
  (person, { otherUnit }) => ({ ...person, coManagedBy: otherUnit }),
];

/** 援疆: away for three years, of which half has passed; not back when the teams set out. */
export const postedElsewhere = (person: CadreRecord, today: DateString): CadreRecord => ({
  ...person,
  otherPostings: [{ what: '援疆', from: addMonths(today, -18), until: addMonths(today, 18) }],
});

export function awkward(person: CadreRecord, circumstances: Circumstances, seed: number): CadreRecord {
  const kind = kinds[whole(0, kinds.length - 1, seed, person.id, 'kind')];
  return kind ? kind(person, circumstances) : person;
}
