import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { boundOf, type YearOnRecord } from '../../domain/evaluation-bounds.ts';
import { evaluationOf, grades, isBarred, quotaOf, totalOf } from '../../domain/evaluation-policy.ts';
import type { EvaluationFacts, Subject } from '../../domain/evaluation-state.ts';
import { toldOf } from '../../domain/evaluation-told.ts';
import { evaluation } from '../../domain/evaluation.ts';
import type { Facts } from '../../domain/ports.ts';
import {
  clean,
  decide,
  first,
  grade,
  knowing,
  late,
  mark,
  open,
  propose,
  second,
  years,
} from '../support/evaluating.ts';
import { given } from '../support/given.ts';
import { actorOf, by, clock, people, policy } from '../support/shenzhen.ts';

const opened = () => given(evaluation).after(open, knowing(clock));
const marked = (score = 90) =>
  opened()
    .after(mark('halfYear', score), knowing(people.host))
    .after(mark('yearEnd', score), knowing(people.host));
const proposed = () => marked().after(propose(), knowing(people.headquarters));
const notified = () =>
  proposed()
    .after(decide('grades', 'agree'), knowing(people.organisation))
    .after(decide('grades', 'agree', '2022-12-23'), knowing(people.leadingGroup));

describe('the quota', () => {
  it('is the share of the pool, rounded down', () => {
    const pools = [0, 1, 4, 5, 6, 9, 10, 14, 15, 99, 100];
    expect(pools.map((n) => quotaOf(n, [20, 100]))).toEqual([0, 0, 0, 1, 1, 1, 2, 2, 3, 19, 20]);
    expect(pools.map((n) => quotaOf(n, [25, 100]))).toEqual([0, 0, 1, 1, 1, 2, 2, 3, 3, 24, 25]);
  });

  it('never gives more than the share at any size, and never one less than it could', () => {
    fc.assert(
      fc.property(fc.nat(2000), fc.integer({ min: 0, max: 100 }), (n, percent) => {
        const quota = quotaOf(n, [percent, 100]);
        expect(quota * 100).toBeLessThanOrEqual(n * percent);
        expect((quota + 1) * 100).toBeGreaterThan(n * percent);
      }),
    );
  });

  it('is kept by the pool: those who get no grade do not count', () => {
    marked()
      .when(propose([first, second]), knowing(people.headquarters))
      .refused('quota-exceeded', {
        ...{ excellent: 2, most: 1, pool: 5 },
      });
    const raise = { act: 'raiseShare' as const, document: '组通〔2022〕9号', date: '2022-12-16' };
    marked().when(raise, knowing(people.headquarters)).refused('not-your-office');
    const raised = marked().after(raise, knowing(people.leadingGroup));
    raised.when(raise, knowing(people.leadingGroup)).refused('already-decided');
    raised
      .when(propose([first, second]), knowing(people.headquarters))
      .refused('quota-exceeded', { most: 1 });
  });
});

