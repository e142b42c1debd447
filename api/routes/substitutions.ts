import { substitutions } from '../../db/queries/substitutions.ts';
import { rootUnit } from '../../db/queries/root.ts';
import { officeId } from '../../domain/office.ts';
import { listOf } from '../../schemas/answers/common.ts';
import { substitutionRow } from '../../schemas/answers/substitutions.ts';
import { byId } from '../../schemas/requests/paths.ts';
import { substitute, substitutionEnding } from '../../schemas/requests/substitutions.ts';
import { act } from '../act.ts';
import { get, type Route } from '../route.ts';

const base = 'programmes/{id}/substitutions';
const common = {
  tag: 'substitutions',
  params: byId,
  kind: 'programme' as const,
  case: ({ id }: { id: string }) => `programme/${id}`,
};

export const substitutionRoutes: readonly Route[] = [
  get({
    path: base,
    tag: 'substitutions',
    summary:
      '代理:本人的及本人代理的,管理员可见全部。Substitutions that hold or will: one’s own; the administrator’s are all.',
    params: byId,
    answer: listOf(substitutionRow),
    handle: async ({ session: { account, offices }, deps }) => {
      const all = officeId(await rootUnit(deps.db), 'administrator');
      const administers = offices.some(({ office }) => office === all);
      return { items: await substitutions(deps.db, administers ? undefined : account) };
    },
  }),
  act({
    ...common,
    path: base,
    summary: '指定代理人。Name a substitute for the days of an absence.',
    body: substitute,
    act: 'nameSubstitute',
    payload: (body, _text, id) => ({ ...body, substitution: id }),
  }),
  act({
    ...common,
    path: `${base}/endings`,
    summary: '提前终止代理。End a substitution before its day.',
    body: substitutionEnding,
    act: 'endSubstitution',
  }),
];
