import { describe, expect, it } from 'vitest';
import { chainOf } from '../../domain/policy.ts';
import {
  agree,
  atMeeting,
  confirm,
  decide,
  firstStep,
  machine,
  minutes,
  nomination,
  OPENED,
  opened,
  places,
} from '../support/approving.ts';
import { given } from '../support/given.ts';
import { by, clock, people, policy } from '../support/shenzhen.ts';

const { hr, otherHr, discipline, secretary, otherSecretary, organisation } = people;

describe('the way through', () => {
  it('opens the first step with its limit in working days, holidays left out', () => {
    given(machine())
      .when({ act: 'open', key: 'p', date: OPENED }, clock)
      .then({
        ...{ type: 'stepOpened', step: 0, office: 'sz-caizhengju/hr' },
        ...{ due: '2021-04-09', remindOn: '2021-04-07' },
      });
  });

  it('goes from step to step by signature and by meeting, and ends agreed once', () => {
    const end = opened()
      .when(agree('2021-04-02'), otherHr)
      .then({ type: 'signed', by: 'hr-2' }, { type: 'stepOpened', step: 1 })
      .when(agree('2021-04-06'), discipline)
      .then({ type: 'signed' }, { type: 'stepOpened', step: 2, meeting: true })
      .when(minutes(), secretary)
      .then({ type: 'minuted', by: 'secretary-1', agree: 5 })
      .when(confirm, otherSecretary)
      .then({ type: 'minutesConfirmed', verdict: 'agree' }, { type: 'stepOpened', step: 3 })
      .when(agree('2021-04-12'), organisation)
      .then({ type: 'signed' }, { type: 'approvalEnded', result: 'agreed' });
    expect(end.state.p?.status).toBe('agreed');
    expect(end.due).toBeNull();
    expect(end.tasks).toEqual([]);
  });

  it('asks each step of one office: a signature, minutes, then their confirmation', () => {
    const [signature] = opened().tasks;
    expect(signature).toMatchObject({
      act: 'decide',
      office: 'sz-caizhengju/hr',
      subject: 'p',
      due: '2021-04-09',
    });
    const meeting = atMeeting();
    expect(meeting.tasks).toMatchObject([{ act: 'minute', office: 'sz-caizhengju/partyGroup' }]);
    expect(meeting.after(minutes(), secretary).tasks).toMatchObject([{ act: 'confirmMinutes' }]);
  });
});

describe('a signature', () => {
  it('is refused to whoever does not hold the office of the step', () => {
    opened().when(agree('2021-04-02'), people.stranger).refused('not-your-office', {
      office: 'sz-caizhengju/hr',
    });
    opened().when(agree('2021-04-02'), discipline).refused('not-your-office');
  });

  it('is refused to whoever initiated: four eyes', () => {
    opened().when(agree('2021-04-02'), hr).refused('four-eyes');
  });

  it('is refused where nothing is waiting: unknown, or ended already', () => {
    const { date } = confirm;
    opened()
      .when({ act: 'decide', items: [{ approval: 'q', verdict: 'agree' }], date }, otherHr)
      .refused('not-before-you', { subject: 'q' });
    opened()
      .after(decide('reject', '2021-04-02'), otherHr)
      .when(agree('2021-04-06'), otherHr)
      .refused('not-before-you');
  });

  it('is refused at a step that is decided in a meeting', () => {
    atMeeting().when(agree('2021-04-07'), secretary).refused('not-a-signature');
  });

  it('needs a reason to return or to reject, and only verdicts that the step allows', () => {
    for (const no of ['return', 'reject'] as const)
      opened()
        .when(decide(no, '2021-04-02', { reason: undefined }), otherHr)
        .refused('reason-missing');
    const chain = chainOf(policy, 'report');
    const report = opened({ chain, places: { ...places, unit: 'sz-caizhengju' } });
    report
      .when(decide('reject', '2021-04-02'), secretary)
      .refused('verdict-not-allowed', { verdict: 'reject' });
  });

  it('decides on each of a slate by itself, and on none when one may not be decided', () => {
    const two = opened().after({ act: 'open', key: 'q', date: OPENED }, clock);
    const slate = (...items: readonly object[]) =>
      ({ act: 'decide', items, date: '2021-04-02' }) as Parameters<typeof two.when>[0];
    const mixed = two.after(
      slate({ approval: 'p', verdict: 'agree' }, { approval: 'q', verdict: 'reject', reason: 'text-1' }),
      otherHr,
    );
    expect(mixed.state.p).toMatchObject({ status: 'open', step: 1 });
    expect(mixed.state.q).toMatchObject({ status: 'rejected' });
    two
      .when(slate({ approval: 'p', verdict: 'agree' }, { approval: 'r', verdict: 'agree' }), otherHr)
      .refused('not-before-you', { subject: 'r' });
    two
      .when(slate({ approval: 'p', verdict: 'agree' }, { approval: 'p', verdict: 'agree' }), otherHr)
      .refused('already-decided', { subject: 'p' }, 'items');
  });
});