describe('what the record bars', () => {
  const at = (change: Partial<YearOnRecord>) => boundOf({ ...clean, ...change }, policy);

  it('is by the ladder for absence, and by the policy for the rest', () => {
    expect(at({})).toEqual({ atMost: 'excellent', because: [] });
    expect([1, 2, 3].map((absences) => at({ absences }).atMost)).toEqual([
      ...['competent', 'basicallyCompetent', 'incompetent'],
    ]);
    expect(at({ recalled: 'unfit' })).toEqual({ atMost: 'competent', because: ['recalled'] });
    expect(at({ recalled: 'illness' })).toEqual({ atMost: 'excellent', because: [] });
    expect(at({ openFindings: 1 }).atMost).toBe('competent');
    expect(at({ missedDuties: 1 }).because).toEqual(['missedDuty']);
    expect(at({ lateReports: 1, absences: 2 })).toEqual({
      ...{ atMost: 'basicallyCompetent', because: ['absence', 'lateReport'] },
    });
  });

  it('asks for presence by the share of the year that somebody served', () => {
    expect(at({ present: 200 }).atMost).toBe('excellent');
    expect(at({ present: 199 }).atMost).toBe('competent');
    expect(at({ present: 100, served: 182 }).atMost).toBe('excellent');
    expect(at({ present: 99, served: 182 }).atMost).toBe('competent');
    // 29 February asks for nothing more.
    expect(at({ present: 200, served: 366 }).atMost).toBe('excellent');
    expect(at({ present: 199, served: 366 }).atMost).toBe('competent');
    // Of a team or a unit there are no such days.
    expect(at({ present: null })).toEqual({ atMost: 'excellent', because: [] });
  });

  it('is never passed by a proposal, whatever is on record', () => {
    fc.assert(
      fc.property(
        fc.record({
          absences: fc.nat(4),
          recalled: fc.constantFrom(null, 'unfit', 'illness'),
          present: fc.nat(366),
          openFindings: fc.nat(1),
        }),
        fc.constantFrom(...grades),
        (found, asked) => {
          const record = { ...clean, ...found };
          const step = marked().when(
            propose([], [grade(first, asked)]),
            knowing(people.headquarters, { years: { ...years, [first]: record } }),
          );
          if (isBarred(asked, boundOf(record, policy).atMost))
            step.refused('grade-barred', {}, 'items.0.grade');
          else step.then({ type: 'gradesProposed' }, { type: 'stepOpened' });
        },
      ),
    );
  });
});

describe('marks', () => {
  it('are the county’s, by half, of whoever gets a grade', () => {
    expect(opened().tasks).toMatchObject([{ act: 'mark', office: '440513/host', subject: '440513' }]);
    opened()
      .when(mark('halfYear'), knowing(people.headquarters))
      .refused('not-your-office', { office: '440513/host' });
    const onBehalf = { office: '440513/host', document: '潮组〔2022〕3号' };
    opened()
      .when({ ...mark('halfYear'), onBehalf }, knowing(people.headquarters))
      .then({ type: 'marked' });
    const of = (subject: string) => ({ ...mark('halfYear'), items: [{ subject, score: 80 }] });
    opened().when(of(late.id), knowing(people.host)).refused('not-graded', {}, 'items.0.subject');
    opened().when(of('posting/x'), knowing(people.host)).refused('subject-unknown', {}, 'items.0.subject');
    const twice = { ...mark('halfYear'), items: [...mark('halfYear').items, { subject: first, score: 1 }] };
    opened().when(twice, knowing(people.host)).refused('subject-twice', {}, 'items.5.subject');
  });

  it('are weighed in whole hundredths', () => {
    expect(totalOf({ halfYear: 87, yearEnd: 91 }, evaluationOf(policy).weights)).toBe(87 * 30 + 91 * 70);
  });

  it('are there before grades are proposed, and the best grade asks for enough of them', () => {
    opened()
      .after(mark('halfYear'), knowing(people.host))
      .when(propose(), knowing(people.headquarters))
      .refused('mark-missing', { subject: first, half: 'yearEnd' });
    marked(84)
      .when(propose(), knowing(people.headquarters))
      .refused('total-too-low', { least: 85 }, 'items.0.grade');
    marked(85)
      .when(propose(), knowing(people.headquarters))
      .then({ type: 'gradesProposed' }, { type: 'stepOpened' });
  });
});

