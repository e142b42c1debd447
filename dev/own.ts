import { fileURLToPath } from 'node:url';

/** The database of the embedded default, in a Postgres of our own. */
export const OWN_DATABASE = 'lunhuan';

/** Where a copy keeps its state: DATA_DIR, else `.lunhuan` beside the sources. */
export const dataDirOf = (env: NodeJS.ProcessEnv): string =>
  env.DATA_DIR || fileURLToPath(new URL('../.lunhuan', import.meta.url));
