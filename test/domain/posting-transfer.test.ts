import { describe, expect, it } from 'vitest';
import { posting } from '../../domain/posting.ts';
import type { RuleOutcome } from '../../domain/ports.ts';
import type { PostingFacts, TransferTarget } from '../../domain/posting-state.ts';
import { team } from '../../domain/team.ts';
import { given } from '../support/given.ts';
import { FIRST, onSite, recall, SEAT, sent, startCommand } from '../support/posted.ts';
import { by, clock, people, TOWN, townTeam } from '../support/shenzhen.ts';

const { hr, host, headquarters, memberHr, secretary, organisation, stranger } = people;
const OTHER = '440513103';
const target = `${OTHER}/2`;
const second = `posting/${target}/2`;
const propose = (seat = target) => ({
  act: 'proposeTransfer' as const,
  ...{ seat, reason: 'text-1', date: '2023-05-08' },
});
const found = (
  rule: string,
  outcome: RuleOutcome['outcome'],
  missing: readonly string[] = [],
): RuleOutcome => ({
  ...{ rule, outcome, on: '2023-05-08', seen: {}, missing },
});
const seeing = (who: PostingFacts, more: Partial<TransferTarget> = {}): PostingFacts => ({
  ...who,
  target: { seat: target, area: OTHER, vacant: true, screening: [found('member-staff', 'passed')], ...more },
});
const agree = (date: string) => ({
  act: 'decide' as const,
  items: [{ approval: 'transfer:1', verdict: 'agree' as const }],
  date,
});
const proposed = () => onSite().after(propose(), seeing(hr));
const agreed = () =>
  proposed()
    .after(agree('2023-05-09'), secretary)
    .after(agree('2023-05-10'), headquarters)
    .after(agree('2023-05-11'), organisation);
const start = {
  ...{ act: 'startTransferred' as const, person: 'c-1', seat: target, area: OTHER, kind: 'town' as const },
  ...{ role: 'member' as const, places: townTeam(OTHER).seats[1]?.places ?? {}, transferredFrom: FIRST },
  ...{ termFrom: '2023-05-12', termEnd: '2024-08-01', date: '2023-05-12' },
};

describe('a transfer between teams', () => {
  it('is proposed by the lead unit or the headquarters, for a vacant seat of another team', () => {
    for (const who of [hr, headquarters])
      onSite()
        .when(propose(), seeing(who))
        .then(
          { type: 'proposed', what: { kind: 'transfer', seat: target, area: OTHER } as never },
          { type: 'stepOpened' },
        );
    for (const who of [memberHr, host, stranger])
      onSite().when(propose(), seeing(who)).refused('not-your-office');
    onSite().when(propose('x/1'), hr).refused('seat-unknown', {}, 'seat');
    onSite()
      .when(propose(), seeing(hr, { area: TOWN }))
      .refused('same-team', {}, 'seat');
    onSite()
      .when(propose(), seeing(hr, { vacant: false }))
      .refused('seat-not-vacant', { seat: target }, 'seat');
    sent().when(propose(), seeing(hr)).refused('wrong-stage');
    proposed().when(propose(), seeing(hr)).refused('already-open', { case: 'transfer' });
  });

  it('goes by the rules of the seat: what admits no exception bars it, the reason waives the others', () => {
    const judged = (...screening: readonly RuleOutcome[]) =>
      onSite().when(propose(), seeing(hr, { screening }));
    judged(found('member-consortium', 'failed')).refused(
      'rule-failed',
      { rule: 'member-consortium' },
      'seat',
    );
    judged(found('member-age', 'unknown', ['born'])).refused('fact-missing', { facts: 'born' }, 'seat');
    judged(found('member-age', 'failed')).then(
      { type: 'proposed', what: { waived: ['member-age'] } as never },
      { type: 'stepOpened' },
    );
  });

  it('releases nobody when it is agreed to: the other team is asked first', () => {
    const last = proposed()
      .after(agree('2023-05-09'), secretary)
      .after(agree('2023-05-10'), headquarters)
      .when(agree('2023-05-11'), organisation);
    const now = last.then(
      { type: 'signed' },
      { type: 'approvalEnded' },
      { type: 'transferAgreed', seat: target },
    );
    expect(now.state).toMatchObject({ stage: 'onSite', holding: true });
    expect(last.messages(FIRST)).toEqual([
      {
        ...{ to: `team/${OTHER}`, kind: 'team', act: 'receive' },
        payload: { seat: target, from: FIRST, person: 'c-1', termEnd: '2024-08-01' },
      },
    ]);
  });

  it('begins the new posting with the old term, and only then ends the old one', () => {
    const step = given(posting).when(start, { ...clock, transferorThere: true });
    step.then({
      type: 'postingStarted',
      transferredFrom: FIRST,
      termEnd: '2024-08-01',
      arriveBy: '2023-05-26',
    });
    expect(step.messages(second)).toContainEqual({
      ...{ to: FIRST, kind: 'posting', act: 'transferred', payload: { to: second } },
    });
    const gone = agreed().when({ act: 'transferred', to: second, date: '2023-05-12' }, clock);
    const after = gone.then({ type: 'released', reason: 'transferred', vacant: true });
    // Whoever goes on elsewhere is appraised at the end of the term.
    expect([after.ended, after.tasks]).toEqual([true, []]);
    expect(gone.messages(FIRST)).toContainEqual(
      expect.objectContaining({
        act: 'left',
        payload: expect.objectContaining({ seat: SEAT, reason: 'transferred' }),
      }),
    );
  });

  it('comes to nothing for somebody who has left meanwhile', () => {
    const step = given(posting).when(start, { ...clock, transferorThere: false });
    const never = step.then({ type: 'postingStarted' }, { type: 'cancelled', reason: 'gone' });
    expect(never.ended).toBe(true);
    expect(step.messages(second)).toContainEqual(
      expect.objectContaining({ to: `team/${OTHER}`, act: 'left' }),
    );
    const ill = agreed().after(recall('illness', '2023-05-11'), headquarters);
    ill.when({ act: 'transferred', to: second, date: '2023-05-12' }, clock).then();
  });

  it('is told to have failed when the seat has been filled', () => {
    const now = agreed()
      .when({ act: 'transferRefused', seat: target, date: '2023-05-12' }, clock)
      .then({ type: 'transferFailed', seat: target, offices: ['sz-caizhengju/hr'] });
    expect(now.state).toMatchObject({ stage: 'onSite', holding: true });
    expect(now.tasks).toMatchObject([{ act: 'takeNote', subject: `transferFailed:${target}` }]);
  });

  it('opens a posting once', () => {
    sent().when(start, clock).refused('already-open');
    sent().when(startCommand, clock).refused('already-open');
  });
});

