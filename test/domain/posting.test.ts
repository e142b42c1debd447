import { describe, expect, it } from 'vitest';
import { posting } from '../../domain/posting.ts';
import { given } from '../support/given.ts';
import {
  arrive,
  extend,
  FIRST,
  importCommand,
  named,
  onSite,
  ordered,
  recall,
  reliefCommand,
  SEAT,
  SECOND,
  sent,
  startCommand,
  succeeded,
  tick,
} from '../support/posted.ts';
import { by, clock, people, TOWN } from '../support/shenzhen.ts';

const { hr, host, headquarters, secretary, organisation, memberHr } = people;
const onBehalf = { office: '440513/host', document: '潮府函〔2021〕12号' };
const decide = (approval: string, verdict: 'agree' | 'reject' | 'return', date: string) => ({
  act: 'decide' as const,
  items: [{ approval, verdict, ...(verdict !== 'agree' && { reason: 'text-2' }) }],
  date,
});
const kinds = (messages: readonly { to: string; act: string }[]) => messages.map(({ to, act }) => [to, act]);

describe('from the dispatch to the arrival', () => {
  it('opens with the posts in the host area that go with the role, and ten working days to arrive', () => {
    const step = given(posting).when(startCommand, clock);
    const now = step.then({
      ...{ type: 'postingStarted', arriveBy: '2021-07-26', termEnd: '2024-08-01' },
      hostPosts: [
        { title: 'deputyPartySecretary', remindEvery: 20 },
        { title: 'deputyTownHead', remindEvery: 20 },
      ],
    });
    expect([now.stage, now.due]).toEqual(['dispatched', '2021-07-27']);
    expect(now.tasks).toMatchObject([
      { act: 'arrive', office: 'sz-caizhengju/hr', due: '2021-07-26' },
      { act: 'arrive', office: '440513/host', due: '2021-07-26' },
    ]);
    expect(kinds(step.messages(FIRST))).toEqual([
      [`host-post/${SEAT}/1/deputyPartySecretary`, 'open'],
      [`host-post/${SEAT}/1/deputyTownHead`, 'open'],
    ]);
  });

  it('gives whoever relieves somebody until the eve of the term', () => {
    given(posting)
      .when(reliefCommand, clock)
      .then({ type: 'postingStarted', relieves: FIRST, arriveBy: '2024-07-31' });
  });

  it('is confirmed by the host, and the seat is held from then on', () => {
    const step = sent().when(arrive('2021-07-26'), host);
    const now = step.then({ type: 'arrived', on: '2021-07-26' });
    expect(now.state).toMatchObject({ stage: 'onSite', holding: true });
    expect(step.messages(FIRST)).toMatchObject([
      { to: `team/${TOWN}`, act: 'arrived', payload: { seat: SEAT, posting: FIRST } },
    ]);
  });

  it('is refused to others than the host, or entered for it with the document', () => {
    sent().when(arrive('2021-07-26'), hr).refused('not-your-office', { office: '440513/host' });
    sent()
      .when({ ...arrive('2021-07-26'), onBehalf }, hr)
      .then({ type: 'arrived' });
    sent()
      .when({ ...arrive('2021-07-26'), onBehalf }, memberHr)
      .refused('not-on-behalf');
    sent()
      .when({ ...arrive('2021-07-26'), onBehalf: { ...onBehalf, document: '' } }, hr)
      .refused('document-missing');
  });

  it('is not of a day to come, and happens once', () => {
    sent().when(arrive('2021-07-27', '2021-07-26'), host).refused('date-in-future', {}, 'on');
    onSite().when(arrive('2021-07-27'), host).refused('wrong-stage', { stage: 'onSite' });
    sent().when(startCommand, clock).refused('already-open');
    given(posting).when(arrive('2021-07-27'), host).refused('wrong-stage', { stage: 'opening' });
  });

  it('is overdue once', () => {
    sent().when(tick('2021-07-26'), clock).then();
    const late = sent()
      .when(tick('2021-07-27'), clock)
      .then({ type: 'overdue', subject: 'arrival', office: 'sz-caizhengju/hr' });
    expect(late.due).toBeNull();
    late.when(arrive('2021-08-20'), host).then({ type: 'arrived' });
  });

  it('may be cancelled by the supplying unit, not after the arrival', () => {
    const cancel = { act: 'cancel' as const, reason: 'text-1', date: '2021-07-20' };
    sent().when(cancel, people.stranger).refused('not-your-office');
    onSite().when(cancel, hr).refused('wrong-stage', { stage: 'onSite' });
    const step = sent().when(cancel, hr);
    const gone = step.then({ type: 'cancelled' });
    expect([gone.ended, gone.due, gone.tasks]).toEqual([true, null, []]);
    expect(kinds(step.messages(FIRST))).toEqual([
      [`team/${TOWN}`, 'left'],
      [`host-post/${SEAT}/1/deputyPartySecretary`, 'end'],
      [`host-post/${SEAT}/1/deputyTownHead`, 'end'],
    ]);
    gone.when(arrive('2021-07-26'), host).refused('case-ended');
  });
});

