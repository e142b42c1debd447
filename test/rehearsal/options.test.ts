import { describe, expect, it } from 'vitest';
import { defaults, readOptions } from '../../rehearsal/options.ts';
import { faultsOf } from '../../rehearsal/verdict.ts';

describe('the end of a rehearsal', () => {
  const whole = {
    agreement: { compared: {}, disagreements: 0, disagreementsBy: {}, shown: [] },
    brokenChains: 0,
  };

  it('is a failure where a comparison disagrees or a chain does not hold', () => {
    expect(faultsOf(whole)).toEqual([]);
    const differing = { ...whole, agreement: { ...whole.agreement, disagreements: 2 } };
    expect(faultsOf(differing)).toEqual([expect.stringContaining('2 comparisons')]);
    expect(faultsOf({ ...differing, brokenChains: 1 })).toHaveLength(2);
  });
});

describe('the options', () => {
  it('say everything that is wrong with them at once', () => {
    expect(() =>
      readOptions(['--years', '0', '--illness', 'often', '--towns', '77', '--kills', '1.5']),
    ).toThrow(
      /--towns is a whole number from 1 to 76[\s\S]*--years is a number from 1 to 12[\s\S]*--illness is a number from 0 to 1[\s\S]*--kills is a whole number/,
    );
    expect(() => readOptions(['--sickness', '1'])).toThrow(/sickness/);
  });

  it('are the defaults without any', () => {
    expect(readOptions([])).toEqual(defaults);
    expect(readOptions(['--in-post', '--kills', '2'])).toEqual({ ...defaults, inPost: true, kills: 2 });
    expect(readOptions(['--backwards'])).toEqual({ ...defaults, backwards: true });
    expect(readOptions([], { ...defaults, years: 6, kills: 20 })).toMatchObject({ years: 6, kills: 20 });
  });
});
