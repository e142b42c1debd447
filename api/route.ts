import type { Request, Response, Router } from 'express';
import { z } from 'zod';
import type { ApiDeps } from './deps.ts';
import { sendFile, type FileAnswer } from './file.ts';
import { invalid, parse } from './parse.ts';
import { PATIENCE_MS, withPatience } from './patience.ts';
import { Problem } from './problem.ts';
import { sessionOf, type Session } from './session.ts';

/** What a handler is given: checked input, who asks, and the world. */
export interface Asked<P, Q, B> {
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  readonly session: Session;
  /** The Idempotency-Key; empty where none is needed or sent. */
  readonly key: string;
  /** Method and path as the client wrote them, for the command's id. */
  readonly route: string;
  readonly deps: ApiDeps;
  readonly request: Request;
  readonly response: Response;
}

interface Shape<P extends z.ZodObject, Q extends z.ZodObject, B extends z.ZodType> {
  /** Under /api/v1. `{name}` is one segment; `{+name}` takes slashes, plain or url-encoded: ids of cases have them. */
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
}

/** What a client may send as a file. */
export interface AcceptedFile {
  /** Media types. */
  readonly types: readonly string[];
  /** Bytes, at most. */
  readonly limit: number;
}

export interface Route {
  readonly method: 'get' | 'post' | 'delete';
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  readonly params: z.ZodObject;
  readonly query: z.ZodObject;
  readonly body: z.ZodType | undefined;
  /** A body that is a file; `body` is none then. */
  readonly accepts?: AcceptedFile;
  /** Undefined where the answer is no JSON: a file, a stream, or nothing. */
  readonly answer: z.ZodType | undefined;
  /** Media types of an answer that is a file. */
  readonly files?: readonly string[];
  readonly status: 200 | 201 | 204;
  /** Changes a case, so it needs an Idempotency-Key; `optional` where it need not be sent and is honoured when it is. */
  readonly keyed: boolean | 'optional';
  /** For everybody, signed in or not. */
  readonly open: boolean;
  /** Takes as long as it takes: everything else is answered or given up in time. */
  readonly patient?: boolean;
  readonly handle: (asked: Asked<never, never, never>) => Promise<unknown>;
}

/** Answers are only read: what comes out of the database need not be copied. */
type Frozen<T> = T extends readonly (infer I)[]
  ? readonly Frozen<I>[]
  : T extends Record<string, unknown>
    ? // A record of anything takes any object, whether or not its type names its keys.
      unknown extends T[string]
      ? object
      : { readonly [K in keyof T]: Frozen<T[K]> }
    : T;

const none = z.strictObject({});
type None = typeof none;

type Options<P extends z.ZodObject, Q extends z.ZodObject, B extends z.ZodType, R extends z.ZodType> = Shape<
  P,
  Q,
  B
> & {
  readonly answer: R;
  readonly status?: 200 | 201;
  readonly open?: boolean;
  readonly keyed?: Route['keyed'];
  readonly patient?: boolean;
  readonly handle: (asked: Asked<z.output<P>, z.output<Q>, z.output<B>>) => Promise<Frozen<z.input<R>>>;
};

const route = <P extends z.ZodObject, Q extends z.ZodObject, B extends z.ZodType, R extends z.ZodType>(
  method: 'get' | 'post',
  { params, query, body, status = 200, ...rest }: Options<P, Q, B, R>,
): Route => ({
  ...{ open: false, keyed: false, patient: false, ...rest },
  ...{ method, params: params ?? none, query: query ?? none, body, status },
});

/** Reads something. */
export const get = <R extends z.ZodType, P extends z.ZodObject = None, Q extends z.ZodObject = None>(
  options: Options<P, Q, z.ZodUndefined, R>,
): Route => route('get', options);

/** Changes something: `keyed` unless the same request twice does no harm. */
export const post = <R extends z.ZodType, B extends z.ZodType, P extends z.ZodObject = None>(
  options: Options<P, None, B, R> & { readonly body: B },
): Route => route('post', { keyed: true, ...options });