describe('a proposal', () => {
  it('names every subject once, with entries of the record', () => {
    const by = knowing(people.headquarters);
    marked().when(propose(), knowing(people.host)).refused('not-your-office');
    const all = propose();
    marked()
      .when({ ...all, items: all.items.slice(1) }, by)
      .refused('grade-missing', { subject: first }, 'items');
    marked()
      .when({ ...all, items: [...all.items, grade(first, 'competent')] }, by)
      .refused('subject-twice');
    marked()
      .when(propose([], [grade(first, 'competent', [])]), by)
      .refused('entries-missing', {}, 'items.0.entries');
    marked()
      .when(propose([], [grade(second, 'competent', ['presence/x/2022-01', 'finding/other'])]), by)
      .refused('entry-unknown', { entry: 'finding/other' }, 'items.1.entries.1');
  });

  it('comes back, is made anew, and is decided by two offices', () => {
    const returned = proposed().after(decide('grades', 'return'), knowing(people.organisation));
    expect(returned.stage).toBe('marking');
    returned
      .when(propose([second]), knowing(people.headquarters))
      .then({ type: 'gradesProposed' }, { type: 'stepOpened' });
    expect(notified().stage).toBe('notified');
    expect(notified().state.grades).toMatchObject({ [first]: 'excellent', [second]: 'competent' });
  });

  it('is not decided by whoever made it', () => {
    const both = by('headquarters-1', 'hq-shantou/headquarters', 'sz/orgDepartment');
    proposed().when(decide('grades', 'agree'), knowing(both)).refused('four-eyes');
  });
});

describe('an appeal', () => {
  const appeal = {
    act: 'appeal' as const,
    ...{
      subject: second,
      grade: 'basicallyCompetent' as const,
      entries: ['presence/x/2022-01'],
      reason: 'text-2',
    },
    date: '2022-12-28',
  };
  const person = (n: number): Facts => ({
    ...people.stranger,
    actor: { ...actorOf(`own-${n}`), person: `c-${n}` },
  });

  it('is the person’s or their unit’s, within fifteen working days, once', () => {
    expect(notified().due).toBe('2023-01-17');
    notified()
      .when(appeal, knowing(person(1)))
      .refused('not-your-office');
    for (const who of [person(2), people.hr])
      notified().when(appeal, knowing(who)).then({ type: 'appealed' }, { type: 'stepOpened' });
    notified()
      .when({ ...appeal, grade: 'competent' }, knowing(person(2)))
      .refused('grade-same', {}, 'grade');
    notified()
      .when({ ...appeal, date: '2023-01-17' }, knowing(person(2)))
      .refused('appeal-over');
    notified()
      .after(appeal, knowing(person(2)))
      .when(appeal, knowing(person(2)))
      .refused('already-open');
    proposed()
      .when(appeal, knowing(person(2)))
      .refused('wrong-stage', { stage: 'reviewing' });
  });

  it('asks for no grade that the quota or the record does not leave', () => {
    notified()
      .when({ ...appeal, grade: 'excellent' }, knowing(person(2)))
      .refused('quota-exceeded');
    const barred = { years: { ...years, [second]: { ...clean, absences: 2 } } };
    notified()
      .when({ ...appeal, grade: 'excellent' }, knowing(person(2), barred))
      .refused('grade-barred');
  });

  it('that is agreed to corrects the grade, and what is final waits for it', () => {
    const appealed = notified().after(appeal, knowing(person(2)));
    expect(appealed.tasks).toMatchObject([
      { act: 'decide', subject: `appeal:${second}`, office: 'sz/orgDepartment' },
    ]);
    const waiting = appealed.after({ act: 'tick', date: '2023-01-17' }, knowing(clock));
    expect(waiting.stage).toBe('notified');
    const corrected = waiting
      .when(decide(`appeal:${second}`, 'agree', '2023-01-18'), knowing(people.organisation))
      .then(
        { type: 'signed' },
        { type: 'approvalEnded' },
        { type: 'gradeCorrected', subject: second, grade: 'basicallyCompetent' },
      );
    const final = corrected
      .when({ act: 'tick', date: '2023-01-18' }, knowing(clock))
      .then({ type: 'gradesFinal', notesUntil: '2023-02-13' });
    expect([final.stage, final.ended]).toEqual(['final', false]);
    final
      .when({ ...appeal, subject: first, date: '2023-01-19' }, knowing(people.hr))
      .refused('appeal-over', { until: '2023-01-17' });
    const over = final.after({ act: 'tick', date: '2023-02-14' }, knowing(clock));
    expect([over.ended, over.due, over.tasks]).toEqual([true, null, []]);
    over.when(appeal, knowing(person(2))).refused('case-ended');
  });

  it('is taken back by whoever made it until it is decided, and not made again', () => {
    const takeBack = { act: 'withdrawAppeal' as const, subject: second, date: '2023-01-04' };
    notified()
      .when(takeBack, knowing(person(2)))
      .refused('not-before-you');
    const appealed = notified().after(appeal, knowing(person(2)));
    for (const who of [people.hr, people.organisation, person(1)])
      appealed.when(takeBack, knowing(who)).refused('not-your-appeal');
    const back = appealed
      .when(takeBack, knowing(person(2)))
      .then(
        { type: 'appealWithdrawn', subject: second, by: 'own-2' },
        { type: 'approvalEnded', approval: `appeal:${second}`, result: 'withdrawn' },
      );
    expect([back.tasks, back.state.grades[second], back.due]).toEqual([[], 'competent', '2023-01-17']);
    back.when(takeBack, knowing(person(2))).refused('final-decision-made');
    back.when(appeal, knowing(person(2))).refused('already-open');
    appealed
      .after(decide(`appeal:${second}`, 'reject', '2022-12-29'), knowing(people.organisation))
      .when(takeBack, knowing(person(2)))
      .refused('final-decision-made');
  });

  it('that is rejected leaves the grade as it was told', () => {
    const rejected = notified()
      .after(appeal, knowing(person(2)))
      .after(decide(`appeal:${second}`, 'reject', '2022-12-29'), knowing(people.organisation));
    expect(rejected.state.grades[second]).toBe('competent');
  });
});

