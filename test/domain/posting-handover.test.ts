import { describe, expect, it } from 'vitest';
import {
  FIRST,
  list,
  named,
  onSite,
  ordered,
  SEAT,
  SECOND,
  sign,
  signed,
  succeeded,
  tick,
} from '../support/posted.ts';
import { by, clock, people } from '../support/shenzhen.ts';

const { hr, host, memberHr, stranger } = people;
const onBehalf = { office: '440513/host', document: '潮府函〔2024〕12号' };
const confirm = (more: object = {}) => ({ act: 'confirmHandover' as const, date: '2024-07-24', ...more });
const sendBack = (more: object = {}) => ({
  act: 'returnHandover' as const,
  ...{ reason: 'text-9', date: '2024-07-24' },
  ...more,
});
const kinds = (messages: readonly { to: string; act: string }[]) => messages.map(({ to, act }) => [to, act]);
/** What the handover itself asks for: the appraisal is asked for beside it. */
const ofHandover = <T extends { act: string }>(tasks: readonly T[]): readonly T[] =>
  tasks.filter(({ act }) => act.endsWith('Handover'));
const asked = (tasks: readonly { act: string; office: string; due: string | null }[]) =>
  ofHandover(tasks).map(({ act, office, due }) => [act, office, due]);
const listed = () => succeeded().after(list(), hr);
const inPerson = { ...clock, actor: { ...by('p-1').actor, person: 'c-1' } };

describe('the list of a handover', () => {
  it('is asked of whoever leaves once the successor has come', () => {
    expect(named().tasks).toEqual([]);
    expect(asked(succeeded().tasks)).toEqual([['listHandover', 'sz-caizhengju/hr', '2024-08-05']]);
    for (const early of [onSite(), ordered(), named()])
      early.when(list(), hr).refused('successor-not-arrived');
  });

  it('numbers its entries, and its versions', () => {
    const one = succeeded()
      .when(list(), hr)
      .then({ type: 'handoverListed', version: 1, entries: [{ entry: '1' }, { entry: '2' }] as never });
    const change = {
      ...list('2024-07-17'),
      entries: [
        { entry: '1', kind: 'project', status: 'done' as const, title: 'text-1' },
        { kind: 'fund', status: 'pending' as const, title: 'text-5' },
      ],
      removed: ['2'],
    };
    const two = one.when(change, memberHr).then({ type: 'handoverListed', version: 2, removed: ['2'] });
    expect(two.state.handover).toEqual({ version: 2, last: 3, entries: { 1: 'project', 3: 'fund' } });
  });

  it('is written by either side, by whoever leaves in person, and by nobody else', () => {
    for (const who of [hr, memberHr, inPerson])
      succeeded().when(list(), who).then({ type: 'handoverListed' });
    for (const who of [stranger, host]) succeeded().when(list(), who).refused('not-your-office');
  });

  it('takes what the policy knows, and changes what is there', () => {
    const entry = { kind: 'project', status: 'done' as const, title: 'text-1' };
    const asking = (entries: readonly object[], removed: readonly string[] = []) =>
      ({ ...list(), entries, removed }) as ReturnType<typeof list>;
    const refusals = [
      [asking([{ ...entry, kind: 'gossip' }]), 'handover-kind-unknown', 'entries.0.kind'],
      [asking([entry, { ...entry, entry: '7' }]), 'handover-entry-unknown', 'entries.1.entry'],
      [asking([], ['7']), 'handover-entry-unknown', 'removed.0'],
      [
        asking([
          { ...entry, entry: '1' },
          { ...entry, entry: '1' },
        ]),
        'already-decided',
        'entries.1.entry',
      ],
      [asking([{ ...entry, entry: '1' }], ['1']), 'already-decided', 'entries.0.entry'],
      [asking([]), 'handover-list-empty', 'entries'],
    ] as const;
    for (const [command, code, field] of refusals) listed().when(command, hr).refused(code, {}, field);
  });
});

