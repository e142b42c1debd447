import { findAccount, officeHolders, postingsOf } from '../../db/queries/accounts.ts';
import { listOf } from '../../schemas/answers/common.ts';
import { identity, sessionAnswer, signedIn } from '../../schemas/answers/sessions.ts';
import { signIn } from '../../schemas/requests/sessions.ts';
import { mayRead } from '../access.ts';
import type { ApiDeps } from '../deps.ts';
import { Problem } from '../problem.ts';
import { get, post, remove, type Route } from '../route.ts';
import { COOKIE, COOKIE_OPTIONS, type Session } from '../session.ts';

const view = async ({ db }: Pick<ApiDeps, 'db'>, { account, name, person, today, offices }: Session) => ({
  ...{ account, name, person, today },
  postings: person === null ? [] : await postingsOf(db, person),
  offices: offices.map(({ office, scope, role, own, standsFor }) => ({
    ...{ office, scope, role, accessRole: mayRead[role].role, own, standsFor },
  })),
});

export const sessionRoutes: readonly Route[] = [
  get({
    path: 'demo-identities',
    tag: 'sessions',
    summary: '演示身份(仅内嵌模式)。Demonstration identities, in the embedded default only.',
    open: true,
    answer: listOf(identity),
    handle: async ({ deps }) => {
      if (!deps.tokens.issue) throw new Problem('embedded-only');
      const holders = await officeHolders(deps.db);
      return { items: holders.map((holder) => ({ ...holder, accessRole: mayRead[holder.role].role })) };
    },
  }),
  post({
    path: 'sessions',
    tag: 'sessions',
    summary: '以演示身份登录(仅内嵌模式)。Sign in as a demonstration identity, in the embedded default only.',
    open: true,
    keyed: false,
    status: 201,
    body: signIn,
    answer: signedIn,
    handle: async ({ body, deps, response }) => {
      const { issue } = deps.tokens;
      if (!issue) throw new Problem('embedded-only');
      const account = await findAccount(deps.db, body.account);
      if (!account) throw new Problem('account-unknown', { field: 'account' });
      const token = await issue(account.account);
      response.cookie(COOKIE, token, COOKIE_OPTIONS);
      return { token, session: await view(deps, account) };
    },
  }),
  remove({
    path: 'sessions',
    tag: 'sessions',
    summary: '退出登录。Sign out: the cookie goes; a bearer token is the holder’s to forget.',
    open: true,
    handle: async ({ response }) => {
      response.clearCookie(COOKIE, COOKIE_OPTIONS);
    },
  }),
  get({
    path: 'session',
    tag: 'sessions',
    summary:
      '当前身份与今日所任职务、本人派驻。Who is signed in, with the offices held today and the teams they are or were in.',
    answer: sessionAnswer,
    handle: ({ session, deps }) => view(deps, session),
  }),
];
