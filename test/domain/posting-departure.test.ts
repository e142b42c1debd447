import { describe, expect, it } from 'vitest';
import { onSite, sent, succeeded } from '../support/posted.ts';
import { by, clock, people } from '../support/shenzhen.ts';

const { hr, otherHr, host, headquarters, memberHr, secretary, organisation, stranger } = people;
const document = '辞职申请〔2023〕1号';
const asking = (act: 'resign' | 'returnEarly', more: object = {}) => ({
  act,
  ...{ reason: 'text-1', document, date: '2023-05-08' },
  ...more,
});
const agree = (approval: string, date: string) => ({
  act: 'decide' as const,
  items: [{ approval, verdict: 'agree' as const }],
  date,
});
const inPerson = { ...clock, actor: { ...by('p-1').actor, person: 'c-1' } };

for (const [act, kind] of [
  ['resign', 'resignation'],
  ['returnEarly', 'earlyReturn'],
] as const) {
  describe(`a proposal of ${kind}`, () => {
    it('is asked for in person, or by HR of the unit with the letter, and by nobody else', () => {
      onSite()
        .when(asking(act, { document: undefined }), inPerson)
        .then({ type: 'proposed', what: { kind, by: 'p-1' } as never }, { type: 'stepOpened' });
      onSite()
        .when(asking(act), hr)
        .then({ type: 'proposed', what: { kind, document } as never }, { type: 'stepOpened' });
      onSite()
        .when(asking(act, { document: undefined }), hr)
        .refused('document-missing', {}, 'document');
      for (const who of [memberHr, host, headquarters, stranger])
        onSite().when(asking(act), who).refused('not-your-office', { office: 'sz-caizhengju/hr' });
      sent().when(asking(act), hr).refused('wrong-stage', { stage: 'dispatched' });
      onSite().after(asking(act), hr).when(asking(act), otherHr).refused('already-open', { case: kind });
    });

    it('lets nobody go before its chain has agreed; then the seat is vacant and the person is appraised', () => {
      const asked = onSite().after(asking(act), hr);
      expect(asked.state).toMatchObject({ stage: 'onSite', holding: true });
      const gone = asked
        .after(agree(`${kind}:1`, '2023-05-09'), secretary)
        .when(agree(`${kind}:1`, '2023-05-10'), organisation)
        .then(
          { type: 'signed' },
          { type: 'approvalEnded', result: 'agreed' },
          { type: 'released', reason: kind, vacant: true },
          { type: 'appraisalAsked' },
        );
      expect(gone.stage).toBe('returned');
    });

    it('is withdrawn by the person or their unit', () => {
      const withdraw = { act: 'withdraw' as const, approval: `${kind}:1`, date: '2023-05-09' };
      const asked = onSite().after(asking(act), inPerson);
      asked.when(withdraw, headquarters).refused('not-your-office');
      for (const who of [inPerson, otherHr])
        expect(asked.after(withdraw, who).state).toMatchObject({ stage: 'onSite' });
    });

    it('is not decided on by whoever asked for it, nor by the person', () => {
      const both = by('hr-1', 'sz-caizhengju/hr', 'sz-caizhengju/partyGroup');
      onSite()
        .after(asking(act), both)
        .when(agree(`${kind}:1`, '2023-05-09'), both)
        .refused('four-eyes');
      const self = { ...both, actor: { ...by('p-2', 'sz-caizhengju/partyGroup').actor, person: 'c-1' } };
      onSite()
        .after(asking(act), hr)
        .when(agree(`${kind}:1`, '2023-05-09'), self)
        .refused('own-case');
    });

    it('passes the seat to a successor who is there', () => {
      const date = '2024-07-16';
      succeeded()
        .after(asking(act, { date }), hr)
        .after(agree(`${kind}:1`, date), secretary)
        .when(agree(`${kind}:1`, date), organisation)
        .then(
          ...([{ type: 'signed' }, { type: 'approvalEnded' }] as const),
          { type: 'handedOver' },
          { type: 'released', vacant: false },
        );
    });
  });
}

describe('a promotion in post', () => {
  const promote = (more: object = {}) => ({
    act: 'promote' as const,
    ...{ on: '2023-05-04', document: '任〔2023〕6号', postLevel: 'text-4', date: '2023-05-08' },
    ...more,
  });

  it('ends nothing: the posting goes on as it was', () => {
    const before = onSite();
    const after = before
      .when(promote(), hr)
      .then({ type: 'promoted', on: '2023-05-04', postLevel: 'text-4' });
    expect(after.state).toEqual(before.state);
    sent()
      .when(promote({ on: '2021-07-20', date: '2021-07-20' }), hr)
      .then({ type: 'promoted' });
  });

  it('is recorded by HR of the unit, about somebody else, with the document, when it has been decided', () => {
    for (const who of [memberHr, host, headquarters, inPerson])
      onSite().when(promote(), who).refused('not-your-office');
    const self = { ...hr, actor: { ...hr.actor, person: 'c-1' } };
    onSite().when(promote(), self).refused('own-case');
    onSite()
      .when(promote({ document: ' ' }), hr)
      .refused('document-missing', {}, 'document');
    onSite()
      .when(promote({ on: '2023-05-09' }), hr)
      .refused('date-in-future', {}, 'on');
  });
});
