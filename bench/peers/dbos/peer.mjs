/**
 * The slates on DBOS, as its manual has people in the loop: a workflow for each slate waits with `recv` for what an
 * office decides, carries it out in a step and publishes what came of it as an event, for which the office's request
 * waits. The bench writes requests and reads answers as lines of JSON: see bench/peers/child.ts. Models:
 *
 * - `together`: a decision is one message for the five people; decisions and the offices' inbox are tables of the
 *   application, so that they can be listed
 * - `bare`: without these tables, all there is are messages and events
 * - `apart`: like `together`, with a message for each person
 */
import { randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline';
import { DBOS } from '@dbos-inc/dbos-sdk';
import pg from 'pg';

const OFFICES = ['hr', 'discipline', 'partyGroup', 'orgDepartment'];
const PEOPLE = 5;
/** Connections for DBOS and the application together: more than two cores keep busy, fewer than Postgres takes. */
const CONNECTIONS = 20;
/** What an office has time for; the manual wants a limit on every wait. */
const LIMIT_SECONDS = 10 * 86_400;
/** NOTIFY wakes who waits; looking every ten seconds, the default, would be most of the work of a thousand that wait. */
const LOOK_MS = 600_000;

const { DATABASE_URL: connectionString, MODEL: model } = process.env;
const tables = model !== 'bare';
const pool = new pg.Pool({ connectionString, max: CONNECTIONS });
pool.on('error', (error) => console.error(error));

const slate = (n) => `slate-${n}`;
const person = (n, m) => `person-${n}-${m}`;
const holder = (office) => `${office}-2`;

/** Offices agree one after the other; each person keeps their own result, and whoever is rejected is out. */
async function approve(people) {
  const id = DBOS.workflowID;
  const standing = new Map(people.map((name) => [name, 0]));
  while ([...standing.values()].some((step) => step >= 0 && step < OFFICES.length)) {
    const decision = await DBOS.recv('decisions', {
      timeoutSeconds: LIMIT_SECONDS,
      pollingIntervalMs: LOOK_MS,
    });
    if (decision === null) continue;
    const outcome = decide(standing, decision);
    if (tables && outcome.ok)
      await DBOS.runStep(() => note(id, decision, outcome.steps), { name: 'note', retriesAllowed: true });
    await DBOS.setEvent(decision.id, { ok: outcome.ok });
  }
  return [...standing];
}
const approval = DBOS.registerWorkflow(approve, { name: 'approve' });

/** Only the office whose turn it is decides; an item that does not fit refuses them all. */
function decide(standing, { by, items }) {
  const fits = items.every(({ person: name }) => by === holder(OFFICES[standing.get(name)] ?? ''));
  if (!fits) return { ok: false, steps: [] };
  const steps = items.map(({ person: name }) => standing.get(name));
  for (const { person: name, verdict } of items) {
    standing.set(name, verdict === 'agree' ? standing.get(name) + 1 : -1);
  }
  return { ok: true, steps };
}

/** Decisions and inbox in one statement. It may run twice. */
const note = (id, { by, items }, steps) =>
  pool.query({
    name: 'note',
    text: `
      with decided as (
        insert into decision (slate, person, step, account, verdict)
        select $1, person, step, $2, verdict
        from unnest($3::text[], $4::int[], $5::text[]) as item (person, step, verdict)
        on conflict do nothing)
      update inbox set office = next
      from unnest($3::text[], $6::text[]) as item (person, next)
      where inbox.slate = $1 and inbox.person = item.person`,
    values: [
      id,
      by,
      items.map(({ person: name }) => name),
      steps,
      items.map(({ verdict }) => verdict),
      items.map(({ verdict }, n) => (verdict === 'agree' ? (OFFICES[steps[n] + 1] ?? null) : null)),
    ],
  });

async function open(n) {
  const people = Array.from({ length: PEOPLE }, (_, m) => person(n, m));
  if (tables) {
    const inbox = 'insert into inbox (slate, person, office) select $1, unnest($2::text[]), $3';
    await pool.query(inbox, [slate(n), people, OFFICES[0]]);
  }
  await DBOS.startWorkflow(approval, { workflowID: slate(n) })(people);
}

/** What the request of an office does: sends what it decided and waits until it is carried out. */
async function request(n, office, items) {
  const decision = { id: randomUUID(), by: holder(office), items };
  await DBOS.send(slate(n), decision, 'decisions', decision.id);
  const outcome = await DBOS.getEvent(slate(n), decision.id, { timeoutSeconds: 60 });
  if (!outcome?.ok) throw new Error(`${slate(n)} ${office}: ${JSON.stringify(outcome)}`);
}

async function agree(n, office) {
  const items = Array.from({ length: PEOPLE }, (_, m) => ({ person: person(n, m), verdict: 'agree' }));
  const requests = model === 'apart' ? items.map((item) => [item]) : [items];
  await Promise.all(requests.map((own) => request(n, office, own)));
}

async function inFlight(first, count, atOnce, work) {
  let next = first;
  await Promise.all(
    Array.from({ length: Math.min(atOnce, count) }, async () => {
      while (next < first + count) await work(next++);
    }),
  );
}

const acts = {
  open: async ({ first, count }) => inFlight(first, count, CONNECTIONS, open),
  decide: async ({ first, count, atOnce }) => {
    const took = [];
    const began = performance.now();
    await inFlight(first, count, atOnce, async (n) => {
      for (const office of OFFICES) {
        const sent = performance.now();
        await agree(n, office);
        took.push(performance.now() - sent);
      }
    });
    return { seconds: (performance.now() - began) / 1000, took };
  },
  agreed: async () => {
    if (tables) {
      const agreed = `select from decision where verdict = 'agree' group by slate, person having count(*) = $1`;
      const { rows } = await pool.query(`select count(*)::int as people from (${agreed}) a`, [
        OFFICES.length,
      ]);
      return rows[0].people;
    }
    const done = await DBOS.listWorkflows({ status: 'SUCCESS', loadOutput: true });
    return done.flatMap(({ output }) => output).filter(([, step]) => step === OFFICES.length).length;
  },
};

if (tables) {
  await pool.query(`
    create table decision (
      slate text, person text, step int, account text not null, verdict text not null,
      at timestamptz not null default now(), primary key (slate, person, step));
    create table inbox (slate text, person text, office text, primary key (slate, person));
    create index on inbox (office)`);
}
DBOS.setConfig({
  name: 'bench',
  systemDatabaseUrl: connectionString,
  systemDatabasePool: pool,
  applicationVersion: '1',
  logLevel: 'error',
});
await DBOS.launch();
const say = (line) => process.stdout.write(`${JSON.stringify(line)}\n`);
say({ ready: true });
for await (const line of createInterface({ input: process.stdin })) {
  const { act, ...request } = JSON.parse(line);
  try {
    say({ done: (await acts[act](request)) ?? null });
  } catch (error) {
    say({ failed: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
}
await DBOS.shutdown();
process.exit();
