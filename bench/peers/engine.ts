/** Slates have five people, and four offices decide on them, one after the other. */
export const PEOPLE = 5;
export const STEPS = 4;

/** How decisions went: from the first one sent to the last one answered. */
export interface Decided {
  readonly seconds: number;
  /** Of every office's decision on a slate, from sending it to its answer, in ms. */
  readonly took: readonly number[];
}

/** An engine that approves slates. They are numbered from 0; each waits for its first office once it is open. */
export interface Engine {
  /** Opens slates `first` to `first + count - 1`. */
  open(first: number, count: number): Promise<void>;
  /** Takes them through all four steps, each decision answered before the next one is sent, so many slates at a time. */
  decide(first: number, count: number, atOnce: number): Promise<Decided>;
  /** People whom all four offices have agreed to, as the engine's own database has it. */
  agreed(): Promise<number>;
  /** Its processes by name, beside Postgres. */
  readonly processes: Readonly<Record<string, number>>;
  stop(): Promise<void>;
}
