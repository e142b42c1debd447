import { describe, expect, it } from 'vitest';
import { team } from '../../domain/team.ts';
import { workItem } from '../../domain/work-item.ts';
import type { WorkItemFacts } from '../../domain/work-item-state.ts';
import { given } from '../support/given.ts';
import { by, clock, people, policy, TOWN, townTeam, withPolicy } from '../support/shenzhen.ts';
import { walk, walking } from '../support/walk.ts';

const { hr, host, headquarters, stranger } = people;
const leader: WorkItemFacts = { ...by('leader-1'), leadsTeam: true };
const places = townTeam().seats[0]?.places ?? {};

const open = (heading = 'industryCluster', more: object = {}) => ({
  ...{ act: 'open' as const, area: TOWN, n: 1, places, heading, title: 'text-1', date: '2022-03-01' },
  ...more,
});
const opened = (...asked: Parameters<typeof open>) => given(workItem).after(open(...asked), clock);
const progress = (figures: Record<string, number>, more: object = {}) => ({
  ...{ act: 'progress' as const, on: '2022-04-01', figures, date: '2022-04-02' },
  ...more,
});
const file = (on = '2022-05-01', date = '2022-05-02') => ({
  act: 'fileEvidence' as const,
  ...{ document: { number: '镇府〔2022〕3号', on }, date },
});
const complete = (on = '2022-06-01', date = '2022-06-02') => ({ act: 'complete' as const, on, date });
const confirm = { act: 'confirmCompletion' as const, date: '2022-06-10' };

describe('the plan of a team’s work', () => {
  const formed = () =>
    given(team).after(
      {
        ...{ act: 'form', programme: 'programme/shenzhen-2022', ...townTeam(), date: '2021-03-15' },
        ...{ launchBy: '2021-04-13', completeBy: '2021-08-01' },
      },
      clock,
    );
  const item = { heading: 'socialWork', title: 'text-1' };
  const plan = (items: readonly object[] = [item], date = '2022-03-01') => ({
    act: 'planWork' as const,
    ...{ items: items as never, date },
  });

  it('opens each item as a case of its own, numbered on within the town', () => {
    const step = formed().when(plan([item, { ...item, village: '示例村', dueOn: '2022-12-31' }]), hr);
    expect(step.messages(`team/${TOWN}`)).toMatchObject([
      { to: `work-item/${TOWN}/1`, kind: 'workItem', act: 'open', opens: 'onRecord' },
      { to: `work-item/${TOWN}/2`, payload: { village: '示例村', dueOn: '2022-12-31', places } },
    ]);
    const next = step.then({ type: 'workPlanned', first: 1, count: 2 }).when(plan(), leader);
    next.then({ type: 'workPlanned', first: 3, count: 1 });
  });

  it('is the lead unit’s or the leader’s, of a town, under headings that the policy has', () => {
    formed().when(plan(), stranger).refused('not-your-office', { office: 'sz-caizhengju/hr' });
    formed()
      .when(plan([item, { ...item, heading: 'fishing' }]), hr)
      .refused('heading-unknown', {}, 'items.1.heading');
    formed()
      .when(plan([{ ...item, dueOn: '2022-02-28' }]), hr)
      .refused('date-order', {}, 'items.0.dueOn');
    const county = { ...townTeam('440513'), kind: 'county' as const };
    given(team)
      .after(
        {
          ...{ act: 'form', programme: 'programme/shenzhen-2022', ...county, date: '2021-03-15' },
          ...{ launchBy: '2021-04-13', completeBy: '2021-08-01' },
        },
        clock,
      )
      .when(plan(), hr)
      .refused('towns-only');
    const without = withPolicy(hr, ({ work: _, ...plain }) => plain);
    formed().when(plan(), without).refused('heading-unknown');
  });
});

