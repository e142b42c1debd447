import { describe, expect, it } from 'vitest';
import { report } from '../../domain/report.ts';
import type { ReportFigures } from '../../domain/report-figures.ts';
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
const draft = (date = '2023-01-04') => ({
  ...{ act: 'draft' as const, date },
  sections: { overview: 'text-1', outlook: 'text-1' },
});
const submit = (date = '2023-01-05', number = '报告〔2023〕1号') => ({
  act: 'submit' as const,
  number,
  date,
});
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
    expect([end.stage, end.ended, end.due, end.tasks]).toEqual(['received', false, '2024-01-09', []]);
    expect(last.messages('report/sz-caizhengju/2022')).toEqual([
      {
        ...{ to: 'programme/shenzhen-2022', kind: 'programme', act: 'reportEnded' },
        payload: { unit: 'sz-caizhengju', year: 2022 },
      },
    ]);
    end.when(acknowledge(SHANTOU), headquarters).refused('receipt-given');
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
      .after(submit('2023-01-10', '报告〔2023〕2号'), hr)
      .when(sign('agree', '2023-01-11'), secretary)
      .then({ type: 'signed' }, { type: 'approvalEnded' }, { type: 'submitted', to: [SHANTOU] });
    again
      .when(acknowledge(SHANTOU, '2023-01-12'), headquarters)
      .then({ type: 'acknowledged' }, { type: 'reportReceived' });
  });

  it('of two who answer at once is the answer of each, whichever comes first', () => {
    const one = submitted().after(giveBack(SHANTOU), headquarters).after(acknowledge(LEADING), leadingGroup);
    const other = submitted()
      .after(acknowledge(LEADING), leadingGroup)
      .after(giveBack(SHANTOU), headquarters);
    for (const both of [one, other]) {
      expect(both.stage).toBe('draft');
      expect(both.state.receipts).toMatchObject({
        [LEADING]: { status: 'acknowledged', version: 1 },
        [SHANTOU]: { status: 'returned', version: 1 },
      });
      both.when(acknowledge(LEADING), leadingGroup).refused('receipt-given');
    }
    const twice = submitted()
      .after(giveBack(SHANTOU), headquarters)
      .after(giveBack(LEADING), leadingGroup)
      .after(submit('2023-01-10', '报告〔2023〕2号'), hr);
    twice
      .when(sign('agree', '2023-01-11'), secretary)
      .then({ type: 'signed' }, { type: 'approvalEnded' }, { type: 'submitted', to: [LEADING, SHANTOU] });
  });

  it('that comes while the next version is being signed does not stop it', () => {
    const next = submitted()
      .after(giveBack(SHANTOU), headquarters)
      .after(submit('2023-01-10', '报告〔2023〕2号'), hr)
      .after(giveBack(LEADING), leadingGroup);
    expect(next.stage).toBe('signing');
    next
      .when(sign('agree', '2023-01-11'), secretary)
      .then({ type: 'signed' }, { type: 'approvalEnded' }, { type: 'submitted', version: 2 });
  });
});

