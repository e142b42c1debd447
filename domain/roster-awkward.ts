import type { CadreRecord } from './cadre.ts';
import { whole } from './chance.ts';
import type { SeatRole } from './policy.ts';
import { addDays, addMonths, type DateString } from './time.ts';

/** The oldest that a role generally takes: 三(一). A head's age is not limited. */
const limits: Readonly<Record<SeatRole, number>> = { leader: 50, member: 45, head: 50 };

/** What rules are there for: each kind differs from an ordinary person in one thing. */
const kinds: readonly ((person: CadreRecord, role: SeatRole, today: DateString) => CadreRecord)[] = [
  // 预备党员: entered half a year ago, not yet a full member.
  ({ fullMembership: _, ...person }, _role, today) => ({ ...person, partyEntry: addMonths(today, -6) }),
  // A year of Party standing but for one day.
  (person, _role, today) => ({ ...person, fullMembership: addDays(addMonths(today, -12), 1) }),
  // Exactly as old as the rule allows, today.
  (person, role, today) => ({ ...person, born: addMonths(today, -12 * limits[role]) }),
  // One year older, today.
  (person, role, today) => ({ ...person, born: addMonths(today, -12 * (limits[role] + 1)) }),
  // Dates known to the month only, and the month decides.
  (person, role, today) => ({
    ...person,
    born: addMonths(today, -12 * (limits[role] + 1)).slice(0, 7),
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
  // 处分影响期内.
  (person, _role, today) => ({
    ...person,
    sanctions: [{ what: '党内警告', from: addMonths(today, -3), until: addMonths(today, 9) }],
  }),
  (person) => ({ ...person, underInvestigation: true }),
  ({ partyEntry: _, fullMembership: __, ...person }) => ({ ...person, partyMember: false }),
  (person) => ({ ...person, establishment: 'contract' }),
  (person, _role, today) => ({
    ...person,
    grades: { ...person.grades, [String(Number(today.slice(0, 4)) - 1)]: 'basicallyCompetent' },
  }),
];

export function awkward(person: CadreRecord, role: SeatRole, seed: number, today: DateString): CadreRecord {
  const kind = kinds[whole(0, kinds.length - 1, seed, person.id, 'kind')];
  return kind ? kind(person, role, today) : person;
}
