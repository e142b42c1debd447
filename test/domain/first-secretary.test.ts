import { describe, expect, it } from 'vitest';
import { posting } from '../../domain/posting.ts';
import type { PostingFacts } from '../../domain/posting-state.ts';
import { given } from '../support/given.ts';
import { arrive, FIRST, onSite, reliefCommand, SECOND, startCommand } from '../support/posted.ts';
import { clock, people, withPolicy } from '../support/shenzhen.ts';

const VILLAGE = '440513101201';
const asked = { town: '440513101', asks: true, taken: false };
const propose = { act: 'proposeFirstSecretary' as const, village: VILLAGE, date: '2022-03-01' };
const member = () =>
  given(posting)
    .after({ ...startCommand, role: 'member' }, clock)
    .after(arrive('2021-07-26'), people.host);
const knowing = (facts: PostingFacts, more: Partial<PostingFacts>): PostingFacts => ({ ...facts, ...more });

describe('a proposal of a first secretary', () => {
  it('opens a post of its own, again after the host has declined', () => {
    const facts = knowing(people.hr, { village: asked });
    const once = member()
      .when(propose, facts)
      .then({ type: 'firstSecretaryProposed', post: { village: VILLAGE, key: 'firstSecretary-1' } as never });
    once
      .when(propose, facts)
      .then({ type: 'firstSecretaryProposed', post: { village: VILLAGE, key: 'firstSecretary-2' } as never });
    expect(member().when(propose, facts).messages(FIRST)).toMatchObject([
      {
        to: 'host-post/440513101/1/1/firstSecretary-1',
        ...{ act: 'open', opens: true, payload: { title: 'firstSecretary', village: VILLAGE } },
      },
    ]);
  });

  it('is of the roles that the policy names, and of none where it names none', () => {
    const facts = knowing(people.hr, { village: asked });
    onSite().when(propose, facts).refused('no-first-secretary', { role: 'leader' });
    const without = withPolicy(facts, ({ firstSecretary: _, ...policy }) => policy);
    member().when(propose, without).refused('no-first-secretary');
  });

  it('is for a village of the town that asks and has nobody', () => {
    const refused = (more: Partial<PostingFacts>, code: Parameters<ReturnType<typeof at>['refused']>[0]) =>
      at(more).refused(code);
    const at = (more: Partial<PostingFacts>) => member().when(propose, knowing(people.hr, more));
    refused({}, 'village-unknown');
    refused({ village: { ...asked, town: '440513103' } }, 'village-unknown');
    refused({ village: { ...asked, asks: false } }, 'not-asked');
    refused({ village: { ...asked, taken: true } }, 'village-has-secretary');
    refused({ village: asked, secretaryOf: '440513101202' }, 'secretary-already');
  });

  it('waits for the seat: a successor before the handover has none', () => {
    const waiting = given(posting)
      .after({ ...reliefCommand, role: 'member' }, clock)
      .after(arrive('2024-07-15'), knowing(people.host, { predecessorHolds: true }));
    const late = { ...propose, date: '2024-07-16' };
    waiting.when(late, knowing(people.hr, { village: asked })).refused('wrong-stage');
  });
});

describe('a successor', () => {
  const take = { act: 'takeOver' as const, on: '2024-08-01', date: '2024-08-01' };
  const successor = (role: 'leader' | 'member') =>
    given(posting)
      .after({ ...reliefCommand, role }, clock)
      .after(arrive('2024-07-15'), knowing(people.host, { predecessorHolds: true }));

  it('is proposed for the village when the seat passes, if it still asks', () => {
    successor('member')
      .when(take, knowing(clock, { inherits: VILLAGE }))
      .then({ type: 'tookOver' }, { type: 'firstSecretaryProposed' });
    successor('member').when(take, clock).then({ type: 'tookOver' });
    successor('leader')
      .when(take, knowing(clock, { inherits: VILLAGE }))
      .then({ type: 'tookOver' });
  });

  it('leaves it with the posting', () => {
    const there = successor('member').after(take, knowing(clock, { inherits: VILLAGE }));
    const recall = { act: 'recall' as const, ground: 'illness', reason: 'text-1', date: '2024-09-02' };
    expect(there.when(recall, people.headquarters).messages(SECOND)).toContainEqual(
      expect.objectContaining({ to: 'host-post/440513101/1/2/firstSecretary-1', act: 'end' }),
    );
  });
});
