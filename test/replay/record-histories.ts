import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client, Connection } from '@temporalio/client';
import { DefaultLogger, Runtime } from '@temporalio/worker';
import { eq, sql } from 'drizzle-orm';
import { createCases } from '../../client/cases.ts';
import { createDriver, type Driver } from '../../client/driver.ts';
import { launchProgramme } from '../../client/launch.ts';
import { readConfig } from '../../config.ts';
import { connect, type Database } from '../../db/client.ts';
import { today } from '../../db/clock.ts';
import { caseTable } from '../../db/schema.ts';
import { prepare } from '../../dev/prepare.ts';
import { startServices, type Services } from '../../dev/services.ts';
import type { CaseKind, CaseRef } from '../../domain/case.ts';
import type { SelectionState } from '../../domain/selection-state.ts';
import type { TeamState } from '../../domain/team-state.ts';
import { startWorker } from '../../worker.ts';
import { historyToJson } from '../support/history.ts';
import {
  accepted,
  agreeToAll,
  commandOf,
  dispatch,
  holderOf,
  launchSelection,
  nominate,
  openSteps,
  proposals,
  publishNotice,
  refOf,
  stateOf,
  towns,
  type Hands,
} from '../support/slate.ts';

/*
 * Records the histories that replay.test.ts replays: `npx tsx test/replay/record-histories.ts`, with names only of the copies that
 * are named (`driven`, `real`, `planned`). Those in the repo stay as they are for as long as cases of their age may be running:
 * record under another name beside them, and delete a history only when no such case can be left.
 */
const folder = fileURLToPath(new URL('./histories/', import.meta.url));
const PROGRAMME = 'shenzhen-2022';

interface Copy {
  readonly hands: Hands;
  readonly driver: Driver;
  readonly client: Client;
  /** Writes down the history of a case's latest run, or of its first. */
  keep(name: string, id: string, run?: 'first'): Promise<void>;
}

/** A programme on a database and in a namespace of its own, with a worker. */
async function withCopy(
  services: Services,
  name: string,
  clock: 'real' | 'driven',
  work: (copy: Copy) => Promise<void>,
): Promise<void> {
  const url = new URL(services.databaseUrl);
  url.pathname = `/histories_${name}`;
  await prepare(url.href, { start: '2021-03-15', seed: 1, towns: 2 });
  const temporal = await Connection.connect({ address: services.temporalAddress });
  const namespace = `histories-${name}`;
  await temporal.workflowService.registerNamespace({
    namespace,
    workflowExecutionRetentionPeriod: { seconds: 86_400 as never },
  });
  const config = readConfig({
    DATABASE_URL: url.href,
    TEMPORAL_ADDRESS: services.temporalAddress,
    TEMPORAL_NAMESPACE: namespace,
  });
  let worker = await startWorker(config);
  const connection = connect(url.href);
  try {
    const client = new Client({ connection: temporal, namespace, identity: 'recorder' });
    const launching = createCases({ client, taskQueue: config.taskQueue, clock: 'driven' });
    const driver = createDriver(connection.db, launching);
    await launchProgramme(connection.db, launching, PROGRAMME, 'a-sz-administrator-1');
    await driver.settle();
    const cases = createCases({ client, taskQueue: config.taskQueue, clock });
    if (clock === 'real') {
      await worker.stop();
      await followCalendar(connection.db, client);
      worker = await startWorker(config);
    }
    const quiet = () => new Promise<void>((resolve) => setTimeout(resolve, 2000));
    const hands: Hands = {
      db: connection.db,
      send: cases.send,
      settle: clock === 'driven' ? driver.settle : quiet,
    };
    await work({ hands, driver, client, keep: (...given) => keep(client, ...given) });
  } finally {
    await worker.stop();
    await connection.close();
    await temporal.close();
  }
}

/** From here on the clock follows the calendar; the teams are started again, with timers of their own. */
async function followCalendar(db: Database, client: Client): Promise<void> {
  await db.execute(sql`update clock set mode = 'real', date = null`);
  for (const town of await towns(db)) await client.workflow.getHandle(`team/${town}`).terminate();
}

