import { policyVersions } from '../../db/policies.ts';
import { findProgramme } from '../../db/queries/commands.ts';
import { Refusal } from '../../domain/errors.ts';
import { listOf } from '../../schemas/answers/common.ts';
import { policyPreview, policyVersion } from '../../schemas/answers/policies.ts';
import { byId } from '../../schemas/requests/paths.ts';
import { adoption, policyDocument } from '../../schemas/requests/policies.ts';
import { act } from '../act.ts';
import { ensureAdministrator } from '../administrator.ts';
import { previewPolicy } from '../policy-preview.ts';
import { get, post, type Route } from '../route.ts';

const base = 'programmes/{id}/policies';

export const policyRoutes: readonly Route[] = [
  get({
    path: base,
    tag: 'programmes',
    summary: '政策各版本及依其办理的事项数。Versions of the policy, and how many cases go by each.',
    params: byId,
    answer: listOf(policyVersion),
    handle: async ({ params: { id }, deps }) => ({ items: await policyVersions(deps.db, id) }),
  }),
  post({
    path: `${base}/previews`,
    tag: 'programmes',
    summary:
      '新版本预览:哪些改变、涉及哪些在办事项(仍按原版本)。What a new version would change, and which running cases it would touch.',
    params: byId,
    body: policyDocument,
    keyed: false,
    answer: policyPreview,
    handle: async ({ params: { id }, body, session, deps }) => {
      await ensureAdministrator(deps, session);
      if (!(await findProgramme(deps.db, id))) throw new Refusal('not-found', { id });
      return previewPolicy(deps, id, body);
    },
  }),
  act({
    path: `${base}/adoptions`,
    tag: 'programmes',
    summary:
      '启用政策的某一版本,此后新办事项适用。Adopt a version: new cases begin with it, running ones keep theirs.',
    params: byId,
    body: adoption,
    kind: 'programme',
    case: ({ id }) => `programme/${id}`,
    act: 'adoptPolicy',
  }),
];
