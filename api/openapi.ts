import { OpenApiGeneratorV31, OpenAPIRegistry, type RouteConfig } from '@asteasolutions/zod-to-openapi';
import { problem } from '../schemas/answers/common.ts';
import { JSON_LIMIT, MEGABYTE } from './body-limit.ts';
import type { Route } from './route.ts';
import { COOKIE } from './session.ts';

type Document = ReturnType<OpenApiGeneratorV31['generateDocument']>;

const SECURITY: { [scheme: string]: string[] }[] = [{ bearer: [] }, { cookie: [] }];

const problemAnswer = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: problem } },
});

/** OpenAPI 3.1 of the routes as they are served: the same table, the same schemas. */
export function describe(routes: readonly Route[], base: string): Document {
  const registry = new OpenAPIRegistry();
  registry.registerComponent('securitySchemes', 'bearer', { type: 'http', scheme: 'bearer' });
  registry.registerComponent('securitySchemes', 'cookie', { type: 'apiKey', in: 'cookie', name: COOKIE });
  for (const route of routes) registry.registerPath(pathOf(route));
  return new OpenApiGeneratorV31(registry.definitions).generateDocument({
    openapi: '3.1.0',
    info: {
      title: 'Lunhuan (轮换)',
      version: '1',
      description:
        '派驻与轮换的业务接口。Every refusal is application/problem+json with a stable `code` and the `field` at fault. ' +
        'A path parameter that holds slashes (the id of a case) is written plain or url-encoded.',
    },
    servers: [{ url: base }],
  });
}

function pathOf(route: Route): RouteConfig {
  const { method, path, tag, summary, params, query, body, accepts, keyed, open } = route;
  const hasParams = Object.keys(params.shape).length > 0;
  const hasQuery = Object.keys(query.shape).length > 0;
  return {
    method,
    path: `/${path.replaceAll('{+', '{')}`,
    tags: [tag],
    summary,
    operationId: `${method} ${path}`.replaceAll(/[^A-Za-z0-9]+(\w?)/g, (_, next: string) =>
      next.toUpperCase(),
    ),
    security: open ? [] : SECURITY,
    request: {
      ...(hasParams && { params }),
      ...(hasQuery && { query }),
      ...(body && { body: { required: true, content: { 'application/json': { schema: body } } } }),
      ...(accepts && { body: { required: true, content: filesOf(accepts.types) } }),
    },
    ...(keyed && {
      parameters: [
        {
          ...{ name: 'Idempotency-Key', in: 'header', required: keyed === true },
          description: '自拟,重试时不变。Chosen by the client, the same when it retries.',
          schema: { type: 'string', minLength: 1, maxLength: 200, pattern: '^[\\x21-\\x7e]+$' },
        },
      ],
    }),
    responses: { ...answerOf(route), ...problemsOf(route) },
  };
}

const filesOf = (accepts: readonly string[]) =>
  Object.fromEntries(
    accepts.map((type) => [type, { schema: { type: 'string' as const, format: 'binary' } }]),
  );

function answerOf({ status, answer, files, method }: Route): RouteConfig['responses'] {
  if (answer) return { [status]: { description: 'OK', content: { 'application/json': { schema: answer } } } };
  if (files) return { [status]: { description: 'The file', content: filesOf(files) } };
  if (method === 'delete') return { [status]: { description: 'Done' } };
  const schema = { type: 'string' as const };
  return {
    [status]: { description: 'Events as they are recorded', content: { 'text/event-stream': { schema } } },
  };
}

function problemsOf({ path, open, keyed, body, accepts, params }: Route): RouteConfig['responses'] {
  return {
    ...(path.startsWith('public/') && {
      404: problemAnswer('Not opened here'),
      429: problemAnswer('Too many requests from this address'),
    }),
    400: problemAnswer('The request is not right: see errors'),
    ...(!open && {
      401: problemAnswer('Not signed in'),
      403: problemAnswer('Not for this account'),
    }),
    ...(Object.keys(params.shape).length > 0 && { 404: problemAnswer('Not there') }),
    ...(keyed && {
      409: problemAnswer('Right in itself, but not as things stand'),
      422: problemAnswer('Understood, and against a rule'),
    }),
    ...(body && {
      413: problemAnswer(`The body is larger than ${JSON_LIMIT / MEGABYTE} MB`),
      415: problemAnswer('The body is not JSON'),
    }),
    ...(accepts && {
      413: problemAnswer(`The file is larger than ${accepts.limit / MEGABYTE} MB`),
      415: problemAnswer('Not one of these kinds of files'),
    }),
    503: problemAnswer('Postgres or Temporal is away: retry with the same key'),
  };
}