/** Ends something. */
export const remove = (
  options: Shape<None, None, z.ZodUndefined> & {
    readonly open?: boolean;
    readonly handle: (asked: Asked<z.output<None>, z.output<None>, undefined>) => Promise<void>;
  },
): Route => ({
  ...{ open: false, keyed: false, patient: false },
  ...{ params: none, query: none, body: undefined, answer: undefined },
  ...options,
  ...{ method: 'delete', status: 204 },
});

/** Reads something as a file. */
export const file = <P extends z.ZodObject, Q extends z.ZodObject>(
  options: Shape<P, Q, z.ZodUndefined> & {
    readonly params: P;
    readonly query: Q;
    readonly files: readonly string[];
    readonly handle: (asked: Asked<z.output<P>, z.output<Q>, undefined>) => Promise<FileAnswer>;
  },
): Route => ({
  ...{ open: false, keyed: false, patient: false, body: undefined, answer: undefined },
  ...options,
  ...{ method: 'get', status: 200 },
});

/** Answers for as long as the client stays. */
export const stream = <Q extends z.ZodObject>({
  query,
  ...rest
}: Shape<None, Q, z.ZodUndefined> & {
  readonly query: Q;
  readonly handle: (asked: Asked<z.output<None>, z.output<Q>, undefined>) => Promise<void>;
}): Route => ({
  ...{ open: false, keyed: false, patient: true, params: none, body: undefined, answer: undefined },
  ...{ ...rest, query, method: 'get', status: 200 },
});

/** Serves the routes, address by address in their order; another method at one of their addresses is refused. */
export function mount(router: Router, routes: readonly Route[], deps: ApiDeps): void {
  for (const [path, items] of byPath(routes)) {
    // Before the next address: one that takes slashes would answer for this one too.
    const methods = items.flatMap(({ method }) => [
      method.toUpperCase(),
      ...(method === 'get' ? ['HEAD'] : []),
    ]);
    for (const item of items) serve(router, item, deps);
    router.all(expressPath(path), (request, response) => {
      response.set('allow', methods.join(', '));
      if (request.method !== 'OPTIONS') throw new Problem('wrong-method');
      response.status(204).end();
    });
  }
}

function serve(router: Router, item: Route, deps: ApiDeps): void {
  router[item.method](expressPath(item.path), async (request, response) => {
    const answering = answer(item, deps, request, response);
    const body = await (item.patient ? answering : withPatience(answering, PATIENCE_MS));
    if (response.headersSent) return;
    if (item.files !== undefined) sendFile(response, body as FileAnswer);
    else if (item.answer === undefined) response.status(item.status).end();
    else response.status(item.status).json(body);
  });
}

async function answer(item: Route, deps: ApiDeps, request: Request, response: Response): Promise<unknown> {
  const session = item.open ? undefined : await sessionOf(request, deps);
  const params = parse(item.params, joined(request.params), 'path');
  const query = parse(item.query, request.query, 'query');
  const body = item.body ? parse(item.body, request.body ?? {}, 'body') : undefined;
  const key = item.keyed ? keyOf(request, item.keyed) : '';
  const route = `${item.method.toUpperCase()} ${request.path}`;
  const asked = { params, query, body, session, key, route, deps, request, response };
  return item.handle(asked as unknown as Asked<never, never, never>);
}

function byPath(routes: readonly Route[]): ReadonlyMap<string, readonly Route[]> {
  const paths = new Map<string, readonly Route[]>();
  for (const item of routes) paths.set(item.path, [...(paths.get(item.path) ?? []), item]);
  return paths;
}

const expressPath = (path: string): string =>
  `/${path}`.replace(/\{\+(\w+)\}/g, '*$1').replace(/\{(\w+)\}/g, ':$1');

/** Express gives a parameter with slashes as its segments. */
const joined = (params: Request['params']): Record<string, string> =>
  Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, Array.isArray(value) ? value.join('/') : value]),
  );

function keyOf(request: Request, keyed: true | 'optional'): string {
  const key = request.get('idempotency-key');
  if (key === undefined && keyed === 'optional') return '';
  if (key === undefined || key === '') throw new Problem('key-missing', { field: 'Idempotency-Key' });
  if (!/^[\x21-\x7e]{1,200}$/.test(key)) {
    throw invalid(
      'header',
      'Idempotency-Key',
      '1 至 200 个可见 ASCII 字符',
      '1 to 200 visible ASCII characters',
    );
  }
  return key;
}
