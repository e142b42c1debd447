import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ADMINISTRATOR, HR, holderOf, STRANGER, TOWN, type Http } from './http.ts';
import { BEFORE_RELIEF, startInPost } from './in-post.ts';
import { expectRefused } from './refused.ts';

/** Accounts of units that have nothing to do with any of the cases. */
const OTHER = 'a-sz-jiaoyuju-hr-1';
const THIRD = 'a-sz-jiaoyuju-partyGroup-1';
const LEADER = 'a-sz-leader-1';
const HEADQUARTERS = 'a-hq-shantou-headquarters-1';
const [ENTERPRISE, MEMBER] = [2, 3].map((n) => `postings/${TOWN}/${n}/1`) as [string, string];
const REPORT = 'reports/sz-caizhengju/2023';

let http: Http;

beforeAll(async () => {
  http = await startInPost(BEFORE_RELIEF);
  await http.post(ADMINISTRATOR, 'clock/advance', { to: '2024-01-15' });
  await ok(HR, `${MEMBER}/extensions`, { months: 2, reason: '项目收尾' });
  await ok(HEADQUARTERS, `${ENTERPRISE}/recalls`, { ground: 'unfit', reason: '不适应' });
  await ok(HR, `${REPORT}/drafts`, {
    sections: ['overview', 'outlook'].map((section) => ({ section, text: '年度报告正文' })),
  });
  await ok(HR, `${REPORT}/submissions`, { number: '报告1号' });
});
afterAll(() => http?.stop());

async function ok(who: string, path: string, body: unknown) {
  const answered = await http.post(who, path, body);
  expect(answered).toMatchObject({ status: 200 });
  return answered.body;
}
const refused = (who: string, path: string, body: unknown, status: number, code: string, field?: string) =>
  expectRefused(http, () => http.post(who, path, body), { status, code, field: field ?? null });

/** One approval of each kind of case, at its first step; who initiated it, and what a termination leaves. */
const chains = [
  { base: MEMBER, key: 'extension:1', office: 'sz-caizhengju/partyGroup', initiator: HR, left: {} },
  {
    base: ENTERPRISE,
    key: 'recall:1',
    office: 'sz-shenyejituan/partyGroup',
    initiator: HEADQUARTERS,
    left: {},
  },
  {
    ...{
      base: 'rotations/shenzhen-2022/1',
      key: 'plan',
      office: 'sz/orgDepartment',
      initiator: ADMINISTRATOR,
    },
    left: { stage: 'ended' },
  },
  {
    base: REPORT,
    key: 'signOff',
    office: 'sz-caizhengju/partyGroup',
    initiator: HR,
    left: { stage: 'draft' },
  },
];

