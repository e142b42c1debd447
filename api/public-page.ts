import type { RequestHandler } from 'express';
import { escape } from '../documents/page.ts';
import { day } from '../documents/words.ts';
import type { ApiDeps } from './deps.ts';
import { publicNotices } from './notices.ts';
import type { PublicNoticeView } from './views/notice.ts';

function noticeOf({
  number,
  team,
  publishedOn,
  until,
  workingDays,
  verifiers,
  people,
}: PublicNoticeView): string {
  const headings = people[0]?.fields.map(({ heading }) => `<th scope="col">${escape(heading)}</th>`) ?? [];
  const rows = people.map(
    ({ fields }) => `<tr>${fields.map(({ value }) => `<td>${escape(value ?? '')}</td>`).join('')}</tr>`,
  );
  return `<article>
<h2>${escape(team)}拟派驻人员公示</h2>
<p>${escape(number)}</p>
<p>公示时间:${day(publishedOn)}至${day(until)}(${workingDays} 个工作日)</p>
<div class="scroll"><table><thead><tr>${headings.join('')}</tr></thead><tbody>${rows.join('')}</tbody></table></div>
<p>对公示对象有异议的,请在公示期内向${escape(verifiers.join('、'))}反映,可以署名,也可以不署名。</p>
</article>`;
}

const pageOf = (notices: readonly PublicNoticeView[]): string => `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>公示 Public notices</title>
<link rel="stylesheet" href="/notices.css">
</head>
<body>
<main>
<h1>公示 <span lang="en">Public notices</span></h1>
${notices.length === 0 ? '<p>目前没有公示。<span lang="en">There is no notice at the moment.</span></p>' : notices.map(noticeOf).join('\n')}
</main>
</body>
</html>
`;

/** Notices of public scope, for everybody who comes by. */
export const publicPage =
  (deps: Pick<ApiDeps, 'db' | 'publicNotices'>): RequestHandler =>
  async (_request, response) => {
    response.type('html').send(pageOf(await publicNotices(deps)));
  };
