import { evaluationOf } from '../../domain/evaluation-policy.ts';
import type {
  EvaluationCommand,
  EvaluationFacts,
  EvaluationState,
  Subject,
} from '../../domain/evaluation-state.ts';
import type { GatherMore } from '../facts.ts';
import { loginsOf } from './accounts.ts';
import { evaluatedIn } from '../queries/evaluated.ts';
import { yearsOnRecord } from '../queries/year-on-record.ts';

/** Acts that are judged by what the record says of the year. */
const JUDGED = new Set(['propose', 'appeal', 'decide', 'confirmMinutes', 'tick']);

/** Who is in the pool when it is opened; what the record says of them when grades are proposed or asked for. */
export const evaluationFacts: GatherMore = async (
  tx,
  _deps,
  row,
  command,
  facts,
): Promise<EvaluationFacts> => {
  const { posting } = facts.policy;
  const evaluation = evaluationOf(facts.policy);
  if (command.act === 'open') {
    const { of, pool, year } = command as EvaluationCommand & { readonly act: 'open' };
    const found = await evaluatedIn(tx, of, pool, year, evaluation.subjects[of].pool);
    const subjects = found.map((subject): Subject =>
      subject.served < evaluation.leastDays ? { ...subject, ungraded: true } : subject,
    );
    return { ...facts, subjects, years: {}, logins: {} };
  }
  const { of, year, subjects } = row.state as EvaluationState;
  const judged = JUDGED.has(command.act);
  const grounds = posting.recallGrounds.map(({ id }) => id);
  const all = Object.values(subjects);
  const persons = all.flatMap(({ person }) => person ?? []);
  const [years, logins] = judged
    ? await Promise.all([yearsOnRecord(tx, of, year, all, grounds), loginsOf(tx, persons)])
    : [{}, {}];
  return { ...facts, subjects: [], years, logins };
};
