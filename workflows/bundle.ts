import { fileURLToPath } from 'node:url';

/** Source, or what the compiler made of it. */
const EXTENSION = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
const at = (path: string): string => fileURLToPath(new URL(`${path}.${EXTENSION}`, import.meta.url));

/** What a worker bundles. */
export const workflowsPath = at('./index');

/**
 * Modules that all cases of a worker share: all of ours. The SDK gives each case its own copy of any other module, which
 * was a third of what a waiting case takes and time at its start. Ours keep nothing between calls; what is
 * shared is frozen, so that one that tried would throw.
 */
export const preloadModules = [workflowsPath];
