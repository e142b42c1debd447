import { appraisalOf } from '../../db/queries/appraisal.ts';
import type { Policy } from '../../domain/policy.ts';
import type { PostingState } from '../../domain/posting-state.ts';
import { readsTexts } from '../access.ts';
import type { ApiDeps } from '../deps.ts';
import type { Session } from '../session.ts';

/** 期满鉴定: by when it is asked for, and what is there of it; null while nobody asks for one. */
export async function appraisalView(
  { db }: Pick<ApiDeps, 'db'>,
  session: Session,
  posting: string,
  { state: { appraisal }, policy }: { state: PostingState; policy: Policy },
) {
  if (!appraisal) return null;
  const row = await appraisalOf(db, posting, { texts: readsTexts(session) });
  const { grades } = policy.posting.appraisal;
  return {
    due: appraisal.due,
    opinion: row && { on: row.opinionOn, document: row.opinionDocument, text: row.opinion },
    given:
      row?.appraisedOn && row.document
        ? {
            ...{ on: row.appraisedOn, by: row.appraisedBy, document: row.document },
            ...{ grade: row.grade, comment: row.comment },
            words: grades.find(({ id }) => id === row.grade)?.name ?? null,
          }
        : null,
  };
}
