import { describe, expect, it } from 'vitest';
import { agree, atMeeting, decide, firstStep, naming, opened, standIn } from '../support/approving.ts';
import { by, people } from '../support/shenzhen.ts';

const OFFICE = 'sz-caizhengju/hr';
const { hr, otherHr, discipline, secretary, administrator } = people;
const DAY = '2021-04-02';
/** Accounts that hold no office of the step. */
const anna = by('anna');
const boris = by('boris');

const pass = (act: 'transfer' | 'delegate', to: string, date = DAY) => ({ act, approvals: ['p'], to, date });
const add = (place: 'before' | 'beside' | 'after', account = 'anna') => ({
  ...{ act: 'addSigner' as const, approvals: ['p'], account, place, date: DAY },
});
const all = firstStep({ kind: 'signing', rule: 'all' });
/** Three hold the office: the one who nominated, and two who sign. */
const holders = { [OFFICE]: ['hr-1', 'hr-2', 'hr-3'] };
const signer = (account: string) => ({ ...by(account, OFFICE), holders });

describe('a transfer (转办)', () => {
  it('makes it the part of whoever gets it: they sign, who gave it no more', () => {
    const moved = opened()
      .when(pass('transfer', 'anna'), naming(otherHr, 'anna'))
      .then({ type: 'moved', as: 'transferred', by: 'hr-2', owner: 'hr-2', to: 'anna' });
    moved.when(agree(DAY), otherHr).refused('moved-on', { to: 'anna' });
    moved.when(agree(DAY), boris).refused('not-your-office');
    expect(moved.tasks).toMatchObject([
      { act: 'decide', office: OFFICE, notFor: ['hr-2', 'hr-1'] },
      { act: 'decide', account: 'anna' },
    ]);
    moved
      .when(agree(DAY), anna)
      .then({ type: 'signed', by: 'anna', for: 'hr-2', as: 'transferred' }, { type: 'stepOpened', step: 1 });
  });

  it('may go on to a third, and stays one part where everybody signs', () => {
    const moved = opened({ chain: all })
      .after(pass('transfer', 'anna'), naming(signer('hr-2'), 'anna'))
      .after(pass('transfer', 'boris'), { ...naming(anna, 'boris'), holders });
    moved.when(agree(DAY), { ...anna, holders }).refused('not-your-office');
    moved
      .when(agree(DAY), { ...boris, holders })
      .then({ type: 'signed', by: 'boris', for: 'hr-2' })
      .when(agree(DAY), signer('hr-3'))
      .then({ type: 'signed' }, { type: 'stepOpened', step: 1 });
  });

  it('goes to somebody who exists, who is somebody else, and who did not nominate', () => {
    opened()
      .when(pass('transfer', 'nobody'), naming(otherHr))
      .refused('account-unknown', { account: 'nobody' }, 'to');
    opened().when(pass('transfer', 'hr-2'), naming(otherHr, 'hr-2')).refused('not-yourself', {}, 'to');
    opened().when(pass('transfer', 'hr-1'), naming(otherHr, 'hr-1')).refused('four-eyes', {}, 'to');
    opened({ chain: all })
      .after(agree(DAY), signer('hr-3'))
      .when(pass('transfer', 'hr-3'), naming(signer('hr-2'), 'hr-3'))
      .refused('takes-part-already', { account: 'hr-3' });
  });

  it('is for who has the part, where the step allows it, and never in a meeting', () => {
    opened().when(pass('transfer', 'anna'), naming(discipline, 'anna')).refused('not-your-office');
    opened().when(pass('transfer', 'anna'), naming(hr, 'anna')).refused('four-eyes');
    opened({ chain: firstStep({ may: ['return'] }) })
      .when(pass('transfer', 'anna'), naming(otherHr, 'anna'))
      .refused('verdict-not-allowed', { verdict: 'transfer' });
    for (const act of ['transfer', 'delegate'] as const)
      atMeeting()
        .when(pass(act, 'anna', '2021-04-07'), naming(secretary, 'anna'))
        .refused('no-substitute-in-meeting');
    atMeeting()
      .when({ ...add('before'), date: '2021-04-07' }, naming(secretary, 'anna'))
      .refused('no-substitute-in-meeting');
  });
});

