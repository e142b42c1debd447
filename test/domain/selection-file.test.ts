import { describe, expect, it } from 'vitest';
import { selection } from '../../domain/selection.ts';
import { given } from '../support/given.ts';
import {
  approved,
  bureau,
  decide,
  dispatch,
  LEADER,
  letterAndTraining,
  MEMBER,
  minutes,
  nominate,
  nominated,
  openCommand,
  opened,
  opinion,
  papers,
  proposing,
  published,
  ready,
} from '../support/selecting.ts';
import { by, clock, people, policy, withPolicy } from '../support/shenzhen.ts';

const { hr, otherHr, memberHr, stranger, discipline, secretary, organisation, host } = people;

const proposed = () => proposing(hr, 'c-1', bureau);
const [recommendation, consent, ...others] = papers().file;
if (!recommendation || !consent) throw new Error('HR has papers');
const entry = (person: string, item: string, on = '2021-04-07') => ({ person, item, number: '1号', on });
const file = (date: string, ...entries: readonly ReturnType<typeof entry>[]) => ({
  act: 'file' as const,
  ...{ entries, date },
});

/** Somebody is nominated with these papers alone. */
const nominatedWith = (...some: readonly (typeof recommendation)[]) =>
  opened().after(nominate('c-1', LEADER, { file: some }), proposed());
/** Up to the opinion of discipline inspection. */
const screened = () => nominated().after(decide('2021-04-07', 'agree', 'c-1'), otherHr);

describe('papers that come with a nomination', () => {
  it('are on file with it', () => {
    opened()
      .when(nominate('c-1', LEADER, { file: [recommendation, consent] }), proposed())
      .then(
        { type: 'nominated' },
        {
          type: 'filed',
          entries: [
            { person: 'c-1', ...recommendation },
            { person: 'c-1', ...consent },
          ],
        },
        { type: 'stepOpened' },
      );
  });

  it("are of the nominator's own office", () => {
    const letter = { ...recommendation, item: 'letter' };
    opened()
      .when(nominate('c-1', LEADER, { file: [letter] }), proposed())
      .refused('not-your-office', { office: 'sz/orgDepartment' });
  });

  it('have a number, and a day that has come', () => {
    const nominating = (paper: typeof recommendation) =>
      opened().when(nominate('c-1', LEADER, { file: [consent, paper] }), proposed());
    nominating({ ...recommendation, number: ' ' }).refused('document-missing', {}, 'file.1.number');
    nominating({ ...recommendation, on: '2021-04-07' }).refused('date-in-future', {}, 'file.1.on');
    nominating({ ...recommendation, item: 'photo' }).refused(
      'item-unknown',
      { item: 'photo' },
      'file.1.item',
    );
    nominating(consent).refused('already-decided', { subject: 'c-1 consent' }, 'file.1.item');
  });

  it('begin anew with another nomination of the same person', () => {
    const again = nominated()
      .after({ act: 'withdraw', person: 'c-1', date: '2021-04-07' }, hr)
      .after(nominate('c-1', LEADER, {}, '2021-04-08'), proposed());
    again
      .when(decide('2021-04-08', 'agree', 'c-1'), otherHr)
      .refused('case-file-incomplete', { missing: 'recommendation, consent' });
  });
});

describe('a step of the chain', () => {
  it('is not agreed to while papers for it are missing: the person, the step and the papers are named', () => {
    nominatedWith(recommendation)
      .when(decide('2021-04-07', 'agree', 'c-1'), otherHr)
      .refused(
        'case-file-incomplete',
        { person: 'c-1', step: 'unitScreening', missing: 'consent' },
        'items.0',
      );
    nominatedWith(recommendation, consent)
      .when(decide('2021-04-07', 'agree', 'c-1'), otherHr)
      .then({ type: 'signed' }, { type: 'stepOpened', step: 1 });
  });

  it('may be refused or returned without them', () => {
    for (const verdict of ['return', 'reject'] as const)
      nominatedWith()
        .when(decide('2021-04-07', verdict, 'c-1'), otherHr)
        .then(
          { type: 'signed', verdict },
          { type: verdict === 'return' ? 'approvalReturned' : 'approvalEnded' },
          { type: 'nomineeStage' },
        );
  });

  it('asks for the papers of later steps only when it is their turn', () => {
    const before = nominatedWith(recommendation, consent)
      .after(decide('2021-04-07', 'agree', 'c-1'), otherHr)
      .after(opinion('2021-04-08', 'c-1'), discipline);
    before
      .when(minutes('2021-04-09', 'c-1'), secretary)
      .refused(
        'case-file-incomplete',
        { step: 'partyGroup', missing: 'fileCheck, health, vetting' },
        'items.0',
      );
    before
      .after(file('2021-04-09', ...others.map(({ item }) => entry('c-1', item))), hr)
      .when(minutes('2021-04-09', 'c-1'), secretary)
      .then({ type: 'minuted' });
  });

  it('holds up one person of a slate alone', () => {
    const slate = nominatedWith(recommendation).after(
      nominate('c-2', MEMBER, papers()),
      proposing(memberHr, 'c-2', ['sz', 'sz-shenyejituan']),
    );
    slate.when(decide('2021-04-07', 'agree', 'c-1'), otherHr).refused('case-file-incomplete');
    slate
      .when(decide('2021-04-07', 'agree', 'c-2'), people.otherMemberHr)
      .then({ type: 'signed', approval: 'c-2' }, { type: 'stepOpened', approval: 'c-2' });
  });
});