describe('an item of work', () => {
  it('takes progress with the figures of its heading', () => {
    const told = opened('socialWork')
      .when(progress({ socialWorkStations: 80, socialWorkPeople: 100 }), leader)
      .then({ type: 'workProgressed', figures: { socialWorkStations: 80, socialWorkPeople: 100 } });
    expect(told.stage).toBe('open');
    const refuse = (
      figures: Record<string, number>,
      code: 'figure-impossible' | 'measure-unknown',
      field: string,
    ) => opened('socialWork').when(progress(figures), hr).refused(code, {}, field);
    refuse({ socialWorkStations: 101 }, 'figure-impossible', 'figures.socialWorkStations');
    refuse({ socialWorkStations: -1 }, 'figure-impossible', 'figures.socialWorkStations');
    refuse({ clusters: 1 }, 'measure-unknown', 'figures.clusters');
    opened()
      .when(progress({ clusters: 1.5 }), hr)
      .refused('figure-impossible');
    opened().when(progress({}), hr).refused('nothing-changes');
    opened()
      .when(progress({ clusters: 1 }, { on: '2022-04-03' }), hr)
      .refused('date-in-future', {}, 'on');
    opened()
      .when(progress({ clusters: 1 }), stranger)
      .refused('not-your-office');
  });

  it('is completed with a document on file, and the host confirms where the policy asks it', () => {
    opened().when(complete(), hr).refused('evidence-incomplete', { missing: 'document' });
    opened().when(file('2022-05-03'), hr).refused('date-in-future', {}, 'document.on');
    const waiting = opened()
      .after(file(), hr)
      .when(complete(), hr)
      .then({ type: 'workCompleted', confirm: { office: '440513/host', until: '2022-07-01' } });
    expect(waiting.tasks).toMatchObject([{ act: 'confirmCompletion', office: '440513/host' }]);
    waiting.when(confirm, hr).refused('not-your-office', { office: '440513/host' });
    const done = waiting.when(confirm, host).then({ type: 'completionConfirmed', by: 'host-1' });
    expect([done.stage, done.ended, done.tasks]).toEqual(['done', true, []]);
    waiting
      .when({ act: 'tick', date: '2022-07-02' }, clock)
      .then({ type: 'completionConfirmed', by: 'clock' });
    const onBehalf = { office: '440513/host', document: '复函1号' };
    waiting.when({ ...confirm, onBehalf }, headquarters).then({ type: 'completionConfirmed' });
    const back = waiting
      .when({ act: 'returnCompletion', reason: 'text-2', date: '2022-06-10' }, host)
      .then({ type: 'completionReturned' });
    expect(back.stage).toBe('open');
    const noConfirm = opened('talent').after(file(), hr).when(complete(), hr).then({ type: 'workCompleted' });
    expect(noConfirm.stage).toBe('done');
  });

  it('is said to be late once, and asked for again when its last day is moved', () => {
    const planned = opened('talent', { dueOn: '2022-06-30' });
    expect(planned.tasks).toMatchObject([{ act: 'complete', office: 'sz-caizhengju/hr', due: '2022-06-30' }]);
    const late = planned
      .when({ act: 'tick', date: '2022-07-01' }, clock)
      .then({ type: 'overdue', subject: 'talent', office: 'sz-caizhengju/hr' });
    expect(late.due).toBeNull();
    const revise = (dueOn: string) => ({ act: 'revise' as const, dueOn, date: '2022-07-05' });
    late.when(revise('2022-07-04'), hr).refused('date-order', {}, 'dueOn');
    expect(late.after(revise('2022-09-30'), hr).due).toBe('2022-10-01');
    late.when({ act: 'revise', date: '2022-07-05' }, hr).refused('nothing-changes');
  });

  it('is given up with a reason', () => {
    const drop = (reason: string) => ({ act: 'drop' as const, reason, date: '2022-06-01' });
    opened().when(drop(''), hr).refused('reason-missing');
    opened().when(drop('text-2'), host).refused('not-your-office');
    const dropped = opened().when(drop('text-2'), leader).then({ type: 'workDropped' });
    dropped.when(progress({ clusters: 1 }), hr).refused('case-ended');
  });
});

it('the plan’s headings have its verbs, the five ones under industry, and full coverage of social work', () => {
  const work = policy.work ?? [];
  expect(new Set(work.map(({ clause }) => clause))).toEqual(
    new Set([
      '四(一)',
      '四(二)',
      '四(三)',
      '四(四)',
      '四(五)',
      '四(六)',
      '五(一)',
      '五(二)',
      '五(三)',
      '五(四)',
      '五(五)',
    ]),
  );
  expect(work.filter(({ under }) => under === 'industry')).toHaveLength(5);
  expect(work.map(({ verb }) => verb.zh)).toEqual(expect.arrayContaining(['配合', '协助', '助力']));
  const social = work.find(({ id }) => id === 'socialWork');
  expect(social?.measures.map(({ target }) => target)).toEqual([100, 100]);
});

it('ends once, with a document or a reason, whatever people do', walking, () => {
  walk({
    process: workItem,
    begin: '2022-03-01',
    opening: [open('industryCluster', { dueOn: '2022-04-30' }), clock],
    strangers: Object.values(people),
    choices: (_, date) => [
      [progress({ clusters: 1 }, { on: date, date }), hr],
      [file(date, date), hr],
      [complete(date, date), hr],
      [{ ...confirm, date }, host],
      [{ act: 'returnCompletion' as const, reason: 'text-2', date }, host],
      [{ act: 'revise' as const, dueOn: '2023-01-31', date }, hr],
      [{ act: 'drop' as const, reason: 'text-3', date }, date > '2022-09-01' ? hr : host],
    ],
    check: (state, events) => {
      const of = (type: string) => events.filter((event) => event.type === type).length;
      expect(of('completionConfirmed') + of('workDropped')).toBeLessThanOrEqual(1);
      if (state.stage === 'done') expect(of('workEvidenced')).toBeGreaterThan(0);
      expect(state.documents).toBe(of('workEvidenced'));
    },
    reached: (events) => events.some(({ type }) => type === 'completionConfirmed'),
  });
});
