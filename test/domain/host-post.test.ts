import { describe, expect, it } from 'vitest';
import { hostPost } from '../../domain/host-post.ts';
import { given } from '../support/given.ts';
import { clock, people, townTeam } from '../support/shenzhen.ts';
import { walk, walking } from '../support/walk.ts';

const places = townTeam().seats[0]?.places ?? {};
const proposal = {
  ...{ posting: 'posting/440513101/1/1', person: 'c-1', area: '440513101' },
  ...{ title: 'deputyTownHead', places, remindEvery: 20 },
};
const open = { act: 'open' as const, ...proposal, date: '2021-05-06' };
const opened = () => given(hostPost).after(open, clock);

const appoint = {
  act: 'appoint' as const,
  ...{ body: '潮阳区人大常委会', document: '潮常〔2021〕6号', on: '2021-05-20', date: '2021-05-21' },
};
const decline = { act: 'decline' as const, reason: 'text-1', date: '2021-05-21' };
const onBehalf = { office: '440513/host', document: '潮府函〔2021〕12号' };

describe('a post in the host area', () => {
  it("is proposed with the posting, and held by the host's decision", () => {
    const proposed = given(hostPost)
      .when(open, clock)
      .then({ type: 'hostPostProposed', remindOn: '2021-06-02' });
    expect(proposed.tasks).toMatchObject([{ act: 'appoint', office: '440513/host', due: '2021-06-02' }]);
    const held = proposed
      .when(appoint, people.host)
      .then({ type: 'hostPostHeld', body: '潮阳区人大常委会', on: '2021-05-20' });
    expect([held.stage, held.due, held.tasks]).toEqual(['held', null, []]);
  });

  it('is opened once', () => {
    opened().when(open, clock).refused('already-open');
  });

  it('that came in with an import is held from the day it says', () => {
    const held = given(hostPost)
      .when({ ...open, act: 'import', since: '2020-07-01' }, clock)
      .then({ type: 'hostPostProposed' }, { type: 'hostPostHeld', on: '2020-07-01' });
    expect([held.stage, held.due]).toEqual(['held', null]);
  });

  it('ends with the posting, whether held or still proposed', () => {
    const end = { act: 'end' as const, on: '2024-08-01', reason: 'relieved', date: '2024-08-01' };
    for (const before of [opened(), opened().after(appoint, people.host)]) {
      const over = before.when(end, clock).then({ type: 'hostPostEnded', on: '2024-08-01' });
      expect([over.ended, over.due, over.tasks]).toEqual([true, null, []]);
      over.when(appoint, people.host).refused('case-ended');
    }
  });
});

describe('the decision', () => {
  it("is the host's, or entered for it with the document by those who may", () => {
    opened().when(appoint, people.hr).refused('not-your-office', { office: '440513/host' });
    for (const clerk of [people.hr, people.headquarters, people.administrator]) {
      opened()
        .when({ ...appoint, onBehalf }, clerk)
        .then({ type: 'hostPostHeld' });
    }
    opened()
      .when({ ...appoint, onBehalf }, people.memberHr)
      .refused('not-on-behalf');
    opened()
      .when({ ...appoint, onBehalf: { ...onBehalf, document: '' } }, people.hr)
      .refused('document-missing');
    opened()
      .when({ ...appoint, onBehalf: { ...onBehalf, office: '441624/host' } }, people.hr)
      .refused('not-on-behalf');
  });

  it('names its document and is not of a day to come', () => {
    opened()
      .when({ ...appoint, document: ' ' }, people.host)
      .refused('document-missing', {}, 'document');
    opened()
      .when({ ...appoint, on: '2021-05-22' }, people.host)
      .refused('date-in-future', {}, 'on');
  });

  it('is made once', () => {
    opened().after(appoint, people.host).when(appoint, people.host).refused('wrong-stage', { stage: 'held' });
    opened().after(appoint, people.host).when(decline, people.host).refused('wrong-stage');
  });

  it('may be no, with a reason: that is the end of it', () => {
    opened()
      .when({ ...decline, reason: '' }, people.host)
      .refused('reason-missing');
    opened().when(decline, people.hr).refused('not-your-office');
    const declined = opened().when(decline, people.host).then({ type: 'hostPostDeclined' });
    expect([declined.stage, declined.ended, declined.due]).toEqual(['declined', true, null]);
  });

  it('is asked for again every twenty working days, for as long as it takes', () => {
    opened().when({ act: 'tick', date: '2021-06-01' }, clock).then();
    const reminded = opened()
      .when({ act: 'tick', date: '2021-06-02' }, clock)
      .then({ type: 'hostReminded', remindOn: '2021-07-01' });
    reminded.when({ act: 'tick', date: '2021-07-01' }, clock).then({ type: 'hostReminded' });
  });
});

it('is decided once, whatever is sent', walking, () => {
  const everybody = Object.values(people);
  walk({
    process: hostPost,
    begin: '2021-05-06',
    opening: [open, clock],
    strangers: everybody,
    choices: (_, date) => [
      [{ ...appoint, on: date, date }, people.host] as const,
      [{ ...appoint, on: date, date, onBehalf }, people.hr] as const,
      [{ ...decline, date }, people.host] as const,
      [{ act: 'end', on: date, reason: 'relieved', date }, clock] as const,
      ...Array.from({ length: 20 }, () => [{ act: 'tick' as const, date }, clock] as const),
    ],
    check: (state, events) => {
      const decided = events.filter(({ type }) => type === 'hostPostHeld' || type === 'hostPostDeclined');
      expect(decided.length).toBeLessThanOrEqual(1);
      expect(state.remindOn === null).toBe(state.stage !== 'proposed');
    },
    reached: (events) => events.some(({ type }) => type === 'hostPostEnded'),
  });
});