describe('a step that every holder signs', () => {
  const chain = firstStep({ kind: 'signing', rule: 'all' });
  const holders = { 'sz-caizhengju/hr': ['hr-1', 'hr-2', 'hr-3'] };
  const all = opened({ chain });
  const signer = (account: string) => ({ ...by(account, 'sz-caizhengju/hr'), holders });

  it('waits for each of them, the initiator apart, who may not sign', () => {
    all
      .when(agree('2021-04-02'), signer('hr-2'))
      .then({ type: 'signed', by: 'hr-2' })
      .when(agree('2021-04-02'), signer('hr-3'))
      .then({ type: 'signed', by: 'hr-3' }, { type: 'stepOpened', step: 1 });
  });

  it('takes each signature once', () => {
    all
      .after(agree('2021-04-02'), signer('hr-2'))
      .when(agree('2021-04-02'), signer('hr-2'))
      .refused('already-decided');
  });
});

describe('minutes', () => {
  it('are refused to a signature step, to strangers and for days to come', () => {
    opened()
      .when({ ...minutes(), date: '2021-04-08' }, otherHr)
      .refused('not-a-meeting');
    atMeeting().when(minutes(), discipline).refused('not-your-office');
    atMeeting()
      .when({ ...minutes(), heldOn: '2021-04-09' }, secretary)
      .refused('date-in-future', { date: '2021-04-09', today: '2021-04-08' }, 'heldOn');
  });

  it('need two thirds of the members due: 6 of 9, and 5 of 7', () => {
    atMeeting()
      .when(minutes({ present: 5, agree: 5, disagree: 0, defer: 0 }), secretary)
      .refused('quorum-missed', { due: 9, present: 5, needed: 6 });
    atMeeting()
      .when(minutes({ due: 7, present: 4, agree: 4, disagree: 0, defer: 0 }), secretary)
      .refused('quorum-missed', { needed: 5 });
    atMeeting()
      .when(minutes({ due: 7, present: 5, agree: 5, disagree: 0, defer: 0 }), secretary)
      .then({ type: 'minuted' });
  });

  it('are refused with nobody due, or more present than due', () => {
    atMeeting()
      .when(minutes({ due: 0, present: 0, agree: 0, disagree: 0, defer: 0 }), secretary)
      .refused('quorum-missed');
    atMeeting()
      .when(minutes({ due: 6, present: 7 }), secretary)
      .refused('quorum-missed');
  });

  it('have votes that add up to those present', () => {
    atMeeting()
      .when(minutes({ agree: 6 }), secretary)
      .refused('votes-do-not-add-up', { present: 7 });
    atMeeting()
      .when(minutes({ defer: 0 }), secretary)
      .refused('votes-do-not-add-up');
  });

  it('are confirmed by somebody else than who recorded them, in the same office', () => {
    const recorded = atMeeting().after(minutes(), secretary);
    recorded.when(confirm, secretary).refused('same-recorder');
    recorded.when(confirm, discipline).refused('not-your-office');
    atMeeting().when(confirm, otherSecretary).refused('minutes-not-recorded');
    opened().when(confirm, otherHr).refused('not-a-meeting');
  });

  it('are corrected by recording them again: then the first recorder may confirm', () => {
    atMeeting()
      .after(minutes({ agree: 4, disagree: 2 }), secretary)
      .after(minutes(), otherSecretary)
      .when(confirm, secretary)
      .then({ type: 'minutesConfirmed', verdict: 'agree' }, { type: 'stepOpened', step: 3 });
  });

  it('carry with more than half of the members DUE, whoever was present', () => {
    const come = (agree: number, disagree: number, due: number) =>
      atMeeting()
        .after(minutes({ due, present: 6, agree, disagree, defer: 6 - agree - disagree }), secretary)
        .when(confirm, otherSecretary);
    come(4, 2, 8).then({ type: 'minutesConfirmed', verdict: 'defer' });
    come(5, 1, 8).then({ type: 'minutesConfirmed', verdict: 'agree' }, { type: 'stepOpened' });
    come(1, 5, 8).then(
      { type: 'minutesConfirmed', verdict: 'reject' },
      { type: 'approvalEnded', result: 'rejected' },
    );
    come(0, 0, 8).then({ type: 'minutesConfirmed', verdict: 'defer' });
  });

  it('that defer leave the step open for another meeting', () => {
    const deferred = atMeeting()
      .after(minutes({ agree: 2, disagree: 2, defer: 3 }), secretary)
      .after(confirm, otherSecretary);
    expect(deferred.state.p).toMatchObject({ status: 'open', step: 2, minutes: null });
    deferred.when(minutes(), secretary).then({ type: 'minuted' });
  });
});

