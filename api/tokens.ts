import { readFile } from 'node:fs/promises';
import { createLocalJWKSet, jwtVerify, SignJWT, type JSONWebKeySet } from 'jose';
import type { Config } from '../config.ts';

/** A working day and some: whoever comes back tomorrow signs in again. */
const LIFETIME = '12h';
/** Our own tokens, so that one of another system that happens to share the secret is not taken for one. */
const OWN = { issuer: 'lunhuan', audience: 'lunhuan' };

/** Session tokens. They say who somebody is and nothing more: which offices they hold is asked for at every act. */
export interface Tokens {
  /** The account's id, or undefined when the token is not to be believed. */
  verify(token: string): Promise<string | undefined>;
  /** In the embedded default only: elsewhere the organisation's identity provider issues them. */
  readonly issue: ((account: string) => Promise<string>) | undefined;
}

export async function createTokens(
  config: Pick<Config, 'access' | 'embedded' | 'tokenSecret'>,
): Promise<Tokens> {
  const { access } = config;
  if (access) {
    const keys = createLocalJWKSet(JSON.parse(await readFile(access.jwksFile, 'utf8')) as JSONWebKeySet);
    const expected = { issuer: access.issuer, audience: access.audience, requiredClaims: ['exp'] };
    return { verify: (token) => subjectOf(jwtVerify(token, keys, expected)), issue: undefined };
  }
  if (!config.embedded) throw new Error('nobody says whose tokens are believed: see ACCESS_JWKS_FILE');
  const secret = new TextEncoder().encode(config.tokenSecret);
  return {
    verify: (token) => subjectOf(jwtVerify(token, secret, { ...OWN, algorithms: ['HS256'] })),
    issue: (account) =>
      new SignJWT()
        .setProtectedHeader({ alg: 'HS256' })
        .setSubject(account)
        .setIssuer(OWN.issuer)
        .setAudience(OWN.audience)
        .setIssuedAt()
        .setExpirationTime(LIFETIME)
        .sign(secret),
  };
}

async function subjectOf(verified: ReturnType<typeof jwtVerify>): Promise<string | undefined> {
  try {
    return (await verified).payload.sub;
  } catch {
    // Whatever is wrong with it: expired, forged, somebody else's. The answer is the same.
    return undefined;
  }
}
