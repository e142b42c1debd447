import { describe, expect, it } from 'vitest';
import { programme } from '../../domain/programme.ts';
import type { ProgrammeFacts } from '../../domain/programme-state.ts';
import type { Facts } from '../../domain/ports.ts';
import type { Substitution } from '../../domain/substitution.ts';
import { decideOn, given } from '../support/given.ts';
import { people, shenzhen } from '../support/shenzhen.ts';

const TODAY = '2021-03-15';
/** Accounts that exist, with the offices they hold in their own right. */
const accounts = {
  'secretary-1': ['sz-caizhengju/partyGroup'],
  'host-1': ['440513/host'],
  'both-1': ['sz-caizhengju/partyGroup', 'sz-jiaoyuju/discipline'],
  'nobody-1': [],
  'other-1': ['sz-jiaoyuju/partyGroup'],
};
const known: Substitution = {
  ...{ id: 's-1', account: 'secretary-1', substitute: 'other-1' },
  ...{ from: '2021-03-20', until: '2021-04-01' },
};
const world = (facts: Facts, substitution?: Substitution): ProgrammeFacts => ({
  ...facts,
  ...{ accounts, root: 'sz', versions: { known: [1], current: 1 } },
  ...{ teams: shenzhen.teams, reporters: [], occupied: [] },
  ...(substitution && { substitution }),
});
const running = () => given(programme).after({ act: 'launch', date: TODAY }, world(people.administrator));
const naming = (account: string, more: object = {}) => ({
  ...{ act: 'nameSubstitute' as const, date: TODAY, substitution: 's-1', account, substitute: 'other-1' },
  ...{ from: '2021-03-20', until: '2021-04-01', ...more },
});
const ending = (more: object = {}) => ({
  ...{ act: 'endSubstitution' as const, date: '2021-03-25', substitution: 's-1', on: '2021-03-25', ...more },
});
const document = '假条〔2021〕1号';

describe('naming a substitute', () => {
  it('is the account’s own; the workflow’s history does not say who is absent', () => {
    const [event, ...more] = decideOn(
      programme,
      running().state,
      naming('secretary-1'),
      world(people.secretary),
    );
    expect([event, ...more]).toEqual([
      {
        ...{ type: 'substituteNamed', substitution: 's-1', account: 'secretary-1', substitute: 'other-1' },
        ...{ from: '2021-03-20', until: '2021-04-01' },
      },
    ]);
    expect(event && programme.lean?.(event)).toEqual({ type: 'substituteNamed' });
  });

  it.each([
    ['HR of the unit', 'secretary-1', people.hr],
    ['the administrator', 'secretary-1', people.administrator],
    ['the administrator, of a host', 'host-1', people.administrator],
    ['the administrator, of an account without an office', 'nobody-1', people.administrator],
  ])('is entered by %s, with a document', (_, account, facts) => {
    running().when(naming(account), world(facts)).refused('document-missing', undefined, 'document');
    running()
      .when(naming(account, { document }), world(facts))
      .then({ type: 'substituteNamed', account, document });
  });

  it.each([
    ['HR of another unit', 'secretary-1', people.stranger, 'sz-caizhengju/hr'],
    ['a colleague', 'secretary-1', people.otherSecretary, 'sz-caizhengju/hr'],
    ['HR of one of two units', 'both-1', people.hr, 'sz-jiaoyuju/hr'],
    ['HR of any unit, of an account without an office', 'nobody-1', people.hr, 'sz/administrator'],
  ])('is not for %s', (_, account, facts, office) => {
    running().when(naming(account, { document }), world(facts)).refused('not-your-office', { office });
  });

  it('is for HR of the unit whose offices it is limited to', () => {
    const offices = ['sz-caizhengju/partyGroup'];
    const limited = naming('both-1', { document, offices });
    running().when(limited, world(people.hr)).then({ type: 'substituteNamed', offices });
  });

  it('is not for whoever only stands in for HR or the administrator', () => {
    const { actor } = people.hr;
    const standIn = { ...actor, ownOffices: [], standsFor: { 'sz-caizhengju/hr': ['hr-9'] } };
    running()
      .when(naming('secretary-1', { document }), world({ ...people.hr, actor: standIn }))
      .refused('not-your-office', { office: 'sz-caizhengju/hr' });
  });
});

describe('an end', () => {
  it('keeps the event of whom it was, and who may is as for naming', () => {
    expect(decideOn(programme, running().state, ending(), world(people.secretary, known))).toEqual([
      { type: 'substitutionEnded', substitution: 's-1', account: 'secretary-1', on: '2021-03-25' },
    ]);
    running().when(ending(), world(people.hr, known)).refused('document-missing', undefined, 'document');
    running()
      .when(ending({ document }), world(people.stranger, known))
      .refused('not-your-office', { office: 'sz-caizhengju/hr' });
  });

  it('is on a day to come, before it would end by itself', () => {
    const mine = world(people.secretary, known);
    running()
      .when(ending({ on: '2021-03-24' }), mine)
      .refused('date-order', undefined, 'on');
    running()
      .when(ending({ on: '2021-04-01' }), mine)
      .refused('substitution-over', { until: '2021-04-01' }, 'on');
    running().when(ending(), world(people.secretary)).refused('not-found', { id: 's-1' }, 'substitution');
  });
});
