/**
 * The part of `npm run build` that follows the compiler: the workflows in one file, so that a worker need not bundle them
 * at every start, and beside the compiled code the files that it reads.
 */
import { cp, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';
import { preloadModules, workflowsPath } from './bundle.ts';

const at = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));

const { code } = await bundleWorkflowCode({
  workflowsPath,
  preloadModules,
  logger: new DefaultLogger('WARN'),
});
await writeFile(at('dist/workflow-bundle.js'), code);

for (const folder of ['db/migrations', 'policies', 'web']) {
  if (existsSync(at(folder))) await cp(at(folder), at(`dist/${folder}`), { recursive: true });
}
