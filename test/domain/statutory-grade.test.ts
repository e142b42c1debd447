import { describe, expect, it } from 'vitest';
import { Refusal } from '../../domain/errors.ts';
import { leanGrades, recordGrades, type GradeFacts } from '../../domain/statutory-grade.ts';
import { actorOf } from '../support/shenzhen.ts';

const item = {
  ...{ person: 'c-1', year: 2023, grade: 'text-1', document: '考核〔2024〕1号', on: '2024-01-20' },
};
const facts = (more: Partial<GradeFacts> = {}): GradeFacts => ({
  actor: actorOf('hr-1', 'sz-caizhengju/hr'),
  people: { 'c-1': { offices: ['sz-caizhengju/hr'], grades: {} } },
  said: { 'text-1': 'competent', 'text-2': 'excellent' },
  ...more,
});
const record = (items: readonly (typeof item & { reason?: string })[], more: Partial<GradeFacts> = {}) =>
  recordGrades(
    { act: 'recordGrades', id: 'command-1', actor: 'hr-1', date: '2024-02-01', items },
    facts(more),
  );
const refusal = (...asked: Parameters<typeof record>) => {
  try {
    record(...asked);
  } catch (error) {
    if (error instanceof Refusal) return error.data;
    throw error;
  }
  throw new Error('nothing was refused');
};
const stands = (version: number, grade: string): Partial<GradeFacts> => ({
  people: { 'c-1': { offices: ['sz-caizhengju/hr'], grades: { 2023: { version, grade } } } },
});

describe('a statutory grade', () => {
  it('is recorded by HR of the home unit, about somebody else', () => {
    expect(record([item])).toEqual({ type: 'gradesRecorded', items: [{ ...item, version: 1 }] });
    const other = { actor: actorOf('hr-9', 'sz-jiaoyuju/hr') };
    expect(refusal([item], other)).toMatchObject({
      code: 'not-your-office',
      params: { office: 'sz-caizhengju/hr' },
    });
    const merged = { 'c-1': { offices: ['sz-caizhengju/hr', 'sz-jiaoyuju/hr'], grades: {} } };
    expect(record([item], { ...other, people: merged }).items).toHaveLength(1);
    const own = { actor: { ...actorOf('hr-1', 'sz-caizhengju/hr'), person: 'c-1' } };
    expect(refusal([item], own)).toMatchObject({ code: 'own-case', field: 'items.0.person' });
    expect(refusal([{ ...item, person: 'c-9' }])).toMatchObject({ code: 'cadre-unknown' });
  });

  it('is corrected with a reason, by another one, as another version', () => {
    const before = stands(1, 'competent');
    expect(refusal([{ ...item, reason: 'text-9' }], before)).toMatchObject({ code: 'grade-same' });
    const other = { ...item, grade: 'text-2' };
    expect(refusal([other], before)).toMatchObject({ code: 'reason-missing', field: 'items.0.reason' });
    expect(record([{ ...other, reason: 'text-9' }], before).items).toMatchObject([{ version: 2 }]);
  });

  it('has a document of a day that has been, not before its year, once in a request', () => {
    expect(refusal([{ ...item, document: ' ' }])).toMatchObject({ code: 'document-missing' });
    expect(refusal([{ ...item, on: '2024-02-02' }])).toMatchObject({ code: 'date-in-future' });
    expect(refusal([{ ...item, on: '2022-12-31' }])).toMatchObject({ code: 'date-order' });
    expect(refusal([item, item])).toMatchObject({ code: 'subject-twice', field: 'items.1.person' });
    expect(record([item, { ...item, year: 2022 }]).items).toHaveLength(2);
  });

  it('is nothing that a history has to know', () => {
    expect(leanGrades(record([item]))).toEqual({ type: 'gradesRecorded' });
  });
});
