import { describe, expect, it } from 'vitest';
import { duty } from '../../domain/duty.ts';
import type { DutyFacts } from '../../domain/duty-state.ts';
import { given } from '../support/given.ts';
import { by, clock, people, TOWN, withPolicy } from '../support/shenzhen.ts';
import { walk, walking } from '../support/walk.ts';

const { hr, secretary, organisation, leadingGroup, headquarters, host, administrator, stranger } = people;

const unitPlaces = { unit: 'sz-caizhengju', root: 'sz', municipality: 'sz' };
const townPlaces = {
  ...unitPlaces,
  ...{ leadUnit: 'sz-caizhengju', host: '440513', headquarters: 'hq-shantou' },
};
const opening = (what: string, more: object = {}) => ({
  ...{ act: 'open' as const, programme: 'programme/shenzhen-2022', duty: what, period: '2022' },
  ...{ unit: 'sz-caizhengju', places: unitPlaces, from: '2022-01-01', due: '2022-12-31', date: '2022-01-01' },
  ...more,
});
const inTown = { area: TOWN, places: townPlaces };
const meeting = () => given(duty).after(opening('partyGroupMeeting'), clock);
const visit = () => given(duty).after(opening('principalVisit', inTown), clock);
const plan = () =>
  given(duty).after(opening('revitalisationPlan', { ...inTown, period: 'once', due: '2022-08-01' }), clock);

const document = { number: '市财党组〔2022〕8号', on: '2022-05-10' };
const attachment = { reference: 'file-1', sha256: 'a'.repeat(64) };
const fulfil = (more: object = {}) => ({
  ...{ act: 'fulfil' as const, on: '2022-05-09', document, participants: ['principal'], date: '2022-05-11' },
  ...more,
});
const visited = (more: object = {}) => fulfil({ villages: ['示例村'], ...more });
const tick = (date: string) => ({ act: 'tick' as const, date });
const confirm = (date = '2022-05-16') => ({ act: 'confirmEvidence' as const, date });

describe('a duty', () => {
  it('is opened once, for the office that the policy names', () => {
    const opened = meeting();
    expect([opened.stage, opened.due, opened.ended]).toEqual(['open', '2023-01-01', false]);
    expect(opened.tasks).toEqual([
      {
        key: 'fulfil',
        office: 'sz-caizhengju/hr',
        act: 'fulfil',
        subject: 'partyGroupMeeting',
        due: '2022-12-31',
      },
    ]);
    opened.when(opening('partyGroupMeeting'), clock).refused('already-open');
    given(duty).when(fulfil(), hr).refused('wrong-stage', { stage: 'opening' });
  });

  it('is fulfilled by evidence, and ends', () => {
    const done = meeting()
      .when(fulfil(), hr)
      .then(
        { type: 'evidenceFiled', version: 1, late: false },
        { type: 'dutyFulfilled', on: '2022-05-09', late: false },
      );
    expect([done.stage, done.ended, done.due, done.tasks]).toEqual(['fulfilled', true, null, []]);
    done.when(fulfil(), hr).refused('case-ended');
  });

  it('is late when it was done after its last day, however early it is filed', () => {
    meeting()
      .when(fulfil({ on: '2022-12-31', date: '2023-01-05' }), hr)
      .then({ type: 'evidenceFiled', late: false }, { type: 'dutyFulfilled', late: false });
    meeting()
      .when(fulfil({ on: '2023-01-03', date: '2023-01-05' }), hr)
      .then({ type: 'evidenceFiled', late: true }, { type: 'dutyFulfilled', late: true });
  });
});

