import { describe, expect, it } from 'vitest';
import { extend, named, onSite, ordered, SECOND, succeeded, tick } from '../support/posted.ts';
import { clock, people, withPolicy } from '../support/shenzhen.ts';

const { hr, headquarters, memberHr } = people;
const told = ['sz-caizhengju/hr', 'hq-shantou/headquarters'];

describe('a relief whose day comes without a successor', () => {
  it('lets the term go on by as much as it takes, and tells the offices', () => {
    expect(named().due).toBe('2024-08-01');
    const longer = named()
      .when(tick('2024-08-01'), clock)
      .then(
        { type: 'overdue', subject: 'relief', office: 'sz-caizhengju/hr' },
        { type: 'extended', months: 1, termEnd: '2024-09-01', termLimit: '2024-11-01', offices: told },
      );
    expect(longer.state).toMatchObject({ stage: 'onSite', holding: true, extendedMonths: 1 });
    expect(longer.due).toBe('2024-09-01');
    expect(longer.tasks.map(({ act, subject, office }) => [act, subject, office])).toEqual([
      ['takeNote', 'extended:2024-09-01', 'sz-caizhengju/hr'],
      ['takeNote', 'extended:2024-09-01', 'hq-shantou/headquarters'],
    ]);
  });

  it('goes on like that for as long as the policy lets it, then it is overrun, and the office above is told', () => {
    let now = ordered();
    for (const month of ['08', '09', '10', '11', '12']) now = now.after(tick(`2024-${month}-01`), clock);
    now = now.after(tick('2025-01-01'), clock);
    expect(now.state).toMatchObject({ extendedMonths: 6, termEnd: '2025-02-01' });
    const over = now
      .when(tick('2025-02-01'), clock)
      .then(
        { type: 'overdue', subject: 'term', office: 'sz-caizhengju/hr' },
        { type: 'termOverrun', offices: ['sz/orgDepartment'] },
      );
    expect([over.due, over.stage, over.state.holding]).toEqual([null, 'onSite', true]);
    expect(over.tasks).toContainEqual(
      expect.objectContaining({ act: 'takeNote', subject: 'termOverrun', office: 'sz/orgDepartment' }),
    );
  });

  it('counts what was extended before, by whomever', () => {
    const short = withPolicy(clock, (policy) => ({
      ...policy,
      term: { ...policy.term, extensionMonths: 0 },
    }));
    named()
      .when(tick('2024-08-01'), short)
      .then(
        { type: 'overdue', subject: 'relief' },
        { type: 'overdue', subject: 'term' },
        { type: 'termOverrun' },
      );
    const late = ordered().when(tick('2025-03-10'), clock);
    late.then(
      { type: 'overdue', subject: 'relief' },
      { type: 'extended', months: 6, termEnd: '2025-02-01' },
      { type: 'overdue', subject: 'term' },
      { type: 'termOverrun' },
    );
    onSite().when(extend(6), hr).then({ type: 'proposed' }, { type: 'stepOpened' });
  });

  it('before the end of the term says so, and looks again at the end', () => {
    const early = onSite().after(
      { act: 'beRelieved', rotation: 'rotation/x/2', on: '2024-07-01', date: '2024-02-01' },
      clock,
    );
    const missed = early
      .when(tick('2024-07-01'), clock)
      .then(
        { type: 'overdue', subject: 'relief' },
        { type: 'reliefMissed', lookOn: '2024-08-01', offices: told },
      );
    expect(missed.due).toBe('2024-08-01');
    missed.when(tick('2024-08-01'), clock).then({ type: 'extended', months: 1, termEnd: '2024-09-01' });
  });

  it('asks nothing of whoever has a successor there, and looks again when that one drops out', () => {
    expect(succeeded().due).toBe('2024-08-06');
    succeeded().when(tick('2024-08-01'), clock).then();
    const lost = { act: 'successorLost' as const, successor: SECOND, date: '2024-08-05' };
    const alone = succeeded().after(lost, clock);
    expect(alone.due).toBe('2024-08-01');
    alone
      .when(tick('2024-08-05'), clock)
      .then({ type: 'overdue', subject: 'relief' }, { type: 'extended', termEnd: '2024-09-01' });
  });
});

