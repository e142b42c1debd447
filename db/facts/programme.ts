import { and, eq, inArray, sql } from 'drizzle-orm';
import { isChangeCommand } from '../../domain/change.ts';
import { officeId } from '../../domain/office.ts';
import {
  plansOf,
  type PlannedTeam,
  type ProgrammeCommand,
  type ProgrammeFacts,
  type ProgrammeState,
  type Reporter,
} from '../../domain/programme-state.ts';
import type { PlannedBatch } from '../../domain/rotation.ts';
import type { PolicyVersions } from '../../domain/policy-version.ts';
import { batchesOf } from '../../domain/plan-problem.ts';
import type { DateString } from '../../domain/time.ts';
import type { Reader } from '../client.ts';
import type { GatherMore } from '../facts.ts';
import { policyVersions } from '../policies.ts';
import { heirsOf } from '../queries/heirs.ts';
import { reliefsToCome } from '../queries/plan-reliefs.ts';
import { rootUnit } from '../queries/root.ts';
import { teamSeats } from '../queries/seats.ts';
import { findSubstitution } from '../queries/substitutions.ts';
import { officesHeld } from './accounts.ts';
import { referenceNow } from './change.ts';
import { gradedFacts } from './graded.ts';
import { officeHolderFacts } from './office-holder.ts';
import { pairedOn } from './paired.ts';
import { area, pairing, seat, unit } from '../schema.ts';

/**
 * The plan as the record holds it on the day: teams when the programme begins, reporters when a year's reports are
 * opened, seats that are not vacant when people in post are brought in.
 */
export const programmeFacts: GatherMore = async (tx, _deps, row, command, facts): Promise<ProgrammeFacts> => {
  const root = await rootUnit(tx);
  const substitution = await substitutionNamed(tx, command as ProgrammeCommand);
  const absent = substitution ? await officesHeld(tx, [substitution.account], command.date) : {};
  return {
    ...{ ...facts, root, accounts: { ...facts.accounts, ...absent } },
    ...(substitution && { substitution }),
    ...(await officeHolderFacts(tx, command)),
    ...(await gradedFacts(tx, command)),
    ...(isChangeCommand(command) && { reference: await referenceNow(tx, root) }),
    versions: command.act === 'adoptPolicy' ? await versions(tx, row.programme) : { known: [], current: 0 },
    teams: ['launch', 'close'].includes(command.act) ? await plannedTeams(tx, root, command.date) : [],
    reporters:
      command.act === 'tick' ? await reporters(tx, root, row.state as ProgrammeState, command.date) : [],
    paired: command.act === 'tick' ? await pairedOn(tx, root, command.date) : [],
    planned: command.act === 'tick' ? await planned(tx, row.state as ProgrammeState) : {},
    occupied: command.act === 'importPostings' ? await occupied(tx, command as ProgrammeCommand) : [],
  };
};

const substitutionNamed = async (reader: Reader, command: ProgrammeCommand) =>
  command.act === 'endSubstitution' ? findSubstitution(reader, command.substitution) : undefined;

/** By month: whose relief the plan in force has for it, as far as they are there and it is not under way. */
async function planned(
  reader: Reader,
  state: ProgrammeState,
): Promise<Readonly<Record<string, PlannedBatch>>> {
  const { inForce } = plansOf(state);
  if (inForce === null) return {};
  const { plan } = inForce;
  const batches = batchesOf({ reliefs: await reliefsToCome(reader, plan) });
  return Object.fromEntries(
    batches.map(([month, reliefs]) => [
      month,
      {
        plan,
        reliefs: reliefs.map(({ seat, posting, on }) => ({ seat, posting, on })),
        exceptions: reliefs.flatMap(({ seat, months, exception }) =>
          exception ? [{ seat, months, reason: exception.reason }] : [],
        ),
      },
    ]),
  );
}