describe.each(chains)('the approval $key', ({ base, key, office, initiator, left }) => {
  const approvals = [key];
  const agree = { items: [{ approval: key, verdict: 'agree' }] };
  const [one, two] = [holderOf(office), holderOf(office, 2)];
  const view = async (who = ADMINISTRATOR) => {
    const { body } = await http.get(who, base);
    return body.approvals.find(({ approval }: { approval: string }) => approval === key);
  };
  const asked = async (who: string) =>
    (await http.all(who, 'inbox?act=decide')).items
      .filter(({ subject }) => subject === key)
      .map(({ act }) => act);

  it('is foreseen: who decides, by when, and what comes after', async () => {
    const { body } = await http.get(two, `${base}/forecasts`);
    const [forecast] = body.items.filter(({ approval }: { approval: string }) => approval === key);
    expect(forecast.steps[0]).toMatchObject({ status: 'open', office });
    expect(forecast.steps[0].holders.map(({ account }: { account: string }) => account)).toEqual([one, two]);
    const dates = forecast.steps.map(({ by }: { by: string }) => by);
    expect(dates).toEqual(dates.toSorted());
  });

  it('is transferred: the one who gets it reads and signs, the one who gave it does not', async () => {
    await refused(STRANGER, `${base}/transfers`, { approvals, to: OTHER }, 403, 'not-your-office');
    await refused(one, `${base}/transfers`, { approvals, to: 'nobody' }, 422, 'account-unknown', 'to');
    expect(await http.get(STRANGER, base)).toMatchObject({ status: 403 });
    await ok(one, `${base}/transfers`, { approvals, to: STRANGER, reason: '出差' });
    expect(await asked(STRANGER)).toEqual(['decide']);
    expect(await asked(one)).toEqual([]);
    expect(await asked(two)).toEqual(['decide']);
    expect(await view(STRANGER)).toMatchObject({ moved: [{ owner: one, to: STRANGER, as: 'transferred' }] });
    await refused(one, `${base}/decisions`, agree, 409, 'moved-on');
  });

  it('is delegated: an opinion comes back, and can be taken back before', async () => {
    await ok(STRANGER, `${base}/delegations`, { approvals, to: OTHER });
    await refused(STRANGER, `${base}/decisions`, agree, 409, 'moved-on');
    await ok(STRANGER, `${base}/delegations/returns`, { approvals });
    await ok(STRANGER, `${base}/delegations`, { approvals, to: OTHER });
    expect(await asked(OTHER)).toEqual(['decide']);
    await ok(OTHER, `${base}/decisions`, { items: [{ ...agree.items[0], reason: '情况属实' }] });
    expect(await asked(OTHER)).toEqual([]);
    expect(await asked(STRANGER)).toEqual(['decide']);
    const { decisions } = await view();
    expect(decisions).toMatchObject([{ by: OTHER, for: one, as: 'delegate', reason: '情况属实' }]);
  });

  it('waits for a signer who was added, and no longer once they are removed', async () => {
    const signer = { approvals, account: THIRD, place: 'before' };
    await ok(STRANGER, `${base}/signers`, signer);
    await refused(STRANGER, `${base}/decisions`, agree, 409, 'signer-first');
    await refused(two, `${base}/signers/removals`, { approvals, account: THIRD }, 403, 'not-your-signer');
    await ok(STRANGER, `${base}/signers/removals`, { approvals, account: THIRD });
  });

  it('is shown and urged', async () => {
    await refused(STRANGER, `${base}/copies`, { approvals }, 422, 'nobody-named', 'accounts');
    await ok(STRANGER, `${base}/copies`, { approvals, accounts: [THIRD], offices: ['sz/leader'] });
    const copies = async (who: string) => (await http.all(who, 'inbox/copies')).items;
    expect(await copies(THIRD)).toContainEqual(
      expect.objectContaining({ approval: key, by: STRANGER, recipient: THIRD }),
    );
    expect(await copies(LEADER)).toContainEqual(
      expect.objectContaining({ approval: key, recipient: 'sz/leader' }),
    );
    expect(await http.get(THIRD, base)).toMatchObject({ status: 200 });
    await ok(initiator, `${base}/urgings`, { approvals });
    await refused(initiator, `${base}/urgings`, { approvals }, 409, 'urged-today');
  });

  it('tells all of it, with who and why', async () => {
    const { trace } = await view();
    expect(trace.map(({ type }: { type: string }) => type)).toEqual([
      ...['moved', 'moved', 'takenBack', 'moved', 'signerAdded', 'signerRemoved', 'copied', 'urged'],
    ]);
    expect(trace[0]).toMatchObject({ by: one, reason: '出差', data: { to: STRANGER } });
  });

  it('is ended by an administrator alone, with a reason', async () => {
    await refused(two, `${base}/terminations`, { approvals, reason: '重复' }, 403, 'not-your-office');
    await refused(ADMINISTRATOR, `${base}/terminations`, { approvals }, 400, 'bad-request', 'reason');
    await ok(ADMINISTRATOR, `${base}/terminations`, { approvals, reason: '重复发起' });
    expect(await view()).toMatchObject({ status: 'terminated', turns: [] });
    expect((await http.get(ADMINISTRATOR, base)).body).toMatchObject(left);
    expect(await asked(two)).not.toContain('decide');
  });
});

describe('an extension that ended without a decision', () => {
  const agree = { items: [{ approval: 'extension:2', verdict: 'agree' }] };
  const group = holderOf('sz-caizhengju/partyGroup');

  it('is asked for anew, and a signer who was added after the office has the last word at its step', async () => {
    await ok(HR, `${MEMBER}/extensions`, { months: 2, reason: '项目收尾' });
    const signer = { approvals: ['extension:2'], account: THIRD, place: 'after' };
    await ok(group, `${MEMBER}/signers`, signer);
    await refused(THIRD, `${MEMBER}/decisions`, agree, 403, 'not-your-office');
    await ok(group, `${MEMBER}/decisions`, agree);
    await refused(group, `${MEMBER}/decisions`, agree, 409, 'already-decided');
    await ok(THIRD, `${MEMBER}/decisions`, agree);
    const { body } = await http.get(ADMINISTRATOR, MEMBER);
    expect(body.approvals.at(-1)).toMatchObject({ approval: 'extension:2', status: 'open', step: 1 });
  });

  it('is withdrawn by who proposed it, until the final decision', async () => {
    await refused(group, `${MEMBER}/withdrawals`, { approval: 'extension:2' }, 403, 'not-your-office');
    await ok(HR, `${MEMBER}/withdrawals`, { approval: 'extension:2' });
    await refused(HR, `${MEMBER}/withdrawals`, { approval: 'extension:2' }, 409, 'final-decision-made');
  });
});
