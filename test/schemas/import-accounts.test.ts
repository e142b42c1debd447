import { describe, expect, it } from 'vitest';
import type { AccountsWorld, Holding } from '../../domain/reference-world.ts';
import { checkAccounts } from '../../schemas/import-accounts.ts';

const world = (...holdings: readonly Holding[]): AccountsWorld => ({
  today: '2022-03-01',
  units: new Set(['sz', 'sz-caizhengju']),
  areas: new Map([
    ['440513', 'county'],
    ['440513101', 'town'],
    ['hq-shantou', 'headquarters'],
  ]),
  persons: new Set(['p-1', 'p-2']),
  accounts: new Map([['wang', { id: 'wang', name: '旧名', person: 'p-1' }]]),
  holdings,
});

const check = (rows: readonly string[], of: AccountsWorld = world()) =>
  checkAccounts(new TextEncoder().encode(['账号,姓名,人员编号,职务,起,止', ...rows].join('\n')), of);

const faultsOf = (rows: readonly string[], of?: AccountsWorld): readonly string[] => {
  const checked = check(rows, of);
  return checked.ok ? [] : checked.problems.map(({ cell, rule }) => `${cell ?? '-'} ${rule}`);
};

const HR = { account: 'wang', office: 'sz-caizhengju/hr' };
const held = (from: string | null, until: string | null): Holding => ({ ...HR, from, until });

describe('a good list of accounts', () => {
  it('has accounts with their offices, several of one account, and accounts without any', () => {
    const rows = [
      'wang,王,,sz-caizhengju/hr,2021-01-01,',
      'wang,王,,sz/leader,2021-01-01,2023-01-01',
      'li,李,p-2,,,',
    ];
    expect(check(rows)).toEqual({
      ok: true,
      accounts: [
        { id: 'wang', name: '王', person: 'p-1' },
        { id: 'li', name: '李', person: 'p-2' },
      ],
      holdings: [
        held('2021-01-01', null),
        { ...HR, office: 'sz/leader', from: '2021-01-01', until: '2023-01-01' },
      ],
    });
  });

  it.each([
    ['nothing held: from today', [], ',', held('2022-03-01', null)],
    ['held already: as it is', [held('2020-01-01', null)], ',', held('2020-01-01', null)],
    ['held without a beginning', [held(null, null)], ',2022-04-01', held(null, '2022-04-01')],
    ['ended', [held('2020-01-01', null)], ',2022-02-01', held('2020-01-01', '2022-02-01')],
    [
      'ended, a second time',
      [held('2020-01-01', '2022-02-01')],
      ',2022-02-01',
      held('2020-01-01', '2022-02-01'),
    ],
    ['held again', [held('2020-01-01', '2022-02-01')], ',', held('2022-03-01', null)],
    ['held again, by a date', [held('2020-01-01', '2022-02-01')], '2022-02-01,', held('2022-02-01', null)],
    [
      'extended',
      [held('2020-01-01', '2022-05-01')],
      '2020-01-01,2023-05-01',
      held('2020-01-01', '2023-05-01'),
    ],
  ])('%s', (_, before, period, after) => {
    expect(check([`wang,王,,sz-caizhengju/hr,${period}`], world(...before))).toMatchObject({
      holdings: [after],
    });
  });
});

describe('a wrong list of accounts', () => {
  it.each([
    ['wang,王,p-9,sz-caizhengju/hr,,', 'C2 person-unknown'],
    ['wang,王,,sz-nobody/hr,,', 'D2 scope-unknown'],
    ['wang,王,,sz-caizhengju/boss,,', 'D2 role-unknown'],
    ['wang,王,,sz-caizhengju,,', 'D2 office-form'],
    ['wang,王,,440513/hr,,', 'D2 role-elsewhere'],
    ['wang,王,,440513101/host,,', 'D2 role-elsewhere'],
    ['wang,王,,440513/headquarters,,', 'D2 role-elsewhere'],
    ['wang,王,,,2021-01-01,', 'D2 empty'],
    ['wang hr,王,,sz-caizhengju/hr,,', 'A2 form'],
    ['wang,,,sz-caizhengju/hr,,', 'B2 empty'],
    ['wang,王,,sz-caizhengju/hr,2021-02-30,', 'E2 date-invalid'],
    ['wang,王,,sz-caizhengju/hr,2021-02-01,2021-02-01', 'F2 until-order'],
    ['wang,王,,sz-caizhengju/hr,,2022-03-01', 'F2 until-order'],
  ])('%s: %s', (row, fault) => {
    expect(faultsOf([row])).toEqual([fault]);
  });

  it('names an unknown scope and an unknown role of one cell, and every other row that is wrong', () => {
    expect(faultsOf(['wang,王,,sz-nobody/boss,,', 'li,李,p-9,440513/host,,'])).toEqual([
      'D2 role-unknown',
      'D2 scope-unknown',
      'C3 person-unknown',
    ]);
  });

  it('takes no beginning back that is written down', () => {
    const row = ['wang,王,,sz-caizhengju/hr,2021-01-01,'];
    expect(faultsOf(row, world(held('2020-01-01', null)))).toEqual(['E2 holding-overlaps']);
    expect(faultsOf(row, world(held('2021-06-01', null)))).toEqual(['E2 holding-overlaps']);
  });

  it('contradicts itself', () => {
    const row = 'wang,王,,sz-caizhengju/hr,2021-01-01,';
    expect(faultsOf([row, row])).toEqual(['D3 holding-twice']);
    expect(faultsOf([row, 'wang,汪,p-1,sz/leader,,', 'wang,王,p-2,,,'])).toEqual([
      'B3 account-differs',
      'C4 account-differs',
    ]);
  });

  it('says what an office looks like', () => {
    const checked = check(['wang,王,,hr,,']);
    expect(checked).toMatchObject({
      problems: [{ en: '"hr" is no office: write {scope}/{role}, as in sz-caizhengju/hr.' }],
    });
  });
});
