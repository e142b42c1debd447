import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expecting } from './expecting.ts';
import { HR, STRANGER, TOWN, type Http } from './http.ts';
import { startInPost } from './in-post.ts';

const HOST = 'a-440513-host-1';
const HEADQUARTERS = 'a-hq-shantou-headquarters-1';
const PARTY_GROUP = 'a-sz-caizhengju-partyGroup-1';
const ORGANISATION = 'a-sz-orgDepartment-1';
const SUPERVISOR = 'a-sz-supervisor-1';
const TODAY = '2021-03-15';

/** A leader who holds both posts in the host area, a member of an enterprise, a member of the bureau. */
const [LEADER, ENTERPRISE, MEMBER] = [1, 2, 3].map((n) => `postings/${TOWN}/${n}/1`) as [
  string,
  string,
  string,
];

let http: Http;

beforeAll(async () => {
  http = await startInPost();
});
afterAll(() => http?.stop());

const { ok, refused, read } = expecting(() => http);
const verdict = (approval: string, given: string, more: object = {}) => ({
  items: [{ approval, verdict: given, ...more }],
});

describe('an extension', () => {
  const path = `${MEMBER}/extensions`;
  const decisions = `${MEMBER}/decisions`;
  const asked = { months: 4, reason: '项目收尾' };

  it('is asked for by the lead unit, and not for too long', async () => {
    await refused(STRANGER, path, asked, 403, 'not-your-office');
    await refused(HOST, path, asked, 403, 'not-your-office');
    await refused(HR, path, { ...asked, months: 0 }, 400, 'bad-request', 'months');
    const { params } = await refused(HR, path, { ...asked, months: 7 }, 422, 'extension-too-long', 'months');
    expect(params).toEqual({ months: 6 });
    await ok(HR, path, asked);
    await refused(HR, path, { ...asked, months: 1 }, 409, 'already-open');
    expect(await read(SUPERVISOR, MEMBER)).toMatchObject({
      proposals: [{ key: 'extension:1', what: { months: 4 }, reason: '项目收尾', on: TODAY }],
      posting: { termEnd: '2024-07-01' },
    });
  });

  it('moves the end of the term when its chain has agreed, and at most as far in all', async () => {
    await refused(ORGANISATION, decisions, verdict('extension:1', 'agree'), 403, 'not-your-office');
    await refused(PARTY_GROUP, decisions, verdict('recall:1', 'agree'), 409, 'not-before-you');
    await ok(PARTY_GROUP, decisions, verdict('extension:1', 'agree'));
    expect((await read(HR, MEMBER)).posting.termEnd).toBe('2024-07-01');
    await ok(ORGANISATION, decisions, verdict('extension:1', 'agree'));
    expect((await read(HR, MEMBER)).posting.termEnd).toBe('2024-11-01');
    await refused(HR, path, { ...asked, months: 3 }, 422, 'extension-too-long', 'months');
  });
});

describe('a recall', () => {
  const path = `${MEMBER}/recalls`;
  const decisions = `${MEMBER}/decisions`;
  const unfit = { ground: 'unfit', reason: '不适应驻镇工作' };

  it('is for the host and the headquarters, on a ground that the policy names', async () => {
    await refused(HR, path, unfit, 403, 'not-your-office');
    await refused(STRANGER, path, unfit, 403, 'not-your-office');
    await refused(HOST, path, { ...unfit, ground: 'boredom' }, 422, 'ground-unknown', 'ground');
  });

  it('of somebody unfit is decided by the sender, and may be turned down', async () => {
    await ok(HOST, path, unfit);
    await refused(HEADQUARTERS, path, unfit, 409, 'already-open');
    await refused(HOST, decisions, verdict('recall:1', 'agree'), 403, 'not-your-office');
    await ok(PARTY_GROUP, decisions, verdict('recall:1', 'reject', { reason: '已谈话,继续观察' }));
    expect((await read(HR, MEMBER)).posting.status).toBe('onSite');

    await ok(HEADQUARTERS, path, unfit);
    await ok(PARTY_GROUP, decisions, verdict('recall:2', 'agree'));
    expect((await read(HR, MEMBER)).posting.status).toBe('onSite');
    await ok(ORGANISATION, decisions, verdict('recall:2', 'agree'));
    await http.stack.driver.settle();
    expect((await read(HR, MEMBER)).posting).toMatchObject({
      ...{ status: 'returned', releasedOn: TODAY, releaseReason: 'unfit' },
    });
    const { seats } = await read(HR, `teams/${TOWN}`);
    expect(seats).toContainEqual(
      expect.objectContaining({ seat: `${TOWN}/3`, person: null, filling: `selection/${TOWN}/1` }),
    );
    expect(await read(HR, `selections/${TOWN}/1`)).toMatchObject({ reason: 'backfill' });
  });

  it('is told no once somebody has gone', async () => {
    await refused(HOST, path, unfit, 409, 'wrong-stage');
    await refused(HR, `${MEMBER}/extensions`, { months: 1, reason: '收尾' }, 409, 'wrong-stage');
    await refused(ORGANISATION, decisions, verdict('recall:2', 'agree'), 409, 'wrong-stage');
  });

  it('of somebody ill releases at once, also when it is entered for the host with its document', async () => {
    const ill = { ground: 'illness', reason: '住院治疗' };
    const behalf = { office: '440513/host', document: '来函〔2021〕2号' };
    const own = `${ENTERPRISE}/recalls`;
    const undocumented = { ...ill, onBehalf: { office: '440513/host' } };
    await refused(HR, own, undocumented, 400, 'bad-request', 'onBehalf.document');
    await refused(STRANGER, own, { ...ill, onBehalf: behalf }, 403, 'not-on-behalf');
    const others = { ...behalf, office: '440513/leader' };
    await refused(HR, own, { ...ill, onBehalf: others }, 403, 'not-on-behalf');
    await ok(HR, own, { ...ill, onBehalf: behalf });
    await http.stack.driver.settle();
    expect((await read(HR, ENTERPRISE)).posting).toMatchObject({
      ...{ status: 'returned', releasedOn: TODAY, releaseReason: 'illness' },
    });
    const town = await read(HR, `towns/${TOWN}`);
    expect(town).toMatchObject({ held: 3, belowFloor: true });
  });

  it('of a leader ends the posts in the host area', async () => {
    await ok(HEADQUARTERS, `${LEADER}/recalls`, { ground: 'illness', reason: '住院治疗' });
    await http.stack.driver.settle();
    const { hostPosts } = await read(HR, LEADER);
    expect(hostPosts.map(({ status, postEndedOn }: Record<string, string>) => [status, postEndedOn])).toEqual(
      [
        ['ended', TODAY],
        ['ended', TODAY],
      ],
    );
  });
});

describe('what has not been dispatched', () => {
  it('neither arrives nor is cancelled', async () => {
    const fifth = `postings/${TOWN}/5/1`;
    const slip = { on: TODAY, document: '报到回执〔2021〕1号' };
    await refused(HOST, `${fifth}/arrivals`, slip, 409, 'wrong-stage');
    await refused(HR, `${fifth}/cancellations`, { reason: '不需要' }, 409, 'wrong-stage');
    await refused(HOST, `postings/${TOWN}/5/2/arrivals`, slip, 404, 'not-found');
  });
});
