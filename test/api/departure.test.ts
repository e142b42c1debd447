import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { account, acting, cadre } from '../../db/schema.ts';
import { expecting } from './expecting.ts';
import { HR, holderOf, STRANGER, TOWN, type Http } from './http.ts';
import { startInPost } from './in-post.ts';

const TODAY = '2021-03-15';
const HOST = 'a-440513-host-1';
const PARTY_GROUP = holderOf('sz-caizhengju/partyGroup');
const ORGANISATION = holderOf('sz/orgDepartment');
const [LEADER, ENTERPRISE, MEMBER, FOURTH] = [1, 2, 3, 4].map((n) => `postings/${TOWN}/${n}/1`) as [
  string,
  string,
  string,
  string,
];
/** The account of the member: no office, a person only. */
const IN_PERSON = 'p-member';

let http: Http;
let member: string;

beforeAll(async () => {
  http = await startInPost();
  member = (await http.get(HR, MEMBER)).body.posting.person;
  await http.stack.database.db.insert(account).values({ id: IN_PERSON, name: '示例队员', person: member });
});
afterAll(() => http?.stop());

const { ok, refused, read } = expecting(() => http);
const agree = async (posting: string, approval: string): Promise<void> => {
  for (const who of [PARTY_GROUP, ORGANISATION])
    await ok(who, `${posting}/decisions`, { items: [{ approval, verdict: 'agree' }] });
  await http.stack.driver.settle();
};

describe('a promotion in post', () => {
  const path = `${MEMBER}/promotions`;
  const promotion = { on: '2021-03-12', document: '任〔2021〕6号', post: '四级调研员', postLevel: 'section' };

  it('is recorded by HR of the unit, with the document', async () => {
    for (const who of [STRANGER, HOST, IN_PERSON])
      await refused(who, path, promotion, 403, 'not-your-office');
    await refused(HR, path, { ...promotion, on: '2021-03-16' }, 422, 'date-in-future', 'on');
    await refused(HR, path, { ...promotion, postLevel: 'emperor' }, 400, 'bad-request', 'postLevel');
    const nothing = { on: promotion.on, document: promotion.document };
    await refused(HR, path, nothing, 400, 'bad-request', 'post');
  });

  it("changes the person's record, and nothing else", async () => {
    const before = await read(HR, MEMBER);
    const { rank } = await recordOf(member);
    await ok(HR, path, promotion);
    expect(await recordOf(member)).toMatchObject({ post: '四级调研员', postLevel: 'section', rank });
    const after = await read(HR, MEMBER);
    expect(after.posting).toEqual({ ...before.posting, version: before.posting.version + 1 });
    expect([after.stage, after.tasks, after.state]).toEqual([before.stage, before.tasks, before.state]);
  });

  const recordOf = async (id: string) => {
    const [row] = await http.stack.database.db.select().from(cadre).where(eq(cadre.id, id));
    if (!row) throw new Error(`${id} is not on the roster`);
    return row.record;
  };
});

describe('a resignation', () => {
  const path = `${MEMBER}/resignations`;
  const asked = { reason: '个人原因' };

  it('is asked for in person, or by HR with the letter', async () => {
    for (const who of [STRANGER, HOST]) await refused(who, path, asked, 403, 'not-your-office');
    await refused(HR, path, asked, 422, 'document-missing', 'document');
    await ok(IN_PERSON, path, asked);
    await refused(HR, path, { ...asked, document: '申请〔2021〕1号' }, 409, 'already-open');
    const { proposals } = await read(HR, MEMBER);
    expect(proposals).toMatchObject([{ key: 'resignation:1', reason: '个人原因', on: TODAY }]);
  });

  it('releases nobody before its chain has agreed; then the seat is filled again', async () => {
    expect((await read(HR, MEMBER)).posting.status).toBe('onSite');
    await agree(MEMBER, 'resignation:1');
    expect((await read(HR, MEMBER)).posting).toMatchObject({
      status: 'returned',
      releaseReason: 'resignation',
    });
    const { seats } = await read(HR, `teams/${TOWN}`);
    expect(seats).toContainEqual(
      expect.objectContaining({ seat: `${TOWN}/3`, filling: `selection/${TOWN}/1` }),
    );
  });
});

describe('somebody who takes the work of a vacant seat', () => {
  const path = `teams/${TOWN}/acting-holders`;
  const name = (posting: string, seat = `${TOWN}/3`) => ({ seat, posting });
  const leader = `posting/${TOWN}/1/1`;
  const fourth = `posting/${TOWN}/4/1`;
  const inTeam = async () => {
    const { seats } = await read(HR, `teams/${TOWN}`);
    return seats.find(({ seat }: { seat: string }) => seat === `${TOWN}/3`).acting;
  };

  it('is asked of the lead unit, by itself', async () => {
    const { items } = await http.all(HR, 'inbox?act=nameActing');
    expect(items).toMatchObject([{ subject: `${TOWN}/3`, office: 'sz-caizhengju/hr' }]);
  });

  it('is a colleague of the team', async () => {
    await refused(STRANGER, path, name(leader), 403, 'not-your-office');
    await refused(HR, path, name(`posting/${TOWN}/3/1`), 422, 'not-a-colleague', 'posting');
    await refused(HR, path, name(leader, `${TOWN}/2`), 409, 'seat-held', 'seat');
    await refused(HR, path, name(leader, `${TOWN}/9`), 422, 'seat-unknown', 'seat');
    await ok(HR, path, { ...name(fourth), document: '代〔2021〕1号' });
    expect(await inTeam()).toBe(fourth);
    await ok(HR, path, name(leader));
    await refused(HR, path, name(leader), 409, 'already-decided', 'posting');
  });

  it('is looked for anew when the colleague goes, too', async () => {
    await ok(HR, path, name(fourth));
    const early = { reason: '单位工作需要', document: '函〔2021〕3号' };
    const unit = (await read(HR, FOURTH)).state.places.supplyingUnit;
    await ok(holderOf(`${unit}/hr`), `${FOURTH}/early-returns`, early);
    for (const office of [`${unit}/partyGroup`, 'sz/orgDepartment']) {
      const items = [{ approval: 'earlyReturn:1', verdict: 'agree' }];
      await ok(holderOf(office), `${FOURTH}/decisions`, { items });
    }
    await http.stack.driver.settle();
    expect((await read(HR, FOURTH)).posting).toMatchObject({ releaseReason: 'earlyReturn' });
    expect(await inTeam()).toBeNull();
    const { items } = await http.all(HR, 'inbox?act=nameActing');
    expect(items.map(({ subject }) => subject).toSorted()).toEqual([`${TOWN}/3`, `${TOWN}/4`]);
    // Named and gone on one day, they never did: nobody has taken the work.
    expect(await http.stack.database.db.select().from(acting)).toEqual([]);
  });

  it('is asked for also when somebody is ill', async () => {
    await ok('a-hq-shantou-headquarters-1', `${ENTERPRISE}/recalls`, { ground: 'illness', reason: '住院' });
    await http.stack.driver.settle();
    const { items } = await http.all(HR, 'inbox?act=nameActing');
    expect(items).toHaveLength(3);
    await ok(HR, path, name(leader, `${TOWN}/2`));
    expect((await read(HR, LEADER)).posting.status).toBe('onSite');
  });
});