describe('a delegation (委派)', () => {
  const delegated = () => opened().after(pass('delegate', 'anna'), naming(otherHr, 'anna'));

  it('brings an opinion back to whoever asked, who then decides', () => {
    delegated().when(agree(DAY), otherHr).refused('moved-on', { to: 'anna' });
    const answered = delegated()
      .when(decide('reject', DAY), anna)
      .then({ type: 'signed', by: 'anna', for: 'hr-2', as: 'delegate', verdict: 'reject' });
    expect(answered.state.p).toMatchObject({ status: 'open', step: 0, signed: [] });
    expect(answered.tasks).toMatchObject([{ act: 'decide', office: OFFICE }]);
    answered.when(agree(DAY), anna).refused('not-your-office');
    answered.when(agree(DAY), otherHr).then({ type: 'signed', by: 'hr-2' }, { type: 'stepOpened', step: 1 });
  });

  it('is an opinion only: it is not passed on', () => {
    delegated().when(pass('delegate', 'boris'), naming(anna, 'boris')).refused('opinion-only');
  });

  it('of a part that was transferred comes back to whom it was transferred', () => {
    const asked = opened()
      .after(pass('transfer', 'anna'), naming(otherHr, 'anna'))
      .after(pass('delegate', 'boris'), naming(anna, 'boris'));
    asked.when(agree(DAY), anna).refused('moved-on', { to: 'boris' });
    asked.when({ act: 'takeBack', approvals: ['p'], date: DAY }, otherHr).refused('nothing-delegated');
    const back = asked.after(agree(DAY), boris);
    back.when(agree(DAY), otherHr).refused('moved-on', { to: 'anna' });
    back.when(agree(DAY), anna).then({ type: 'signed', for: 'hr-2' }, { type: 'stepOpened', step: 1 });
    asked
      .after({ act: 'takeBack', approvals: ['p'], date: DAY }, anna)
      .when(agree(DAY), anna)
      .then({ type: 'signed', for: 'hr-2', as: 'transferred' }, { type: 'stepOpened' });
  });

  it('is taken back while it is unanswered', () => {
    const takeBack = { act: 'takeBack' as const, approvals: ['p'], date: DAY };
    delegated().when(takeBack, anna).refused('nothing-delegated');
    const back = delegated().when(takeBack, otherHr).then({ type: 'takenBack', owner: 'hr-2' });
    back.when(agree(DAY), anna).refused('not-your-office');
    back.when(agree(DAY), otherHr).then({ type: 'signed' }, { type: 'stepOpened' });
    opened().when(takeBack, otherHr).refused('nothing-delegated');
  });
});

describe('an added signer (加签)', () => {
  it('before the office: the office waits for them', () => {
    const added = opened()
      .when(add('before'), naming(otherHr, 'anna'))
      .then({ type: 'signerAdded', account: 'anna', by: 'hr-2', place: 'before' });
    expect(added.tasks).toMatchObject([{ act: 'decide', account: 'anna' }]);
    added.when(agree(DAY), otherHr).refused('signer-first', { account: 'anna' });
    added
      .when(agree(DAY), anna)
      .then({ type: 'signed', by: 'anna', as: 'added' })
      .when(agree(DAY), otherHr)
      .then({ type: 'signed', by: 'hr-2' }, { type: 'stepOpened', step: 1 });
  });

  it('beside the office: in any order, and the step waits for both', () => {
    const added = opened().after(add('beside'), naming(otherHr, 'anna'));
    added
      .when(agree(DAY), anna)
      .then({ type: 'signed', as: 'added' })
      .when(agree(DAY), otherHr)
      .then({ type: 'signed' }, { type: 'stepOpened', step: 1 });
    const office = added.when(agree(DAY), otherHr).then({ type: 'signed' }, { type: 'officeAgreed' });
    expect(office.tasks).toMatchObject([{ act: 'decide', account: 'anna' }]);
    office.when(agree(DAY), otherHr).refused('already-decided');
    office.when(agree(DAY), anna).then({ type: 'signed', as: 'added' }, { type: 'stepOpened', step: 1 });
  });

  it('after the office: not before it has agreed', () => {
    const added = opened().after(add('after'), naming(otherHr, 'anna'));
    expect(added.tasks).toMatchObject([{ act: 'decide', office: OFFICE }]);
    added.when(agree(DAY), anna).refused('not-your-office');
    added
      .when(agree(DAY), otherHr)
      .then({ type: 'signed' }, { type: 'officeAgreed' })
      .when(decide('reject', DAY), anna)
      .then({ type: 'signed', verdict: 'reject' }, { type: 'approvalEnded', result: 'rejected' });
  });

  it('is removed by who added them, or an administrator, as long as they have not signed', () => {
    const remove = { act: 'removeSigner' as const, approvals: ['p'], account: 'anna', date: DAY };
    const added = opened().after(add('beside'), naming(otherHr, 'anna'));
    added.when(remove, discipline).refused('not-your-signer', { account: 'hr-2' });
    added.when(remove, administrator).then({ type: 'signerRemoved', account: 'anna' });
    added
      .after(agree(DAY), otherHr)
      .when(remove, otherHr)
      .then({ type: 'signerRemoved' }, { type: 'stepOpened', step: 1 });
    added.after(agree(DAY), anna).when(remove, otherHr).refused('already-decided');
    opened().when(remove, otherHr).refused('signer-unknown', { account: 'anna' }, 'account');
  });

  it('is nobody who takes part already', () => {
    opened()
      .after(add('beside'), naming(otherHr, 'anna'))
      .when(add('after'), naming(otherHr, 'anna'))
      .refused('takes-part-already', { account: 'anna' });
    opened().when(add('beside', 'hr-1'), naming(otherHr, 'hr-1')).refused('four-eyes');
  });

  it('is gone with the step that they were added to', () => {
    const second = opened()
      .after(add('beside'), naming(otherHr, 'anna'))
      .after(decide('return', DAY), otherHr)
      .after({ act: 'resubmit', key: 'p', date: DAY }, hr);
    second.when(agree(DAY), otherHr).then({ type: 'signed' }, { type: 'stepOpened', step: 1 });
  });
});

