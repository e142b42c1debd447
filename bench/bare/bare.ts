import { fileURLToPath } from 'node:url';
import { Client, Connection, WithStartWorkflowOperation } from '@temporalio/client';
import postgres from 'postgres';
import { inParallel } from '../../client/parallel.ts';
import { ready } from '../../dev/apps.ts';
import type { Services } from '../../dev/services.ts';
import { CONCURRENCY } from '../../rehearsal/days.ts';
import { onRehearsalServices } from '../../rehearsal/run.ts';

const TASK_QUEUE = 'bare';
/** As many for each as a case of the rehearsal has commands. */
const ACTS = 6;
const CASES = 500;
/** Carried out first and not counted: by then code is compiled, and pools are full. */
const WARM_UP = 150;

/**
 * Milliseconds that the barest act takes, on services as a rehearsal has them: an update that a local activity writes down in
 * one transaction. Nothing is decided, told, chained, shown or read: a command that goes through Temporal
 * cannot take less on this machine.
 */
export const bareAct = (log: (line: string) => void): Promise<number> =>
  onRehearsalServices({ watched: false, log }, async (services) => {
    const sql = postgres(services.databaseUrl, { max: 1 });
    await sql`create table bare_case (id text primary key, done int not null)`;
    await sql`create table bare_act (id text references bare_case, act int, primary key (id, act))`;
    await sql.end();
    await startWorker(services);
    const connection = await Connection.connect({ address: services.temporalAddress });
    const client = new Client({ connection, identity: 'bench' });
    try {
      await act(client, 'warm-up', WARM_UP);
      const began = performance.now();
      await act(client, 'counted', CASES);
      return (performance.now() - began) / (CASES * ACTS);
    } finally {
      await connection.close();
    }
  });

async function startWorker({ children, databaseUrl, temporalAddress }: Services): Promise<void> {
  const program = fileURLToPath(new URL('./worker.ts', import.meta.url));
  const args = ['--import', 'tsx', program, databaseUrl, temporalAddress, TASK_QUEUE];
  await ready(children.start({ name: 'bare-worker', command: process.execPath, args }));
}

/** From the start of each case to its end, one act after the other. */
const act = (client: Client, name: string, cases: number): Promise<unknown> =>
  inParallel(
    Array.from({ length: cases }, (_, n) => `${name}/${n}`),
    CONCURRENCY,
    async (workflowId) => {
      const startWorkflowOperation = new WithStartWorkflowOperation('bare', {
        ...{ workflowId, taskQueue: TASK_QUEUE, args: [workflowId, ACTS] },
        workflowIdConflictPolicy: 'FAIL',
      });
      await client.workflow.executeUpdateWithStart('act', { args: [0], startWorkflowOperation });
      const handle = client.workflow.getHandle(workflowId);
      for (let n = 1; n < ACTS; n += 1) await handle.executeUpdate('act', { args: [n] });
    },
  );
