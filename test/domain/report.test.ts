import { describe, expect, it } from 'vitest';
import { report } from '../../domain/report.ts';
import { approvalChoices, often } from '../support/approval-choices.ts';
import { given } from '../support/given.ts';
import { by, clock, people } from '../support/shenzhen.ts';
import { walk, walking } from '../support/walk.ts';

const { hr, otherHr, secretary, leadingGroup, headquarters, administrator } = people;
const LEADING = 'sz/leadingGroup';
const SHANTOU = 'hq-shantou/headquarters';

const open = {
  act: 'open' as const,
  ...{ programme: 'programme/shenzhen-2022', unit: 'sz-caizhengju', year: 2022, date: '2022-12-01' },
  places: { unit: 'sz-caizhengju', root: 'sz', municipality: 'sz' },
  recipients: [LEADING, SHANTOU],
  due: '2023-01-31',
};
const draft = (date = '2023-01-04') => ({ act: 'draft' as const, text: 'text-1', date });
const submit = (date = '2023-01-05') => ({ act: 'submit' as const, date });
const sign = (verdict: 'agree' | 'return', date = '2023-01-06') => ({
  act: 'decide' as const,
  items: [{ approval: 'signOff', verdict, ...(verdict !== 'agree' && { reason: 'text-2' }) }],
  date,
});
const acknowledge = (recipient: string, date = '2023-01-09') => ({
  act: 'acknowledge' as const,
  ...{ recipient, date },
});
const giveBack = (recipient: string, date = '2023-01-09', reason = 'text-3') => ({
  act: 'returnReport' as const,
  ...{ recipient, reason, date },
});

const opened = () => given(report).after(open, clock);
const drafted = () => opened().after(draft(), hr);
const signing = () => drafted().after(submit(), hr);
const submitted = () => signing().after(sign('agree'), secretary);

describe('the way through', () => {
  it('is drafted, signed off, sent to both, and received by both', () => {
    const sent = signing()
      .when(sign('agree'), secretary)
      .then(
        { type: 'signed' },
        { type: 'approvalEnded', result: 'agreed' },
        { type: 'submitted', to: [LEADING, SHANTOU], receiptDue: '2023-02-08' },
      );
    const last = sent
      .when(acknowledge(LEADING), leadingGroup)
      .then({ type: 'acknowledged', recipient: LEADING, by: 'leading-1' })
      .when(acknowledge(SHANTOU), headquarters);
    const end = last.then({ type: 'acknowledged' }, { type: 'reportReceived' });
    expect([end.stage, end.ended, end.due, end.tasks]).toEqual(['received', true, null, []]);
    expect(last.messages('report/sz-caizhengju/2022')).toEqual([
      {
        ...{ to: 'programme/shenzhen-2022', kind: 'programme', act: 'reportEnded' },
        payload: { unit: 'sz-caizhengju', year: 2022 },
      },
    ]);
    end.when(acknowledge(SHANTOU), headquarters).refused('case-ended');
  });

  it('asks the unit for a draft, then for its submission, then each recipient for a receipt', () => {
    expect(opened().tasks).toMatchObject([{ act: 'draft', office: 'sz-caizhengju/hr', due: '2023-01-31' }]);
    expect(drafted().tasks).toMatchObject([{ act: 'submit', office: 'sz-caizhengju/hr' }]);
    expect(signing().tasks).toMatchObject([{ act: 'decide', office: 'sz-caizhengju/partyGroup' }]);
    expect(submitted().tasks).toMatchObject([
      { act: 'acknowledge', office: LEADING, due: '2023-02-08' },
      { act: 'acknowledge', office: SHANTOU, due: '2023-02-08' },
    ]);
  });
});

describe('a draft', () => {
  it("is the unit's to write, as often as it likes before the submission", () => {
    opened().when(draft(), people.stranger).refused('not-your-office', { office: 'sz-caizhengju/hr' });
    drafted().when(draft(), otherHr).then({ type: 'drafted', by: 'hr-2' });
    signing().when(draft(), hr).refused('wrong-stage', { stage: 'signing' });
    opened().when(open, clock).refused('already-open');
    given(report).when(draft(), hr).refused('wrong-stage', { stage: 'opening' });
  });

  it('has to be there before it is submitted, by the unit, once', () => {
    opened().when(submit(), hr).refused('draft-missing');
    drafted().when(submit(), people.stranger).refused('not-your-office');
    signing().when(submit(), hr).refused('wrong-stage');
  });
});

describe('the sign-off', () => {
  it('is not for whoever wrote the draft, nor for another office', () => {
    const both = by('hr-1', 'sz-caizhengju/hr', 'sz-caizhengju/partyGroup');
    signing().when(sign('agree'), both).refused('four-eyes');
    signing().when(sign('agree'), hr).refused('not-your-office');
    submitted().when(sign('agree'), secretary).refused('not-before-you');
  });

  it('that returns goes back to the desk, and on again from where it was', () => {
    const returned = signing()
      .when(sign('return'), secretary)
      .then({ type: 'signed' }, { type: 'approvalReturned' });
    expect(returned.stage).toBe('draft');
    returned
      .after(draft('2023-01-09'), otherHr)
      .when(submit('2023-01-09'), otherHr)
      .then({ type: 'signOffBegun' }, { type: 'stepOpened', step: 0 });
  });
});