async function keep(client: Client, name: string, id: string, run?: 'first'): Promise<void> {
  const { raw } = await client.workflow.getHandle(id).describe();
  const first = raw.workflowExecutionInfo?.firstRunId ?? undefined;
  const history = await client.workflow.getHandle(id, run && first).fetchHistory();
  await writeFile(join(folder, `${name}.json`), historyToJson(history));
  console.log(`${name}: ${history.events?.length} events`);
}

/** One selection through everything that can happen to it, then the posting, the posts held and the report after it. */
async function driven({ hands, driver, keep: write }: Copy): Promise<void> {
  const { db } = hands;
  const [town = ''] = await towns(db);
  const selection = await launchSelection(hands, town);
  const slate = await proposals(db, selection);
  await nominate(hands, selection, slate);
  const [first] = slate;
  if (!first) throw new Error('nobody can be nominated');
  await withdrawAndReplace(
    hands,
    selection,
    first.person,
    first.actor,
    slate.map(({ person }) => person),
  );
  await returnAndResubmit(hands, selection);
  await agreeToAll(hands, selection);
  await publishNotice(hands, selection);
  const { nominees, seats } = await stateOf<SelectionState>(db, selection.id);
  const [person = '', nominee] = Object.entries(nominees).find(([, { stage }]) => stage === 'notice') ?? [];
  const discipline = `a-${seats[nominee?.seat ?? '']?.places.supplyingUnit}-discipline-1`;
  for (let n = 1; n <= 40; n += 1) {
    const about = { person, objection: `o-${n}`, reason: 'text-1' };
    await accepted(hands, selection, commandOf('object', discipline, await today(db), about));
    const settled = { ...about, result: 'dismissed' };
    await accepted(hands, selection, commandOf('settle', discipline, await today(db), settled));
  }
  await driver.moveTo('2021-04-01');
  await dispatch(hands, selection);
  await write('selection-first-run', selection.id, 'first');
  await write('selection-continued', selection.id);

  const posting = `posting/${town}/1/1`;
  await arrive(hands, refOf('posting', posting), seats[`${town}/1`]?.places.host ?? '');
  await write('posting', posting);
  await write('host-post', await one(db, 'hostPost'));
  await write('team', `team/${town}`);
  await goOn(driver, '2021-12-01');
  await write('programme', `programme/${PROGRAMME}`);
  const report = refOf('report', await one(db, 'report'));
  const { unit } = await stateOf<{ unit: string }>(db, report.id);
  await accepted(
    hands,
    report,
    commandOf('draft', `a-${unit}-hr-1`, await today(db), {
      sections: { overview: 'text-2', outlook: 'text-2' },
    }),
  );
  await accepted(
    hands,
    report,
    commandOf('submit', `a-${unit}-hr-1`, await today(db), { number: '报告1号' }),
  );
  await agreeToAll(hands, report);
  await write('report', report.id);
}

/** A rotation plan of teams that are in post: its case has it solved by an activity, here twice, and goes through the chain. */
async function planned({ hands, driver, keep: write }: Copy): Promise<void> {
  const { db } = hands;
  const administrator = 'a-sz-administrator-1';
  const planner = 'a-sz-orgDepartment-1';
  const programme = refOf('programme', `programme/${PROGRAMME}`);
  const rows = (await Promise.all((await towns(db)).map((town) => inPost(db, town)))).flat();
  await accepted(hands, programme, commandOf('importPostings', administrator, await today(db), { rows }));
  await driver.settle();
  await goOn(driver, '2023-10-09');
  await accepted(hands, programme, commandOf('askPlan', planner, await today(db)));
  await driver.settle();
  const plan = refOf('rotationPlan', `rotation-plan/${PROGRAMME}/1`);
  const pin = { seat: rows[0]?.seat, on: '2024-09-12' };
  await accepted(hands, plan, commandOf('pin', planner, await today(db), pin));
  await accepted(hands, plan, commandOf('askAgain', planner, await today(db)));
  await driver.settle();
  await accepted(hands, plan, commandOf('submit', planner, await today(db)));
  await agreeToAll(hands, plan);
  await driver.settle();
  await write('rotation-plan', plan.id);
}

