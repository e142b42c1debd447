import { holdersOfPostings } from '../../db/queries/documents.ts';
import { Refusal } from '../../domain/errors.ts';
import { DOCX } from '../../documents/docx.ts';
import { oneLine, type Paper } from '../../documents/model.ts';
import { PAGE } from '../../documents/page.ts';
import { listOf } from '../../schemas/answers/common.ts';
import { documentRow } from '../../schemas/answers/documents.ts';
import { byDocument, documentQuery, type DocumentKind } from '../../schemas/requests/documents.ts';
import { bySelection } from '../../schemas/requests/paths.ts';
import type { ApiDeps } from '../deps.ts';
import { catalogueOf, rowOf, type Entry } from '../documents/catalogue.ts';
import { appointmentFormOf, recommendationFormOf } from '../documents/forms.ts';
import {
  dispatchOrderOf,
  hostLetterOf,
  minutesOf,
  publicNoticeOf,
  quotaNoticeOf,
  slateOf,
} from '../documents/papers.ts';
import { fileName, fileOf } from '../documents/print.ts';
import { sourcesOf, type Sources } from '../documents/sources.ts';
import { invalid } from '../parse.ts';
import { Problem } from '../problem.ts';
import { file, get, type Route } from '../route.ts';

const base = 'selections/{town}/{k}/documents';
const caseOf = ({ town, k }: { town: string; k: string }): string => `selection/${town}/${k}`;

export const documentRoutes: readonly Route[] = [
  get({
    path: base,
    tag: 'documents',
    summary:
      '文书列表:哪些可以取得,哪些还没有及原因。Documents of a selection: which there are, and why others are not.',
    params: bySelection,
    answer: listOf(documentRow),
    handle: async ({ params, session, deps }) => {
      const sources = await sourcesOf(deps, session, caseOf(params));
      return { items: catalogueOf(sources).map((entry) => rowOf(sources, entry)) };
    },
  }),
  file({
    path: `${base}/{kind}`,
    tag: 'documents',
    summary: '一份文书:打印页(html)或 Word 文件(docx)。One document, as a page to print or as a .docx file.',
    params: byDocument,
    query: documentQuery,
    files: [PAGE, DOCX],
    handle: async ({ params, query, session, deps }) => {
      const sources = await sourcesOf(deps, session, caseOf(params));
      const entry = wanted(catalogueOf(sources), params.kind, query);
      const paper = await paperOf(deps, sources, entry);
      return fileOf(paper, nameOf(sources, paper, entry), query.format);
    },
  }),
];

interface Which {
  readonly person?: string | undefined;
  readonly office?: string | undefined;
  readonly number?: string | undefined;
}

/** The one document that is asked for. */
function wanted(catalogue: readonly Entry[], kind: DocumentKind, { person, office, number }: Which): Entry {
  const fits = (asked: string | undefined, own: string | null) => asked === undefined || asked === own;
  const all = catalogue.filter(
    (entry) =>
      entry.kind === kind &&
      fits(person, entry.person) &&
      fits(office, entry.office) &&
      fits(number, entry.number),
  );
  // A letter that has no number yet, beside others that have, can only be asked for without one.
  const exact = all.filter(
    (entry) =>
      entry.person === (person ?? null) &&
      entry.office === (office ?? null) &&
      entry.number === (number ?? null),
  );
  const [first, second] = exact.length > 0 ? exact : all;
  if (!first) throw new Refusal('not-found', { id: person ?? number ?? office ?? kind });
  if (second) throw ambiguous(first, second);
  if (first.why === 'not-yours') throw new Problem('not-visible');
  if (first.why !== null) throw new Problem('no-document');
  return first;
}

/** Several documents fit: the field that tells them apart is missing. */
function ambiguous(first: Entry, second: Entry): Problem {
  const fields = ['person', 'office', 'number'] as const;
  const field = fields.find((name) => first[name] !== second[name]) ?? 'number';
  return invalid('query', field, '有多份,请指明', 'There are several: say which');
}

async function paperOf(deps: Pick<ApiDeps, 'db'>, sources: Sources, entry: Entry): Promise<Paper> {
  const { kind, person, office, number } = entry;
  const record = person === null ? undefined : sources.people[person];
  switch (kind) {
    case 'quota-notice':
      return quotaNoticeOf(sources);
    case 'recommendation-form':
      if (person !== null && record) return recommendationFormOf(sources, person, record);
      break;
    case 'appointment-form':
      if (person !== null && record) return appointmentFormOf(sources, person, record);
      break;
    case 'slate':
      return slateOf(sources);
    case 'minutes':
      return minutesOf(sources, office ?? '', number ?? '');
    case 'public-notice':
      return publicNoticeOf(sources, number ?? '');
    case 'host-letter':
      return hostLetterOf(sources, number);
    case 'dispatch-order':
      return dispatchOrderOf(sources, number ?? '', await holdersOfPostings(deps.db, relievedIn(sources)));
  }
  throw new Refusal('cadre-unknown', { person: person ?? '' }, 'person');
}

const relievedIn = ({ state }: Sources): readonly string[] =>
  Object.values(state.seats).flatMap(({ relieves }) => relieves ?? []);

const nameOf = ({ head }: Sources, { title }: Paper, { person, number }: Entry): string =>
  fileName(oneLine(title), person === null ? null : (head.people[person] ?? person), number);
