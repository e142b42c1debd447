import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { evaluatedIn } from '../../db/queries/evaluated.ts';
import { yearsOnRecord } from '../../db/queries/year-on-record.ts';
import { claim, outbox, pairing, tenure } from '../../db/schema.ts';
import { expecting } from './expecting.ts';
import { HR, holderOf, STRANGER, TOWN, type Http } from './http.ts';
import { startInPost } from './in-post.ts';

const TODAY = '2021-03-15';
const OTHER = '440513103';
const HEADQUARTERS = 'a-hq-shantou-headquarters-1';
const HOST = 'a-440513-host-1';
const MEMBER = `postings/${TOWN}/3/1`;
const COLLEAGUE = `postings/${TOWN}/5/1`;
const PERSON = 'c-caizhengju-2';

let http: Http;

beforeAll(async () => {
  http = await startInPost();
});
afterAll(() => http?.stop());

const { ok, refused, read } = expecting(() => http);
const to = (seat: string) => ({ seat, reason: '加强力量' });
const agree = async (posting: string): Promise<void> => {
  for (const office of ['sz-caizhengju/partyGroup', 'hq-shantou/headquarters', 'sz/orgDepartment'])
    await ok(holderOf(office, 2), `${posting}/decisions`, {
      items: [{ approval: 'transfer:1', verdict: 'agree' }],
    });
  await http.stack.driver.settle();
};