describe('the integrity opinion', () => {
  it('is a document, and comes with the signature of discipline inspection', () => {
    const document = { number: '廉意〔2021〕2号', on: '2021-04-08' };
    screened()
      .when(opinion('2021-04-08', 'c-1'), discipline)
      .then(
        { type: 'signed', document },
        { type: 'filed', entries: [{ person: 'c-1', item: 'integrityOpinion', ...document }] },
        { type: 'stepOpened', step: 2 },
      );
  });

  it('is asked for: who agrees without it has given none', () => {
    screened()
      .when(decide('2021-04-08', 'agree', 'c-1'), discipline)
      .refused('document-missing', {}, 'items.0.document');
  });

  it('that is of a day to come is refused', () => {
    const { items, ...rest } = opinion('2021-04-08', 'c-1');
    const late = items.map((item) => ({ ...item, document: { ...item.document, on: '2021-04-09' } }));
    screened()
      .when({ ...rest, items: late }, discipline)
      .refused('date-in-future', {}, 'items.0.document.on');
  });

  it('need not come twice: filed before, the signature is enough', () => {
    screened()
      .after(file('2021-04-08', entry('c-1', 'integrityOpinion')), discipline)
      .when(decide('2021-04-08', 'agree', 'c-1'), discipline)
      .then({ type: 'signed' }, { type: 'stepOpened', step: 2 });
  });

  it('is for the office to give, not for somebody whose opinion it asked', () => {
    const delegate = by('expert-1');
    const asked = screened().after(
      { act: 'delegate', approvals: ['c-1'], to: 'expert-1', date: '2021-04-08' },
      { ...discipline, accounts: { 'expert-1': [] } },
    );
    asked.when(decide('2021-04-08', 'agree', 'c-1'), delegate).then({ type: 'signed', as: 'delegate' });
  });
});

describe('putting a document on file', () => {
  it('is for whoever provides it', () => {
    nominatedWith()
      .when(file('2021-04-07', entry('c-1', 'consent')), organisation)
      .refused('not-your-office', { office: 'sz-caizhengju/hr' });
    nominatedWith()
      .when(file('2021-04-07', entry('c-1', 'consent')), otherHr)
      .then({ type: 'filed', entries: [entry('c-1', 'consent')] });
  });

  it('may be entered for another office by HR of either unit, with the document that says so', () => {
    const onBehalf = { office: 'sz/orgDepartment', document: '收文〔2021〕7号' };
    const letter = { ...file('2021-04-22', entry('c-1', 'letter')), onBehalf };
    const cleared = published().after({ act: 'tick', date: '2021-04-22' }, clock);
    cleared.when(letter, hr).then({ type: 'filed' });
    cleared.when(letter, stranger).refused('not-on-behalf');
    cleared.when(letter, host).refused('not-on-behalf');
    cleared
      .when({ ...letter, onBehalf: { ...onBehalf, document: ' ' } }, hr)
      .refused('document-missing', {}, 'onBehalf.document');
    cleared
      .when({ ...letter, onBehalf: { ...onBehalf, office: 'sz-caizhengju/discipline' } }, hr)
      .refused('not-on-behalf');
  });

  it('says where its file is kept, with its hash', () => {
    const attachment = { reference: 'dms/2021/77', sha256: 'a'.repeat(64) };
    nominatedWith()
      .when(file('2021-04-07', { ...entry('c-1', 'consent'), ...{ attachment } }), hr)
      .then({ type: 'filed', entries: [{ ...entry('c-1', 'consent'), attachment }] });
  });

  it('anew takes the place of what was there, which stays on record', () => {
    const twice = nominatedWith()
      .after(file('2021-04-07', entry('c-1', 'consent')), hr)
      .after(file('2021-04-08', { ...entry('c-1', 'consent'), number: '2号' }), hr);
    expect(twice.state.nominees['c-1']?.files).toEqual({ consent: 2 });
    expect(twice.events.filter(({ type }) => type === 'filed')).toHaveLength(2);
  });

  it('names a nominee who is on the way, and each item once', () => {
    nominated()
      .when(file('2021-04-07', entry('c-9', 'consent')), hr)
      .refused('nominee-unknown', {}, 'entries.0.person');
    nominated()
      .after({ act: 'withdraw', person: 'c-1', date: '2021-04-07' }, hr)
      .when(file('2021-04-07', entry('c-1', 'consent')), hr)
      .refused('nominee-stage', { stage: 'withdrawn' });
    nominated()
      .when(file('2021-04-07', entry('c-1', 'consent'), entry('c-1', 'consent')), hr)
      .refused('already-decided', { subject: 'c-1 consent' }, 'entries.1.item');
  });
});