async function versions(reader: Reader, programme: string): Promise<PolicyVersions> {
  const stored = await policyVersions(reader, programme);
  return {
    known: stored.map(({ version }) => version),
    current: stored.find(({ current }) => current)?.version ?? 0,
  };
}

async function occupied(reader: Reader, command: ProgrammeCommand): Promise<readonly string[]> {
  if (command.act !== 'importPostings') return [];
  const areas = [...new Set(command.rows.map((row) => row.area))];
  const seats = await teamSeats(reader, areas, { lock: true });
  return command.rows
    .filter(
      ({ seat: id, posting }) =>
        !seats.some((own) => own.seat === id && own.vacant && own.posting === posting),
    )
    .map(({ seat: id }) => id);
}

/** Counties and towns with the unit that leads them at any time of these days, their city, and the city's headquarters. */
async function led(reader: Reader, from: DateString, to: DateString) {
  const headquarters = await reader.select().from(area).where(eq(area.kind, 'headquarters'));
  const rows = await reader
    .select({
      code: area.code,
      kind: area.kind,
      line: area.line,
      leadUnit: pairing.unit,
    })
    .from(area)
    .innerJoin(pairing, and(eq(pairing.area, area.code), eq(pairing.role, 'lead')))
    .where(
      and(
        inArray(area.kind, ['town', 'county']),
        sql`${pairing.period} && daterange(${from}::date, ${to}::date, '[]')`,
      ),
    )
    .orderBy(area.code, pairing.unit);
  return rows.map((row) => ({
    ...row,
    county: row.line[1] ?? row.code,
    headquarters: headquarters.find(({ parent }) => parent === row.line[0])?.code ?? '',
  }));
}

async function plannedTeams(reader: Reader, root: string, date: DateString): Promise<readonly PlannedTeam[]> {
  const seats = await reader
    .select({ seat, line: unit.line })
    .from(seat)
    .innerJoin(unit, eq(unit.code, seat.supplyingUnit))
    .where(sql`${seat.period} @> ${date}::date`)
    .orderBy(seat.area, seat.n);
  const districts = await reader.select({ code: unit.code }).from(unit).where(eq(unit.kind, 'district'));
  const areas = await led(reader, date, date);
  return areas.map(({ code, kind, county, headquarters, leadUnit }) => ({
    area: code,
    kind: kind === 'county' ? 'county' : 'town',
    seats: seats
      .filter((row) => row.seat.area === code)
      .map(({ seat: { id, role, supplyingUnit }, line }) => ({
        seat: id,
        role,
        places: {
          ...{ supplyingUnit, leadUnit, municipality: root, host: county, headquarters },
          root: districts.find((district) => line.includes(district.code))?.code ?? root,
        },
      })),
  }));
}

/**
 * 六(四): each district and each municipal department that has led a town or a county in the year; to the leading group and to the
 * headquarters of every city where it led one. Whose only town went in June reports on its months; for a unit that has been merged
 * into another one, that one reports.
 */
async function reporters(
  reader: Reader,
  root: string,
  { nextReports }: ProgrammeState,
  date: DateString,
): Promise<readonly Reporter[]> {
  if (!nextReports || nextReports.openOn > date) return [];
  const { year } = nextReports;
  const last = `${year}-12-31`;
  const byUnit = new Map<string, { headquarters: Set<string>; district: boolean }>();
  const areas = await led(reader, `${year}-01-01`, date < last ? date : last);
  const heirs = await heirsOf(reader);
  for (const { leadUnit, headquarters } of areas) {
    const { code, kind } = heirs(leadUnit);
    const known = byUnit.get(code) ?? { headquarters: new Set<string>(), district: kind === 'district' };
    known.headquarters.add(headquarters);
    byUnit.set(code, known);
  }
  return [...byUnit]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, { headquarters, district }]) => ({
      unit: code,
      places: { unit: code, root: district ? code : root, municipality: root },
      recipients: [
        officeId(root, 'leadingGroup'),
        ...[...headquarters].toSorted().map((scope) => officeId(scope, 'headquarters')),
      ],
    }));
}
