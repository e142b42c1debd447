import assert from 'node:assert/strict';
import { describe, it } from 'vitest';
import type { ApprovalEvent, Approvals } from '../../domain/approval.ts';
import type { ApprovalSetting } from '../../domain/approval-acts.ts';
import { isSkipped } from '../../domain/approval-steps.ts';
import { turnsOf } from '../../domain/approval-turns.ts';
import type { Chain, Step } from '../../domain/policy.ts';
import type { Facts } from '../../domain/ports.ts';
import type { DateString } from '../../domain/time.ts';
import { approvalChoices } from '../support/approval-choices.ts';
import { firstStep, machine, nomination, OPENED, places } from '../support/approving.ts';
import { decideOn } from '../support/given.ts';
import { clock, people } from '../support/shenzhen.ts';
import { walk, walking } from '../support/walk.ts';

const { hr, otherHr, discipline, secretary, otherSecretary, organisation, administrator } = people;
/** The first is who initiated; the last ends what should not go on. */
const everybody = [hr, otherHr, discipline, secretary, otherSecretary, organisation, administrator];
const holders: Facts['holders'] = Object.fromEntries(
  [...new Set(everybody.flatMap(({ actor }) => actor.offices))].map((office) => [
    office,
    everybody.filter(({ actor }) => actor.offices.includes(office)).map(({ actor }) => actor.account),
  ]),
);
const present = everybody.map((facts) => ({ ...facts, holders }));

const every = (change: Partial<Step>): Chain => ({
  ...nomination,
  steps: nomination.steps.map((step) => ({ ...step, ...change }) as Step),
});
const all: Chain = {
  ...nomination,
  steps: nomination.steps.map((step) => (step.kind === 'signing' ? { ...step, rule: 'all' } : step)),
};
const coManaged: Chain = {
  ...nomination,
  steps: nomination.steps.map((step, n) =>
    n === 1 ? { ...step, optional: true, office: { of: 'coManager', role: 'discipline' } } : step,
  ),
};

/** What must be true of every way that an approval can go, as its events tell it. */
function check(
  { chain, initiators }: ApprovalSetting,
  state: Approvals,
  events: readonly ApprovalEvent[],
): void {
  for (const key of Object.keys(state)) {
    const own = events.filter((event) => event.approval === key);
    const ended = own.findIndex(({ type }) => type === 'approvalEnded');
    if (ended >= 0) assert.equal(own.length, ended + 1, 'nothing after the end');
    for (const opening of openingsIn(own)) {
      const parts = opening.flatMap((event) =>
        event.type === 'signed' && event.as !== 'delegate' && event.as !== 'added'
          ? [event.for ?? event.by]
          : [],
      );
      assert.equal(new Set(parts).size, parts.length, 'parts signed at one opening of a step');
    }
    const signers = own.flatMap((event) =>
      event.type === 'signed' ? [event.by, event.for ?? event.by] : [],
    );
    assert.deepEqual(
      signers.filter((account) => initiators.includes(account)),
      [],
      'to their own',
    );
    if (own[ended]?.type === 'approvalEnded' && own[ended].result === 'agreed') {
      const agreed = own.flatMap((event) => (isAgreement(event) ? [event.step] : []));
      const needed = chain.steps.flatMap((step, n) => (isSkipped(step, places) ? [] : [n]));
      assert.deepEqual(
        needed.filter((n) => !agreed.includes(n)),
        [],
        'steps that nobody agreed to',
      );
    }
  }
  for (const [key, approval] of Object.entries(state)) {
    if (approval.status === 'open')
      assert.notEqual(turnsOf(approval).length, 0, `whose turn it is in ${key}`);
    else assert.deepEqual([approval.due, approval.remindOn, approval.lateOn], [null, null, null]);
  }
}

type Agreement = Extract<ApprovalEvent, { type: 'signed' | 'minutesConfirmed' | 'deemedConsent' }>;

const isAgreement = (event: ApprovalEvent): event is Agreement =>
  (event.type === 'signed' && event.verdict === 'agree' && event.as !== 'delegate') ||
  (event.type === 'minutesConfirmed' && event.verdict === 'agree') ||
  event.type === 'deemedConsent';

/** Events between one opening of a step, or its hand-over, and the next. */
function openingsIn(events: readonly ApprovalEvent[]): readonly (readonly ApprovalEvent[])[] {
  const openings: ApprovalEvent[][] = [];
  for (const event of events) {
    if (event.type === 'stepOpened' || event.type === 'stepHandedOver') openings.push([]);
    openings.at(-1)?.push(event);
  }
  return openings;
}

describe.each([
  { what: 'the nomination’s chain', chain: nomination },
  { what: 'one that every holder signs', chain: all },
  { what: 'one that is handed over at its limits', chain: every({ atLimit: 'handOver' }) },
  { what: 'one where silence is consent at first', chain: firstStep({ atLimit: 'consent' }) },
  { what: 'one with a step that the case does not have', chain: coManaged },
])('whatever people do with $what', ({ chain }) => {
  const setting: ApprovalSetting = { chain, places, initiators: ['hr-1'] };
  const process = machine(setting);

  it(
    'everybody agrees once and never to their own, the end is the end, and what is returned can go on',
    walking,
    () => {
      walk(
        {
          process,
          begin: OPENED,
          opening: [{ act: 'open', key: 'p', date: OPENED }, clock],
          strangers: present,
          timer: { ...clock, holders },
          choices: (state: Approvals, date: DateString) => [
            ...approvalChoices(state, present, date),
            ...(['open', 'resubmit', 'resubmit', 'withdraw'] as const).map(
              (act) => [{ act, key: 'p', date }, hr] as const,
            ),
            [{ act: 'open', key: 'q', date }, hr] as const,
          ],
          check(state, events) {
            check(setting, state, events);
            for (const [key, { status }] of Object.entries(state)) {
              if (status !== 'returned') continue;
              const again = decideOn(process, state, { act: 'resubmit', key, date: '2030-01-01' }, clock);
              assert.deepEqual(
                again.map(({ type, approval }) => [type, approval]),
                [['stepOpened', key]],
              );
            }
          },
          // Through to the end, and not by the straight way: somebody signed who does not hold the office.
          reached: (events) =>
            events.some((event) => event.type === 'approvalEnded' && event.result === 'agreed') &&
            events.some((event) => event.type === 'signed' && event.as !== undefined),
        },
        400,
      );
    },
  );
});