describe('the dispatch', () => {
  const cleared = () => published().after({ act: 'tick', date: '2021-04-22' }, clock);

  it('waits for the letter to the host and for the training: nobody is appointed while one is missing', () => {
    const letters = letterAndTraining('2021-04-22', 'c-1').entries.filter(({ item }) => item === 'letter');
    const written = cleared().after(file('2021-04-22', ...letters), organisation);
    written
      .when(dispatch('2021-04-23', 'c-1'), organisation)
      .refused('case-file-incomplete', { person: 'c-1', step: 'dispatch', missing: 'training' }, 'persons');
    ready().when(dispatch('2021-04-23', 'c-1'), organisation).then({ type: 'dispatched', person: 'c-1' });
  });

  it('is asked for when the file is complete; before, the papers are', () => {
    expect(cleared().tasks.map(({ key }) => key)).toEqual([
      'file:c-1:sz/orgDepartment',
      'file:c-2:sz/orgDepartment',
    ]);
    const one = cleared().after(letterAndTraining('2021-04-22', 'c-1'), organisation);
    expect(one.tasks.map(({ key }) => key)).toEqual(['file:c-2:sz/orgDepartment', 'dispatch:c-1']);
  });

  it('finds nothing missing that was filed during the notice', () => {
    published()
      .after(letterAndTraining('2021-04-20', 'c-1'), organisation)
      .after({ act: 'tick', date: '2021-04-22' }, clock)
      .when(dispatch('2021-04-23', 'c-1'), organisation)
      .then({ type: 'dispatched' });
  });
});

describe('whoever provides what is missing', () => {
  it('is asked for it while it holds somebody up, with the limit of the step', () => {
    const [decideTask, fileTask] = nominatedWith(recommendation).tasks.filter(
      ({ subject }) => subject === 'c-1',
    );
    expect(fileTask).toEqual({
      ...{ key: 'file:c-1:sz-caizhengju/hr', act: 'file', subject: 'c-1', office: 'sz-caizhengju/hr' },
      due: decideTask?.due,
    });
    const there = nominatedWith(recommendation).after(file('2021-04-07', entry('c-1', 'consent')), hr);
    expect(there.tasks.filter(({ act }) => act === 'file')).toEqual([]);
  });
});

describe('the policy', () => {
  it('may ask for an item of leaders alone', () => {
    const only = withPolicy(clock, (own) => ({
      ...own,
      selection: {
        ...own.selection,
        caseFile: policy.selection.caseFile.map((item) =>
          item.id === 'training' ? { ...item, roles: ['leader' as const] } : item,
        ),
      },
    }));
    const opening = given(selection).after(openCommand, only);
    expect(opening.state.caseFile?.find(({ item }) => item === 'training')?.roles).toEqual(['leader']);
    const [, member] = openCommand.seats;
    const members = given(selection).after({ ...openCommand, seats: member ? [member] : [] }, only);
    expect(members.state.caseFile?.map(({ item }) => item)).not.toContain('training');
  });

  it('may ask for none: then nobody waits for papers', () => {
    const none = withPolicy(clock, (own) => ({ ...own, selection: { ...own.selection, caseFile: [] } }));
    given(selection)
      .after(openCommand, none)
      .after(nominate('c-1', LEADER), proposed())
      .when(decide('2021-04-07', 'agree', 'c-1'), otherHr)
      .then({ type: 'signed' }, { type: 'stepOpened' });
  });

  it('is the one that the selection was opened with', () => {
    const richer = withPolicy(otherHr, (own) => ({
      ...own,
      selection: {
        ...own.selection,
        caseFile: own.selection.caseFile.flatMap((item) => [item, { ...item, id: `${item.id}Copy` }]),
      },
    }));
    nominated()
      .when(decide('2021-04-07', 'agree', 'c-1'), richer)
      .then({ type: 'signed' }, { type: 'stepOpened' });
    expect(approved().tasks.map(({ act }) => act)).toEqual(['publishNotice', 'publishNotice']);
  });
});
