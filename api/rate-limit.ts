import type { RequestHandler } from 'express';
import { rateLimit } from 'express-rate-limit';
import { Problem } from './problem.ts';

/** A minute, and so many requests in it: a page that is looked at by people, of whom several may share an address. */
const WINDOW_MS = 60_000;
const REQUESTS = 60;

/** For what needs no session: each address has so many requests a minute. Each server process counts its own. */
export const perAddress = (): RequestHandler =>
  rateLimit({
    ...{ windowMs: WINDOW_MS, limit: REQUESTS, standardHeaders: 'draft-8', legacyHeaders: false },
    handler: (_request, _response, next) => next(new Problem('too-many-requests')),
  });
