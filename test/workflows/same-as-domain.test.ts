import { afterAll, beforeAll, expect, it } from 'vitest';
import { chance, pick } from '../../domain/chance.ts';
import { nominatedSlate } from '../support/crowd.ts';
import { walkAlike, type Answering } from '../support/engine-walk.ts';
import { policy } from '../support/shenzhen.ts';
import { towns } from '../support/slate.ts';
import { startStack, type Stack } from '../support/stack.ts';

const TOWNS = 6;
/** Accounts that may do nothing in these cases, and some to whom something is passed on. */
const STRANGERS = ['a-sz-tongjiju-hr-1', 'a-sz-tongjiju-partyGroup-1', 'a-sz-leader-1', 'nobody'];
const OTHERS = ['a-sz-tongjiju-hr-1', 'a-sz-tongjiju-hr-2', 'a-sz-tongjiju-discipline-1'];

let stack: Stack;
let places: readonly string[];

beforeAll(async () => {
  stack = await startStack({ towns: TOWNS });
  await stack.worker();
  await stack.launch();
  places = await towns(stack.database.db);
});
afterAll(() => stack?.stop());

/** Mostly agreed to; now and then passed on, shared, left, returned or rejected. */
function deciding(approval: string, date: string, keys: Parameters<Answering>[2]) {
  const approvals = [approval];
  const to = pick(OTHERS, ...keys, 'whom');
  const reason = 'text-1';
  const items = (verdict: string, more: object = {}) => ({ items: [{ approval, verdict, ...more }] });
  const document = { number: `意见〔2021〕${keys.at(-1)}号`, on: date };
  const agree = items('agree', { document });
  return pick(
    [
      { act: 'transfer', approvals, to },
      { act: 'delegate', approvals, to },
      { act: 'takeBack', approvals },
      { act: 'addSigner', approvals, account: to, place: pick(['before', 'beside', 'after'], ...keys) },
      { act: 'removeSigner', approvals, account: to },
      { act: 'recuse', approvals, reason },
      { act: 'copy', approvals, accounts: [to] },
      { act: 'urge', approvals },
      items('return', { reason }),
      items('return', { reason, returnTo: 'unitScreening' }),
      items('reject', { reason }),
      ...Array.from({ length: 19 }, () => agree),
    ],
    ...keys,
    'decision',
  );
}

/** Mostly what the task asks for. */
const answering: Answering = ({ act, subject, office }, date, keys) => {
  const drawn = chance(...keys, 'what');
  const approvals = [subject];
  const reason = 'text-1';
  const number = `文〔2021〕${keys.at(-1)}号`;
  switch (act) {
    case 'decide':
      return deciding(subject, date, keys);
    case 'minute': {
      const agree = drawn < 0.1 ? 2 : 6;
      const items = [{ approval: subject, agree, disagree: 7 - agree, defer: 0 }];
      return { number, heldOn: date, due: 9, present: drawn > 0.95 ? 5 : 7, items };
    }
    case 'file': {
      const own = policy.selection.caseFile.filter((item) => office.endsWith(`/${item.office.role}`));
      return { entries: own.map(({ id: item }) => ({ person: subject, item, number, on: date })) };
    }
    case 'confirmMinutes':
      return { approvals };
    case 'sendQuotaNotice':
      return { number, on: date };
    case 'publishNotice':
      return { persons: [subject], number };
    case 'dispatch':
      return { persons: [subject], number, on: date };
    case 'resubmit':
      return drawn < 0.1 ? { act: 'withdraw', person: subject } : { person: subject };
    case 'urge':
      return { approvals };
    case 'nominate':
      return { act: 'giveUp', seat: subject, reason };
    case 'settle': {
      const [person, objection] = subject.split(':');
      return { person, objection, result: drawn < 0.2 ? 'upheld' : 'dismissed', reason };
    }
    default:
      return {};
  }
};

it('the engine answers as the domain alone does, and ends in the same state', async () => {
  const seen = new Set<string>();
  for (const [seed, town] of places.entries()) {
    const selection = await nominatedSlate(stack, town);
    const walked = await walkAlike(stack, selection, { seed, steps: 90, answering, strangers: STRANGERS });
    for (const what of walked) seen.add(what);
  }
  // What the walks must have come across to say anything.
  expect([...seen]).toEqual(
    expect.arrayContaining([
      ...['signed', 'moved', 'signerAdded', 'minutesConfirmed', 'approvalReturned', 'approvalEnded'],
      ...['filed', 'dispatched', 'reminded', 'not-your-office', 'moved-on'],
    ]),
  );
}, 300_000);