describe('evidence', () => {
  it('is refused with the field that is wrong, and nothing changes', () => {
    const refuse = (more: object, code: Parameters<ReturnType<typeof asked>['refused']>[0], field: string) =>
      asked(more).refused(code, undefined, field);
    const asked = (more: object) => meeting().when(fulfil(more), hr);
    refuse({ on: '2022-05-12' }, 'date-in-future', 'on');
    refuse({ on: '2021-12-31' }, 'date-order', 'on');
    refuse({ document: { ...document, number: ' ' } }, 'document-missing', 'document.number');
    refuse({ document: { ...document, on: '2022-06-01' } }, 'date-in-future', 'document.on');
    refuse({ participants: [] }, 'evidence-incomplete', 'participants');
    refuse({ participants: ['principal', 'mayor'] }, 'participant-unknown', 'participants');
    visit().when(fulfil(), hr).refused('evidence-incomplete', { missing: 'villages' }, 'villages');
    plan()
      .when(fulfil({ participants: [] }), hr)
      .refused('evidence-incomplete', { missing: 'attachment' }, 'document.attachment');
  });

  it('of both sides names the principals of both sides', () => {
    const joint = () => given(duty).after(opening('jointMeeting', inTown), clock);
    const four = ['districtPartySecretary', 'districtHead', 'countyPartySecretary', 'countyHead'];
    joint()
      .when(fulfil({ participants: four }), hr)
      .then({ type: 'evidenceFiled' });
    for (const missing of four)
      joint()
        .when(fulfil({ participants: four.filter((role) => role !== missing) }), hr)
        .refused('evidence-incomplete', { missing });
  });

  it("is filed by the policy's office; for a host without a login by those who speak for it, with the document", () => {
    meeting().when(fulfil(), stranger).refused('not-your-office', { office: 'sz-caizhengju/hr' });
    meeting().when(fulfil(), secretary).refused('not-your-office');
    const coming = () => given(duty).after(opening('countyVisit', inTown), clock);
    const both = fulfil({ participants: ['countyPartySecretary', 'countyHead'] });
    coming().when(both, host).then({ type: 'evidenceFiled' }, { type: 'dutyFulfilled' });
    coming().when(both, hr).refused('not-your-office', { office: '440513/host' });
    const onBehalf = { office: '440513/host', document: '来访函〔2022〕3号' };
    coming()
      .when({ ...both, onBehalf }, hr)
      .then({ type: 'evidenceFiled' }, { type: 'dutyFulfilled' });
    coming()
      .when({ ...both, onBehalf }, stranger)
      .refused('not-on-behalf');
  });

  it("of a town is filed by the team's leader as well", () => {
    const leader: DutyFacts = { ...by('leader-1'), leadsTeam: true };
    const watch = () => given(duty).after(opening('povertyMonitoring', inTown), clock);
    watch()
      .when(fulfil({ participants: [] }), leader)
      .then({ type: 'evidenceFiled' }, { type: 'dutyFulfilled' });
    watch()
      .when(fulfil({ participants: [] }), by('member-1'))
      .refused('not-your-office');
    visit().when(visited(), leader).refused('not-your-office');
  });
});

describe('what the other side confirms', () => {
  const filed = () => visit().after(visited(), hr);

  it('waits for it, and is fulfilled with it', () => {
    expect(filed().tasks).toMatchObject([
      { act: 'confirmEvidence', office: '440513/host', due: '2022-06-09' },
    ]);
    filed()
      .when(confirm(), host)
      .then({ type: 'evidenceConfirmed', by: 'host-1' }, { type: 'dutyFulfilled', on: '2022-05-09' });
  });

  it('is not confirmed by whoever filed it, nor before anything was filed', () => {
    filed().when(confirm(), hr).refused('not-your-office', { office: '440513/host' });
    const onBehalf = { office: '440513/host', document: '复函〔2022〕3号' };
    filed()
      .when({ ...confirm(), onBehalf }, hr)
      .refused('not-on-behalf');
    filed()
      .when({ ...confirm(), onBehalf }, headquarters)
      .then({ type: 'evidenceConfirmed' }, { type: 'dutyFulfilled' });
    visit().when(confirm(), host).refused('wrong-stage', { stage: 'open' });
  });

  it('has been confirmed by silence after the days that the policy gives', () => {
    filed().when(tick('2022-06-09'), clock).then();
    filed()
      .when(tick('2022-06-10'), clock)
      .then({ type: 'evidenceConfirmed', by: 'clock' }, { type: 'dutyFulfilled', late: false });
  });

  it('comes back with a reason, to be filed again', () => {
    const back = (reason: string) => ({ act: 'returnEvidence' as const, reason, date: '2022-05-16' });
    filed().when(back(''), host).refused('reason-missing');
    const returned = filed()
      .when(back('text-1'), host)
      .then({ type: 'evidenceReturned', lookOn: '2023-01-01' });
    expect([returned.stage, returned.tasks.map(({ act }) => act)]).toEqual(['open', ['fulfil']]);
    returned
      .after(visited({ date: '2022-05-20' }), hr)
      .when(confirm('2022-05-23'), host)
      .then({ type: 'evidenceConfirmed' }, { type: 'dutyFulfilled' });
  });
});