describe('limits', () => {
  it('say once that a report was not submitted by the day', () => {
    const reminded = opened().after({ act: 'tick', date: '2023-01-21' }, clock);
    expect(reminded.due).toBe('2023-02-01');
    reminded.when({ act: 'tick', date: '2023-01-31' }, clock).then();
    const late = reminded
      .when({ act: 'tick', date: '2023-02-01' }, clock)
      .then({ type: 'overdue', subject: 'report', office: 'sz-caizhengju/hr' });
    // Then the Party group, then the leading group, until something is submitted.
    expect(late.due).toBe('2023-02-08');
    const group = late
      .when({ act: 'tick', date: '2023-02-08' }, clock)
      .then({ type: 'reportEscalated', office: 'sz-caizhengju/partyGroup' });
    expect(group.tasks).toContainEqual(
      expect.objectContaining({ act: 'takeNote', office: 'sz-caizhengju/partyGroup' }),
    );
    group
      .when({ act: 'takeNote', subject: 'sz-caizhengju/partyGroup', date: '2023-02-09' }, secretary)
      .then({ type: 'noted' })
      .when({ act: 'takeNote', subject: 'sz-caizhengju/partyGroup', date: '2023-02-09' }, secretary)
      .refused('nothing-told');
    const last = group
      .when({ act: 'tick', date: '2023-02-15' }, clock)
      .then({ type: 'reportEscalated', office: LEADING });
    expect(last.due).toBeNull();
  });

  it('remind whoever writes some days before', () => {
    expect(opened().due).toBe('2023-01-21');
    const reminded = opened()
      .when({ act: 'tick', date: '2023-01-21' }, clock)
      .then({ type: 'reminded', office: 'sz-caizhengju/hr' });
    expect(reminded.tasks).toMatchObject([{ act: 'draft', urgedOn: '2023-01-21' }]);
    expect(submitted().due).toBe('2023-02-09');
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

describe('a version', () => {
  it('has every section that nothing is assembled for, known headings only, and a number of its own', () => {
    opened()
      .when({ act: 'draft', sections: { poetry: 'text-1' }, date: '2023-01-04' }, hr)
      .refused('section-unknown', { section: 'poetry' });
    opened()
      .after({ act: 'draft', sections: { overview: 'text-1', work: 'text-2' }, date: '2023-01-04' }, hr)
      .when(submit(), hr)
      .refused('section-missing', { section: 'outlook' });
    drafted().when(submit('2023-01-05', ' '), hr).refused('document-missing', {}, 'number');
    submitted()
      .after(giveBack(SHANTOU), headquarters)
      .when(submit('2023-01-10'), hr)
      .refused('number-used', { number: '报告〔2023〕1号' }, 'number');
  });

  it('takes the figures of the record, when it is opened and when its author asks', () => {
    const figures = { through: '2022-12-01' } as ReportFigures;
    const assembled = given(report)
      .when(open, { ...clock, figures })
      .then({ type: 'reportOpened' }, { type: 'assembled', figures });
    assembled
      .when({ act: 'assemble', date: '2023-01-04' }, { ...hr, figures })
      .then({ type: 'assembled', by: 'hr-1' });
    assembled
      .when({ act: 'assemble', date: '2023-01-04' }, { ...people.stranger, figures })
      .refused('not-your-office');
    signing()
      .when({ act: 'assemble', date: '2023-01-06' }, { ...hr, figures })
      .refused('wrong-stage');
    expect(report.lean?.({ type: 'assembled', by: 'hr-1', figures })).toEqual({
      type: 'assembled',
      by: 'hr-1',
    });
  });

  it('sent after the last day says so; what corrects it does not', () => {
    const late = opened()
      .after(draft('2023-02-02'), hr)
      .after(submit('2023-02-02'), hr)
      .when(sign('agree', '2023-02-03'), secretary)
      .then(
        { type: 'signed' },
        { type: 'approvalEnded' },
        { type: 'submitted', version: 1, number: '报告〔2023〕1号', late: true },
      );
    const corrected = late
      .after({ act: 'correct', reason: 'text-9', date: '2023-02-06' }, hr)
      .after(submit('2023-02-06', '报告〔2023〕2号'), hr)
      .when(sign('agree', '2023-02-07'), secretary)
      .then({ type: 'signed' }, { type: 'approvalEnded' }, { type: 'submitted', version: 2 });
    expect(corrected.events.at(-1)).not.toHaveProperty('late');
  });

  it('that was received is corrected for as long as the policy allows, and goes to everybody again', () => {
    const received = submitted()
      .after(acknowledge(LEADING), leadingGroup)
      .after(acknowledge(SHANTOU), headquarters);
    expect(received.due).toBe('2024-01-09');
    received
      .when({ act: 'correct', reason: 'text-9', date: '2023-03-01' }, headquarters)
      .refused('not-your-office');
    const correcting = received
      .when({ act: 'correct', reason: 'text-9', date: '2023-03-01' }, hr)
      .then({ type: 'correctionBegun', by: 'hr-1' });
    expect([correcting.stage, correcting.due]).toEqual(['draft', null]);
    expect(correcting.tasks).toMatchObject([{ act: 'submit', due: null }]);
    correcting.when(acknowledge(LEADING), leadingGroup).refused('wrong-stage', { stage: 'draft' });
    const again = correcting
      .after(submit('2023-03-01', '报告〔2023〕2号'), hr)
      .when(sign('agree', '2023-03-02'), secretary)
      .then(
        { type: 'signed' },
        { type: 'approvalEnded' },
        { type: 'submitted', version: 2, to: [LEADING, SHANTOU] },
      )
      .after(acknowledge(LEADING, '2023-03-03'), leadingGroup)
      .when(acknowledge(SHANTOU, '2023-03-06'), headquarters);
    // The programme has counted it already.
    expect(again.messages('report/sz-caizhengju/2022')).toEqual([]);
    const end = again
      .then({ type: 'acknowledged', version: 2 }, { type: 'reportReceived', again: true })
      .when({ act: 'tick', date: '2024-03-06' }, clock)
      .then({ type: 'reportClosed' });
    expect([end.stage, end.ended, end.due]).toEqual(['received', true, null]);
    end.when({ act: 'correct', reason: 'text-9', date: '2024-03-06' }, hr).refused('case-ended');
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
      ...often([draft(date), hr] as const, [submit(date, `报告${state.sent?.length ?? 0}`), hr] as const),
      [{ act: 'correct' as const, reason: 'text-9', date }, hr],
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
      // Once in each version that everybody has, and told to the programme once.
      const received = events.filter(({ type }) => type === 'reportReceived');
      expect(received.filter((event) => !('again' in event))).toHaveLength(received.length > 0 ? 1 : 0);
      expect(received.length).toBeLessThanOrEqual(of('submitted'));
      expect(new Set(state.sent).size).toBe(of('submitted'));
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
