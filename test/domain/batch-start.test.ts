import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chainUntil, handedOverBy, openBy, reliefFrom } from '../../domain/batch-start.ts';
import { calendarOf, withDeclared } from '../../domain/calendar.ts';
import type { Policy, Step } from '../../domain/policy.ts';
import { addDays } from '../../domain/time.ts';
import { calendar, policy } from '../support/shenzhen.ts';

const lead = policy.rotation.plan?.lead ?? { nominate: 0, prepare: 0 };

const day = fc.integer({ min: 0, max: 3650 }).map((days) => addDays('2021-01-01', days));
const limit = fc.integer({ min: 1, max: 25 });

/** Any limits: the chain has one to four steps, some of them in months. */
const anyPolicy = fc
  .record({
    steps: fc.array(fc.record({ limit, months: fc.option(fc.integer({ min: 1, max: 2 })) }), {
      minLength: 1,
      maxLength: 4,
    }),
    notice: limit,
    arrival: limit,
    handover: limit,
  })
  .map(({ steps, notice, arrival, handover }): Policy => {
    const chain = policy.chains[policy.posting.chains.nomination];
    const [first] = chain?.steps ?? [];
    if (!chain || !first) throw new Error('the policy has a chain for nominations');
    const made = steps.map(({ limit: days, months }, n): Step => ({
      ...first,
      id: `step-${n}`,
      limit: days,
      ...(months !== null && { limitMonths: months }),
    }));
    return {
      ...policy,
      chains: { ...policy.chains, [policy.posting.chains.nomination]: { ...chain, steps: made } },
      notice: { ...policy.notice, workingDays: notice },
      posting: { ...policy.posting, arrivalLimit: arrival, handoverLimit: handover },
    };
  });
const anyLead = fc.record({ nominate: limit, prepare: limit });

/** Weeks with any days off, and some days that were declared otherwise. */
const anyCalendar = fc
  .record({
    week: fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 1 }),
    declared: fc.dictionary(day, fc.boolean(), { maxKeys: 30 }),
  })
  .map(({ week, declared }) =>
    withDeclared(
      calendarOf((date) => week.includes(new Date(`${date}T00:00:00Z`).getUTCDay())),
      declared,
    ),
  );

describe('the opening of a batch', () => {
  it('is early enough for everybody to take all of their time, and not a working day earlier than that', () => {
    fc.assert(
      fc.property(anyPolicy, anyLead, day, anyCalendar, (own, ownLead, relieveOn, days) => {
        const open = openBy(own, ownLead, relieveOn, days);
        expect(days.isWorkingDay(open)).toBe(true);
        expect(handedOverBy(own, ownLead, open, days) <= relieveOn).toBe(true);
        const later = days.addWorkingDays(open, 1);
        expect(handedOverBy(own, ownLead, later, days) > relieveOn).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it('never comes later for an earlier relief', () => {
    fc.assert(
      fc.property(anyPolicy, anyLead, day, day, anyCalendar, (own, ownLead, a, b, days) => {
        const [first, second] = a < b ? [a, b] : [b, a];
        expect(openBy(own, ownLead, first, days) <= openBy(own, ownLead, second, days)).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  it('counts each stretch of the way by the policy of Shenzhen', () => {
    // 15 to find somebody, 5 + 5 + 10 + 10 of the chain, 5 of the notice, 10 to prepare, 10 to arrive, 15 to hand over.
    const open = openBy(policy, lead, '2024-07-01', calendar);
    expect(calendar.workingDaysBetween(open, '2024-07-01')).toBe(85);
    expect(handedOverBy(policy, lead, open, calendar)).toBe('2024-07-01');
  });

  it('is thought of after the chain of the plan itself, where the plan is only being drawn up', () => {
    const until = chainUntil(policy, policy.rotation.chain, '2023-10-09', calendar);
    expect(calendar.workingDaysBetween('2023-10-09', until)).toBe(20);
    expect(reliefFrom(policy, lead, '2023-10-09', calendar)).toBe(
      handedOverBy(policy, lead, until, calendar),
    );
  });
});