describe('the team that somebody is transferred to', () => {
  const [one = '', two = ''] = townTeam(OTHER).seats.map(({ seat }) => seat);
  const formed = given(team).after(
    {
      ...{ act: 'form' as const, programme: 'programme/shenzhen-2022', area: OTHER, kind: 'town' as const },
      ...{
        seats: townTeam(OTHER).seats,
        launchBy: '2021-04-13',
        completeBy: '2021-08-01',
        date: '2021-03-15',
      },
    },
    clock,
  );
  const lead = by('lead-1', `${townTeam(OTHER).seats[0]?.places.leadUnit}/hr`);
  const receive = (seat: string) => ({
    act: 'receive' as const,
    ...{ seat, from: FIRST, person: 'c-1', termEnd: '2024-08-01', date: '2023-05-12' },
  });

  it('takes them into a seat that nobody holds or is looked for', () => {
    const step = formed.when(receive(two), clock);
    const now = step.then({
      type: 'transferTaken',
      seat: two,
      posting: `posting/${two}/1`,
      on: '2023-05-12',
    });
    expect(now.state.seats[two]).toMatchObject({ coming: `posting/${two}/1`, postings: 1, holder: null });
    expect(step.messages(`team/${OTHER}`)).toMatchObject([
      { to: `posting/${two}/1`, act: 'startTransferred', opens: true, payload: { transferredFrom: FIRST } },
    ]);
    now.when(receive(two), clock).then({ type: 'transferTurnedDown', seat: two, from: FIRST });
  });

  it('turns them down where somebody is there, or is looked for', () => {
    const held = formed.after(
      { act: 'arrived', seat: one, posting: `posting/${one}/1`, date: '2021-07-26' },
      clock,
    );
    const sought = held.after({ act: 'launchSelection', seats: [two], date: '2021-07-27' }, lead);
    for (const seat of [one, two, 'x/9']) {
      const step = sought.when(receive(seat), clock);
      step.then({ type: 'transferTurnedDown', seat });
      expect(step.messages(`team/${OTHER}`)).toEqual([
        { to: FIRST, kind: 'posting', act: 'transferRefused', payload: { seat } },
      ]);
    }
  });

  it('gives whoever has stayed beyond their term at least the day', () => {
    formed
      .when({ ...receive(two), termEnd: '2023-01-01' }, clock)
      .then({ type: 'transferTaken', termEnd: '2023-05-13' });
  });
});