describe('a receipt', () => {
  it('is given by each recipient on its own, once', () => {
    submitted()
      .when(acknowledge('hq-heyuan/headquarters'), headquarters)
      .refused('recipient-unknown', {}, 'recipient');
    submitted().when(acknowledge(LEADING), headquarters).refused('not-your-office', { office: LEADING });
    signing().when(acknowledge(LEADING), leadingGroup).refused('wrong-stage', { stage: 'signing' });
    submitted()
      .after(acknowledge(LEADING), leadingGroup)
      .when(acknowledge(LEADING), leadingGroup)
      .refused('receipt-given', { recipient: LEADING });
    submitted()
      .after(acknowledge(LEADING), leadingGroup)
      .when(giveBack(LEADING), leadingGroup)
      .refused('receipt-given');
  });

  it('is entered by the administrator for whoever has no login, with the document', () => {
    const onBehalf = { office: LEADING, document: '收文〔2023〕21号' };
    submitted()
      .when({ ...acknowledge(LEADING), onBehalf }, administrator)
      .then({ type: 'acknowledged', recipient: LEADING });
    submitted()
      .when({ ...acknowledge(LEADING), onBehalf }, hr)
      .refused('not-on-behalf');
    submitted()
      .when({ ...acknowledge(LEADING), onBehalf: { ...onBehalf, office: SHANTOU } }, administrator)
      .refused('not-on-behalf');
    submitted()
      .when({ ...acknowledge(LEADING), onBehalf: { ...onBehalf, document: '' } }, administrator)
      .refused('document-missing');
  });

  it('may be refused with a reason: back to the desk, and what the other has acknowledged stands', () => {
    submitted()
      .when(giveBack(SHANTOU, '2023-01-09', ''), headquarters)
      .refused('reason-missing');
    const back = submitted()
      .after(acknowledge(LEADING), leadingGroup)
      .when(giveBack(SHANTOU), headquarters)
      .then({ type: 'reportReturned', recipient: SHANTOU });
    expect(back.stage).toBe('draft');
    const again = back
      .after(draft('2023-01-10'), hr)
      .after(submit('2023-01-10'), hr)
      .when(sign('agree', '2023-01-11'), secretary)
      .then({ type: 'signed' }, { type: 'approvalEnded' }, { type: 'submitted', to: [SHANTOU] });
    again
      .when(acknowledge(SHANTOU, '2023-01-12'), headquarters)
      .then({ type: 'acknowledged' }, { type: 'reportReceived' });
  });

  it('of a version that another recipient has returned waits for the next version', () => {
    submitted()
      .after(giveBack(SHANTOU), headquarters)
      .when(acknowledge(LEADING), leadingGroup)
      .refused('wrong-stage', { stage: 'draft' });
  });
});

describe('limits', () => {
  it('say once that a report was not submitted by the day', () => {
    expect(opened().due).toBe('2023-02-01');
    opened().when({ act: 'tick', date: '2023-01-31' }, clock).then();
    const late = opened()
      .when({ act: 'tick', date: '2023-02-01' }, clock)
      .then({ type: 'overdue', subject: 'report', office: 'sz-caizhengju/hr' });
    expect(late.due).toBeNull();
  });

  it('say once of each recipient that its receipt is missing, and never again of the report', () => {
    const late = submitted()
      .after(acknowledge(LEADING), leadingGroup)
      .when({ act: 'tick', date: '2023-02-11' }, clock)
      .then({ type: 'overdue', subject: SHANTOU, office: SHANTOU });
    expect(late.due).toBeNull();
    expect(late.tasks).toMatchObject([{ act: 'acknowledge', office: SHANTOU, due: '2023-02-08' }]);
    late
      .when(acknowledge(SHANTOU, '2023-02-13'), headquarters)
      .then({ type: 'acknowledged' }, { type: 'reportReceived' });
  });

  it('say nothing of a receipt while the report is back at the desk', () => {
    const back = submitted().after(giveBack(SHANTOU), headquarters);
    back.when({ act: 'tick', date: '2023-03-01' }, clock).then();
  });
});

it('is received once, by everybody, whatever people do', walking, () => {
  const everybody = Object.values(people);
  walk({
    process: report,
    begin: open.date,
    opening: [open, clock],
    strangers: everybody,
    choices: (state, date) => [
      ...approvalChoices(state.approvals, everybody, date),
      ...often([draft(date), hr] as const, [submit(date), hr] as const),
      [draft(date), otherHr],
      ...often(
        [acknowledge(LEADING, date), leadingGroup] as const,
        [acknowledge(SHANTOU, date), headquarters] as const,
      ),
      [giveBack(LEADING, date), leadingGroup],
      [giveBack(SHANTOU, date), headquarters],
    ],
    check: (state, events) => {
      const of = (type: string) => events.filter((event) => event.type === type).length;
      expect(of('reportReceived')).toBe(state.stage === 'received' ? 1 : 0);
      expect(of('acknowledged')).toBeLessThanOrEqual(2);
      if (state.stage === 'received')
        expect(Object.values(state.receipts).map(({ status }) => status)).toEqual([
          'acknowledged',
          'acknowledged',
        ]);
      // Nothing goes out that was not signed off since it was last drafted.
      const sent = events.findLastIndex(({ type }) => type === 'submitted');
      const begun = events.findLastIndex(({ type }) => type === 'signOffBegun');
      if (sent > begun) {
        expect(events.slice(begun, sent).some(({ type }) => type === 'approvalEnded')).toBe(true);
      }
    },
    reached: (events) => events.some(({ type }) => type === 'reportReceived'),
  });
});