describe('a return', () => {
  it('goes to whoever initiated, and comes back to the step that returned it', () => {
    const returned = opened()
      .after(agree('2021-04-02'), otherHr)
      .when(decide('return', '2021-04-06'), discipline)
      .then({ type: 'signed', verdict: 'return', reason: 'text-1' }, { type: 'approvalReturned', step: 1 });
    expect(returned.due).toBeNull();
    expect(returned.tasks).toEqual([]);
    returned.when(agree('2021-04-07'), discipline).refused('not-before-you');
    returned
      .when({ act: 'resubmit', key: 'p', date: '2021-04-08' }, hr)
      .then({ type: 'stepOpened', step: 1, office: 'sz-caizhengju/discipline' });
  });

  it('may go to an earlier step of the chain, and to no other', () => {
    const second = opened().after(agree('2021-04-02'), otherHr);
    second
      .when(decide('return', '2021-04-06', { returnTo: 'unitScreening' }), discipline)
      .then({ type: 'signed' }, { type: 'stepOpened', step: 0 });
    for (const returnTo of ['integrity', 'organisation', 'nowhere'])
      second
        .when(decide('return', '2021-04-06', { returnTo }), discipline)
        .refused('not-found', { id: returnTo });
  });

  describe('of what had been returned to an earlier step', () => {
    /** The organisation department returned it to discipline inspection, who have it now. */
    const back = () =>
      opened()
        .after(agree('2021-04-02'), otherHr)
        .after(agree('2021-04-06'), discipline)
        .after(minutes(), secretary)
        .after(confirm, otherSecretary)
        .after(decide('return', '2021-04-12', { returnTo: 'integrity' }), organisation);

    it('goes back step by step, and no step is walked twice', () => {
      back()
        .after(decide('return', '2021-04-13', { returnTo: 'unitScreening' }), discipline)
        .when(agree('2021-04-14'), otherHr)
        .then({ type: 'signed' }, { type: 'stepOpened', step: 1, resumeAt: 3 })
        .when(agree('2021-04-15'), discipline)
        .then({ type: 'signed' }, { type: 'stepOpened', step: 3 })
        .when(agree('2021-04-16'), organisation)
        .then({ type: 'signed' }, { type: 'approvalEnded', result: 'agreed' });
    });

    it('to whoever initiated it, comes back to the one and goes on with the other', () => {
      back()
        .after(decide('return', '2021-04-13'), discipline)
        .when({ act: 'resubmit', key: 'p', date: '2021-04-14' }, hr)
        .then({ type: 'stepOpened', step: 1, resumeAt: 3 })
        .when(agree('2021-04-15'), discipline)
        .then({ type: 'signed' }, { type: 'stepOpened', step: 3 });
    });

    it('walks every step again where that is asked for', () => {
      back()
        .after(decide('return', '2021-04-13', { again: true }), discipline)
        .after({ act: 'resubmit', key: 'p', date: '2021-04-14' }, hr)
        .after(agree('2021-04-15'), otherHr)
        .when(agree('2021-04-16'), discipline)
        .then({ type: 'signed' }, { type: 'stepOpened', step: 2 });
    });
  });

  it('is what a resubmission needs', () => {
    opened().when({ act: 'resubmit', key: 'p', date: '2021-04-08' }, hr).refused('not-before-you');
  });
});

