import type { Request } from 'express';
import { findAccount, type AccountView } from '../db/queries/accounts.ts';
import type { ApiDeps } from './deps.ts';
import { Problem } from './problem.ts';

/** Who asks, with the offices they hold today. */
export type Session = AccountView;

export const COOKIE = 'lunhuan_session';
/** No Secure: the embedded default speaks plain HTTP on this machine, and elsewhere nobody is given a cookie. */
export const COOKIE_OPTIONS = { httpOnly: true, sameSite: 'strict', path: '/' } as const;

/** Reads the bearer token or the cookie. A cookie is sent by browsers on their own, so what it changes must come from us. */
export async function sessionOf(request: Request, deps: Pick<ApiDeps, 'db' | 'tokens'>): Promise<Session> {
  const bearer = /^Bearer (\S+)$/i.exec(request.get('authorization') ?? '')?.[1];
  const token = bearer ?? cookieOf(request);
  if (token === undefined) throw new Problem('not-signed-in');
  if (bearer === undefined) ensureSameSite(request);
  const id = await deps.tokens.verify(token);
  if (id === undefined) throw new Problem('not-signed-in');
  const account = await findAccount(deps.db, id);
  if (!account) throw new Problem('account-unknown');
  return account;
}

function cookieOf(request: Request): string | undefined {
  const cookies = (request.get('cookie') ?? '').split(';').map((cookie) => cookie.trim());
  return cookies.find((cookie) => cookie.startsWith(`${COOKIE}=`))?.slice(COOKIE.length + 1);
}

/** SameSite=Strict already keeps other sites out; a site on a neighbouring subdomain is the same site to a browser. */
function ensureSameSite(request: Request): void {
  if (request.method === 'GET' || request.method === 'HEAD') return;
  if (request.get('x-requested-with') === 'lunhuan') return;
  const origin = request.get('origin');
  if (origin !== undefined && URL.canParse(origin) && new URL(origin).host === request.get('host')) return;
  throw new Problem('cross-site');
}
