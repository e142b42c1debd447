import { describe, expect, it } from 'vitest';
import { rotation, type RotationFacts } from '../../domain/rotation.ts';
import type { Facts } from '../../domain/ports.ts';
import { approvalChoices, often } from '../support/approval-choices.ts';
import { given } from '../support/given.ts';
import { clock, people } from '../support/shenzhen.ts';
import { walk, walking } from '../support/walk.ts';

const { organisation, leadingGroup, otherLeadingGroup } = people;
const [A, B, C] = ['440513101/2', '440513101/3', '440513103/2'] as const;

const seats = [A, B, C].map((seat) => ({
  ...{ seat, area: seat.slice(0, 9), posting: `posting/${seat}/1`, termEnd: '2024-08-01' },
}));
const seated = (facts: Facts, who = seats): RotationFacts => ({ ...facts, seated: who });

const open = {
  act: 'open' as const,
  ...{ programme: 'programme/shenzhen-2022', n: 1, seatNumbers: [2, 3], relieveOn: '2024-07-01' },
  ...{ places: { municipality: 'sz', root: 'sz' }, date: '2024-01-02' },
};
const sign = (verdict: 'agree' | 'return' | 'reject', date = '2024-01-08') => ({
  act: 'decide' as const,
  items: [{ approval: 'plan', verdict, ...(verdict !== 'agree' && { reason: 'text-1' }) }],
  date,
});
const minute = (agree: number, disagree: number) => ({
  act: 'minute' as const,
  ...{ number: '领导小组纪要〔2024〕1号', heldOn: '2024-01-15', due: 9, present: 9, date: '2024-01-15' },
  items: [{ approval: 'plan', agree, disagree, defer: 9 - agree - disagree }],
});
const confirm = { act: 'confirmMinutes' as const, approvals: ['plan'], date: '2024-01-16' };
const relieved = (seat: string, posting = `posting/${seat}/1`) => ({
  act: 'relieved' as const,
  ...{ seat, posting, date: '2024-07-05' },
});
const dropped = (...gone: readonly string[]) => ({
  act: 'dropped' as const,
  seats: gone,
  date: '2024-03-01',
});

const planned = () => given(rotation).after(open, seated(clock));
const minuted = () =>
  planned().after(sign('agree'), seated(organisation)).after(minute(8, 1), seated(leadingGroup));
const running = () => minuted().after(confirm, seated(otherLeadingGroup));

describe('the way through', () => {
  it('is planned for those in the seats of the batch, approved, and followed until all have changed hands', () => {
    const step = minuted().when(confirm, seated(otherLeadingGroup));
    const approved = step.then(
      { type: 'minutesConfirmed', verdict: 'agree' },
      { type: 'approvalEnded', result: 'agreed' },
      { type: 'rotationApproved', reliefs: [A, B, C].map((seat) => ({ seat, on: '2024-07-01' })) as never },
    );
    expect(approved.stage).toBe('running');
    expect(
      step
        .messages('rotation/shenzhen-2022/1')
        .map(({ to, act, payload }) => [to, act, (payload.seats as unknown[]).length]),
    ).toEqual([
      ['team/440513101', 'relieve', 2],
      ['team/440513103', 'relieve', 1],
    ]);
    const last = approved
      .after(relieved(A), seated(clock))
      .after(relieved(B), seated(clock))
      .when(relieved(C), seated(clock));
    const end = last.then({ type: 'relieved', seat: C }, { type: 'rotationEnded' });
    expect([end.ended, end.due, end.tasks]).toEqual([true, null, []]);
    expect(last.messages('rotation/shenzhen-2022/1')).toEqual([
      { to: 'programme/shenzhen-2022', kind: 'programme', act: 'rotationEnded', payload: { n: 1 } },
    ]);
    end.when(relieved(C), seated(clock)).refused('case-ended');
  });

  it('asks the organisation department, then the leading group', () => {
    expect(planned().tasks).toMatchObject([{ act: 'decide', office: 'sz/orgDepartment', subject: 'plan' }]);
    expect(minuted().tasks).toMatchObject([{ act: 'confirmMinutes', office: 'sz/leadingGroup' }]);
  });

  it('names the terms that would be shorter or longer than the policy says', () => {
    const odd = seats.map((seat, n) => ({
      ...seat,
      termEnd: ['2024-09-02', '2024-09-01', '2024-04-30'][n] ?? '',
    }));
    given(rotation)
      .when(open, seated(clock, odd))
      .then(
        {
          type: 'rotationPlanned',
          exceptions: [
            { seat: A, months: 34 },
            { seat: C, months: 39 },
          ],
        },
        { type: 'stepOpened' },
      );
  });
});