describe('a withdrawal', () => {
  const withdraw = { act: 'withdraw', key: 'p', date: '2021-04-06' } as const;

  it('ends what is open or returned, and nothing that has been decided', () => {
    opened().when(withdraw, hr).then({ type: 'approvalEnded', result: 'withdrawn' });
    opened()
      .after(decide('return', '2021-04-02'), otherHr)
      .when(withdraw, hr)
      .then({ type: 'approvalEnded', result: 'withdrawn' });
    opened().after(decide('reject', '2021-04-02'), otherHr).when(withdraw, hr).refused('final-decision-made');
    opened().after(withdraw, hr).when(withdraw, hr).refused('final-decision-made');
  });
});

describe('limits in working days', () => {
  it('remind two working days before the limit, and escalate once the limit has passed', () => {
    const reminded = opened()
      .when({ act: 'tick', date: '2021-04-07' }, clock)
      .then({ type: 'reminded', office: 'sz-caizhengju/hr' });
    expect(reminded.due).toBe('2021-04-10');
    const escalated = reminded
      .when({ act: 'tick', date: '2021-04-10' }, clock)
      .then({ type: 'escalated', office: 'sz-caizhengju/partyGroup' });
    expect(escalated.due).toBeNull();
    expect(escalated.tasks[0]).toMatchObject({
      act: 'decide',
      office: 'sz-caizhengju/hr',
      due: '2021-04-09',
    });
    escalated.when(agree('2021-04-12'), otherHr).then({ type: 'signed' }, { type: 'stepOpened' });
  });

  it('say nothing before they are due, and on the last day of the limit only remind', () => {
    opened().when({ act: 'tick', date: '2021-04-06' }, clock).then();
    opened().when({ act: 'tick', date: '2021-04-09' }, clock).then({ type: 'reminded' });
  });

  it('escalate without a reminder after a long absence', () => {
    const late = opened().when({ act: 'tick', date: '2021-06-01' }, clock).then({ type: 'escalated' });
    expect(late.due).toBeNull();
  });

  it('count over the Spring Festival, and a Saturday that is made up', () => {
    const spring = given(machine()).after({ act: 'open', key: 'p', date: '2022-01-28' }, clock);
    // 29 and 30 January 2022 were made-up working days, 31 January to 6 February the holiday.
    expect(spring.state.p).toMatchObject({ due: '2022-02-09', remindOn: '2022-02-07' });
  });

  it('have no reminder where the policy asks for none', () => {
    const steps = nomination.steps.map((step) => ({ ...step, remindBefore: 0 }));
    const quiet = opened({ chain: { ...nomination, steps } });
    expect(quiet.state.p?.remindOn).toBeNull();
    expect(quiet.due).toBe('2021-04-10');
  });
});
