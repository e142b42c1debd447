import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ADMINISTRATOR, HR, holderOf, startHttp, TOWN, type Http } from './http.ts';
import { expectRefused } from './refused.ts';
import { approveAll, letterAndTraining, nominate, papers } from './selecting.ts';

/** One town's first selection as it may really go, in the words of the regulation (三(一)). */
const base = `selections/${TOWN}/1`;
const ORGANISATION = 'a-sz-orgDepartment-1';
const DISCIPLINE = 'a-sz-caizhengju-discipline-1';
const HOST = 'a-440513-host-1';
const BUREAU = 'sz-caizhengju';
const [LEADER, MEMBER] = [`${TOWN}/1`, `${TOWN}/3`];

let http: Http;
/** Who is nominated for each seat. */
const people = new Map<string, string>();

beforeAll(async () => {
  http = await startHttp();
  await http.stack.worker();
  await http.stack.launch();
  await ok(HR, `teams/${TOWN}/selections`, {});
});
afterAll(() => http?.stop());

async function ok(who: string, path: string, body: unknown) {
  const answered = await http.post(who, path, body);
  expect(answered, path).toMatchObject({ status: 200 });
  await http.stack.driver.settle();
  return answered.body;
}
const refused = (who: string, path: string, body: unknown, status: number, code: string, field?: string) =>
  expectRefused(http, () => http.post(who, path, body), { status, code, field: field ?? null });
const advance = (to: string) => ok(ADMINISTRATOR, 'clock/advance', { to });
const today = async () => (await http.get(HR, 'clock')).body.date as string;

/** Writes a date into somebody's record, as their files say it. */
const record = (person: string, field: 'born' | 'fullMembership', date: string) =>
  http.stack.database.db.execute(
    sql`update cadre set record = jsonb_set(record, ${`{${field}}`}, ${`"${date}"`}::jsonb) where id = ${person}`,
  );

const nominee = async (person: string) => {
  const { body } = await http.get(HR, base);
  return body.nominees.find((other: { person: string }) => other.person === person);
};
const personIn = (seat: string): string => {
  const person = people.get(seat);
  if (!person) throw new Error(`nobody is nominated for ${seat}`);
  return person;
};

describe('队员应具有1年以上党龄: full member for a year less a day', () => {
  it('is refused, with the rule and its clause; on the day itself the same person is nominated', async () => {
    const eligible = await nominate(http, MEMBER, BUREAU);
    await ok(HR, `${base}/withdrawals`, { person: eligible });
    await record(eligible, 'fullMembership', '2020-03-16');
    const nomination = { seat: MEMBER, person: eligible, file: papers };
    const { params } = await refused(HR, `${base}/nominations`, nomination, 422, 'rule-failed', 'person');
    expect(params).toMatchObject({ rule: 'member-party-standing', clause: '三(一)' });
    await advance('2021-03-16');
    await ok(HR, `${base}/nominations`, nomination);
    people.set(MEMBER, eligible);
  });
});

describe('应到9人,实到5人: quorum missed by one', () => {
  it('cannot be minuted; with one more it can, and more than half of those due carry it', async () => {
    for (const { seat, supplyingUnit } of (await http.get(HR, base)).body.seats) {
      if (!people.has(seat)) people.set(seat, await nominate(http, seat, supplyingUnit));
    }
    const approval = personIn(MEMBER);
    const agree = { items: [{ approval, verdict: 'agree' }] };
    await ok(holderOf(`${BUREAU}/hr`, 2), `${base}/decisions`, agree);
    const document = { number: '廉意〔2021〕7号', on: await today() };
    await ok(DISCIPLINE, `${base}/decisions`, { items: [{ ...agree.items[0], document }] });
    const meeting = (present: number, votes: number) => ({
      ...{ number: '党组纪要〔2021〕4号', heldOn: '2021-03-16', due: 9, present },
      items: [{ approval, agree: votes, disagree: present - votes, defer: 0 }],
    });
    const group = holderOf(`${BUREAU}/partyGroup`);
    const missed = await refused(group, `${base}/minutes`, meeting(5, 5), 422, 'quorum-missed', 'present');
    expect(missed.params).toEqual({ due: 9, present: 5, needed: 6 });
    await ok(group, `${base}/minutes`, meeting(6, 5));
    await ok(holderOf(`${BUREAU}/partyGroup`, 2), `${base}/minutes/confirmations`, { approvals: [approval] });
    expect((await nominee(approval)).approvals.at(-1)).toMatchObject({ status: 'open', step: 3 });
  });
});

