import type { YearOnRecord } from '../../domain/evaluation-bounds.ts';
import type { Grade } from '../../domain/evaluation-policy.ts';
import type { EvaluationFacts, Subject } from '../../domain/evaluation-state.ts';
import type { Facts } from '../../domain/ports.ts';

const YEAR = 2022;
const places = { municipality: 'sz', root: 'sz', headquarters: 'hq-shantou', host: '440513' };
/** Five who served the whole year, and one who came in October. */
const subjects: readonly Subject[] = [1, 2, 3, 4, 5].map((n) => ({
  ...{ id: `posting/440513101/${n}/1`, person: `c-${n}`, unit: 'sz-caizhengju', served: 365 },
}));
export const late: Subject = {
  id: 'posting/440513102/1/1',
  person: 'c-9',
  unit: 'sz-caizhengju',
  served: 90,
  ungraded: true,
};
const ids = subjects.map(({ id }) => id);
export const [first = '', second = ''] = ids;

export const clean: YearOnRecord = {
  ...{ absences: 0, recalled: null, present: 240, served: 365 },
  ...{ openFindings: 0, missedDuties: 0, lateReports: 0, entries: ['presence/x/2022-01'] },
};
export const years = Object.fromEntries(ids.map((id) => [id, clean]));
export const knowing = (facts: Facts, more: Partial<EvaluationFacts> = {}): EvaluationFacts => ({
  ...{ ...facts, subjects: [...subjects, late], years, logins: {} },
  ...more,
});

export const open = {
  act: 'open' as const,
  ...{ programme: 'programme/shenzhen-2022', year: YEAR, of: 'person' as const, pool: '440513', places },
  date: '2022-12-12',
};
export const mark = (half: 'halfYear' | 'yearEnd', score = 90) => ({
  ...{ act: 'mark' as const, half, date: '2022-12-15' },
  items: ids.map((subject) => ({ subject, score })),
});
export const grade = (subject: string, given: Grade, entries = ['presence/x/2022-01']) => ({
  subject,
  grade: given,
  entries,
});
export const propose = (
  best: readonly string[] = [first],
  change: readonly ReturnType<typeof grade>[] = [],
) => ({
  ...{ act: 'propose' as const, date: '2022-12-20' },
  items: ids.map(
    (id) =>
      change.find(({ subject }) => subject === id) ??
      grade(id, best.includes(id) ? 'excellent' : 'competent'),
  ),
});
export const decide = (approval: string, verdict: 'agree' | 'return' | 'reject', date = '2022-12-22') => ({
  ...{ act: 'decide' as const, date },
  items: [{ approval, verdict, reason: 'text-1' }],
});