describe('a note', () => {
  const logins = { 'c-2': 'own-2' };
  const note = { act: 'takeNote' as const, subject: 'grade:c-2', date: '2022-12-28' };
  const told = (given: Partial<EvaluationFacts>) =>
    proposed()
      .after(decide('grades', 'agree'), knowing(people.organisation))
      .after(decide('grades', 'agree', '2022-12-23'), knowing(people.leadingGroup, given));

  it('of a grade that was told is in the inbox of whoever it is about, if they have a login, until it is read', () => {
    expect(told({}).tasks).toEqual([]);
    const waiting = told({ logins });
    expect(waiting.tasks).toEqual([
      {
        ...{ key: 'takeNote:grade:c-2', act: 'takeNote', subject: 'grade:c-2', due: null },
        ...{ office: 'sz-caizhengju/hr', account: 'own-2' },
      },
    ]);
    waiting.when(note, knowing(people.hr)).refused('not-your-office', { office: 'own-2' });
    const read = waiting.when(note, knowing(by('own-2'))).then({ type: 'noted', subject: 'grade:c-2' });
    expect(read.tasks).toEqual([]);
    read.when(note, knowing(by('own-2'))).refused('nothing-told', {}, 'subject');
  });

  it('comes again when the grade is corrected', () => {
    const appeal = {
      ...{ act: 'appeal' as const, subject: second, grade: 'basicallyCompetent' as const },
      ...{ entries: ['presence/x/2022-01'], reason: 'text-2', date: '2022-12-28' },
    };
    const corrected = told({ logins })
      .after(note, knowing(by('own-2')))
      .after(appeal, knowing(people.hr))
      .after(decide(`appeal:${second}`, 'agree', '2023-01-05'), knowing(people.organisation, { logins }));
    expect(corrected.tasks).toMatchObject([{ key: 'takeNote:grade:c-2', account: 'own-2' }]);
  });

  it('of a correction stays when all other grades are final, until it is read, or for as long as one may appeal', () => {
    const appeal = {
      ...{ act: 'appeal' as const, subject: second, grade: 'basicallyCompetent' as const },
      ...{ entries: ['presence/x/2022-01'], reason: 'text-2', date: '2022-12-28' },
    };
    const both = { logins: { ...logins, 'c-1': 'own-1' } };
    const corrected = (given: Partial<EvaluationFacts>) =>
      told(given)
        .after(appeal, knowing(people.hr))
        .after(decide(`appeal:${second}`, 'agree', '2023-01-18'), knowing(people.organisation, given));
    const final = corrected(both)
      .when({ act: 'tick', date: '2023-01-18' }, knowing(clock))
      .then({ type: 'gradesFinal', notesUntil: '2023-02-13' });
    expect(final.tasks).toEqual([
      expect.objectContaining({ key: 'takeNote:grade:c-2', account: 'own-2', due: '2023-02-13' }),
    ]);
    expect(final.due).toBe('2023-02-14');
    const read = { ...note, date: '2023-02-13' };
    final.when({ ...read, subject: 'grade:c-1' }, knowing(by('own-1'))).refused('nothing-told');
    const over = final.when(read, knowing(by('own-2'))).then({ type: 'noted' }, { type: 'evaluationEnded' });
    expect([over.ended, over.tasks]).toEqual([true, []]);
    final.when({ act: 'tick', date: '2023-02-14' }, knowing(clock)).then({ type: 'evaluationEnded' });
    // Read in time, it holds nothing up; and of somebody without a login it is their unit's.
    corrected(both)
      .after({ ...note, date: '2023-01-18' }, knowing(by('own-2')))
      .when({ act: 'tick', date: '2023-01-18' }, knowing(clock))
      .then({ type: 'evaluationEnded' });
    corrected({})
      .when({ ...note, date: '2023-01-18' }, knowing(people.hr))
      .then({ type: 'noted', by: people.hr.actor.account });
  });

  it('of a team’s grade is its lead unit’s', () => {
    const team: Subject = { id: '440513101', unit: 'sz-caizhengju', served: 365 };
    expect(toldOf([team], { logins })).toEqual({
      told: [{ note: 'grade:440513101', office: 'sz-caizhengju/hr' }],
    });
  });
});

