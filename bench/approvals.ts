import { parseArgs } from 'node:util';
import { startEngine } from './peers/child.ts';
import { installDbos } from './peers/dbos.ts';
import type { Engine } from './peers/engine.ts';
import { installFlowable } from './peers/flowable.ts';
import type { Command } from './peers/install.ts';
import { measure, slatesTaken, type Measured } from './peers/measure.ts';
import type { Figure, Report } from './report.ts';
import { slatesOf } from './slates.ts';
import { withStack, type BenchStack } from './stack.ts';

/** What stands beside each engine's main way is measured on a fifth of the slates: rates hold, and nobody waits an hour. */
const BESIDE = 5;

/** The main way of each engine first: what its manual recommends for a slate, the five decisions together. */
const peers = [
  {
    ...{ key: 'dbos', name: 'DBOS', install: installDbos },
    models: {
      together: 'a message for the slate',
      bare: 'a message for the slate, no tables of decisions and inbox',
      apart: 'a message for each person, five at once',
    },
  },
  {
    ...{ key: 'flowable', name: 'Flowable', install: installFlowable },
    models: {
      together: 'a task for each person, five in a transaction',
      form: 'one task for the slate, five results in its form',
      apart: 'a task for each person, one after the other',
    },
  },
] as const;
type Peer = (typeof peers)[number];

interface Way {
  readonly engine: string;
  readonly what: string;
  readonly measured: Measured;
}
type Ways = readonly [main: Way, ...beside: Way[]];
type Theirs = { [key in Peer['key']]?: Ways };

/** Slates of five people through four steps, and the same on two other engines: one machine, one Postgres, one after the other. */
export async function approvals(): Promise<Report> {
  const slates = slatesWanted();
  // Before anything runs that is measured.
  const commands = new Map<string, Command>();
  for (const { name, install } of peers) {
    try {
      commands.set(name, await install());
    } catch (error) {
      log(`${name} is left out: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return withStack({ start: 'real', towns: 1 }, async (stack) => {
    const ours = await ourWays(stack, slates);
    await stack.halt();
    const theirs: Theirs = {};
    for (const peer of peers) {
      const command = commands.get(peer.name);
      if (command) theirs[peer.key] = await theirWays(stack, peer, command, slates);
    }
    return reportOf(slates, ours, theirs);
  });
}

const log = (line: string): void => console.error(line);

function slatesWanted(): number {
  const { values } = parseArgs({ args: process.argv.slice(3), options: { slates: { type: 'string' } } });
  const slates = Number(values.slates ?? 1000);
  if (!Number.isInteger(slates) || slates < 1) throw new Error('--slates takes a whole number from 1');
  return slates;
}

async function ourWays(stack: BenchStack, slates: number): Promise<Ways> {
  const few = Math.ceil(slates / BESIDE);
  const [all, some] = [slatesTaken(slates), slatesTaken(few)];
  const { together, apart, recordOnly } = await slatesOf(stack, all + 2 * some);
  return [
    await way(stack, together, 'Lunhuan', 'a command for the slate', slates),
    await way(stack, apart, 'Lunhuan', 'a command for each person, five at once', few, all),
    await way(
      ...[stack, recordOnly, 'Lunhuan', 'recorded only, without workflow and Temporal', few, all + some],
    ),
  ];
}

/** Each model in a process and a database of its own. */
async function theirWays(stack: BenchStack, peer: Peer, command: Command, slates: number): Promise<Ways> {
  const few = Math.ceil(slates / BESIDE);
  const run = async (model: string, what: string, count: number): Promise<Way> => {
    const database = `bench_${peer.key}_${model}_${Date.now()}`;
    await stack.database.sql`create database ${stack.database.sql(database)}`;
    const url = new URL(stack.services.databaseUrl);
    url.pathname = `/${database}`;
    const engine = await startEngine(peer.name, command, { DATABASE_URL: url.href, MODEL: model });
    try {
      return await way(stack, engine, peer.name, what, count);
    } finally {
      await engine.stop();
    }
  };
  const { together, ...beside } = peer.models;
  const main = await run('together', together, slates);
  const others: Way[] = [];
  for (const [model, what] of Object.entries(beside)) others.push(await run(model, what, few));
  return [main, ...others];
}

async function way(
  { services }: BenchStack,
  engine: Engine,
  name: string,
  what: string,
  slates: number,
  first = 0,
): Promise<Way> {
  log(`${name}: ${what}, ${slates} slates`);
  const postgres = services.own.find((child) => child.name === 'postgres');
  return { engine: name, what, measured: await measure(engine, first, slates, postgres?.pid) };
}

function reportOf(slates: number, ours: Ways, theirs: Theirs): Report {
  const all = [ours, theirs.dbos, theirs.flowable].flatMap((ways) => (ways ? [ways] : []));
  const mains = all.map(([main]) => main);
  const ratioTo = (ways: Ways | undefined): number | null =>
    ways ? ours[0].measured.peoplePerSecond / ways[0].measured.peoplePerSecond : null;
  const ratios = { ratioToDbos: ratioTo(theirs.dbos), ratioToFlowable: ratioTo(theirs.flowable) };
  const each = <T>(of: (measured: Measured) => T) => ({
    lunhuan: of(ours[0].measured),
    dbos: theirs.dbos ? of(theirs.dbos[0].measured) : null,
    flowable: theirs.flowable ? of(theirs.flowable[0].measured) : null,
  });
  const rate = ({ engine, what, measured }: Way): Figure => ({
    ...{ what: `${engine}: ${what}`, value: measured.peoplePerSecond, unit: 'people/s' },
  });
  const against = (name: string, value: number | null): readonly Figure[] =>
    value === null ? [] : [{ what: `Lunhuan against ${name}`, value, unit: 'times' }];
  return {
    bench: 'approvals',
    figures: [
      { what: 'slates of five people, four decisions each', value: slates, unit: 'slates' },
      ...mains.map(rate),
      ...against('DBOS', ratios.ratioToDbos),
      ...against('Flowable', ratios.ratioToFlowable),
      ...mains.flatMap(({ engine, measured: { alone } }) => [
        { what: `${engine}: a decision alone, p50`, value: alone.p50, unit: 'ms' },
        { what: `${engine}: a decision alone, p99`, value: alone.p99, unit: 'ms' },
      ]),
      ...mains.flatMap(({ engine, measured: { cpu } }) =>
        Object.entries(cpu).map(([process, value]) => ({
          ...{ what: `${engine}: CPU of ${process} for a decision`, value, unit: 'ms' },
        })),
      ),
      ...all.flatMap(([, ...beside]) => beside.map(rate)),
    ],
    named: {
      peoplePerSecond: each(({ peoplePerSecond }) => peoplePerSecond),
      ...ratios,
      alone: each(({ alone }) => alone),
    },
  };
}
