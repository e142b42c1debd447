import { describe, expect, it } from 'vitest';
import { selection } from '../../domain/selection.ts';
import type { SelectionFacts } from '../../domain/selection-state.ts';
import { team } from '../../domain/team.ts';
import { given } from '../support/given.ts';
import {
  bureau,
  enterprise,
  launched,
  LEADER,
  MEMBER,
  nominate,
  openCommand,
  opened,
  proposing,
} from '../support/selecting.ts';
import { clock, people, TOWN, townTeam } from '../support/shenzhen.ts';

const { hr, memberHr, stranger, host, headquarters, administrator, organisation } = people;

const farming = { skills: ['农业技术'], villages: [] };
const wanted = {
  skills: ['乡村规划'],
  villages: [{ name: '示例村', tags: ['软弱涣散村'], firstSecretary: true }],
};
const stateNeeds = (needs: typeof farming | typeof wanted, more: object = {}) => ({
  act: 'stateNeeds' as const,
  ...{ ...needs, date: '2021-03-20' },
  ...more,
});
const formed = () =>
  given(team).after(
    {
      act: 'form',
      ...{ programme: 'programme/shenzhen-2022', ...townTeam(), date: '2021-03-15' },
      ...{ launchBy: '2021-04-13', completeBy: '2021-08-01' },
    },
    clock,
  );
const launch = (more: object = {}) => ({ act: 'launchSelection' as const, date: '2021-04-01', ...more });

describe('what a town needs', () => {
  it('is stated by the lead unit or by the county, with a note that stays out of the history', () => {
    const note = { note: 'text-1' };
    formed()
      .when(stateNeeds(wanted, note), hr)
      .then({ type: 'needsStated', ...wanted, ...note });
    formed()
      .when(stateNeeds(wanted), host)
      .then({ type: 'needsStated', ...wanted });
    for (const facts of [memberHr, stranger, headquarters, organisation])
      formed().when(stateNeeds(wanted), facts).refused('not-your-office', { office: '440513/host' });
    expect(team.lean?.({ type: 'needsStated', ...wanted, ...note })).not.toHaveProperty('note');
  });

  it('is entered for a county without a login by those who may speak for it, with its document', () => {
    const onBehalf = { office: '440513/host', document: '来函〔2021〕1号' };
    for (const facts of [hr, headquarters, administrator])
      formed().when(stateNeeds(wanted, { onBehalf }), facts).then({ type: 'needsStated' });
    formed().when(stateNeeds(wanted, { onBehalf }), stranger).refused('not-on-behalf');
    formed()
      .when(stateNeeds(wanted, { onBehalf: { ...onBehalf, document: ' ' } }), hr)
      .refused('document-missing', {}, 'onBehalf.document');
  });

  it('goes with every selection that is launched from then on, as stated last', () => {
    expect(formed().when(launch(), hr).messages(`team/${TOWN}`)[0]?.payload).not.toHaveProperty('needs');
    const stated = formed().after(stateNeeds(farming), hr).after(stateNeeds(wanted), hr);
    const [message] = stated.when(launch(), hr).messages(`team/${TOWN}`);
    expect(message?.payload.needs).toEqual(wanted);
    const gone = stated
      .after(launch(), hr)
      .after(
        { act: 'selectionEnded', selection: `selection/${TOWN}/1`, filled: [LEADER], date: '2021-07-01' },
        clock,
      )
      .after({ act: 'arrived', seat: LEADER, posting: `posting/${LEADER}/1`, date: '2021-07-30' }, clock);
    const left = { act: 'left' as const, seat: LEADER, posting: `posting/${LEADER}/1`, vacant: true };
    const messages = gone.when({ ...left, date: '2022-03-01' }, clock).messages(`team/${TOWN}`);
    const backfill = messages.find(({ kind }) => kind === 'selection');
    expect(backfill?.payload).toMatchObject({ reason: 'backfill', needs: wanted });
  });

  it('may be something else for one seat', () => {
    const step = formed()
      .after(stateNeeds(wanted), hr)
      .when(launch({ seats: [LEADER, MEMBER], needs: { [MEMBER]: farming } }), hr);
    const [message] = step.messages(`team/${TOWN}`);
    expect(message?.payload).toMatchObject({
      needs: wanted,
      seats: [{ seat: LEADER }, { seat: MEMBER, needs: farming }],
    });
    formed()
      .when(launch({ seats: [LEADER], needs: { [MEMBER]: farming } }), hr)
      .refused('seat-unknown', { seat: MEMBER }, `needs.${MEMBER}`);
  });

  it('is what each seat of the selection asks for, unless it asks for something of its own', () => {
    const [leader, member] = openCommand.seats;
    if (!leader || !member) throw new Error('the selection has two seats');
    const { state } = given(selection).after(
      { ...openCommand, needs: wanted, seats: [leader, { ...member, needs: farming }] },
      clock,
    );
    expect([state.seats[LEADER]?.needs, state.seats[MEMBER]?.needs]).toEqual([wanted, farming]);
  });
});