describe('任职回避: two of a team turn out to be married', () => {
  it('whoever was nominated later stops, and nobody is shown what is known of the other', async () => {
    const [earlier, later] = [personIn(`${TOWN}/4`), personIn(`${TOWN}/5`)];
    const family = JSON.stringify([{ relation: '配偶', name: '示例', cadre: later }]);
    await http.stack.database.db.execute(
      sql`update cadre set record = jsonb_set(record, '{family}', ${family}::jsonb) where id = ${earlier}`,
    );
    await ok(HR, `${base}/rescreenings`, { person: earlier });
    expect(await nominee(earlier)).toMatchObject({ stage: 'approval', stopped: null });
    await ok(HR, `${base}/rescreenings`, { person: later });
    const { stage, stopped, screening } = await nominee(later);
    expect([stage, stopped.rule]).toEqual(['ineligible', 'no-kin-in-team']);
    const judged = screening.find(({ rule }: { rule: string }) => rule === 'no-kin-in-team');
    expect(Object.keys(judged.seen).filter((fact) => !fact.startsWith(later))).toEqual([]);
    const { seats } = (await http.get(HR, base)).body;
    const { seat, supplyingUnit } = seats.find((other: { seat: string }) => other.seat === `${TOWN}/5`);
    const another = await nominate(http, seat, supplyingUnit);
    expect(another).not.toBe(later);
    people.set(seat, another);
  });
});

describe('公示期满当日提出异议: an objection on the last day of the notice', () => {
  it('is taken, on the day after no more, and only the person concerned waits', async () => {
    await approveAll(http, HR);
    const { noticeUntil } = await nominee(personIn(MEMBER));
    await advance(noticeUntil);
    const objection = { person: personIn(MEMBER), reason: '反映问题' };
    await ok(ORGANISATION, `${base}/objections`, objection);
    await ok(ADMINISTRATOR, 'clock/advance', { days: 1 });
    await refused(
      ORGANISATION,
      `${base}/objections`,
      { ...objection, person: personIn(LEADER) },
      409,
      'nominee-stage',
      'person',
    );
    expect((await nominee(personIn(MEMBER))).stage).toBe('objected');
    expect((await nominee(personIn(LEADER))).stage).toBe('cleared');
    const persons = [personIn(MEMBER)];
    const order = { persons, number: '派〔2021〕1号', on: await today() };
    await refused(ORGANISATION, `${base}/dispatches`, order, 409, 'objection-open', 'persons');
    const [{ id }] = (await nominee(personIn(MEMBER))).objections;
    await ok(DISCIPLINE, `${base}/settlements`, {
      ...{ person: personIn(MEMBER), objection: id, result: 'dismissed', reason: '查无实据' },
    });
    expect((await nominee(personIn(MEMBER))).stage).toBe('cleared');
  });
});

describe('队长一般为50周岁以下: a leader who turns 51 between nomination and dispatch', () => {
  it('stops there with the reason, the others of the slate are sent out, and an exception lets them go', async () => {
    const leader = personIn(LEADER);
    await record(leader, 'born', '1970-08-10');
    await advance('2021-08-20');
    const persons = [...people.values()];
    await ok(ORGANISATION, `${base}/case-file`, letterAndTraining(persons, await today()));
    const order = { persons, number: '派〔2021〕2号', on: await today() };
    const { events } = await ok(ORGANISATION, `${base}/dispatches`, order);
    const stopped = events.filter(({ type }: { type: string }) => type === 'nomineeStopped');
    expect(stopped).toMatchObject([{ data: { person: leader, rule: 'leader-age' } }]);
    expect((await nominee(leader)).stage).toBe('ineligible');
    const others = persons.filter((person) => person !== leader);
    for (const person of others) expect((await nominee(person)).stage).toBe('dispatched');
    const nomination = { seat: LEADER, person: leader, file: papers };
    await refused(HR, `${base}/nominations`, nomination, 422, 'waiver-needed', 'waive');
    await ok(HR, `${base}/nominations`, {
      ...nomination,
      waive: [{ rule: 'leader-age', reason: '经验丰富' }],
    });
    expect((await nominee(leader)).stage).toBe('waiver');
  });
});

describe('受援地报到后才作出任职决定: a host that decides after the arrival', () => {
  it('holds nobody up: who has arrived is on site, and the lag is a figure', async () => {
    const leader = personIn(LEADER);
    await approveAll(http, HR);
    const { noticeUntil } = await nominee(leader);
    await advance(noticeUntil);
    await ok(ADMINISTRATOR, 'clock/advance', { days: 1 });
    await ok(ORGANISATION, `${base}/case-file`, letterAndTraining([leader], await today()));
    await ok(ORGANISATION, `${base}/dispatches`, {
      persons: [leader],
      number: '派〔2021〕3号',
      on: await today(),
    });
    const posting = `postings/${LEADER}/1`;
    const before = await today();
    await ok(HOST, `${posting}/arrivals`, { on: before, document: '报到〔2021〕1号' });
    expect((await http.get(HR, posting)).body).toMatchObject({
      stage: 'onSite',
      posting: { status: 'onSite' },
    });
    await ok(ADMINISTRATOR, 'clock/advance', { days: 14 });
    const [{ id }] = (await http.get(HR, posting)).body.hostPosts;
    const post = id.replace('host-post/', 'host-posts/');
    await ok(HOST, `${post}/appointments`, {
      body: '潮阳区委组织部',
      document: '任〔2021〕9号',
      on: await today(),
    });
    const { body } = await http.get(HR, post);
    expect(body).toMatchObject({ stage: 'held', post: { status: 'held' } });
    expect(body.post.lag).toBeGreaterThan(8);
  });
});