describe('a duty that is late', () => {
  const ladder = () => {
    const late = meeting().when(tick('2023-01-01'), clock).then({
      type: 'overdue',
      subject: 'partyGroupMeeting',
      office: 'sz-caizhengju/hr',
      tell: 'sz-caizhengju/partyGroup',
    });
    const first = late
      .when(tick(late.due ?? ''), clock)
      .then({ type: 'dutyEscalated', office: 'sz/orgDepartment' });
    const second = first
      .when(tick(first.due ?? ''), clock)
      .then({ type: 'dutyEscalated', office: 'sz/leadingGroup' });
    return { late, first, second };
  };

  it('is told to one office after the other, and stands as missed in the end', () => {
    const { late, first, second } = ladder();
    expect([late.due, first.due, second.due]).toEqual(['2023-02-02', '2023-03-02', '2023-03-30']);
    expect(second.tasks.map(({ key }) => key)).toEqual([
      'fulfil',
      'urge:sz-caizhengju/partyGroup',
      'urge:sz/orgDepartment',
      'urge:sz/leadingGroup',
    ]);
    const missed = second.when(tick('2023-03-30'), clock).then({ type: 'dutyMissed' });
    expect([missed.stage, missed.ended, missed.due, missed.tasks]).toEqual(['missed', true, null, []]);
  });

  it('is done all the same as long as it does not stand as missed', () => {
    const { second } = ladder();
    second
      .when(fulfil({ on: '2023-03-10', date: '2023-03-15' }), hr)
      .then({ type: 'evidenceFiled', late: true }, { type: 'dutyFulfilled', late: true });
  });

  it('may be urged by whoever has been told, once a day', () => {
    const { first } = ladder();
    const urge = (date: string) => ({ act: 'urge' as const, date });
    const urged = first.when(urge('2023-02-10'), organisation).then({ type: 'dutyUrged' });
    expect(urged.tasks[0]).toMatchObject({ act: 'fulfil', urgedOn: '2023-02-10' });
    urged.when(urge('2023-02-10'), secretary).refused('urged-today');
    urged.when(urge('2023-02-13'), secretary).then({ type: 'dutyUrged' });
    first.when(urge('2023-02-10'), leadingGroup).refused('takes-no-part');
    first.when(urge('2023-02-10'), hr).refused('takes-no-part');
  });

  it('goes on with its ladder where it was when its evidence comes back', () => {
    const late = visit()
      .after(tick('2023-01-01'), clock)
      .after(visited({ date: '2023-01-10' }), hr);
    const back = late
      .when({ act: 'returnEvidence', reason: 'text-1', date: '2023-01-16' }, host)
      .then({ type: 'evidenceReturned', lookOn: '2023-02-16' });
    back.when(tick('2023-02-16'), clock).then({ type: 'dutyEscalated', office: 'sz/orgDepartment' });
  });
});

