/**
 * The only reader of process.env. What each variable means is in docs/running.md; a wrong or missing one stops
 * the process with every problem named, not the first one.
 */
export interface Config {
  readonly databaseUrl: string;
  readonly temporalAddress: string;
  readonly temporalNamespace: string;
  readonly temporalSecurity: TemporalSecurity;
  readonly taskQueue: string;
  readonly port: number;
  readonly host: string;
  /** Secret that the embedded default signs session tokens with: at least 32 characters. */
  readonly tokenSecret: string;
  /** The embedded default: demonstration identities exist and anyone may take one on. */
  readonly embedded: boolean;
  /** The organisation's identity provider, whose tokens are believed; none in the embedded default. */
  readonly access: AccessConfig | null;
  /** Notices whose scope is public may be read by everybody, at `/notices`. */
  readonly publicNotices: boolean;
  /** Proxies of ours between the api and whoever asks: for limits by address. */
  readonly trustedProxies: number;
  /** Decisions of one case in flight at a time, and connections to Postgres: sized for 2 cores. */
  readonly databaseConnections: number;
  /** File with the bundled workflows. Without it a worker takes what the build made, or bundles them when it starts. */
  readonly workflowBundle: string | null;
}

/** How we speak to a Temporal server that is not in a network of our own. Files are PEM. */
export interface TemporalSecurity {
  readonly tls: boolean;
  /** Who signed the server's certificate, if no authority that the machine knows. */
  readonly caFile: string | null;
  /** Our own certificate, where the server asks for one: both or neither. */
  readonly certFile: string | null;
  readonly keyFile: string | null;
  readonly apiKey: string | null;
}

/** How tokens of an identity provider are checked. A token's `sub` is the id of an account. */
export interface AccessConfig {
  /** File with the provider's public keys, a JSON Web Key Set. */
  readonly jwksFile: string;
  readonly issuer: string;
  readonly audience: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

class ConfigError extends Error {
  constructor(problems: readonly string[]) {
    super(`The configuration is not complete:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
    this.name = 'ConfigError';
  }
}

export function readConfig(env: Environment = process.env, needs: { api: boolean } = { api: false }): Config {
  const problems: string[] = [];
  const need = (name: string, why: string): string => {
    const value = env[name] ?? '';
    if (value === '') problems.push(`${name} is not set: ${why}`);
    return value;
  };
  const whole = (name: string, fallback: number, most: number, least = 1): number => {
    const value = env[name] === undefined || env[name] === '' ? fallback : Number(env[name]);
    if (!Number.isInteger(value) || value < least || value > most) {
      problems.push(`${name} is "${env[name]}": it takes a whole number from ${least} to ${most}`);
    }
    return value;
  };
  const embedded = env.EMBEDDED === '1';
  const signs = needs.api && embedded;
  const tokenSecret = signs
    ? need('TOKEN_SECRET', 'session tokens are signed with it; use at least 32 random characters')
    : (env.TOKEN_SECRET ?? '');
  if (signs && tokenSecret !== '' && tokenSecret.length < 32) {
    problems.push('TOKEN_SECRET is shorter than 32 characters');
  }
  const providers = 'the identity provider whose tokens are believed; only npm start does without one';
  const access: AccessConfig | null =
    needs.api && !embedded
      ? {
          jwksFile: need(
            'ACCESS_JWKS_FILE',
            `file with the public keys (a JSON Web Key Set) of ${providers}`,
          ),
          issuer: need('ACCESS_ISSUER', `the claim "iss" of ${providers}`),
          audience: need('ACCESS_AUDIENCE', `the claim "aud" of ${providers}`),
        }
      : null;
  const temporalSecurity: TemporalSecurity = {
    tls: ['TEMPORAL_TLS', 'TEMPORAL_TLS_CA_FILE', 'TEMPORAL_TLS_CERT_FILE', 'TEMPORAL_API_KEY'].some(
      (name) => (env[name] ?? '') !== '' && env[name] !== '0',
    ),
    caFile: env.TEMPORAL_TLS_CA_FILE || null,
    certFile: env.TEMPORAL_TLS_CERT_FILE || null,
    keyFile: env.TEMPORAL_TLS_KEY_FILE || null,
    apiKey: env.TEMPORAL_API_KEY || null,
  };
  if ((temporalSecurity.certFile === null) !== (temporalSecurity.keyFile === null)) {
    problems.push('TEMPORAL_TLS_CERT_FILE and TEMPORAL_TLS_KEY_FILE belong together: set both or neither');
  }
  const config: Config = {
    databaseUrl: need(
      'DATABASE_URL',
      'postgres://user:password@host:port/database; npm start brings its own',
    ),
    temporalAddress: need('TEMPORAL_ADDRESS', 'host:port of a Temporal server; npm start brings its own'),
    temporalNamespace: env.TEMPORAL_NAMESPACE || 'default',
    temporalSecurity,
    taskQueue: env.TASK_QUEUE || 'lunhuan',
    port: whole('PORT', 8080, 65_535),
    host: env.HOST || (embedded ? '127.0.0.1' : '0.0.0.0'),
    tokenSecret,
    embedded,
    access,
    publicNotices: env.PUBLIC_NOTICES === '1',
    trustedProxies: whole('TRUSTED_PROXIES', 0, 10, 0),
    databaseConnections: whole('DATABASE_CONNECTIONS', 12, 500),
    workflowBundle: env.WORKFLOW_BUNDLE || null,
  };
  if (problems.length > 0) throw new ConfigError(problems);
  return config;
}

/** For commands that need the database and nothing else. */
export function readDatabaseUrl(env: Environment = process.env): string {
  if (env.DATABASE_URL) return env.DATABASE_URL;
  throw new ConfigError(['DATABASE_URL is not set: postgres://user:password@host:port/database']);
}
