import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express';
import { ensureWithin, JSON_LIMIT } from './body-limit.ts';
import type { ApiDeps } from './deps.ts';
import { live, ready } from './health.ts';
import { Problem, problemOf } from './problem.ts';
import { describe } from './openapi.ts';
import { publicPage } from './public-page.ts';
import { perAddress } from './rate-limit.ts';
import { mount } from './route.ts';
import { importRoutes } from './routes/imports.ts';
import { allRoutes, routes } from './routes/index.ts';

const BASE = '/api/v1';
/** Seconds: an outage is over sooner or later, and the same key is safe to retry. */
const RETRY_AFTER = '5';

/** The console's pages bring everything they need: nothing is loaded from elsewhere, nothing runs that is not a file of ours. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

const headers: RequestHandler = (_request, response, next) => {
  response.set({
    'content-security-policy': POLICY,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-resource-policy': 'same-origin',
  });
  next();
};

const uncached: RequestHandler = (_request, response, next) => {
  response.set('cache-control', 'no-store');
  next();
};

const withinLimit: RequestHandler = (request, _response, next) => {
  ensureWithin(JSON_LIMIT, request);
  next();
};

/** A body of another kind is not read at all: say so instead of finding every field missing. */
const jsonOnly: RequestHandler = (request, _response, next) => {
  const hasBody = request.headers['transfer-encoding'] !== undefined || request.get('content-length') !== '0';
  const typed = request.get('content-type') !== undefined;
  next(
    hasBody && typed && request.is('application/json') === false
      ? new Problem('wrong-content-type')
      : undefined,
  );
};

/** `webFolder`: the console's files. */
export function createApp(deps: ApiDeps, webFolder: string): Express {
  const app = express();
  app.disable('x-powered-by');
  app.use(headers);
  // The address of whoever asks, behind so many proxies of ours.
  app.set('trust proxy', deps.trustedProxies);
  const limited = perAddress();
  app.get('/notices', uncached, limited, publicPage(deps));
  app.get('/health/live', uncached, live);
  app.get('/health/ready', uncached, ready(deps));

  const api = express.Router({ caseSensitive: true });
  mount(api.use(uncached), importRoutes, deps);
  api.use('/public', limited);
  api.use(jsonOnly, withinLimit, express.json({ limit: JSON_LIMIT }));
  mount(api, routes, deps);
  let description: string | undefined;
  api.get('/openapi.json', (_request, response) => {
    // Made when it is first asked for, as few servers ever are.
    description ??= JSON.stringify(describe(allRoutes, BASE));
    response.type('json').send(description);
  });
  api.get('/docs', (_request, response) => {
    response.sendFile('api-docs.html', { root: webFolder });
  });
  app.use(BASE, api);

  app.use(express.static(webFolder, { index: 'index.html' }));
  app.use((_request, _response, next) => next(new Problem('no-route')));
  app.use(answerProblem);
  return app;
}

const answerProblem: ErrorRequestHandler = (error, _request, response, next) => {
  const problem = problemOf(error);
  if (response.headersSent) return next(error);
  if (problem.status === 503) response.set('retry-after', RETRY_AFTER);
  if (problem.status === 401) response.set('www-authenticate', 'Bearer');
  response.status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
};
