import { findCadre, listCadres, type WholeCadre } from '../../db/queries/cadres.ts';
import { gradeVersions } from '../../db/queries/statutory-grades.ts';
import { DOCX } from '../../documents/docx.ts';
import { PAGE } from '../../documents/page.ts';
import { Refusal } from '../../domain/errors.ts';
import { pageOf } from '../../schemas/answers/common.ts';
import { evidence } from '../../schemas/answers/evidence.ts';
import { cadreRow, wholeCadre } from '../../schemas/answers/reference.ts';
import { byId } from '../../schemas/requests/paths.ts';
import { cadreList, printed } from '../../schemas/requests/reading.ts';
import { peopleScopes } from '../access.ts';
import { idPlace, pageAnswer, readCursor } from '../cursor.ts';
import type { ApiDeps } from '../deps.ts';
import { evidenceOf, evidencePaper } from '../documents/evidence.ts';
import { fileName, fileOf } from '../documents/print.ts';
import { Problem } from '../problem.ts';
import { file, get, type Route } from '../route.ts';
import type { Session } from '../session.ts';

function scopesOf(session: Session): readonly string[] {
  const scopes = peopleScopes(session);
  if (scopes.length === 0) throw new Problem('not-visible');
  return scopes;
}

/** Somebody of one’s own unit or below it. */
async function readable(
  { db }: Pick<ApiDeps, 'db'>,
  scopes: readonly string[],
  id: string,
): Promise<WholeCadre> {
  const found = await findCadre(db, id);
  if (!found) throw new Refusal('not-found', { id });
  if (!found.line.some((unit) => scopes.includes(unit))) throw new Problem('not-visible');
  return found;
}

/** What is said of somebody's service is theirs to read, too. */
const readableOrOwn = (
  deps: Pick<ApiDeps, 'db'>,
  session: Session,
  id: string,
): Promise<WholeCadre | undefined> =>
  session.person === id ? findCadre(deps.db, id) : readable(deps, scopesOf(session), id);

export const cadreRoutes: readonly Route[] = [
  get({
    path: 'cadres',
    tag: 'cadres',
    summary: '本单位人员。People of one’s own unit and below.',
    query: cadreList,
    answer: pageOf(cadreRow),
    handle: async ({ query: { cursor, limit, ...filter }, session, deps }) => {
      const all = { scopes: scopesOf(session), ...filter };
      return pageAnswer(await listCadres(deps.db, all, limit, readCursor(idPlace, cursor)));
    },
  }),
  get({
    path: 'cadres/{id}',
    tag: 'cadres',
    summary: '一名人员的档案与派驻经历。Somebody’s record, nominations and postings.',
    params: byId,
    answer: wholeCadre,
    handle: async ({ params: { id }, session, deps }) => {
      const { record, postings, nominations, unitName } = await readable(deps, scopesOf(session), id);
      const statutoryGrades = await gradeVersions(deps.db, id);
      return { unitName, record, postings, nominations, statutoryGrades };
    },
  }),
  get({
    path: 'cadres/{id}/evidence',
    tag: 'cadres',
    summary:
      '一名人员的派驻实绩,逐项注明依据。Somebody’s record of service, each line with what it rests on. It ranks nobody.',
    params: byId,
    answer: evidence,
    handle: async ({ params: { id }, session, deps }) => {
      const found = await readableOrOwn(deps, session, id);
      if (!found) throw new Refusal('not-found', { id });
      return evidenceOf(deps, session, found);
    },
  }),
  file({
    path: 'cadres/{id}/evidence-sheet',
    tag: 'cadres',
    summary:
      '派驻工作实绩佐证表:打印页(html)或 Word 文件(docx)。The record of service as an evidence sheet, to print or as a .docx file.',
    params: byId,
    query: printed,
    files: [PAGE, DOCX],
    handle: async ({ params: { id }, query: { format }, session, deps }) => {
      const found = await readableOrOwn(deps, session, id);
      if (!found) throw new Refusal('not-found', { id });
      const paper = await evidencePaper(deps, session, found);
      return fileOf(paper, fileName(paper.title, found.record.name), format);
    },
  }),
];