describe('a substitute (代理)', () => {
  const stand = standIn('anna', OFFICE, 'hr-2');

  it('signs in the place of an absent holder, and it is said for whom', () => {
    opened()
      .when(agree(DAY), stand)
      .then({ type: 'signed', by: 'anna', for: 'hr-2', as: 'substitute' }, { type: 'stepOpened', step: 1 });
  });

  it('who nominated does not sign, nor does anybody for who nominated', () => {
    opened({ initiators: ['anna'] })
      .when(agree(DAY), stand)
      .refused('four-eyes');
    opened({ initiators: ['hr-2'] })
      .when(agree(DAY), stand)
      .refused('four-eyes');
  });

  it('counts once where everybody signs, whoever of the two it was', () => {
    const substitute = { ...stand, holders };
    const signed = opened({ chain: all }).after(agree(DAY), substitute);
    signed.when(agree(DAY), signer('hr-2')).refused('already-decided');
    signed.when(agree(DAY), signer('hr-3')).then({ type: 'signed' }, { type: 'stepOpened', step: 1 });
  });

  it('chooses for whom, where they stand in for several', () => {
    const facts = { ...stand, holders };
    const both = {
      ...facts,
      actor: { ...facts.actor, standsFor: { [OFFICE]: ['hr-2', 'hr-3'] } },
    };
    opened({ chain: all })
      .when(agree(DAY, { for: 'hr-3' }), both)
      .then({ type: 'signed', by: 'anna', for: 'hr-3' })
      .when(agree(DAY), both)
      .then({ type: 'signed', by: 'anna', for: 'hr-2' }, { type: 'stepOpened', step: 1 });
    opened({ chain: all })
      .when(agree(DAY, { for: 'hr-9' }), both)
      .refused('part-unknown', { owner: 'hr-9' }, 'items.0.for');
  });

  it('neither records nor confirms the minutes of a meeting', () => {
    const minute = {
      ...{ act: 'minute' as const, number: '纪要', heldOn: DAY, due: 9, present: 9, date: '2021-04-07' },
      items: [{ approval: 'p', agree: 9, disagree: 0, defer: 0 }],
    };
    atMeeting()
      .when(minute, standIn('anna', 'sz-caizhengju/partyGroup', 'secretary-1'))
      .refused('no-substitute-in-meeting');
  });
});

