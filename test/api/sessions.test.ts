import { SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HR, startHttp, type Http } from './http.ts';

let http: Http;

beforeAll(async () => {
  http = await startHttp();
});
afterAll(() => http?.stop());

const signIn = (account: string) => http.ask(null, 'POST', 'sessions', { body: { account } });
const session = (headers: Record<string, string>) => http.ask(null, 'GET', 'session', { headers });

describe('signing in as a demonstration identity', () => {
  it('gives a token, and a cookie that no script reads and no other site sends', async () => {
    const { status, headers, body } = await signIn(HR);
    expect(status).toBe(201);
    expect(headers.get('set-cookie')).toMatch(/^lunhuan_session=\S+; Path=\/; HttpOnly; SameSite=Strict$/);
    expect(await session({ authorization: `Bearer ${body.token}` })).toMatchObject({
      status: 200,
      body: { account: HR, offices: [{ office: 'sz-caizhengju/hr', accessRole: 'hr' }] },
    });
  });

  it('is for accounts that are there', async () => {
    expect(await signIn('a-nobody')).toMatchObject({ status: 403, body: { code: 'account-unknown' } });
  });

  it('shows who there is', async () => {
    const { body } = await http.get(null, 'demo-identities');
    expect(body.items).toContainEqual(expect.objectContaining({ account: HR, scopeName: '市财政局' }));
  });

  it('ends: the cookie is taken back', async () => {
    const { status, headers } = await http.ask(null, 'DELETE', 'sessions');
    expect(status).toBe(204);
    expect(headers.get('set-cookie')).toMatch(/^lunhuan_session=;/);
  });
});

describe('a cookie', () => {
  it('reads from anywhere, and changes something from this site only', async () => {
    const token = (await signIn(HR)).body.token as string;
    const cookie = `other=1; lunhuan_session=${token}`;
    expect(await session({ cookie })).toMatchObject({ status: 200 });
    const change = (headers: Record<string, string>) =>
      http.ask(null, 'POST', 'clock/advance', { body: { days: 1 }, headers: { cookie, ...headers } });
    expect(await change({})).toMatchObject({ status: 403, body: { code: 'cross-site' } });
    expect(await change({ origin: 'https://elsewhere.example' })).toMatchObject({
      body: { code: 'cross-site' },
    });
    // From here, and still not an administrator.
    const here = { body: { code: 'not-your-office' } };
    expect(await change({ 'x-requested-with': 'lunhuan' })).toMatchObject(here);
    expect(await change({ origin: http.server.url })).toMatchObject(here);
  });
});

describe('a token that is not to be believed', () => {
  const sign = (secret: string, issuer: string, expires: string) =>
    new SignJWT()
      .setProtectedHeader({ alg: 'HS256' })
      .setSubject(HR)
      .setIssuer(issuer)
      .setAudience('lunhuan')
      .setExpirationTime(expires)
      .sign(new TextEncoder().encode(secret));
  const secret = 'api-tests-sign-their-tokens-with-this';
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

  it.each([
    ['signed by somebody else', () => sign('another-secret-of-thirty-two-characters', 'lunhuan', '1h')],
    ['of another system', () => sign(secret, 'elsewhere', '1h')],
    ['expired', () => sign(secret, 'lunhuan', '-1s')],
    [
      'not signed at all',
      () => `${part({ alg: 'none' })}.${part({ sub: HR, iss: 'lunhuan', aud: 'lunhuan' })}.`,
    ],
    ['no token', () => 'x'],
  ])('%s', async (_, token) => {
    const refused = await session({ authorization: `Bearer ${await token()}` });
    expect(refused).toMatchObject({ status: 401, body: { code: 'not-signed-in' } });
  });
});
