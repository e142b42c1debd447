import { describe, expect, it } from 'vitest';
import { Refusal } from '../../domain/errors.ts';
import { actorOf } from '../support/shenzhen.ts';
import { ensureHolds, ensureHoldsOrEnters, holds, officeId, resolve } from '../../domain/office.ts';

const host = officeId('440513', 'host');
const clerk = officeId('sz-caizhengju', 'hr');
const actor = (...offices: readonly string[]) => actorOf('a-1', ...offices);

function codeOf(act: () => void): string {
  try {
    act();
  } catch (error) {
    if (error instanceof Refusal) return error.data.code;
    throw error;
  }
  return 'allowed';
}

describe('offices', () => {
  it('resolves an office of the policy at the places of a case', () => {
    const places = { supplyingUnit: 'sz-caizhengju', root: 'sz' };
    expect(resolve({ of: 'supplyingUnit', role: 'partyGroup' }, places)).toBe('sz-caizhengju/partyGroup');
    expect(resolve({ of: 'root', role: 'orgDepartment' }, places)).toBe('sz/orgDepartment');
    expect(() => resolve({ of: 'host', role: 'host' }, places)).toThrow('place host');
  });

  it('is held by name: the same role of another unit is another office', () => {
    expect(holds(actor(clerk), clerk)).toBe(true);
    expect(holds(actor('sz-jiaoyuju/hr'), clerk)).toBe(false);
    expect(codeOf(() => ensureHolds(actor('sz-jiaoyuju/hr'), clerk))).toBe('not-your-office');
  });
});

describe('acts entered on behalf', () => {
  const enter = (offices: readonly string[], office = host, document = '和府函〔2021〕3号') =>
    codeOf(() => ensureHoldsOrEnters(actor(...offices), host, { office, document }, [clerk]));

  it('lets a clerk enter an act of the office with its document', () => {
    expect(enter([clerk])).toBe('allowed');
  });

  it('lets nobody else enter it, nor the clerk for another office', () => {
    expect(enter(['sz-jiaoyuju/hr'])).toBe('not-on-behalf');
    expect(enter([clerk], officeId('441624', 'host'))).toBe('not-on-behalf');
  });

  it('asks for the document', () => {
    expect(enter([clerk], host, '  ')).toBe('document-missing');
  });

  it('is no way round the office for a clerk who names none', () => {
    expect(codeOf(() => ensureHoldsOrEnters(actor(clerk), host, undefined, [clerk]))).toBe('not-your-office');
    expect(codeOf(() => ensureHoldsOrEnters(actor(host), host, undefined, [clerk]))).toBe('allowed');
  });
});
