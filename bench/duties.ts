import proto from '@temporalio/proto';
import { workingCalendar } from '../activities/calendar.ts';
import { inParallel } from '../client/parallel.ts';
import { createGather } from '../db/facts.ts';
import { today } from '../db/clock.ts';
import { openOnRecord } from '../db/open-on-record.ts';
import { DUTIES_A_DAY } from '../domain/duty-calendar.ts';
import { processOf } from '../domain/processes.ts';
import { addDays } from '../domain/time.ts';
import { createScreens } from '../schemas/screening.ts';
import { percentile, type Report } from './report.ts';
import { settled } from './settled.ts';
import { withStack, type BenchStack } from './stack.ts';

const { HistoryEvent } = proto.temporal.api.history.v1;

/** Three years of the plan's duties. */
const DUTIES = 3000;
/** Of the others, started as workflows when they are opened: fewer, for they take their time. */
const STARTED = 600;
/** Duties to which something happens, one after the other. */
const ACTED = 200;
const CONCURRENCY = 12;

/** What duties cost that wait: opened on record, and, beside it, with a workflow for each from the first day on. */
export const duties = (): Promise<Report> =>
  withStack({ start: '2022-01-05', towns: 1 }, async (stack) => {
    const units = stack.programme.units.map(({ code }) => code);
    const id = (n: number, way: string): string => `${units[n % units.length]}/${way}${n}`;
    const before = await settled(stack);
    const opening = performance.now();
    for (let at = 0; at < DUTIES; at += DUTIES_A_DAY)
      await openHere(
        stack,
        Array.from({ length: DUTIES_A_DAY }, (_, n) => id(at + n, 'r')),
      );
    const onRecord = (performance.now() - opening) / 1000;
    const afterRecord = await settled(stack);
    const starting = performance.now();
    await inParallel(
      Array.from({ length: STARTED }, (_, n) => id(n, 'w')),
      CONCURRENCY,
      (bearer) => openByMessage(stack, bearer),
    );
    const started = (performance.now() - starting) / 1000;
    const afterStarted = await settled(stack);
    const acts: number[] = [];
    for (let n = 0; n < ACTED; n += 1) acts.push(await fulfil(stack, id(n, 'r')));
    const history = await historyOf(stack, id(0, 'r'));
    const mb = (bytes: number): number => bytes / 2 ** 20;
    return {
      bench: 'duties',
      figures: [
        { what: 'duties opened on record', value: DUTIES, unit: 'duties' },
        { what: 'a day’s batch of them', value: (onRecord / DUTIES) * DUTIES_A_DAY, unit: 's', atMost: 3 },
        { what: 'all of them', value: onRecord, unit: 's' },
        { what: 'what the worker grew by', value: mb(afterRecord - before), unit: 'MB', atMost: 20 },
        { what: 'as workflows, for as many', value: (started / STARTED) * DUTIES, unit: 's' },
        {
          what: 'what the worker grew by for each',
          value: mb(afterStarted - afterRecord) / STARTED,
          unit: 'MB',
        },
        { what: 'first act on a duty on record, p50', value: percentile(acts, 0.5), unit: 'ms' },
        { what: 'first act on a duty on record, p99', value: percentile(acts, 0.99), unit: 'ms' },
        { what: 'its history in Temporal, whole', value: history.events, unit: 'events', atMost: 30 },
        { what: 'its history in Temporal, whole', value: history.bytes / 1024, unit: 'KB', atMost: 8 },
      ],
      claims: {
        'nothing in Temporal before something happens': !(await isKnown(stack, id(DUTIES - 1, 'r'))),
      },
    };
  });

const caseId = (bearer: string): string => `duty/partyGroupMeeting/${bearer}/2022`;

const payloadOf = ({ programme }: BenchStack, bearer: string, date: string) => {
  const unit = bearer.split('/')[0] ?? '';
  return {
    ...{ programme: `programme/${programme.policy.id}`, duty: 'partyGroupMeeting', period: '2022', unit },
    ...{ places: { unit, root: 'sz', municipality: 'sz' }, from: '2022-01-01', due: addDays(date, 300) },
  };
};

/** As `record` does it within the programme's tick. */
async function openHere(stack: BenchStack, bearers: readonly string[]): Promise<void> {
  const { programme, database } = stack;
  const { id, version } = programme.policy;
  const { db } = database;
  const gather = createGather({ calendar: workingCalendar(), ...createScreens() });
  await db.transaction(async (tx) => {
    const date = await today(tx);
    const messages = bearers.map((bearer) => ({
      id: `bench:${bearer}`,
      message: {
        ...{ to: caseId(bearer), kind: 'duty' as const, act: 'open', opens: 'onRecord' as const },
        payload: payloadOf(stack, bearer, date),
      },
    }));
    const opener = { from: `programme/${id}`, programme: id, policyVersion: version, date };
    await openOnRecord(tx, { db, processOf, gather }, opener, messages);
  });
}

const refOf = ({ programme: { policy } }: BenchStack, bearer: string) => ({
  ...{ id: caseId(bearer), kind: 'duty' as const, programme: policy.id, policyVersion: policy.version },
});

async function openByMessage(stack: BenchStack, bearer: string): Promise<void> {
  const date = await today(stack.database.db);
  const actor = `case:programme/${stack.programme.policy.id}`;
  const command = { id: `bench:${bearer}`, act: 'open', actor, date, ...payloadOf(stack, bearer, date) };
  const answer = await stack.cases.send(refOf(stack, bearer), command, { unit: bearer.split('/')[0] ?? '' });
  if (!answer.ok) throw new Error(`${bearer}: ${JSON.stringify(answer)}`);
}

/** Milliseconds until it is recorded. */
async function fulfil(stack: BenchStack, bearer: string): Promise<number> {
  const date = await today(stack.database.db);
  const actor = `a-${bearer.split('/')[0]}-hr-1`;
  const evidence = { on: date, document: { number: '文〔2022〕1号', on: date }, participants: ['principal'] };
  const began = performance.now();
  const answer = await stack.cases.send(refOf(stack, bearer), {
    ...{ id: `bench:fulfil:${bearer}`, act: 'fulfil', actor, date },
    ...evidence,
  });
  if (!answer.ok) throw new Error(`${bearer}: ${JSON.stringify(answer)}`);
  return performance.now() - began;
}

async function historyOf({ temporal }: BenchStack, bearer: string) {
  const { events = [] } = await temporal.workflow.getHandle(caseId(bearer)).fetchHistory();
  const bytes = (events ?? []).reduce((sum, event) => sum + HistoryEvent.encode(event).finish().length, 0);
  return { events: (events ?? []).length, bytes };
}

const isKnown = ({ temporal }: BenchStack, bearer: string): Promise<boolean> =>
  temporal.workflow
    .getHandle(caseId(bearer))
    .describe()
    .then(() => true)
    .catch(() => false);
