import assert from 'node:assert/strict';
import { describe, it } from 'vitest';
import type { EvaluationFacts } from '../../domain/evaluation-state.ts';
import type { Grade } from '../../domain/evaluation-policy.ts';
import { evaluation } from '../../domain/evaluation.ts';
import type { Facts } from '../../domain/ports.ts';
import { often } from '../support/approval-choices.ts';
import { clean, decide, grade, open } from '../support/evaluating.ts';
import { clock, people } from '../support/shenzhen.ts';
import { walk, walking } from '../support/walk.ts';

describe('whatever people do', () => {
  const eight = [1, 2, 3, 4, 5, 6, 7, 8].map((n) => ({
    ...{ id: `posting/440513101/${n}/1`, person: `c-${n}`, unit: 'sz-caizhengju', served: 365 },
  }));
  const [recalled = '', absent = ''] = eight.map(({ id }) => id);
  /** One is recalled two days before the new year, and another one was away without leave: that comes on record late. */
  const asOf = (date: string) =>
    Object.fromEntries(
      eight.map(({ id }) => [
        id,
        {
          ...clean,
          ...(id === recalled && date >= '2022-12-30' && { recalled: 'lax' }),
          ...(id === absent && date >= '2023-01-06' && { absences: 1 }),
        },
      ]),
    );
  const at = (facts: Facts, date = '2099-01-01'): EvaluationFacts => ({
    ...{ ...facts, subjects: eight, years: asOf(date), logins: {} },
  });
  const everybody = Object.values(people);
  const marks = (half: 'halfYear' | 'yearEnd', date: string) => ({
    ...{ act: 'mark' as const, half, date },
    items: eight.map(({ id }) => ({ subject: id, score: 90 })),
  });
  const grades = (best: readonly number[], date: string, entries = ['presence/x/2022-01']) => ({
    ...{ act: 'propose' as const, date },
    items: eight.map(({ id }, n) => grade(id, best.includes(n) ? 'excellent' : 'competent', entries)),
  });
  const raise = (date: string) => ({ act: 'raiseShare' as const, document: '组通1号', date });
  const appeals = (date: string, asks: Grade) =>
    eight.slice(0, 3).map(({ id: subject }) => ({
      ...{ act: 'appeal' as const, subject, grade: asks, reason: 'text-2', date },
      entries: ['presence/x/2022-01'],
    }));

  it(
    'no more than the quota is excellent, no grade is without entries, and nobody who was recalled stays excellent',
    walking,
    () => {
      walk({
        process: evaluation,
        begin: open.date,
        opening: [open, at(clock)],
        strangers: everybody.map((who) => at(who)),
        timer: at(clock),
        choices: (state, date) => {
          const by = (who: Facts) => at(who, date);
          // What else can be done with an approval has walks of its own.
          const reviews = Object.keys(state.approvals).flatMap((key) =>
            [people.organisation, people.leadingGroup].flatMap((who) => [
              ...often([decide(key, 'agree', date), by(who)] as const),
              [decide(key, 'return', date), by(who)] as const,
              [decide(key, 'reject', date), by(who)] as const,
            ]),
          );
          switch (state.stage) {
            case 'marking':
              return [
                ...often(
                  [marks('halfYear', date), by(people.host)] as const,
                  [marks('yearEnd', date), by(people.host)] as const,
                  [raise(date), by(people.leadingGroup)] as const,
                ),
                ...[[0], [1], [0, 1], [2, 3]].flatMap((best) =>
                  often([grades(best, date), by(people.headquarters)] as const),
                ),
                [grades([0, 1, 2], date), by(people.headquarters)],
                [grades([0], date, []), by(people.headquarters)],
                [grades([0], date, ['finding/other']), by(people.headquarters)],
              ];
            case 'reviewing':
              return [...reviews, [{ act: 'withdraw' as const, date }, by(people.headquarters)]];
            default:
              return [
                ...reviews,
                ...often([{ act: 'tick' as const, date }, at(clock)] as const),
                ...[...appeals(date, 'excellent'), ...appeals(date, 'basicallyCompetent')].map(
                  (appeal) => [appeal, by(people.hr)] as const,
                ),
              ];
          }
        },
        check: ({ grades: given, raised, stage }, events) => {
          const excellent = Object.values(given).filter((one) => one === 'excellent').length;
          assert.ok(excellent <= (raised ? 2 : 1), `${excellent} excellent`);
          for (const event of events) {
            const graded =
              event.type === 'gradesProposed' ? event.items : event.type === 'gradeCorrected' ? [event] : [];
            for (const { entries } of graded) assert.deepEqual(entries, ['presence/x/2022-01']);
          }
          if (stage !== 'final' && stage !== 'ended') return;
          assert.ok(![given[recalled], given[absent]].includes('excellent'), 'barred from the highest grade');
        },
        reached: (events) => events.some(({ type }) => type === 'evaluationEnded' || type === 'gradesFinal'),
      });
    },
  );
});
