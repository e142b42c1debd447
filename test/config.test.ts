import { describe, expect, it } from 'vitest';
import { readConfig, readDatabaseUrl } from '../config.ts';

const services = { DATABASE_URL: 'postgres://u:p@h/d', TEMPORAL_ADDRESS: 'h:7233' };
const access = {
  ACCESS_JWKS_FILE: '/keys.json',
  ACCESS_ISSUER: 'https://id.example',
  ACCESS_AUDIENCE: 'lunhuan',
};

describe('the configuration', () => {
  it('names everything that is missing at once', () => {
    expect(() => readConfig({}, { api: true })).toThrow(
      /DATABASE_URL[\s\S]*TEMPORAL_ADDRESS|TEMPORAL_ADDRESS[\s\S]*DATABASE_URL/,
    );
    expect(() => readConfig({}, { api: true })).toThrow(
      /ACCESS_JWKS_FILE[\s\S]*ACCESS_ISSUER[\s\S]*ACCESS_AUDIENCE/,
    );
  });

  it('lets no server start without somebody whose tokens are believed', () => {
    expect(() => readConfig(services, { api: true })).toThrow(/ACCESS_JWKS_FILE/);
    const config = readConfig({ ...services, ...access }, { api: true });
    expect(config).toMatchObject({
      embedded: false,
      host: '0.0.0.0',
      access: { issuer: 'https://id.example' },
    });
  });

  it('has demonstration identities in the embedded default only, which signs for itself', () => {
    expect(() => readConfig({ ...services, EMBEDDED: '1' }, { api: true })).toThrow(/TOKEN_SECRET/);
    expect(() => readConfig({ ...services, EMBEDDED: '1', TOKEN_SECRET: 'short' }, { api: true })).toThrow(
      /shorter than 32/,
    );
    const config = readConfig({ ...services, EMBEDDED: '1', TOKEN_SECRET: 'x'.repeat(32) }, { api: true });
    expect(config).toMatchObject({ embedded: true, host: '127.0.0.1', access: null });
  });

  it('asks a worker for no access', () => {
    expect(readConfig(services).access).toBeNull();
  });

  it('refuses a port that is none', () => {
    expect(() => readConfig({ ...services, ...access, PORT: 'http' }, { api: true })).toThrow(/PORT/);
    expect(() => readConfig({ ...services, ...access, PORT: '70000' }, { api: true })).toThrow(/PORT/);
  });

  it('has a worker bundle the workflows where no file of them is named', () => {
    expect(readConfig(services).workflowBundle).toBeNull();
    expect(readConfig({ ...services, WORKFLOW_BUNDLE: 'bundle.js' }).workflowBundle).toBe('bundle.js');
  });

  it('opens public notices and believes proxies only where it is told to', () => {
    expect(readConfig(services)).toMatchObject({ publicNotices: false, trustedProxies: 0 });
    const told = { ...services, PUBLIC_NOTICES: '1', TRUSTED_PROXIES: '1' };
    expect(readConfig(told)).toMatchObject({ publicNotices: true, trustedProxies: 1 });
    expect(() => readConfig({ ...services, TRUSTED_PROXIES: 'all' })).toThrow(/TRUSTED_PROXIES/);
  });

  it('gives a command that needs the database only that', () => {
    expect(readDatabaseUrl(services)).toBe(services.DATABASE_URL);
    expect(() => readDatabaseUrl({})).toThrow(/DATABASE_URL/);
  });
});
