import { describe, expect, it } from 'vitest';
import type { PostingFacts } from '../../domain/posting-state.ts';
import { onSite, recall, SECOND, signed, succeeded, tick } from '../support/posted.ts';
import { by, clock, people, withPolicy } from '../support/shenzhen.ts';

const { hr, host, headquarters, memberHr, stranger } = people;
const onBehalf = { office: '440513/host', document: '潮府函〔2024〕15号' };
const opinion = (more: object = {}) => ({
  act: 'giveOpinion' as const,
  ...{ opinion: 'text-7', date: '2024-08-20' },
  ...more,
});
const appraise = (more: object = {}) => ({
  act: 'appraise' as const,
  ...{ grade: 'text-8', document: '鉴定〔2024〕3号', date: '2024-08-22' },
  ...more,
});
/** The text that the command names says so. */
const grading = (who: PostingFacts, gradeNamed = 'competent'): PostingFacts => ({ ...who, gradeNamed });
const relieved = () => signed().after({ act: 'confirmHandover', date: '2024-07-24' }, host);

describe('a term appraisal', () => {
  it('is asked for with the successor there, twenty working days after the limit of the handover', () => {
    const step = succeeded();
    expect(step.events).toContainEqual({ type: 'appraisalAsked', due: '2024-09-02', lateOn: '2024-09-03' });
    expect(step.tasks.filter(({ act }) => act === 'giveOpinion')).toMatchObject([
      { office: 'sz-caizhengju/hr', due: '2024-09-02' },
      { office: '440513/host', due: '2024-09-02' },
    ]);
  });

  it('is asked for until it is there, also after the release', () => {
    expect([relieved().ended, relieved().due]).toEqual([false, '2024-09-03']);
    const heard = relieved().when(opinion(), host).then({ type: 'opinionGiven', opinion: 'text-7' });
    expect(heard.tasks).toMatchObject([{ act: 'appraise', office: 'sz-caizhengju/hr', due: '2024-09-02' }]);
    const done = heard.when(appraise(), grading(hr)).then({ type: 'appraised', document: '鉴定〔2024〕3号' });
    expect([done.ended, done.due, done.tasks]).toEqual([true, null, []]);
  });

  it('is overdue once, and is still asked for', () => {
    const late = relieved()
      .when(tick('2024-09-03'), clock)
      .then({ type: 'overdue', subject: 'appraisal', office: 'sz-caizhengju/hr' });
    expect([late.due, late.ended, late.tasks.length]).toEqual([null, false, 2]);
    late.after(opinion(), host).when(appraise(), grading(hr)).then({ type: 'appraised' });
  });

  it('has the opinion of the host, or one that is entered for it with its document', () => {
    for (const who of [hr, stranger, memberHr]) relieved().when(opinion(), who).refused('not-your-office');
    relieved().when(opinion({ onBehalf }), hr).then({ type: 'opinionGiven', document: onBehalf.document });
    relieved().when(opinion({ onBehalf }), memberHr).refused('not-on-behalf');
    relieved()
      .when(opinion({ onBehalf: { ...onBehalf, document: '' } }), hr)
      .refused('document-missing');
    relieved().after(opinion(), host).when(opinion(), host).refused('already-decided');
  });

  it('is of the unit that sent the person, by a grade of the policy, with its document', () => {
    const heard = relieved().after(opinion(), host);
    relieved().when(appraise(), grading(hr)).refused('opinion-missing');
    heard.when(appraise(), grading(memberHr)).refused('not-your-office');
    heard.when(appraise(), grading(hr, 'splendid')).refused('grade-unknown', {}, 'grade');
    heard.when(appraise(), hr).refused('grade-unknown', {}, 'grade');
    heard.when(appraise({ document: ' ' }), grading(hr)).refused('document-missing', {}, 'document');
    const self = { ...grading(hr), actor: { ...by('hr-9', 'sz-caizhengju/hr').actor, person: 'c-1' } };
    heard.when(appraise(), self).refused('own-case');
  });

  it('is begun anew when the successor drops out: the person stays', () => {
    const lost = { act: 'successorLost' as const, successor: SECOND, date: '2024-07-23' };
    const alone = signed()
      .after(opinion({ date: '2024-07-22' }), host)
      .after(lost, clock);
    expect(alone.state.appraisal).toBeNull();
    alone.when(opinion(), host).refused('appraisal-not-due');
    onSite().when(appraise(), grading(hr)).refused('appraisal-not-due');
  });

  it('is not made after a death, and dropped where it was begun', () => {
    succeeded()
      .when(recall('death', '2024-07-18'), headquarters)
      .then({ type: 'handedOver' }, { type: 'released' }, { type: 'appraisalDropped', reason: 'death' });
    const everybody = withPolicy(headquarters, (policy) => ({
      ...policy,
      posting: { ...policy.posting, appraisal: { ...policy.posting.appraisal, except: [] } },
    }));
    onSite().when(recall('death'), everybody).then({ type: 'released' }, { type: 'appraisalAsked' });
  });
});

describe('whoever has left', () => {
  it('is asked for nothing but the appraisal', () => {
    const gone = relieved();
    const date = '2024-08-20';
    gone.when(recall('unfit', date), headquarters).refused('wrong-stage', { stage: 'returned' });
    gone.when({ act: 'extend', months: 1, reason: 'text-1', date }, hr).refused('wrong-stage');
    gone.when({ act: 'confirmHandover', date }, host).refused('wrong-stage');
    gone.when({ act: 'withdraw', approval: 'extension:1', date }, hr).refused('wrong-stage');
    const items = [{ approval: 'extension:1', verdict: 'agree' as const }];
    gone.when({ act: 'decide', items, date }, people.secretary).refused('wrong-stage');
  });

  it('is not relieved any more: the seat is dropped from the batch', () => {
    const order = { act: 'beRelieved' as const, rotation: 'rotation/x/9', on: '2024-12-01' };
    const step = relieved().when({ ...order, date: '2024-08-20' }, clock);
    expect(step.messages('posting/x/1')).toMatchObject([{ to: 'rotation/x/9', act: 'dropped' }]);
  });
});