describe('an imported posting', () => {
  it('is on site and holds its seat; its posts are held already', () => {
    const step = given(posting).when(importCommand, clock);
    const now = step.then({ type: 'postingImported', since: '2021-07-20' });
    expect(now.state).toMatchObject({ stage: 'onSite', holding: true });
    expect(kinds(step.messages(FIRST))).toEqual([
      [`host-post/${SEAT}/1/deputyTownHead`, 'import'],
      [`team/${TOWN}`, 'arrived'],
    ]);
    now.when(importCommand, clock).refused('already-open');
  });
});

describe('a term', () => {
  it('is extended by the lead unit, agreed to by the sending unit and the organisation department', () => {
    const asked = onSite()
      .when(extend(6), hr)
      .then(
        { type: 'proposed', proposal: 'extension:1', what: { kind: 'extension', months: 6, by: 'hr-1' } },
        { type: 'stepOpened', approval: 'extension:1', office: 'sz-caizhengju/partyGroup' },
      );
    const longer = asked
      .after(decide('extension:1', 'agree', '2023-11-02'), secretary)
      .when(decide('extension:1', 'agree', '2023-11-03'), organisation)
      .then(
        { type: 'signed' },
        { type: 'approvalEnded', result: 'agreed' },
        { type: 'extended', months: 6, termEnd: '2025-02-01', termLimit: '2025-04-01' },
      );
    expect(longer.due).toBe('2025-04-02');
    longer.when(extend(1, '2023-11-06'), hr).refused('extension-too-long', { months: 6 }, 'months');
  });

  it('is not extended by others, too long, twice at once, or before the arrival', () => {
    onSite().when(extend(3), memberHr).refused('not-your-office');
    onSite().when(extend(7), hr).refused('extension-too-long');
    onSite().after(extend(3), hr).when(extend(3), hr).refused('already-open', { case: 'extension' });
    sent().when(extend(3), hr).refused('wrong-stage', { stage: 'dispatched' });
  });

  it('stays as it is when the extension is rejected or withdrawn, and may be asked for anew', () => {
    const rejected = onSite()
      .after(extend(3), hr)
      .after(decide('extension:1', 'reject', '2023-11-02'), secretary);
    const withdrawn = onSite()
      .after(extend(3), hr)
      .after({ act: 'withdraw', approval: 'extension:1', date: '2023-11-02' }, people.otherHr);
    for (const over of [rejected, withdrawn]) {
      expect(over.state).toMatchObject({ termEnd: '2024-08-01', extendedMonths: 0 });
      over
        .when(extend(2, '2023-11-06'), hr)
        .then({ type: 'proposed', proposal: 'extension:2' }, { type: 'stepOpened', approval: 'extension:2' });
    }
  });

  it('waits for its proposer when the extension is returned, and goes on where it was returned', () => {
    const again = { act: 'resubmit' as const, approval: 'extension:1', date: '2023-11-06' };
    const returned = onSite()
      .after(extend(3), hr)
      .after(decide('extension:1', 'return', '2023-11-02'), secretary);
    expect(returned.tasks).toContainEqual(
      expect.objectContaining({ act: 'resubmit', subject: 'extension:1', office: 'sz-caizhengju/hr' }),
    );
    returned.when(extend(2, '2023-11-06'), hr).refused('already-open', { case: 'extension' });
    returned.when(again, secretary).refused('not-your-office');
    returned
      .when(again, people.otherHr)
      .then({ type: 'stepOpened', step: 0 }, { type: 'resubmitted', by: 'hr-2' });
    const both = by('hr-2', 'sz-caizhengju/hr', 'sz-caizhengju/partyGroup');
    returned
      .after(again, both)
      .when(decide('extension:1', 'agree', '2023-11-07'), both)
      .refused('four-eyes');
  });

  it('is not decided on by whoever proposed it', () => {
    const both = by('hr-1', 'sz-caizhengju/hr', 'sz-caizhengju/partyGroup');
    onSite()
      .after(extend(3), both)
      .when(decide('extension:1', 'agree', '2023-11-02'), both)
      .refused('four-eyes');
  });
});

