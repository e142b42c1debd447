import type { Connection } from '../db/client.ts';

/** NOTIFY is only a hint and may be lost; a transaction that was still open at the hint is found at the next look. */
const LOOK_AGAIN_MS = 1000;
/** Hints that come together are one look. */
const GATHER_MS = 40;

/** Tells whoever follows the events when to look again, and whoever waits for a command that it is on record. */
export interface Feed {
  /** `end` is called when there will be no more to look at. Answers how to unsubscribe. */
  subscribe(look: () => void, end: () => void): () => void;
  /** `heard` is called once the command is recorded, unless the hint is lost. Answers how to stop waiting. */
  whenRecorded(command: string, heard: () => void): () => void;
  stop(): void;
}

export async function startFeed(sql: Connection['sql']): Promise<Feed> {
  const followers = new Set<{ readonly look: () => void; readonly end: () => void }>();
  const waiting = new Map<string, Set<() => void>>();
  let gathering: NodeJS.Timeout | undefined;
  const lookAll = (): void => {
    gathering = undefined;
    for (const follower of followers) follower.look();
  };
  const listening = await sql.listen('lunhuan_event', (command) => {
    for (const heard of waiting.get(command) ?? []) heard();
    if (followers.size > 0) gathering ??= setTimeout(lookAll, GATHER_MS);
  });
  const regular = setInterval(lookAll, LOOK_AGAIN_MS);
  return {
    subscribe(look, end) {
      const follower = { look, end };
      followers.add(follower);
      return () => followers.delete(follower);
    },
    whenRecorded(command, heard) {
      const all = waiting.get(command) ?? new Set();
      waiting.set(command, all.add(heard));
      return () => {
        all.delete(heard);
        if (all.size === 0) waiting.delete(command);
      };
    },
    stop() {
      clearInterval(regular);
      clearTimeout(gathering);
      for (const follower of followers) follower.end();
      // Closing the connection would do as well, and with Postgres away there is nobody to wait for.
      listening.unlisten().catch(() => undefined);
    },
  };
}
