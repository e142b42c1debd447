import { fileURLToPath } from 'node:url';
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import postgres from 'postgres';
import { tuning, unpacked } from '../../worker.ts';

/**
 * The worker of bare cases, in a process of its own and set as ours is: DATABASE_URL, TEMPORAL_ADDRESS and TASK_QUEUE follow
 * the program's name.
 */
const [databaseUrl = '', address = '', taskQueue = ''] = process.argv.slice(2);
Runtime.install({ logger: new DefaultLogger('WARN'), shutdownSignals: [] });
const sql = postgres(databaseUrl);
const connection = await NativeConnection.connect({ address, ...unpacked });
const worker = await Worker.create({
  ...{ connection, taskQueue, ...tuning },
  workflowsPath: fileURLToPath(new URL('./workflow.ts', import.meta.url)),
  activities: {
    /** One transaction: the act is kept, the case has moved on. */
    write: (id: string, act: number): Promise<number> =>
      sql.begin(async (tx) => {
        const [row] = await tx<{ done: number }[]>`
          insert into bare_case values (${id}, 1)
          on conflict (id) do update set done = bare_case.done + 1 returning done`;
        await tx`insert into bare_act values (${id}, ${act})`;
        return row?.done ?? 0;
      }),
  },
});
process.once('SIGTERM', () => worker.shutdown());
process.stdout.write('bare-worker: ready\n');
await worker.run();
await connection.close();
await sql.end();
