import { sql } from 'drizzle-orm';
import type { CaseRef } from '../domain/case.ts';
import { chance, pick, whole } from '../domain/chance.ts';
import { addDays, addMonths, type DateString } from '../domain/time.ts';
import { headingOf } from '../domain/work-item.ts';
import type { PlannedItem } from '../domain/work-plan.ts';
import { deed, holderOf, textId } from './identities.ts';
import { isPlanning, monthOf, officeDay } from './months.ts';
import { numberOf } from './papers.ts';
import type { Chore, Deed, World } from './world.ts';

/** Of the items, the share of which something is told before they are done, and the share that comes to nothing. */
const TOLD = 0.2;
const DROPPED = 0.04;
/** Of what is completed, the share that the county finds wanting. */
const WANTING = 0.05;
/** The month of the year at whose end the last items are due. */
const LAST_DUE = 11;
/** Months by which late work is late. */
const LATE = [1, 2] as const;

interface Row extends Record<string, unknown> {
  readonly id: string;
  readonly programme: string;
  readonly policyVersion: number;
  readonly area: string;
}

/** What teams do about their work on the office day of a month, apart from what the inbox asks for. */
export const workOf = async (world: World, date: DateString): Promise<readonly Deed[]> => [
  ...(isPlanning(world.policy, monthOf(date)) ? await planned(world, date) : []),
  ...(await told(world, date)),
];

const leadHr = ({ seats }: World, area: string): string => {
  const seat = [...seats.values()].find((one) => one.area === area);
  return `${seat?.places.leadUnit}/hr`;
};

/** Two items a year for each town: one that its county is asked to confirm, one that it is not. */
async function planned(world: World, date: DateString): Promise<readonly Deed[]> {
  const { db, policy, options } = world;
  const { work = [] } = policy;
  const teams = await db.execute<Row>(sql`
    select id, programme, policy_version as "policyVersion", town as area from "case"
    where kind = 'team' and stage = 'inPost' and state->>'kind' = 'town' order by id`);
  const month = monthOf(date);
  const spared = LAST_DUE - Number(month.slice(5, 7));
  return teams.map(({ area, ...row }) => {
    const items = [work.filter(({ confirm }) => confirm), work.filter(({ confirm }) => !confirm)].flatMap(
      (among, n): readonly PlannedItem[] => {
        if (among.length === 0) return [];
        const keys = [options.seed, area, month, n] as const;
        const dueIn = addMonths(month, whole(Math.min(2, spared), spared, ...keys, 'due'));
        return [
          {
            heading: pick(among, ...keys).id,
            title: textId('work'),
            dueOn: addDays(addMonths(dueIn, 1), -1),
          },
        ];
      },
    );
    return deed({ ...row, kind: 'team' }, 'planWork', holderOf(leadHr(world, area)), date, { items });
  });
}

/** Of some items the team tells how far they are a month or two after they were planned. */
async function told(world: World, date: DateString): Promise<readonly Deed[]> {
  const { seed } = world.options;
  const rows = await world.db.execute<Row & { heading: string; plannedOn: DateString }>(sql`
    select w.id, c.programme, c.policy_version as "policyVersion", w.area, w.heading, w.planned_on::text as "plannedOn"
    from work_item w join "case" c on c.id = w.id where w.status = 'open' order by w.id`);
  return rows.flatMap(({ id, programme, policyVersion, area, heading, plannedOn }) => {
    const on = addMonths(monthOf(plannedOn), whole(1, 2, seed, id, 'told in'));
    if (on !== monthOf(date) || chance(seed, id, 'told') >= TOLD) return [];
    const ref: CaseRef = { id, kind: 'workItem', programme, policyVersion };
    return [progress(world, ref, heading, leadHr(world, area), date)];
  });
}

/** The office day on which a team is done with an item: in a month before its last day, or after it. */
export function workDay({ ref, openedOn, due }: Chore, { calendar, options }: World): DateString {
  const keys = [options.seed, ref.id, openedOn] as const;
  const next = addMonths(monthOf(openedOn), 1);
  const last = monthOf(due ?? openedOn);
  const late = chance(...keys, 'late') < options.lateness;
  if (late) {
    const after = addMonths(last, whole(...LATE, ...keys, 'by'));
    return officeDay(calendar, after > next ? after : next);
  }
  const months = Number(last.slice(5, 7)) - Number(next.slice(5, 7));
  return officeDay(calendar, last > next ? addMonths(next, whole(0, months, ...keys)) : next);
}

/** Tells the last figures, files the evidence and completes the item; or says why nothing comes of it. */
export function completed(chore: Chore, world: World, date: DateString): readonly Deed[] {
  const { ref, office, subjects } = chore;
  const [heading = ''] = subjects;
  const actor = holderOf(office);
  if (chance(world.options.seed, ref.id, 'dropped') < DROPPED)
    return [deed(ref, 'drop', actor, date, { reason: textId('dropped') })];
  const document = { number: `台账${numberOf(office, date)}`, on: date };
  return [
    ...(headingOf(world.policy, heading).measures.length > 0
      ? [progress(world, ref, heading, office, date)]
      : []),
    deed(ref, 'fileEvidence', actor, date, { document }),
    deed(ref, 'complete', actor, date, { on: date }),
  ];
}

/** Every measure of the heading, or a word where it has none. */
function progress(world: World, ref: CaseRef, heading: string, office: string, date: DateString): Deed {
  const { measures } = headingOf(world.policy, heading);
  const figures = Object.fromEntries(
    measures.map(({ id, kind }) => {
      const [least, most] = kind === 'share' ? [60, 100] : [1, 20];
      return [id, whole(least, most, world.options.seed, ref.id, id, date)];
    }),
  );
  const said = measures.length > 0 ? { figures } : { note: textId('progress') };
  return deed(ref, 'progress', holderOf(office), date, { on: date, ...said });
}

/** The county looks at what was completed. */
export const confirmed = ({ ref, office, openedOn }: Chore, { options }: World, date: DateString): Deed =>
  chance(options.seed, ref.id, openedOn, 'wanting') < WANTING
    ? deed(ref, 'returnCompletion', holderOf(office), date, { reason: textId('returned') })
    : deed(ref, 'confirmCompletion', holderOf(office), date);
