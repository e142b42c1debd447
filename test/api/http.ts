import { createTokens, type Tokens } from '../../api/tokens.ts';
import type { Config } from '../../config.ts';
import { startServer, type RunningServer } from '../../server.ts';
import type { Beginning } from '../support/prepared.ts';
import { startStack, type Stack } from '../support/stack.ts';

export const ADMINISTRATOR = 'a-sz-administrator-1';
/** HR of the unit that leads the first town, and the town. */
export const HR = 'a-sz-caizhengju-hr-1';
export const TOWN = '440513101';
/** HR of a unit that has nothing to do with that town. */
export const STRANGER = 'a-sz-tongjiju-hr-1';

export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  // Tests look into answers of every shape.
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly body: any;
}

interface Asking {
  readonly body?: unknown;
  readonly key?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Http {
  readonly stack: Stack;
  readonly server: RunningServer;
  readonly tokens: Tokens;
  /** As an account, or as nobody; a path begins under /api/v1 unless it has a slash in front. */
  ask(account: string | null, method: string, path: string, asking?: Asking): Promise<Answered>;
  get(account: string | null, path: string): Promise<Answered>;
  /** With a key of its own unless it names one. */
  post(account: string | null, path: string, body: unknown, key?: string): Promise<Answered>;
  /** Every page of a list. */
  all(
    account: string,
    path: string,
  ): Promise<{ readonly items: readonly Answered['body'][]; readonly pages: number }>;
  stop(): Promise<void>;
}

/** A server over a stack of its own: a request here is a request there. */
export async function startHttp(overrides: Partial<Config> = {}, beginning?: Beginning): Promise<Http> {
  const stack = await startStack(beginning);
  const secret = 'api-tests-sign-their-tokens-with-this';
  const config: Config = {
    ...stack.config,
    ...{ host: '127.0.0.1', port: 0, embedded: true, tokenSecret: secret },
    ...overrides,
  };
  const server = await startServer(config);
  const tokens = await createTokens({ access: null, embedded: true, tokenSecret: secret });
  const issued = new Map<string, Promise<string> | undefined>();
  const tokenOf = (account: string): Promise<string> | undefined => {
    const token = issued.get(account) ?? tokens.issue?.(account);
    issued.set(account, token);
    return token;
  };
  let keys = 0;

  const ask: Http['ask'] = async (account, method, path, { body, key, headers = {} } = {}) => {
    const address = path.startsWith('/') ? path : `/api/v1/${path}`;
    const response = await fetch(server.url + address, {
      method,
      headers: {
        ...(account !== null && { authorization: `Bearer ${await tokenOf(account)}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(key !== undefined && { 'idempotency-key': key }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = /json/.test(response.headers.get('content-type') ?? '');
    const { status } = response;
    return { status, headers: response.headers, body: isJson ? (JSON.parse(text) as unknown) : text };
  };
  const get: Http['get'] = (account, path) => ask(account, 'GET', path);
  return {
    ...{ stack, server, tokens, ask, get },
    post: (account, path, body, key = `key-${(keys += 1)}`) => ask(account, 'POST', path, { body, key }),
    async all(account, path) {
      const items: Answered['body'][] = [];
      let pages = 0;
      for (let next = ''; ;) {
        const separator = path.includes('?') ? '&' : '?';
        const { body } = await get(account, next ? `${path}${separator}cursor=${next}` : path);
        items.push(...body.items);
        pages += 1;
        if (body.next === null) return { items, pages };
        next = body.next;
      }
    },
    async stop() {
      await server.stop();
      await stack.stop();
    },
  };
}

/** The account that holds an office: the demonstration has two of each. */
export const holderOf = (office: string, which: 1 | 2 = 1): string =>
  `a-${office.replace('/', '-')}-${which}`;