describe('a recall', () => {
  it('is proposed by the headquarters or the host, and decided by the sender', () => {
    onSite().when(recall('unfit'), hr).refused('not-your-office', { office: '440513/host' });
    for (const side of [headquarters, host])
      onSite().when(recall('unfit'), side).then({ type: 'proposed' }, { type: 'stepOpened' });
    onSite()
      .when({ ...recall('unfit'), onBehalf }, hr)
      .then({ type: 'proposed' }, { type: 'stepOpened' });
    const last = onSite()
      .after(recall('unfit'), headquarters)
      .after(decide('recall:1', 'agree', '2023-05-09'), secretary)
      .when(decide('recall:1', 'agree', '2023-05-10'), organisation);
    const gone = last.then(
      { type: 'signed' },
      { type: 'approvalEnded' },
      { type: 'released', reason: 'unfit', vacant: true, on: '2023-05-10' },
      { type: 'appraisalAsked', due: '2023-06-07' },
    );
    expect([gone.stage, gone.due, gone.tasks.map(({ act }) => act)]).toEqual([
      ...['returned', '2023-06-08', ['giveOpinion', 'giveOpinion']],
    ]);
    expect(kinds(last.messages(FIRST))).toEqual([
      [`team/${TOWN}`, 'left'],
      [`host-post/${SEAT}/1/deputyPartySecretary`, 'end'],
      [`host-post/${SEAT}/1/deputyTownHead`, 'end'],
    ]);
  });

  it('for illness, detention or death releases at once', () => {
    for (const ground of ['detention', 'death']) {
      const gone = onSite()
        .when(recall(ground), headquarters)
        .then({ type: 'released', reason: ground, vacant: true });
      expect([gone.ended, gone.due, gone.tasks]).toEqual([true, null, []]);
    }
    // Whoever is ill has served all the same, and is appraised.
    onSite()
      .when(recall('illness'), headquarters)
      .then({ type: 'released', reason: 'illness', vacant: true }, { type: 'appraisalAsked' });
  });

  it('ends a leave that somebody is on: their team’s year is told', () => {
    const leaveIn = 'supervision/440513101/2023';
    const step = onSite().when(recall('illness'), { ...headquarters, leaveIn });
    step.then({ type: 'released', leaveIn }, { type: 'appraisalAsked' });
    expect(step.messages(FIRST)).toContainEqual({
      ...{ to: leaveIn, kind: 'supervision', act: 'memberLeft' },
      payload: { posting: FIRST, on: '2023-05-08' },
    });
  });

  it('needs a ground that the policy knows, somebody on site, and no other one open', () => {
    onSite().when(recall('weather'), headquarters).refused('ground-unknown', { ground: 'weather' }, 'ground');
    sent().when(recall('unfit', '2021-07-20'), headquarters).refused('wrong-stage');
    onSite()
      .after(recall('unfit'), headquarters)
      .when(recall('lax'), headquarters)
      .refused('already-open', { case: 'recall' });
    onSite()
      .after(recall('unfit'), headquarters)
      .when(recall('illness'), headquarters)
      .then({ type: 'released' }, { type: 'appraisalAsked' });
  });

  it('that was agreed to lets an extension under way change nothing any more', () => {
    const gone = onSite().after(extend(3), hr).after(recall('death', '2023-11-02'), headquarters);
    expect([gone.ended, gone.due, gone.tasks]).toEqual([true, null, []]);
  });
});

