import { sql } from 'drizzle-orm';
import type { Policy } from '../../domain/policy.ts';
import { programme } from '../../domain/programme.ts';
import { rotation } from '../../domain/rotation.ts';
import type { TeamState } from '../../domain/team-state.ts';
import type { DateString } from '../../domain/time.ts';
import type { Reader } from '../client.ts';
import { reliefsBy, type ReliefOf, type SeatRelief } from './planned-reliefs.ts';
import { statesThen } from './states-then.ts';

/** `plannedReliefs` as it was at the end of a day, with the teams as they were. */
export async function plannedReliefsThen(
  reader: Reader,
  policy: Policy,
  on: DateString,
  teams: Iterable<TeamState>,
): Promise<ReliefOf> {
  const id = `programme/${policy.id}`;
  const [rotations, byPlan, programmes] = await Promise.all([
    statesThen(reader, rotation, ROTATION, on, sql`c.kind = 'rotation'`),
    plannedPostingsThen(reader, on),
    statesThen(reader, programme, PROGRAMME, on, sql`c.id = ${id}`),
  ]);
  const bySeat = [...ordered(teams), ...[...rotations.values()].flatMap(waiting)];
  return reliefsBy(policy, { bySeat, byPlan, programme: programmes.get(id) });
}

/** What moves the seats of a batch, and what moves the batches to come. */
const ROTATION = [
  ...(['rotationPlanned', 'rotationApproved', 'rotationReturned', 'planResubmitted'] as const),
  ...(['relieved', 'reliefDropped', 'rotationEnded'] as const),
];
const PROGRAMME = [
  ...(['rotationScheduled', 'rotationOpened', 'programmeClosed', 'planAdopted', 'batchSkipped'] as const),
];

function* ordered(teams: Iterable<TeamState>): Generator<SeatRelief> {
  for (const { seats } of teams)
    for (const { seat, relief } of Object.values(seats))
      if (relief) yield { key: seat, on: relief.on, basis: 'ordered' };
}

const waiting = ({ stage, relieveOn, open }: typeof rotation.initial): readonly SeatRelief[] =>
  relieveOn !== null && (stage === 'planned' || stage === 'returned')
    ? Object.keys(open).map((key) => ({ key, on: relieveOn, basis: 'planned' }))
    : [];

/** Of each plan the version that was in force, unless the plan had ended. */
async function plannedPostingsThen(reader: Reader, on: DateString): Promise<ReadonlyMap<string, DateString>> {
  const rows = await reader.execute<{ posting: string; on: DateString }>(sql`
    select distinct on (r.posting) r.posting, r."on"::text as "on"
    from (
      select distinct on (plan) plan, version, in_force_on from plan_version
      where in_force_on <= ${on}::date order by plan, in_force_on desc, version desc
    ) v
    join plan_relief r on r.plan = v.plan and r.version = v.version
    where r."on" >= ${on}::date and not exists (
      select from event e where e.case_id = v.plan and e.type = 'planEnded' and e.date <= ${on}::date)
    order by r.posting, v.in_force_on desc`);
  return new Map(rows.map(({ posting, on: day }) => [posting, day]));
}
