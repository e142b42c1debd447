import { afterAll, afterEach, beforeAll } from 'vitest';
import { ADMINISTRATOR, startHttp, type Http } from '../api/http.ts';
import { importTeams } from '../api/in-post.ts';
import type { Beginning } from '../support/prepared.ts';
import { startVisits, type Visits } from './visits.ts';

interface Start {
  /** The teams of the sample list are in post. */
  readonly inPost?: boolean;
  readonly beginning?: Beginning;
  readonly today?: string;
}

/**
 * The console of a launched programme on a server of its own, and a browser, for the tests of a file. A `beforeAll` of the file
 * comes after it and leads to where the tests begin; there is nothing in `http` before.
 */
export function startConsole({ inPost = false, beginning, today }: Start = {}): Pick<Visits, 'visit'> & {
  readonly http: Http;
} {
  const http = {} as Http;
  let server: Http | undefined;
  let visits: Visits | undefined;

  beforeAll(async () => {
    [server, visits] = await Promise.all([startHttp({}, beginning), startVisits(() => http.server.url)]);
    Object.assign(http, server);
    await http.stack.worker();
    await http.stack.launch();
    if (inPost) await importTeams(http);
    if (today) await http.post(ADMINISTRATOR, 'clock/advance', { to: today });
  });
  afterEach(() => visits?.leave());
  afterAll(async () => {
    await visits?.stop();
    await server?.stop();
  });

  return {
    http,
    visit(...where) {
      if (!visits) throw new Error('nobody visits before the console is there');
      return visits.visit(...where);
    },
  };
}