describe('a recusal (回避)', () => {
  const recuse = { act: 'recuse' as const, approvals: ['p'], reason: 'text-2', date: DAY };

  it('leaves the step to the others of the office', () => {
    const recused = opened()
      .when(recuse, { ...otherHr, holders })
      .then({ type: 'recused', by: 'hr-2', reason: 'text-2' });
    recused.when(agree(DAY), otherHr).refused('recused');
    recused.when(agree(DAY), signer('hr-3')).then({ type: 'signed' }, { type: 'stepOpened', step: 1 });
  });

  it('of the last who had not signed completes a step that everybody signs', () => {
    opened({ chain: all })
      .after(agree(DAY), signer('hr-2'))
      .when(recuse, signer('hr-3'))
      .then({ type: 'recused' }, { type: 'stepOpened', step: 1 });
  });

  it('of everybody who could sign hands the step to the office above, once', () => {
    const two = { [OFFICE]: ['hr-1', 'hr-2'] };
    const above = opened()
      .when(recuse, { ...otherHr, holders: two })
      .then(
        { type: 'recused' },
        { type: 'stepHandedOver', office: 'sz-caizhengju/partyGroup', why: 'recusal' },
      );
    above.when(agree(DAY), otherHr).refused('recused');
    above
      .when(recuse, { ...secretary, holders: { 'sz-caizhengju/partyGroup': ['secretary-1'] } })
      .refused('nobody-left');
    above.when(agree(DAY), secretary).then({ type: 'signed', by: 'secretary-1' }, { type: 'stepOpened' });
  });

  it('is of whoever it is, also in the place of an absent holder or with what was transferred to them', () => {
    const stand = standIn('hr-2', OFFICE, 'hr-3');
    const both = { ...stand, actor: { ...stand.actor, ownOffices: [OFFICE] }, holders };
    const recused = opened().after(recuse, both);
    recused.when(agree(DAY), both).refused('recused');
    recused.when(agree(DAY, { for: 'hr-3' }), both).refused('recused');
    recused.when(pass('transfer', 'anna'), naming(both, 'anna')).refused('recused');
    const given = opened()
      .after(pass('transfer', 'hr-2'), { ...naming(signer('hr-3'), 'hr-2'), holders })
      .after(recuse, signer('hr-2'));
    given.when(agree(DAY), signer('hr-2')).refused('recused');
    given
      .after(pass('transfer', 'anna'), { ...naming(signer('hr-2'), 'anna'), holders })
      .when(agree(DAY), { ...anna, holders })
      .then({ type: 'signed', by: 'anna', for: 'hr-3' }, { type: 'stepOpened', step: 1 });
  });

  it('is not a substitute’s: they leave the part to the absent holder', () => {
    opened()
      .when(recuse, { ...standIn('anna', OFFICE, 'hr-2'), holders })
      .refused('not-your-office', { office: OFFICE });
  });

  it('is nothing for strangers, nor in a meeting, whose minutes say who took no part', () => {
    opened().when(recuse, discipline).refused('not-your-office');
    atMeeting()
      .when({ ...recuse, date: '2021-04-07' }, secretary)
      .refused('not-a-signature');
  });
});

describe('a case of one’s own', () => {
  it('is nobody’s to decide on', () => {
    const self = { ...otherHr, actor: { ...otherHr.actor, person: 'c-7' } };
    opened({ person: 'c-7' }).when(agree(DAY), self).refused('own-case');
    opened({ person: 'c-8' }).when(agree(DAY), self).then({ type: 'signed' }, { type: 'stepOpened' });
  });

  it('is nobody’s to decide on in that person’s place', () => {
    const stand = standIn('anna', OFFICE, 'hr-2');
    const inPlace = { ...stand, actor: { ...stand.actor, absentPersons: { 'hr-2': 'c-7' } } };
    opened({ person: 'c-7' }).when(agree(DAY), inPlace).refused('own-case');
    opened({ person: 'c-8' }).when(agree(DAY), inPlace).then({ type: 'signed' }, { type: 'stepOpened' });
  });
});

describe('copies, urging and the end by an administrator', () => {
  const copy = { act: 'copy' as const, approvals: ['p'], accounts: ['anna'], date: DAY };
  const urge = { act: 'urge' as const, approvals: ['p'], date: DAY };
  const terminate = { act: 'terminate' as const, approvals: ['p'], reason: 'text-3', date: DAY };

  it('goes to accounts and offices, by whoever takes part', () => {
    opened()
      .when({ ...copy, offices: ['sz/orgDepartment'] }, naming(otherHr, 'anna'))
      .then({ type: 'copied', by: 'hr-2', accounts: ['anna'], offices: ['sz/orgDepartment'] });
    opened().when(copy, naming(people.stranger, 'anna')).refused('takes-no-part');
    opened().when(copy, naming(otherHr)).refused('account-unknown', { account: 'anna' }, 'accounts.0');
    opened()
      .when({ ...copy, accounts: [] }, otherHr)
      .refused('nobody-named', {}, 'accounts');
  });

  it('urges once a day, and the inbox shows it', () => {
    const urged = opened().when(urge, hr).then({ type: 'urged', by: 'hr-1' });
    expect(urged.tasks).toMatchObject([{ act: 'decide', urgedOn: DAY }]);
    urged.when(urge, people.organisation).refused('urged-today');
    urged.when({ ...urge, date: '2021-04-06' }, hr).then({ type: 'urged' });
    opened().when(urge, people.stranger).refused('takes-no-part');
    opened().after(decide('reject', DAY), otherHr).when(urge, hr).refused('not-before-you');
  });

  it('ends without a decision, also what was returned, and for good', () => {
    opened().when(terminate, otherHr).refused('not-your-office', { office: 'sz/administrator' });
    const ended = opened()
      .after(decide('return', DAY), otherHr)
      .when(terminate, administrator)
      .then({ type: 'approvalEnded', result: 'terminated', reason: 'text-3' });
    expect(ended.state.p).toMatchObject({ status: 'terminated', due: null });
    ended.when(terminate, administrator).refused('not-before-you');
    ended.when({ act: 'resubmit', key: 'p', date: DAY }, hr).refused('not-before-you');
  });
});
