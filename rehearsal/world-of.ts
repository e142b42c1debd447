import { workingCalendar } from '../activities/calendar.ts';
import { createScreen } from '../activities/screening.ts';
import type { ProgrammeData } from '../domain/programme-data.ts';
import { generateRoster } from '../domain/roster.ts';
import type { RehearsalOptions } from './options.ts';
import type { PlannedSeat, World } from './world.ts';

/** The day for which the roster is made, as dev/prepare.ts makes it. */
const ROSTER_DAY = '2021-03-15';

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
  const people = generateRoster({ seed: options.seed, programme, today: ROSTER_DAY });
  const judge = createScreen();
  const consortia = new Map<string, string[]>();
  for (const { area, unit } of programme.pairings)
    consortia.set(area, [...(consortia.get(area) ?? []), unit]);
  return {
    ...running,
    ...{ policy, options, seats },
    calendar: workingCalendar(),
    people: people.map((person) => ({ ...person, unitLine: lines.get(person.unit) ?? [] })),
    screen(person, seat, date) {
      const leadUnit = seat.places.leadUnit ?? '';
      const consortium = [leadUnit, ...(consortia.get(seat.area) ?? [])];
      return judge(policy, person, {
        role: seat.role,
        date,
        leadUnit,
        consortium,
        unitLine: person.unitLine,
      });
    },
    refusals: new Map(),
  };
}
