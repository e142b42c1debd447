import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import type { TestProject } from 'vitest/node';
import { startServices } from '../../dev/services.ts';
import { notDurable } from '../../dev/throwaway.ts';
import { migrateDatabase } from '../../db/migrate.ts';
import { preloadModules, workflowsPath } from '../../workflows/bundle.ts';
import { memoryFolder, PREFIX } from './memory-folder.ts';

declare module 'vitest' {
  interface ProvidedContext {
    readonly postgresUrl: string;
    readonly temporalAddress: string;
    /** A file: the workflows as a worker loads them. */
    readonly workflowBundle: string;
    /** Where the first suite that needs a browser unpacks it. */
    readonly browserFolder: string;
  }
}

/** Every test file clones it: 35 ms instead of the migrations. */
export const TEMPLATE = 'lunhuan_template';

/** One real Postgres, one real Temporal server and one bundle of the workflows for all suites, in a folder that goes with them. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const memory = memoryFolder();
  const dataDir = await mkdtemp(join(memory ?? tmpdir(), PREFIX));
  // Of all suites and of what they start, too: what they forget goes with the rest.
  if (memory) process.env.TMPDIR = dataDir;
  // Side by side: servers are mostly waited for.
  const [services, { code }] = await Promise.all([
    startServices({
      dataDir,
      log: () => undefined,
      // Always servers of our own: the environment may name a database that somebody needs.
      env: {},
      temporalInMemory: true,
      // The one suite that looks has a server of its own: test/faults/servers-killed.
      temporalUnlisted: true,
      postgresSettings: {
        ...notDurable,
        max_connections: '200',
        // It comes round to each database once a minute, and there is one for each file.
        autovacuum: 'off',
      },
    }),
    bundleWorkflowCode({ workflowsPath, preloadModules, logger: new DefaultLogger('WARN') }),
  ]);
  const sql = postgres(services.databaseUrl, { max: 1, onnotice: () => undefined });
  await sql.unsafe(`create database ${TEMPLATE}`);
  await sql.end();
  const template = new URL(services.databaseUrl);
  template.pathname = `/${TEMPLATE}`;
  await migrateDatabase(template.href);
  const workflowBundle = join(dataDir, 'workflow-bundle.js');
  await writeFile(workflowBundle, code);
  // Also for workers that tests start as processes of their own.
  process.env.WORKFLOW_BUNDLE = workflowBundle;
  project.provide('workflowBundle', workflowBundle);
  project.provide('browserFolder', join(dataDir, 'browser'));
  project.provide('postgresUrl', services.databaseUrl);
  project.provide('temporalAddress', services.temporalAddress);
  return async () => {
    await services.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
}
