import type { Connection } from '../db/client.ts';

/** NOTIFY is only a hint and may be lost; a transaction that was still open at the hint is found at the next look. */
const LOOK_AGAIN_MS = 1000;
/** Hints that come together are one look. */
const GATHER_MS = 40;

/** Tells whoever follows the events when to look again. */
export interface Feed {
  subscribe(look: () => void): () => void;
  stop(): Promise<void>;
}

export async function startFeed(sql: Connection['sql']): Promise<Feed> {
  const followers = new Set<() => void>();
  let gathering: NodeJS.Timeout | undefined;
  const look = (): void => {
    gathering = undefined;
    for (const follower of followers) follower();
  };
  const listening = await sql.listen('lunhuan_event', () => {
    if (followers.size > 0) gathering ??= setTimeout(look, GATHER_MS);
  });
  const regular = setInterval(look, LOOK_AGAIN_MS);
  return {
    subscribe(follower) {
      followers.add(follower);
      return () => followers.delete(follower);
    },
    async stop() {
      clearInterval(regular);
      clearTimeout(gathering);
      await listening.unlisten().catch(() => undefined);
    },
  };
}
