import { hashOf } from '../../db/hash.ts';
import { policyOf } from '../../db/facts.ts';
import type { WholeCadre } from '../../db/queries/cadres.ts';
import { personRecord } from '../../db/queries/person-record.ts';
import { listProgrammes } from '../../db/queries/reference.ts';
import { evidenceSheet } from '../../documents/evidence-sheet.ts';
import type { Paper } from '../../documents/model.ts';
import { zh } from '../../documents/words.ts';
import type { Policy } from '../../domain/policy.ts';
import type { releaseReasons } from '../../domain/posting-policy.ts';
import type { ApiDeps } from '../deps.ts';
import type { Session } from '../session.ts';

type Deps = Pick<ApiDeps, 'db'>;

/** Somebody's record of service, and by which reference and hash it goes on a case file. */
export async function evidenceOf(
  { db }: Deps,
  { today }: Session,
  { record: { id, name }, unitName }: WholeCadre,
) {
  const record = await personRecord(db, id);
  const sha256 = hashOf({ person: id, record });
  return {
    ...{ person: id, name, unitName, on: today, ...record },
    attachment: { reference: `cadres/${id}/evidence`, sha256 },
  };
}

export async function evidencePaper(deps: Deps, session: Session, found: WholeCadre): Promise<Paper> {
  const { name, person, unitName, on, attachment, ...record } = await evidenceOf(deps, session, found);
  const [programme] = await listProgrammes(deps.db);
  const policy = programme && (await policyOf(deps.db, programme.id, programme.policyVersion));
  return evidenceSheet({
    ...{ name, person, unit: unitName ?? '', on, record, sha256: attachment.sha256 },
    programme: programme?.name.zh ?? '',
    words: policy ? wordsOf(policy) : {},
    foot: zh`据${person}的派驻记录生成,${on}`,
  });
}

/** What a policy calls the posts in the host area and the grounds on which somebody leaves. */
const wordsOf = ({ teams, posting: { recallGrounds } }: Policy): Readonly<Record<string, string>> =>
  Object.fromEntries<string>([
    ...Object.values(teams)
      .flatMap(({ hostPosts }) => Object.values(hostPosts).flat())
      .map(({ id, name }): [string, string] => [id, name.zh]),
    ...recallGrounds.map(({ id, words }): [string, string] => [id, words.zh]),
    ...Object.entries(releaseWords),
  ]);

const releaseWords: Readonly<Record<(typeof releaseReasons)[number], string>> = {
  relieved: '到期轮换',
  resignation: '本人申请辞职',
  earlyReturn: '本人申请提前返回',
  transferred: '调整到另一工作队',
  seatEnded: '席位撤销',
};