/** Somebody for each seat of a town, as a list of those who are in post has them. */
async function inPost(db: Database, town: string) {
  const { area, kind, seats } = await stateOf<TeamState>(db, `team/${town}`);
  const taken: string[] = [];
  const rows = [];
  for (const { seat, role, places } of Object.values(seats)) {
    const [found] = await db.execute<{ id: string }>(sql`
      select p.id from cadre p join unit u on u.code = p.unit
      where ${places.supplyingUnit ?? ''} = any(u.line) and p.id <> all(${`{${taken.join(',')}}`}::text[]) order by p.id limit 1`);
    if (!found) throw new Error(`nobody can be in seat ${seat}`);
    taken.push(found.id);
    const term = { since: '2021-03-01', termFrom: '2021-08-01', termEnd: '2024-08-01' };
    rows.push({
      ...{ posting: `posting/${seat}/1`, person: found.id, seat, area, kind, role, places, ...term },
      posts: [],
    });
  }
  return rows;
}

/** From due date to due date. */
async function goOn(driver: Driver, to: string): Promise<void> {
  for (let next = await driver.nextDue(); next !== null && next <= to; next = await driver.nextDue())
    await driver.moveTo(next);
  await driver.moveTo(to);
}

/** The same on a clock that follows the calendar: the case's own timer sends its ticks. */
async function real({ hands, keep: write }: Copy): Promise<void> {
  const [town = ''] = await towns(hands.db);
  const selection = await launchSelection(hands, town);
  await nominate(hands, selection, await proposals(hands.db, selection));
  await agreeToAll(hands, selection);
  await hands.settle();
  await write('team-real-clock', `team/${town}`);
  await write('selection-real-clock', selection.id);
}

async function withdrawAndReplace(
  hands: Hands,
  selection: CaseRef,
  person: string,
  actor: string,
  taken: readonly string[],
): Promise<void> {
  const date = await today(hands.db);
  await accepted(hands, selection, commandOf('withdraw', actor, date, { person }));
  const [another] = await proposals(hands.db, selection, taken);
  if (!another) throw new Error('nobody is left for the seat');
  await nominate(hands, selection, [another]);
}

async function returnAndResubmit(hands: Hands, selection: CaseRef): Promise<void> {
  const date = await today(hands.db);
  const [step] = await openSteps(hands.db, selection.id);
  const [approval = ''] = step?.keys ?? [];
  const items = [{ approval, verdict: 'return', reason: 'text-3' }];
  await accepted(hands, selection, commandOf('decide', holderOf(step?.office ?? '', 2), date, { items }));
  const { nominees } = await stateOf<SelectionState>(hands.db, selection.id);
  const actor = nominees[approval]?.nominatedBy ?? '';
  await accepted(hands, selection, commandOf('resubmit', actor, date, { person: approval }));
}

async function arrive(hands: Hands, posting: CaseRef, host: string): Promise<void> {
  const on = await today(hands.db);
  await accepted(
    hands,
    posting,
    commandOf('arrive', `a-${host}-host-1`, on, { on, document: '报到回执1号' }),
  );
  await hands.settle();
}

async function one(db: Database, kind: CaseKind): Promise<string> {
  const [row] = await db
    .select({ id: caseTable.id })
    .from(caseTable)
    .where(eq(caseTable.kind, kind))
    .orderBy(caseTable.id)
    .limit(1);
  if (!row) throw new Error(`there is no case of kind ${kind}`);
  return row.id;
}

Runtime.install({ logger: new DefaultLogger('ERROR'), shutdownSignals: [] });
const dataDir = await mkdtemp(join(tmpdir(), 'lunhuan-histories-'));
const services = await startServices({ dataDir, log: console.log, temporalInMemory: true, env: {} });
try {
  await mkdir(folder, { recursive: true });
  const named = process.argv.slice(2);
  const copies = { driven: ['driven', driven], real: ['real', real], planned: ['driven', planned] } as const;
  for (const [name, [clock, work]] of Object.entries(copies))
    if (named.length === 0 || named.includes(name)) await withCopy(services, name, clock, work);
} finally {
  await services.stop();
  await rm(dataDir, { recursive: true, force: true });
}
process.exit();
