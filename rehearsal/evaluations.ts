import { eq } from 'drizzle-orm';
import { yearsOnRecord } from '../db/queries/year-on-record.ts';
import { caseTable } from '../db/schema.ts';
import { whole } from '../domain/chance.ts';
import { boundOf } from '../domain/evaluation-bounds.ts';
import { evaluationOf, isBarred, quotaOf, totalOf, worse, type Grade } from '../domain/evaluation-policy.ts';
import { halves, type EvaluationState, type Half } from '../domain/evaluation-state.ts';
import type { DateString } from '../domain/time.ts';
import { isMisjudged } from './appeals.ts';
import { deed, holderOf } from './identities.ts';
import type { Chore, Deed, World } from './world.ts';

/** Marks that people give, from the least to the most. */
const MARKS = [68, 99] as const;

const isEvaluation = ({ act }: Chore): boolean => act === 'mark' || act === 'propose';

/** Chores of an evaluation apart from the others: what may be proposed is read from the record first. */
export const evaluationsAmong = (chores: readonly Chore[]): readonly [readonly Chore[], readonly Chore[]] => [
  chores.filter(isEvaluation),
  chores.filter((chore) => !isEvaluation(chore)),
];

export async function evaluationDeeds(
  world: World,
  chores: readonly Chore[],
  date: DateString,
): Promise<readonly Deed[]> {
  const deeds: Deed[] = [];
  for (const chore of chores) {
    const [found] = await world.db
      .select({ state: caseTable.state })
      .from(caseTable)
      .where(eq(caseTable.id, chore.ref.id));
    const state = found?.state as EvaluationState;
    deeds.push(
      ...(chore.act === 'mark'
        ? marks(world, chore, state, date)
        : [await proposal(world, chore, state, date)]),
    );
  }
  return deeds;
}

const gradedIn = ({ subjects }: EvaluationState): readonly string[] =>
  Object.values(subjects).flatMap(({ id, ungraded }) => (ungraded ? [] : [id]));

const markOf = ({ options }: World, { ref }: Chore, subject: string, half: Half): number =>
  whole(...MARKS, options.seed, ref.id, subject, half);

const marks = (world: World, chore: Chore, state: EvaluationState, date: DateString): readonly Deed[] =>
  halves.map((half) =>
    deed(chore.ref, 'mark', holderOf(chore.office), date, {
      half,
      items: gradedIn(state).map((subject) => ({ subject, score: markOf(world, chore, subject, half) })),
    }),
  );

/** The best grade goes by the marks as far as the quota goes, to those whom nothing on record bars from it. */
async function proposal(world: World, chore: Chore, state: EvaluationState, date: DateString): Promise<Deed> {
  const { db, policy } = world;
  const { posting } = policy;
  const evaluation = evaluationOf(policy);
  const grounds = posting.recallGrounds.map(({ id }) => id);
  const years = await yearsOnRecord(db, state.of, state.year, Object.values(state.subjects), grounds);
  const graded = gradedIn(state).map((subject) => {
    const [halfYear, yearEnd] = halves.map((half) => markOf(world, chore, subject, half)) as [number, number];
    const record = years[subject];
    if (!record) throw new Error(`${chore.ref.id}: nothing is on record for ${subject}`);
    const { atMost } = boundOf(record, policy);
    const total = totalOf({ halfYear, yearEnd }, evaluation.weights);
    const deserved: Grade = worse('competent', atMost);
    const grade = isMisjudged(world, chore.ref.id, subject)
      ? worse('basicallyCompetent', deserved)
      : deserved;
    return { subject, grade, total, atMost, entries: record.entries.slice(-3) };
  });
  const { share, leastTotal } = evaluation.excellent;
  const best = graded
    .filter(
      ({ grade, total, atMost }) =>
        grade === 'competent' && total >= leastTotal * 100 && !isBarred('excellent', atMost),
    )
    .toSorted((a, b) => b.total - a.total || (a.subject < b.subject ? -1 : 1))
    .slice(0, quotaOf(graded.length, share))
    .map(({ subject }) => subject);
  const items = graded.map(({ subject, grade, entries }) => ({
    ...{ subject, entries, grade: best.includes(subject) ? ('excellent' as const) : grade },
  }));
  return deed(chore.ref, 'propose', holderOf(chore.office), date, { items });
}