it('is waived by the office that the policy names, with a reason', () => {
  const waive = (reason: string) => ({ act: 'waive' as const, reason, date: '2022-06-01' });
  meeting().when(waive('text-1'), secretary).refused('not-your-office', { office: 'sz/leadingGroup' });
  meeting().when(waive('text-1'), administrator).refused('not-your-office');
  meeting().when(waive(''), leadingGroup).refused('reason-missing', {}, 'reason');
  const waived = meeting().when(waive('text-1'), leadingGroup).then({ type: 'dutyWaived' });
  expect([waived.stage, waived.ended]).toEqual(['waived', true]);
  visit()
    .after(visited(), hr)
    .when(waive('text-1'), leadingGroup)
    .refused('wrong-stage', { stage: 'confirming' });
});

describe("the town's plan", () => {
  const first = () => plan().after(fulfil({ participants: [], document: { ...document, attachment } }), hr);

  it('may have been made before it was asked for, and has further versions', () => {
    const early = { participants: [], on: '2021-11-30', document: { ...document, attachment } };
    plan()
      .when(fulfil(early), hr)
      .then({ type: 'evidenceFiled', late: false }, { type: 'dutyFulfilled', goesOn: true });
    expect([first().stage, first().ended, first().due, first().tasks]).toEqual([
      'fulfilled',
      false,
      null,
      [],
    ]);
    first()
      .when(fulfil({ participants: [], document: { ...document, attachment }, date: '2023-04-03' }), hr)
      .then({ type: 'evidenceFiled', version: 2 }, { type: 'dutyFulfilled' });
  });
});

it('of a programme that was closed is dropped on its day, not late', () => {
  const closed: DutyFacts = { ...clock, programmeClosed: true };
  const dropped = meeting().when(tick('2023-01-01'), closed).then({ type: 'dutyDropped' });
  expect([dropped.stage, dropped.ended]).toEqual(['dropped', true]);
});

it('keeps the version of the policy that it was opened with: another one without it is a fault, not a refusal', () => {
  const without = withPolicy(hr, ({ duties: _, ...policy }) => policy);
  expect(() => meeting().when(fulfil(), without).then()).toThrow(/has no duty/);
});

it.each(['partyGroupMeeting', 'principalVisit', 'revitalisationPlan'])(
  '%s comes to one end, with evidence or a reason, whatever people do',
  walking,
  (what) => {
    const everybody = Object.values(people);
    walk({
      process: duty,
      begin: '2022-01-01',
      opening: [opening(what, { ...inTown, due: '2022-06-30' }), clock],
      strangers: everybody,
      choices: (_, date) => [
        [visited({ on: date, date, document: { number: '文1', on: date, attachment } }), hr],
        [fulfil({ on: date, date, participants: [], document: { number: '文2', on: date, attachment } }), hr],
        [confirm(date), host],
        [{ act: 'returnEvidence' as const, reason: 'text-1', date }, host],
        [{ act: 'urge' as const, date }, secretary],
        [{ act: 'waive' as const, reason: 'text-1', date }, date > '2022-08-01' ? leadingGroup : secretary],
      ],
      check: (state, events) => {
        const of = (type: string) => events.filter((event) => event.type === type).length;
        const ends = of('dutyWaived') + of('dutyMissed') + of('dutyDropped');
        expect(ends + Math.min(1, of('dutyFulfilled'))).toBeLessThanOrEqual(1);
        expect(of('dutyFulfilled')).toBeLessThanOrEqual(of('evidenceFiled'));
        // Nobody is told the same twice: a few events a duty, however long it takes.
        expect(state.told.length).toBe(of('overdue') + of('dutyEscalated'));
        expect(new Set(state.told).size).toBe(state.told.length);
        if (state.stage === 'fulfilled') expect(state.versions).toBeGreaterThan(0);
      },
      reached: (events) => events.some(({ type }) => type === 'dutyFulfilled'),
    });
  },
);
