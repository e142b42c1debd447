import { randomUUID } from 'node:crypto';

/** What came of a request: the status and the JSON, a problem's code among it. */
export interface Came {
  readonly status: number;
  // Whatever the API answers: the tour reads it as a client of any language would.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly body: any;
}

/** Somebody with a session. */
export interface Visitor {
  readonly who: string;
  readonly account: string;
  get(path: string): Promise<Came>;
  /** Sends something, prints it, and insists on what should come of it. */
  post(path: string, body: unknown, expected?: Expected): Promise<Came>;
}

/** The status, or the code of the refusal that is meant to come. */
export type Expected = number | string;

/** More of an answer than this is noise on a terminal. */
const SHOWN = 260;

const shorten = (text: string): string => (text.length <= SHOWN ? text : `${text.slice(0, SHOWN)} …`);

export class TourError extends Error {}

/** Signs people in at a running copy and talks for them. */
export function createTour(base: string, say: (line: string) => void) {
  const call = async (
    method: string,
    path: string,
    token: string | undefined,
    body?: unknown,
  ): Promise<Came> => {
    const response = await fetch(`${base}/api/v1/${path}`, {
      method,
      headers: {
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...(body !== undefined && { 'content-type': 'application/json', 'idempotency-key': randomUUID() }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: text === '' ? null : JSON.parse(text) };
  };

  const signIn = async (account: string, who: string): Promise<Visitor> => {
    const signed = await call('POST', 'sessions', undefined, { account });
    if (signed.status !== 201) {
      throw new TourError(`${account} could not sign in: ${JSON.stringify(signed.body)}`);
    }
    const { token } = signed.body as { token: string };
    return {
      who,
      account,
      async get(path) {
        const came = await call('GET', path, token);
        if (came.status !== 200) throw new TourError(`GET ${path}: ${JSON.stringify(came.body)}`);
        return came;
      },
      async post(path, body, expected = 200) {
        say(`\n  ${who}\n  → POST /api/v1/${path} ${shorten(JSON.stringify(body))}`);
        const came = await call('POST', path, token, body);
        say(`  ← ${came.status} ${shorten(outcome(came))}`);
        const met = typeof expected === 'number' ? came.status === expected : came.body?.code === expected;
        if (!met) throw new TourError(`That should have come to ${expected}: ${JSON.stringify(came.body)}`);
        return came;
      },
    };
  };
  return { signIn };
}

function outcome({ status, body }: Came): string {
  if (status >= 400) return `${body.code}: ${body.detail} ${body.detail_en}`;
  if (Array.isArray(body?.events)) {
    return `${body.case} is at version ${body.version}: ${body.events.map((event: { type: string }) => event.type).join(', ')}`;
  }
  return JSON.stringify(body);
}

/** Messages between cases arrive within moments: asks again until the answer is what it should become. */
export async function eventually<T>(ask: () => Promise<T | undefined>, what: string): Promise<T> {
  for (let tries = 0; tries < 100; tries += 1) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new TourError(`${what} did not come about within 10 s`);
}
