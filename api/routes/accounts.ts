import { findAccounts } from '../../db/queries/find-accounts.ts';
import { pageOf } from '../../schemas/answers/common.ts';
import { accountRow } from '../../schemas/answers/reference.ts';
import { accountList } from '../../schemas/requests/reading.ts';
import { idPlace, pageAnswer, readCursor } from '../cursor.ts';
import { get, type Route } from '../route.ts';

export const accountRoutes: readonly Route[] = [
  get({
    path: 'accounts',
    tag: 'accounts',
    summary:
      '账号及其今日所任职务,供转办、委派、加签、抄送选人。Accounts to choose from, with the offices they hold today.',
    query: accountList,
    answer: pageOf(accountRow),
    handle: async ({ query: { cursor, limit, ...filter }, deps }) =>
      pageAnswer(await findAccounts(deps.db, filter, limit, readCursor(idPlace, cursor))),
  }),
];
