import { asc, eq, ne } from 'drizzle-orm';
import { caseTable, task } from '../db/schema.ts';
import { chance, whole } from '../domain/chance.ts';
import { addDays, latest, type DateString } from '../domain/time.ts';
import { dutyDay } from './duties.ts';
import { hasLogin } from './identities.ts';
import { workDay } from './work.ts';
import type { Chore, World } from './world.ts';

/** Working days that people take over a piece of work, from the least to the most, when they are not late. */
const paces: Readonly<Record<string, readonly [number, number]>> = {
  launchSelection: [0, 8],
  explainShortfall: [1, 4],
  noteShortfall: [0, 3],
  sendQuotaNotice: [0, 1],
  nominate: [1, 6],
  decide: [0, 3],
  file: [0, 1],
  minute: [1, 5],
  confirmMinutes: [0, 2],
  resubmit: [1, 3],
  askPlan: [0, 10],
  askAgain: [1, 5],
  publishNotice: [0, 2],
  settle: [1, 7],
  dispatch: [0, 2],
  listHandover: [1, 3],
  signHandover: [0, 2],
  confirmHandover: [0, 3],
  nameActing: [0, 3],
  giveOpinion: [2, 10],
  appraise: [1, 8],
  takeNote: [0, 2],
  appoint: [3, 25],
  resubmitLeave: [1, 2],
  rectify: [3, 15],
  verify: [1, 8],
  mark: [2, 10],
  propose: [1, 4],
  draft: [5, 20],
  submit: [1, 5],
  acknowledge: [1, 15],
  confirmEvidence: [1, 12],
  confirmCompletion: [1, 12],
};

/** Days before their limit at which people arrive: nobody moves to a town long before the term begins. */
const ARRIVE_EARLY = 2;
/** Working days by which late work is late at most. */
const LATE_AT_MOST = 8;
/** Days after the limit: the silence of a county that never signs in has confirmed by then. */
const SILENT = 30;

/** Every open task of the inbox, those of one case, act, office and day together; sorted, so that a seed has one order. */
export async function openChores({ db }: World): Promise<readonly Chore[]> {
  const rows = await db
    // Not the whole case: its state is large, and of duties there are hundreds.
    .select({
      task,
      case: {
        ...{ id: caseTable.id, kind: caseTable.kind },
        ...{ programme: caseTable.programme, policyVersion: caseTable.policyVersion },
        version: caseTable.version,
      },
    })
    .from(task)
    .innerJoin(caseTable, eq(caseTable.id, task.caseId))
    // The office above may urge what is late; here nobody does.
    .where(ne(task.act, 'urge'))
    .orderBy(asc(task.caseId), asc(task.key));
  const chores = new Map<string, Chore>();
  for (const { task: row, case: found } of rows) {
    const key = [row.caseId, row.act, row.office, row.openedOn].join(' ');
    const known = chores.get(key);
    const { id, kind, programme, policyVersion, version } = found;
    chores.set(key, {
      ref: { id, kind, programme, policyVersion },
      ...{ kind, version, act: row.act, office: row.office, openedOn: row.openedOn, due: row.due },
      subjects: [...(known?.subjects ?? []), row.subject],
    });
  }
  return [...chores.values()];
}

/** The day on which somebody gets round to it: drawn from what it is alone, so that the order of days changes nothing. */
export function doneOn(chore: Chore, world: World): DateString {
  const { ref, act, office, openedOn, due } = chore;
  if (act === 'fulfil') return dutyDay(chore, world);
  if (act === 'complete') return workDay(chore, world);
  const { calendar, options } = world;
  if (act === 'confirmCompletion' && !hasLogin(options.seed, office)) return addDays(due ?? openedOn, SILENT);
  const keys = [options.seed, ref.id, act, office, openedOn] as const;
  if (due !== null && chance(...keys, 'late') < options.lateness) {
    return calendar.addWorkingDays(latest(due, openedOn), whole(1, LATE_AT_MOST, ...keys, 'by'));
  }
  if (act === 'arrive') {
    const early = addDays(due ?? openedOn, -whole(0, ARRIVE_EARLY, ...keys));
    return latest(early, openedOn);
  }
  const [least, most] = paces[act] ?? [0, 5];
  return calendar.addWorkingDays(openedOn, whole(least, most, ...keys));
}