describe('a term that nobody relieves', () => {
  it('goes on by itself once its end and the spread have passed', () => {
    expect(onSite().due).toBe('2024-10-02');
    const longer = onSite()
      .when(tick('2024-10-02'), clock)
      .then({ type: 'extended', months: 3, termEnd: '2024-11-01', termLimit: '2025-01-01', offices: told });
    expect([longer.stage, longer.due]).toEqual(['onSite', '2025-01-02']);
  });
});

describe('a term that an approved plan lets run on', () => {
  const planned = (plannedOn: string) => ({ ...clock, plannedOn });

  it('is not overdue and not extended before the day of the plan', () => {
    const longer = onSite()
      .when(tick('2024-10-02'), planned('2024-12-02'))
      .then({ type: 'termRunsOn', until: '2024-12-02' });
    expect([longer.due, longer.state.termEnd, longer.state.extendedMonths]).toEqual([
      '2024-12-03',
      '2024-08-01',
      0,
    ]);
    expect(longer.tasks).toEqual([]);
    // Drawn up again, the plan has a later day.
    longer.when(tick('2024-12-03'), planned('2025-01-10')).then({ type: 'termRunsOn', until: '2025-01-10' });
  });

  it('goes on by itself from that day when nobody has come, and keeps what it may be extended by', () => {
    const late = onSite()
      .after(tick('2024-10-02'), planned('2024-12-02'))
      .after({ act: 'beRelieved', rotation: 'rotation/x/2', on: '2024-12-02', date: '2024-10-10' }, clock);
    late
      .when(tick('2024-12-02'), planned('2024-12-02'))
      .then(
        { type: 'overdue', subject: 'relief' },
        { type: 'extended', months: 1, termEnd: '2025-01-02', termLimit: '2025-03-02', offices: told },
      );
  });

  it('runs on until an ordered relief as well, plan or not', () => {
    onSite()
      .after({ act: 'beRelieved', rotation: 'rotation/x/2', on: '2024-11-01', date: '2024-06-10' }, clock)
      .when(tick('2024-10-02'), clock)
      .then({ type: 'termRunsOn', until: '2024-11-01' });
  });

  it('of a plan within the spread, and of one whose day has passed, ends as ever', () => {
    onSite().when(tick('2024-10-02'), planned('2024-09-02')).then({ type: 'extended', months: 3 });
    onSite()
      .when(tick('2024-12-20'), planned('2024-12-02'))
      .then({ type: 'extended', months: 1, termEnd: '2025-01-02' });
  });
});

describe('what an office was told', () => {
  const note = (subject = 'extended:2024-09-01') => ({
    act: 'takeNote' as const,
    subject,
    date: '2024-08-02',
  });
  const longer = () => named().after(tick('2024-08-01'), clock);

  it('is gone when it has taken note, for that office alone', () => {
    const noted = longer().when(note(), hr).then({ type: 'noted', office: 'sz-caizhengju/hr', by: 'hr-1' });
    expect(noted.tasks.map(({ office }) => office)).toEqual(['hq-shantou/headquarters']);
    noted.when(note(), hr).refused('not-your-office');
    const both = noted.after(note(), headquarters);
    expect(both.tasks).toEqual([]);
    both.when(note(), headquarters).refused('nothing-told', {}, 'subject');
  });

  it('is for those who were told', () => {
    longer().when(note(), memberHr).refused('not-your-office');
    longer().when(note('termOverrun'), hr).refused('nothing-told', {}, 'subject');
    onSite().when(note(), hr).refused('nothing-told');
  });
});
