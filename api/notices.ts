import { policyOf } from '../db/facts.ts';
import { namesOf } from '../db/queries/documents.ts';
import { runningNotices, type NoticeReader, type NoticeRow } from '../db/queries/notices.ts';
import { officeWord } from '../documents/words.ts';
import type { ApiDeps } from './deps.ts';
import { Problem } from './problem.ts';
import type { Session } from './session.ts';
import { noticeView, publicNoticeView, verifierOf, type PublicNoticeView } from './views/notice.ts';

/** What a session may read of notices beside the cases that it reads. */
export const noticeReader = ({ offices }: Session): NoticeReader => ({
  units: offices.map(({ scope }) => scope),
});

export const viewsOf = (db: ApiDeps['db'], rows: readonly NoticeRow[]) =>
  Promise.all(rows.map(async (row) => noticeView(row, await policyOf(db, row.programme, row.policyVersion))));

/** More than a year's selections have on notice at a time. */
const MOST = 500;

/** What everybody may read, signed in or not: nothing where the organisation has not opened it. */
export async function publicNotices({
  db,
  publicNotices: open,
}: Pick<ApiDeps, 'db' | 'publicNotices'>): Promise<readonly PublicNoticeView[]> {
  if (!open) throw new Problem('notices-closed');
  const { items } = await runningNotices(db, { units: [], open: true }, MOST, undefined);
  return Promise.all(
    items.map(async (row) => {
      const policy = await policyOf(db, row.programme, row.policyVersion);
      const offices = [...new Set(row.people.map((person) => verifierOf(policy, person)))];
      const scopeOf = (office: string): string => office.split('/')[0] ?? '';
      const { places } = await namesOf(db, offices.map(scopeOf), []);
      return publicNoticeView(
        row,
        policy,
        offices.map((office) => officeWord(office, places[scopeOf(office)])),
      );
    }),
  );
}