describe('a batch', () => {
  it('with nobody in its seats ends as soon as it is opened', () => {
    const empty = given(rotation)
      .when(open, seated(clock, []))
      .then({ type: 'rotationPlanned', reliefs: [] }, { type: 'rotationEnded' });
    expect([empty.ended, empty.due]).toEqual([true, null]);
  });

  it('is opened once, and before anything else', () => {
    planned().when(open, seated(clock)).refused('already-open');
    given(rotation).when(sign('agree'), seated(organisation)).refused('wrong-stage', { stage: 'opening' });
  });

  it('leaves out whoever has gone by the time it is approved', () => {
    const stayed = seats.filter(({ seat }) => seat !== B);
    const now = minuted()
      .when(confirm, seated(otherLeadingGroup, stayed))
      .then({ type: 'minutesConfirmed' }, { type: 'approvalEnded' }, { type: 'rotationApproved' });
    expect(Object.keys(now.state.open)).toEqual([A, C]);
    minuted()
      .when(confirm, seated(otherLeadingGroup, []))
      .then(
        { type: 'minutesConfirmed' },
        { type: 'approvalEnded' },
        { type: 'rotationApproved', reliefs: [] },
        { type: 'rotationEnded' },
      );
  });

  it('that is rejected ends: in the meeting or before', () => {
    planned()
      .when(sign('reject'), seated(organisation))
      .then({ type: 'signed' }, { type: 'approvalEnded', result: 'rejected' }, { type: 'rotationEnded' });
    const no = planned()
      .after(sign('agree'), seated(organisation))
      .after(minute(2, 7), seated(leadingGroup))
      .when(confirm, seated(otherLeadingGroup))
      .then(
        { type: 'minutesConfirmed', verdict: 'reject' },
        { type: 'approvalEnded' },
        { type: 'rotationEnded' },
      );
    expect(no.due).toBeNull();
  });

  it('that is returned goes back to the organisation department, who resubmits it', () => {
    const returned = planned()
      .when(sign('return'), seated(organisation))
      .then({ type: 'signed' }, { type: 'approvalReturned' }, { type: 'rotationReturned' });
    expect(returned.tasks).toMatchObject([{ act: 'resubmit', office: 'sz/orgDepartment' }]);
    const resubmit = { act: 'resubmit' as const, date: '2024-01-10' };
    returned.when(resubmit, seated(leadingGroup)).refused('not-your-office');
    returned
      .when(resubmit, seated(organisation))
      .then({ type: 'planResubmitted' }, { type: 'stepOpened', step: 0 });
    planned().when(resubmit, seated(organisation)).refused('wrong-stage', { stage: 'planned' });
  });

  it('is not decided on by others, nor minuted and confirmed by one', () => {
    planned()
      .when(sign('agree'), seated(people.hr))
      .refused('not-your-office', { office: 'sz/orgDepartment' });
    minuted().when(confirm, seated(leadingGroup)).refused('same-recorder');
    running().when(sign('agree'), seated(organisation)).refused('not-before-you');
  });
});

describe('the relief', () => {
  it('counts the posting that was planned, and no other', () => {
    running()
      .when(relieved(A, `posting/${A}/9`), seated(clock))
      .then();
    running().after(relieved(A), seated(clock)).when(relieved(A), seated(clock)).then();
  });

  it('goes on without the seats that are dropped from it', () => {
    const two = running()
      .when(dropped(A), seated(clock))
      .then({ type: 'reliefDropped', seats: [A] });
    expect(Object.keys(two.state.open)).toEqual([B, C]);
    running()
      .when(dropped(A, B, C), seated(clock))
      .then({ type: 'reliefDropped' }, { type: 'rotationEnded' });
  });

  it('is late once, when the handovers should all be done', () => {
    expect(running().due).toBe('2024-07-23');
    const late = running()
      .when({ act: 'tick', date: '2024-07-23' }, seated(clock))
      .then({ type: 'overdue', subject: 'rotation', office: 'sz/orgDepartment' });
    expect(late.due).toBeNull();
    late.when(relieved(A), seated(clock)).then({ type: 'relieved' });
  });
});

it('is approved once, loses no seat and ends once, whatever is sent', walking, () => {
  const everybody = Object.values(people).map((facts) => seated(facts));
  walk({
    process: rotation,
    begin: open.date,
    opening: [open, seated(clock)],
    strangers: everybody,
    choices: (state, date) => [
      ...approvalChoices(state.approvals, everybody, date),
      ...often([{ act: 'resubmit', date }, seated(organisation)] as const),
      // Teams answer to a batch that runs, and to no other.
      ...(state.stage === 'running'
        ? [A, B, C].flatMap((seat) => [
            [{ ...relieved(seat), date }, seated(clock)] as const,
            [{ ...dropped(seat), date }, seated(clock)] as const,
          ])
        : []),
    ],
    check: (state, events) => {
      const of = (type: string) => events.filter((event) => event.type === type).length;
      expect(of('rotationApproved')).toBeLessThanOrEqual(1);
      expect(of('rotationEnded')).toBe(state.stage === 'ended' ? 1 : 0);
      const approved = events.find((event) => event.type === 'rotationApproved');
      if (approved?.type !== 'rotationApproved') return;
      const done = events.flatMap((event) =>
        event.type === 'relieved' ? [event.seat] : event.type === 'reliefDropped' ? event.seats : [],
      );
      const all = new Set([...done, ...Object.keys(state.open)]);
      expect([...all].toSorted()).toEqual(approved.reliefs.map(({ seat }) => seat).toSorted());
      expect(state.stage === 'ended').toBe(Object.keys(state.open).length === 0);
    },
    reached: (events) => events.some(({ type }) => type === 'relieved'),
  });
});
