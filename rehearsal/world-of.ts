import { workingCalendar } from '../activities/calendar.ts';
import type { ProgrammeData } from '../domain/programme-data.ts';
import { generateRoster } from '../domain/roster.ts';
import { createScreens } from '../schemas/screening.ts';
import { startOf, type RehearsalOptions } from './options.ts';
import type { PlannedSeat, World } from './world.ts';

/** The world of a programme that is stored and running: its plan, its people and the rules as the record applies them. */
export function worldOf(
  programme: ProgrammeData,
  options: RehearsalOptions,
  running: Pick<World, 'db' | 'sql' | 'cases' | 'driver'>,
): World {
  const { policy, units, teams } = programme;
  const lines = new Map(units.map(({ code, line }) => [code, line]));
  const seats = new Map<string, PlannedSeat>(
    teams.flatMap(({ area, seats: own }) => own.map((seat) => [seat.seat, { ...seat, area }] as const)),
  );
  const people = generateRoster({ seed: options.seed, programme, today: startOf(options) });
  return {
    ...running,
    ...{ policy, options, seats },
    calendar: workingCalendar(),
    people: people.map((person) => ({ ...person, unitLine: lines.get(person.unit) ?? [] })),
    screens: createScreens(),
    refusals: new Map(),
  };
}
