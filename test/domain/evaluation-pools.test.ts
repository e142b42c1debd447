import { describe, expect, it } from 'vitest';
import type { Paired } from '../../domain/duty-bearers.ts';
import type { Policy } from '../../domain/policy.ts';
import { evaluationOpenings, scheduleEvaluations, tickEvaluations } from '../../domain/evaluation-pools.ts';
import { policy } from '../support/shenzhen.ts';

const pairing = (area: string, county: string, headquarters: string): Paired => ({
  ...{ area, county, headquarters, kind: 'town', unit: 'sz-caizhengju', unitKind: 'department' },
  ...{ role: 'lead', root: 'sz', municipality: 'sz' },
});
const paired = [
  pairing('441624101', '441624', 'hq-heyuan'),
  pairing('440513101', '440513', 'hq-shantou'),
  pairing('440513102', '440513', 'hq-shantou'),
];
const state = { nextEvaluations: { year: 2022, openOn: '2022-12-10' } };

describe('the evaluations of a year', () => {
  it('are opened for each county’s people, each city’s teams and the units, on their day', () => {
    expect(tickEvaluations(state, policy, paired, '2022-12-09')).toEqual([]);
    const [opened, next] = tickEvaluations(state, policy, paired, '2022-12-10');
    if (opened?.type !== 'evaluationsOpened') throw new Error('nothing was opened');
    expect(opened.pools.map(({ of, pool }) => [of, pool])).toEqual([
      ['person', '440513'],
      ['person', '441624'],
      ['team', 'hq-heyuan'],
      ['team', 'hq-shantou'],
      ['unit', 'sz'],
    ]);
    expect(opened.pools[0]?.places).toEqual({
      ...{ municipality: 'sz', root: 'sz', headquarters: 'hq-shantou', host: '440513' },
    });
    expect(next).toEqual({ type: 'evaluationsScheduled', year: 2023, openOn: '2023-12-10' });
    expect(evaluationOpenings(opened, 'programme/x')[0]).toMatchObject({
      ...{ to: 'evaluation/person/440513/2022', act: 'open', opens: true },
      payload: { programme: 'programme/x', year: 2022, of: 'person', pool: '440513' },
    });
  });

  it('are opened one year after the other, when nobody was there on their days', () => {
    expect(
      tickEvaluations(state, policy, paired, '2024-12-11').map(({ type, year }) => `${type} ${year}`),
    ).toEqual([
      ...['evaluationsOpened 2022', 'evaluationsScheduled 2023'],
      ...['evaluationsOpened 2023', 'evaluationsScheduled 2024'],
      ...['evaluationsOpened 2024', 'evaluationsScheduled 2025'],
    ]);
  });

  it('are not there where the policy has none', () => {
    const { evaluation: _, ...rest } = policy;
    const without: Policy = rest;
    expect(scheduleEvaluations(without, 2022)).toEqual([]);
    expect(tickEvaluations({}, without, paired, '2022-12-10')).toEqual([]);
  });
});