describe('a transfer between teams', () => {
  const path = `${MEMBER}/seat-transfers`;
  const offered = async (named: string) =>
    (await read(HR, path)).items.find(({ seat }: { seat: string }) => seat === named);

  it('is proposed for a vacant seat of another team, by the rules of that seat', async () => {
    for (const who of [STRANGER, HOST]) await refused(who, path, to(`${OTHER}/3`), 403, 'not-your-office');
    await refused(HR, path, to(`${TOWN}/4`), 422, 'same-team', 'seat');
    await refused(HR, path, to(`${OTHER}/2`), 409, 'seat-not-vacant', 'seat');
    await refused(HR, path, to(`${OTHER}/9`), 422, 'seat-unknown', 'seat');
    const { params } = await refused(HR, path, to(`${OTHER}/3`), 422, 'rule-failed', 'seat');
    expect(params).toMatchObject({ rule: 'member-consortium', person: PERSON });
  });

  it('may go where a seat is vacant and nobody is looked for: each with what its rules say, for whoever proposes', async () => {
    for (const who of [STRANGER, HOST]) expect((await http.get(who, path)).status).toBe(403);
    for (const held of [`${OTHER}/2`, `${TOWN}/4`]) expect(await offered(held)).toBeUndefined();
    expect(await offered(`${OTHER}/3`)).toMatchObject({
      ...{ team: OTHER, role: 'member', standing: 'excluded', teamName: expect.any(String) },
      reasons: [{ rule: 'member-consortium', outcome: 'failed', words: { zh: expect.any(String) } }],
    });
  });

  it('releases nobody while the chain decides', async () => {
    // From now on the bureau helps the other town, too.
    await http.stack.database.db
      .insert(pairing)
      .values({ area: OTHER, unit: 'sz-caizhengju', role: 'member', period: '[2021-01-01,)' });
    expect(await offered(`${OTHER}/3`)).toMatchObject({ standing: 'eligible', reasons: [] });
    await ok(HEADQUARTERS, path, to(`${OTHER}/3`));
    await refused(HR, path, to(`${OTHER}/3`), 409, 'already-open');
    const found = await read(HR, MEMBER);
    expect(found).toMatchObject({ stage: 'onSite', proposals: [{ key: 'transfer:1', reason: '加强力量' }] });
  });

  it('ends the old posting and begins the new one, with one claim at any time', async () => {
    await agree(MEMBER);
    expect((await read(HR, MEMBER)).posting).toMatchObject({
      ...{ status: 'returned', releasedOn: TODAY, releaseReason: 'transferred' },
    });
    const now = await read(HEADQUARTERS, `postings/${OTHER}/3/1`);
    expect(now.posting).toMatchObject({
      ...{ person: PERSON, status: 'dispatched', termEnd: '2024-07-01' },
      transferredFrom: `posting/${TOWN}/3/1`,
    });
    const claims = await http.stack.database.db.select().from(claim).where(eq(claim.person, PERSON));
    expect(claims.map(({ holder, period }) => [holder, period]).toSorted()).toEqual([
      [`posting/${TOWN}/3/1`, `[2021-03-08,${TODAY})`],
      [`posting/${OTHER}/3/1`, `[${TODAY},2024-07-01)`],
    ]);
  });

  it('has the old seat filled again, and the plan told', async () => {
    const { seats } = await read(HR, `teams/${TOWN}`);
    expect(seats).toContainEqual(
      expect.objectContaining({ seat: `${TOWN}/3`, filling: `selection/${TOWN}/1` }),
    );
    const said = await http.stack.database.db.select().from(outbox).where(eq(outbox.act, 'replan'));
    const payload = { team: TOWN, seats: [`${TOWN}/3`], because: 'transferred' };
    expect(said).toMatchObject([{ toCase: 'programme/shenzhen-2022', payload, delivered: true }]);
  });

  it('holds the new seat from the arrival on', async () => {
    await ok(HOST, `postings/${OTHER}/3/1/arrivals`, { on: TODAY, document: '报到回执7号' });
    await http.stack.driver.settle();
    const [held] = await http.stack.database.db
      .select()
      .from(tenure)
      .where(eq(tenure.posting, `posting/${OTHER}/3/1`));
    expect(held).toMatchObject({ seat: `${OTHER}/3` });
  });

  it('has the year of both teams counted: days, absences, and one grade where they served longest', async () => {
    const enter = (town: string, from: string, to: string, kind: string) =>
      ok(HEADQUARTERS, `supervisions/${town}/2021/presence`, {
        entries: [{ posting: `posting/${town}/3/1`, from, to, kind }],
      });
    await enter(TOWN, '2021-03-08', '2021-03-12', 'onSite');
    await enter(TOWN, '2021-03-09', '2021-03-09', 'absent');
    await enter(OTHER, TODAY, TODAY, 'absent');
    const { members } = await read(HEADQUARTERS, `supervisions/${OTHER}/2021`);
    expect(members.find(({ person }: { person: string }) => person === PERSON)).toMatchObject({
      ...{ absent: 1, absences: 2, consequence: { atMost: 'basicallyCompetent' } },
    });
    const { db } = http.stack.database;
    const subjects = await evaluatedIn(db, 'person', '440513', 2021, 'county');
    const own = subjects.filter(({ person }) => person === PERSON);
    // Seven days there, and from the fifteenth of March to the end of the year here.
    expect(own.map(({ id, served }) => [id, served])).toEqual([[`posting/${OTHER}/3/1`, 7 + 292]]);
    expect(await yearsOnRecord(db, 'person', 2021, own, [])).toMatchObject({
      [`posting/${OTHER}/3/1`]: { absences: 2, present: 4, served: 299, recalled: null },
    });
  });

  it('comes to nothing when the seat is being filled by the time it is agreed to: the lead unit is told', async () => {
    await ok(HR, `${COLLEAGUE}/seat-transfers`, to(`${OTHER}/4`));
    await ok(holderOf('sz-jiaoyuju/hr'), `teams/${OTHER}/selections`, { seats: [`${OTHER}/4`] });
    await http.stack.driver.settle();
    await agree(COLLEAGUE);
    expect((await read(HR, COLLEAGUE)).posting).toMatchObject({ status: 'onSite', releasedOn: null });
    const note = { subject: `transferFailed:${OTHER}/4` };
    expect((await http.all(HR, 'inbox?act=takeNote')).items).toMatchObject([note]);
    await ok(HR, `${COLLEAGUE}/notes`, note);
  });
});
