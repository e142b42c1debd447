import { eq } from 'drizzle-orm';
import type { Database } from '../db/client.ts';
import { today } from '../db/clock.ts';
import { programme } from '../db/schema.ts';
import type { Cases } from './cases.ts';

/** Launches a programme that is stored: its teams are opened. Launching it again changes nothing. */
export async function launchProgramme(db: Database, cases: Cases, id: string, actor: string): Promise<void> {
  const [row] = await db.select().from(programme).where(eq(programme.id, id));
  if (!row) throw new Error(`programme ${id} is not in the database: load it first`);
  const ref = {
    id: `programme/${id}`,
    kind: 'programme' as const,
    programme: id,
    policyVersion: row.policyVersion,
  };
  const command = { id: `launch:${id}`, act: 'launch', actor, date: await today(db) };
  const answer = await cases.send(ref, command, {}).catch((error: unknown) => {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(`${ref.id} does not answer (${why}): see the worker's log, and the case in Temporal`, {
      cause: error,
    });
  });
  if (!answer.ok) throw new Error(`programme ${id} could not be launched: ${JSON.stringify(answer)}`);
}
