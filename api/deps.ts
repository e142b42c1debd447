import type { Cases } from '../client/cases.ts';
import type { Driver } from '../client/driver.ts';
import type { Connection } from '../db/client.ts';
import type { Screens } from '../domain/ports.ts';
import type { Calendar } from '../domain/ports.ts';
import type { Feed } from './feed.ts';
import type { Tokens } from './tokens.ts';

/** What the api needs of the world; server.ts makes it from the configuration. */
export interface ApiDeps extends Pick<Connection, 'db' | 'sql'> {
  readonly cases: Cases;
  readonly driver: Driver;
  readonly tokens: Tokens;
  /** Whether everybody may read the notices whose scope is public. */
  readonly publicNotices: boolean;
  /** Proxies of ours in front: so many of the forwarded addresses are believed. */
  readonly trustedProxies: number;
  /** Wakes the live event streams. */
  readonly feed: Feed;
  readonly probes: Probes;
  /** Judges people as the record would at a nomination. */
  readonly screens: Screens;
  /** Working days with those that have been declared, for what is to come: dates of what has happened are on record. */
  calendar(): Promise<Calendar>;
}

/** Each rejects when what it asks after is not there. */
export interface Probes {
  temporal(): Promise<void>;
  /** Somebody takes workflow tasks from the queue. */
  worker(): Promise<void>;
}