describe('the quota notice', () => {
  const send = (date = '2021-04-02', on = date) => ({
    act: 'sendQuotaNotice' as const,
    ...{ number: '名额〔2021〕1号', on, date },
  });

  it('says which unit owes which seat and by when', () => {
    const by = launched().state.nominateBy;
    launched()
      .when(send(), hr)
      .then({
        type: 'quotaNoticeSent',
        number: '名额〔2021〕1号',
        seats: [
          { seat: LEADER, unit: 'sz-caizhengju', by: by ?? '' },
          { seat: MEMBER, unit: 'sz-shenyejituan', by: by ?? '' },
        ],
      });
  });

  it("is the lead unit's, with a number and a day that has come", () => {
    launched().when(send(), memberHr).refused('not-your-office', { office: 'sz-caizhengju/hr' });
    launched()
      .when({ ...send(), number: ' ' }, hr)
      .refused('document-missing', {}, 'number');
    launched().when(send('2021-04-02', '2021-04-03'), hr).refused('date-in-future', {}, 'on');
  });

  it('is asked of the lead unit until it is sent, and holds no nomination up', () => {
    const asked = ({ tasks }: ReturnType<typeof launched>): boolean =>
      tasks.some(({ act, office }) => act === 'sendQuotaNotice' && office === 'sz-caizhengju/hr');
    expect(asked(launched())).toBe(true);
    expect(asked(launched().after(send(), hr))).toBe(false);
    const one = launched().after(nominate('c-1', LEADER), proposing(hr, 'c-1', bureau));
    expect(asked(one)).toBe(true);
    one.when(send(), hr).then({
      type: 'quotaNoticeSent',
      seats: [{ seat: MEMBER, unit: 'sz-shenyejituan', by: '2021-05-27' }],
    });
    const both = one.after(nominate('c-2', MEMBER), proposing(memberHr, 'c-2', enterprise));
    expect(asked(both)).toBe(false);
    both.when(send(), hr).refused('no-seats');
  });
});

describe('a volunteer', () => {
  const offering = (facts: SelectionFacts, unitLine: readonly string[], person = 'c-7'): SelectionFacts => ({
    ...facts,
    volunteer: { person, unitLine },
  });
  const volunteer = (seat?: string, person = 'c-7') => ({
    act: 'volunteer' as const,
    ...{ person, date: '2021-04-03' },
    ...(seat !== undefined && { seat }),
  });

  it('is entered by HR of their own unit, for a seat that it owes or for any', () => {
    opened().when(volunteer(), offering(memberHr, enterprise)).then({ type: 'volunteered', person: 'c-7' });
    opened()
      .when(volunteer(MEMBER), offering(memberHr, enterprise))
      .then({ type: 'volunteered', person: 'c-7', seat: MEMBER });
    opened()
      .when(volunteer(LEADER), offering(memberHr, enterprise))
      .refused('outside-supplying-unit', { unit: 'sz-caizhengju' }, 'person');
    opened().when(volunteer(), offering(hr, enterprise)).refused('outside-your-unit', {}, 'person');
    opened()
      .when(volunteer(), offering(stranger, ['sz', 'sz-jiaoyuju']))
      .refused('outside-supplying-unit', {}, 'person');
  });

  it('is somebody on the roster, named once, for a seat of this selection', () => {
    opened().when(volunteer(), memberHr).refused('cadre-unknown', { person: 'c-7' }, 'person');
    opened()
      .when(volunteer(`${TOWN}/5`), offering(memberHr, enterprise))
      .refused('seat-unknown', {}, 'seat');
    opened()
      .after(volunteer(), offering(memberHr, enterprise))
      .when(volunteer(MEMBER), offering(memberHr, enterprise))
      .refused('already-decided', { subject: 'c-7' }, 'person');
  });
});
