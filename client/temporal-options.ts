import { readFileSync } from 'node:fs';
import type { TLSConfig } from '@temporalio/client';

/** As the configuration says it: files are PEM, null where there is none. */
export interface TemporalPlace {
  readonly temporalAddress: string;
  readonly temporalSecurity: {
    readonly tls: boolean;
    readonly caFile: string | null;
    readonly certFile: string | null;
    readonly keyFile: string | null;
    readonly apiKey: string | null;
  };
}

interface TemporalOptions {
  address: string;
  apiKey?: string;
  tls?: TLSConfig;
}

/** Where the Temporal server is and how it is spoken to: the same for the client's connection and the worker's. */
export function temporalOptions({ temporalAddress, temporalSecurity }: TemporalPlace): TemporalOptions {
  const { tls, caFile, certFile, keyFile, apiKey } = temporalSecurity;
  const read = (file: string): Buffer => readFileSync(file);
  return {
    address: temporalAddress,
    ...(apiKey !== null && { apiKey }),
    ...(tls && {
      tls: {
        ...(caFile !== null && { serverRootCACertificate: read(caFile) }),
        ...(certFile !== null &&
          keyFile !== null && { clientCertPair: { crt: read(certFile), key: read(keyFile) } }),
      },
    }),
  };
}