describe('a pool', () => {
  it('without anybody to grade is over at once', () => {
    given(evaluation)
      .when(open, knowing(clock, { subjects: [] }))
      .then({ type: 'evaluationOpened' }, { type: 'evaluationEnded' });
    given(evaluation)
      .when(open, knowing(clock, { subjects: [late] }))
      .then({ type: 'evaluationOpened' }, { type: 'evaluationEnded' });
  });

  it('is opened once', () => {
    opened().when(open, knowing(clock)).refused('already-open');
  });
});

describe('what comes on record when the grades have been proposed', () => {
  const now = (change: Partial<YearOnRecord>) => ({ years: { ...years, [first]: { ...clean, ...change } } });
  const recalled = now({ recalled: 'unfit' });
  const told = proposed().after(decide('grades', 'agree'), knowing(people.organisation));
  const agree = decide('grades', 'agree', '2022-12-23');

  it('lowers a grade that it bars for good, before it is told', () => {
    told
      .when(agree, knowing(people.leadingGroup, recalled))
      .then(
        ...([{ type: 'signed' }, { type: 'approvalEnded' }] as const),
        { type: 'gradeLowered', subject: first, grade: 'competent', because: ['recalled'] },
        { type: 'gradesNotified' },
      );
    // What can still be put right counts as it stood when they were proposed.
    for (const more of [now({ openFindings: 1 }), now({ recalled: 'illness' })])
      told
        .when(agree, knowing(people.leadingGroup, more))
        .then({ type: 'signed' }, { type: 'approvalEnded' }, { type: 'gradesNotified' });
  });

  it('or when all are final: whoever it is about is told again', () => {
    const absent = { ...now({ absences: 1 }), logins: { 'c-1': 'own-1' } };
    const final = notified()
      .when({ act: 'tick', date: '2023-01-17' }, knowing(clock, absent))
      .then(
        { type: 'gradeLowered', subject: first, grade: 'competent', because: ['absence'] },
        { type: 'gradesFinal' },
      );
    expect(final.state.grades[first]).toBe('competent');
    expect(final.tasks).toMatchObject([{ key: 'takeNote:grade:c-1', account: 'own-1' }]);
  });
});
