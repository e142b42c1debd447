import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTokens, type Tokens } from '../api/tokens.ts';

const issuer = 'https://id.example';
const audience = 'lunhuan';

describe("tokens of the organisation's identity provider", () => {
  let folder: string;
  let ours: CryptoKey;
  let tokens: Tokens;

  const token = (
    key: CryptoKey,
    { iss = issuer, aud = audience, expires = '5m' }: { iss?: string; aud?: string; expires?: string } = {},
  ) =>
    new SignJWT()
      .setProtectedHeader({ alg: 'RS256', kid: 'k1' })
      .setSubject('u-1')
      .setIssuer(iss)
      .setAudience(aud)
      .setIssuedAt()
      .setExpirationTime(expires)
      .sign(key);

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lunhuan-keys-'));
    const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true });
    ours = privateKey;
    const jwksFile = join(folder, 'keys.json');
    await writeFile(
      jwksFile,
      JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid: 'k1', alg: 'RS256' }] }),
    );
    tokens = await createTokens({ embedded: false, tokenSecret: '', access: { jwksFile, issuer, audience } });
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('say whose account it is', async () => {
    expect(await tokens.verify(await token(ours))).toBe('u-1');
  });

  it('are not issued by us', () => {
    expect(tokens.issue).toBeUndefined();
  });

  it('are not believed from another issuer, for another audience, out of date, or signed by somebody else', async () => {
    const stranger = (await generateKeyPair('RS256')).privateKey;
    const wrong = [
      await token(ours, { iss: 'https://other.example' }),
      await token(ours, { aud: 'payroll' }),
      await token(ours, { expires: '-1m' }),
      await token(stranger),
      'not.a.token',
      '',
    ];
    for (const one of wrong) expect(await tokens.verify(one)).toBeUndefined();
  });

  it('are not believed without an end', async () => {
    const endless = await new SignJWT()
      .setProtectedHeader({ alg: 'RS256', kid: 'k1' })
      .setSubject('u-1')
      .setIssuer(issuer)
      .setAudience(audience)
      .sign(ours);
    expect(await tokens.verify(endless)).toBeUndefined();
  });

  it('are not needed by the embedded default, which believes its own alone', async () => {
    const own = await createTokens({ embedded: true, tokenSecret: 'x'.repeat(32), access: null });
    const other = await createTokens({ embedded: true, tokenSecret: 'y'.repeat(32), access: null });
    const issued = await own.issue?.('a-sz-leader-1');
    expect(await own.verify(issued ?? '')).toBe('a-sz-leader-1');
    expect(await other.verify(issued ?? '')).toBeUndefined();
  });
});