describe('the signatures of a handover', () => {
  it('are asked of both sides once something is on the list', () => {
    expect(asked(listed().tasks)).toEqual([
      ['signHandover', 'sz-caizhengju/hr', '2024-08-05'],
      ['signHandover', 'sz-shenyejituan/hr', '2024-08-05'],
    ]);
    succeeded().when(sign('predecessor'), hr).refused('handover-list-empty');
    for (const early of [onSite(), ordered(), named()])
      early.when(sign('predecessor'), hr).refused('successor-not-arrived');
  });

  it("are of each side's own office, or of whoever leaves in person, once, with a document", () => {
    listed().when(sign('predecessor'), memberHr).refused('not-your-office', { office: 'sz-caizhengju/hr' });
    listed().when(sign('successor'), hr).refused('not-your-office', { office: 'sz-shenyejituan/hr' });
    listed()
      .when({ ...sign('predecessor'), document: ' ' }, hr)
      .refused('document-missing', {}, 'document');
    listed()
      .after(sign('predecessor'), hr)
      .when(sign('predecessor'), people.otherHr)
      .refused('already-decided', {}, 'side');
    listed().when(sign('predecessor'), inPerson).then({ type: 'handoverSigned', by: 'p-1', version: 1 });
    listed().when(sign('successor'), inPerson).refused('not-your-office');
  });

  it('are of one and the same version: a change asks for both again', () => {
    listed().when(sign('predecessor', 2), hr).refused('handover-list-changed', { version: 1 }, 'version');
    const changed = signed().after(list('2024-07-23'), memberHr);
    expect(changed.state.successor?.signed).toEqual([]);
    expect(ofHandover(changed.tasks).map(({ act }) => act)).toEqual(['signHandover', 'signHandover']);
    changed.when(sign('predecessor'), hr).refused('handover-list-changed', { version: 2 });
    changed.when(confirm(), host).refused('handover-not-signed');
  });

  it('let nobody go yet: the town is asked', () => {
    expect(signed().state).toMatchObject({ stage: 'onSite', holding: true });
    expect(asked(signed().tasks)).toEqual([
      ['confirmHandover', 'sz-caizhengju/hr', '2024-08-05'],
      ['confirmHandover', '440513/host', '2024-08-05'],
    ]);
  });

  it('are overdue once, fifteen working days after the arrival of the successor', () => {
    expect(succeeded().due).toBe('2024-08-06');
    const late = listed().when(tick('2024-08-06'), clock).then({ type: 'overdue', subject: 'handover' });
    expect(late.due).toBe('2024-09-03');
    expect(ofHandover(late.tasks).map(({ due }) => due)).toEqual(['2024-08-05', '2024-08-05']);
  });
});

describe("the town's confirmation", () => {
  it('passes the seat, ends the posts of whoever leaves, and is told to the rotation', () => {
    const step = signed().when(confirm({ document: '潮府函〔2024〕9号' }), host);
    const gone = step.then(
      { type: 'handoverConfirmed', version: 1, document: '潮府函〔2024〕9号' },
      { type: 'handedOver', successor: SECOND },
      { type: 'released', reason: 'relieved', vacant: false },
    );
    expect(gone.ended).toBe(false);
    expect(gone.state).toMatchObject({ stage: 'returned', holding: false });
    expect(kinds(step.messages(FIRST))).toEqual([
      [SECOND, 'takeOver'],
      ['team/440513101', 'left'],
      ['rotation/shenzhen-2022/2', 'relieved'],
      [`host-post/${SEAT}/1/deputyPartySecretary`, 'end'],
      [`host-post/${SEAT}/1/deputyTownHead`, 'end'],
    ]);
  });

  it('is entered for a town without a login, with its document', () => {
    signed()
      .when(confirm({ onBehalf }), hr)
      .then(
        { type: 'handoverConfirmed', document: onBehalf.document },
        { type: 'handedOver' },
        { type: 'released' },
      );
    signed().when(confirm(), hr).refused('not-your-office', { office: '440513/host' });
    signed().when(confirm({ onBehalf }), memberHr).refused('not-on-behalf');
    signed()
      .when(confirm({ onBehalf: { ...onBehalf, document: '' } }), hr)
      .refused('document-missing');
  });

  it('waits for both signatures', () => {
    listed().after(sign('predecessor'), hr).when(confirm(), host).refused('handover-not-signed');
    named().when(confirm(), host).refused('successor-not-arrived');
  });

  it('may be withheld, with the reason: then both sign again', () => {
    signed()
      .when(sendBack({ reason: '' }), host)
      .refused('reason-missing', {}, 'reason');
    signed().when(sendBack(), memberHr).refused('not-your-office');
    listed().when(sendBack(), host).refused('handover-not-signed');
    const again = signed()
      .when(sendBack({ onBehalf }), hr)
      .then({ type: 'handoverReturned', reason: 'text-9' });
    expect(again.state.successor?.signed).toEqual([]);
    expect(ofHandover(again.tasks).map(({ subject }) => subject)).toEqual(['predecessor', 'successor']);
  });
});

describe('a successor who drops out during the handover', () => {
  it('takes the signatures along, not the list, and the holder stays', () => {
    const alone = signed()
      .when({ act: 'successorLost', successor: SECOND, date: '2024-07-23' }, clock)
      .then({ type: 'successorLost' });
    expect(alone.state).toMatchObject({
      stage: 'onSite',
      holding: true,
      successor: null,
      handover: { version: 1 },
    });
    alone.when(confirm(), host).refused('successor-not-arrived');
    const third = 'posting/x/3';
    const next = alone
      .after({ act: 'successorNamed', successor: third, date: '2024-08-20' }, clock)
      .after({ act: 'successorArrived', successor: third, office: 'x/hr', date: '2024-09-02' }, clock);
    expect(ofHandover(next.tasks).map(({ act, office }) => [act, office])).toEqual([
      ['signHandover', 'sz-caizhengju/hr'],
      ['signHandover', 'x/hr'],
    ]);
  });
});