describe('a successor', () => {
  const coming = () => given(posting).after(reliefCommand, clock);
  const there = () => coming().after(arrive('2024-07-15'), host);

  it('comes to the predecessor, not to the seat, and takes it at the handover', () => {
    const step = coming().when(arrive('2024-07-15'), host);
    expect(step.then({ type: 'arrived' }).state.holding).toBe(false);
    expect(step.messages(SECOND)).toMatchObject([
      { to: FIRST, act: 'successorArrived', payload: { successor: SECOND, office: 'sz-caizhengju/hr' } },
    ]);
    const take = there().when({ act: 'takeOver', on: '2024-07-22', date: '2024-07-22' }, clock);
    expect(take.then({ type: 'tookOver' }).state.holding).toBe(true);
    // The posts in the host area were the predecessor's until now.
    expect(kinds(take.messages(SECOND))).toEqual([
      [`team/${TOWN}`, 'tookOver'],
      [`host-post/${SEAT}/2/deputyPartySecretary`, 'open'],
      [`host-post/${SEAT}/2/deputyTownHead`, 'open'],
    ]);
  });

  it('who never comes, or leaves before the handover, is lost to the predecessor', () => {
    const cancelled = coming().when({ act: 'cancel', reason: 'text-1', date: '2024-07-10' }, hr);
    expect(kinds(cancelled.messages(SECOND)).slice(0, 2)).toEqual([
      [`team/${TOWN}`, 'left'],
      [FIRST, 'successorLost'],
    ]);
    const ill = there().when(recall('illness', '2024-07-18'), headquarters);
    ill.then({ type: 'released', vacant: false }, { type: 'appraisalAsked' });
    expect(kinds(ill.messages(SECOND)).slice(0, 2)).toEqual([
      [`team/${TOWN}`, 'left'],
      [FIRST, 'successorLost'],
    ]);
    const alone = named()
      .when({ act: 'successorLost', successor: SECOND, date: '2024-07-10' }, clock)
      .then({ type: 'successorLost' });
    expect(alone.state).toMatchObject({ successor: null, relief: { on: '2024-08-01' } });
    named().when({ act: 'successorLost', successor: 'posting/x', date: '2024-07-10' }, clock).then();
  });

  it('who is there takes the seat at once when the predecessor is recalled', () => {
    const step = succeeded().when(recall('illness', '2024-07-18'), headquarters);
    step.then({ type: 'handedOver', successor: SECOND }, { type: 'released', vacant: false });
    expect(kinds(step.messages(FIRST))[0]).toEqual([SECOND, 'takeOver']);
  });

  it('who finds nobody in the seat takes it on arrival, once', () => {
    const alone = { ...host, predecessorHolds: false };
    const step = coming().when(arrive('2024-07-15'), alone);
    const there = step.then({ type: 'arrived' }, { type: 'tookOver', on: '2024-07-15' });
    expect(there.state.holding).toBe(true);
    expect(kinds(step.messages(SECOND))).toContainEqual([`team/${TOWN}`, 'tookOver']);
    there.when({ act: 'takeOver', on: '2024-07-16', date: '2024-07-16' }, clock).then();
  });

  it('who comes after the predecessor was recalled finds nobody, and takes the seat', () => {
    const gone = named().after(recall('death', '2024-07-08'), headquarters);
    expect([gone.stage, gone.ended, gone.due, gone.tasks]).toEqual(['returned', false, null, []]);
    const taken = gone
      .when({ act: 'successorArrived', successor: SECOND, office: 'x/hr', date: '2024-07-15' }, clock)
      .then({ type: 'successorArrived' }, { type: 'handedOver', successor: SECOND });
    expect(taken.ended).toBe(true);
  });

  it('who is lost after the predecessor was recalled leaves nothing to wait for', () => {
    const gone = named().after(recall('death', '2024-07-08'), headquarters);
    expect(gone.after({ act: 'successorLost', successor: SECOND, date: '2024-07-10' }, clock).ended).toBe(
      true,
    );
  });
});

describe('a relief that is given up', () => {
  const giveUp = { act: 'reliefGivenUp' as const, date: '2024-05-06' };

  it('leaves the holder in the seat, and drops the seat from the rotation', () => {
    const step = ordered().when(giveUp, clock);
    expect(step.then({ type: 'reliefGivenUp' }).state).toMatchObject({ stage: 'onSite', relief: null });
    expect(step.messages(FIRST)).toEqual([
      { to: 'rotation/shenzhen-2022/2', kind: 'rotation', act: 'dropped', payload: { seats: [SEAT] } },
    ]);
    onSite().when(giveUp, clock).then();
  });

  it('ends a posting that had been recalled and only waited for its successor', () => {
    const gone = ordered().after(recall('death', '2024-05-03'), headquarters);
    const step = gone.when(giveUp, clock);
    expect([gone.ended, step.then({ type: 'reliefGivenUp' }).ended]).toEqual([false, true]);
    expect(step.messages(FIRST)).toEqual([]);
  });
});
