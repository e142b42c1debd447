import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { policyOf } from '../../db/facts.ts';
import { seatsOverTime } from '../../db/queries/strength.ts';
import { seatsThen } from '../../db/queries/strength-then.ts';
import { ADMINISTRATOR, HR, STRANGER, TOWN, type Http } from './http.ts';
import { startInPost } from './in-post.ts';
import { expectRefused, traces } from './refused.ts';
import { approveAll, letterAndTraining, nominate } from './selecting.ts';
import { PROGRAMME } from '../support/stack.ts';

const HEADQUARTERS = 'a-hq-shantou-headquarters-1';
const LEADER = 'a-sz-leader-1';
const TODAY = '2021-03-15';
const path = `programmes/${PROGRAMME}/departures`;
const until = 'from=2021-03-15&to=2024-12-31';
const previews = `postings/${TOWN}/3/1/previews`;

let http: Http;

beforeAll(async () => {
  http = await startInPost();
});
afterAll(() => http?.stop());

const read = async (who: string, query: string) => {
  const { status, body } = await http.get(who, `${path}?${query}`);
  expect(status).toBe(200);
  return body;
};
const preview = async (body: object, who = HR) => {
  const answered = await http.post(who, previews, body);
  expect(answered).toMatchObject({ status: 200 });
  return answered.body;
};

describe('who leaves when', () => {
  it('is by the batches of the table until somebody orders a relief', async () => {
    const { items, figures } = await read(LEADER, `${until}&county=440513`);
    expect(items.map(({ seat, on }: Record<string, string>) => [seat, on])).toEqual([
      ['440513101/2', '2024-07-01'],
      ['440513101/3', '2024-07-01'],
      ['440513103/2', '2024-07-01'],
      ['440513/1', '2024-08-01'],
      ['440513101/1', '2024-08-01'],
      ['440513101/4', '2024-08-01'],
      ['440513103/1', '2024-08-01'],
      ['440513101/5', '2024-09-01'],
    ]);
    expect(items[0]).toMatchObject({
      ...{ basis: 'planned', teamName: '河溪镇', next: { status: 'planned' }, gap: 0, warning: true },
      ...{ personName: '谢若溪', supplyingUnit: 'sz-shenyejituan', leadUnit: 'sz-caizhengju' },
    });
    expect(figures).toMatchObject({ leaving: 8, secured: 0, planned: 8, none: 0, warnings: 8 });
    expect((await read(LEADER, '')).items).toEqual([]);
  });

  it('comes in pages, whose figures are those of the whole', async () => {
    const first = await read(LEADER, `${until}&limit=3`);
    expect(first.items).toHaveLength(3);
    const all = await http.all(LEADER, `${path}?${until}&limit=3`);
    expect(all.items).toHaveLength(first.figures.leaving);
    expect(new Set(all.items.map(({ posting }) => posting)).size).toBe(all.items.length);
  });

  it('is by the unit that owes the seat or leads the team, and for those who may see the posting', async () => {
    const { items } = await read(LEADER, `${until}&unit=sz-shenyejituan`);
    expect(items.map(({ seat }: { seat: string }) => seat).toSorted()).toEqual([
      '440513101/2',
      '440513101/4',
    ]);
    expect((await read(LEADER, `${until}&unit=sz-caizhengju`)).items).toHaveLength(5);
    expect(await read(STRANGER, until)).toMatchObject({ items: [], figures: { leaving: 0 } });
  });

  it('after an illness has the gap until the backfill, and who looks', async () => {
    const ill = { ground: 'illness', reason: '住院治疗' };
    expect(await http.post(HEADQUARTERS, `postings/${TOWN}/5/1/recalls`, ill)).toMatchObject({ status: 200 });
    await http.stack.driver.settle();
    const { items } = await read(HR, 'from=2021-03-01&to=2021-04-01');
    expect(items).toMatchObject([
      {
        ...{ seat: `${TOWN}/5`, on: TODAY, basis: 'released', warning: false },
        next: { status: 'sought', case: `selection/${TOWN}/1` },
      },
    ]);
    expect(items[0].gap).toBeGreaterThan(60);
  });

  it.each([
    ['from=2024-01-01&to=2024-01-01', 422, 'date-order', 'to'],
    ['from=2024-13-01', 400, 'bad-request', 'from'],
    ['limit=0', 400, 'bad-request', 'limit'],
    ['cursor=abc', 400, 'bad-request', 'cursor'],
    ['town=x', 400, 'bad-request', 'town'],
    ['on=2021-03-16', 422, 'date-in-future', 'on'],
    ['on=2021-02-29', 400, 'bad-request', 'on'],
    ['on=2021-03-01&to=2021-03-01', 422, 'date-order', 'to'],
  ])('%s is refused', async (query, status, code, field) => {
    await expectRefused(http, () => http.get(HR, `${path}?${query}`), { status, code, field });
  });
});

describe('what a change would do', () => {
  it('is answered without a key, and changes nothing', async () => {
    const before = await traces(http);
    const { status, body } = await http.ask(HR, 'POST', previews, {
      body: { change: 'leave', ground: 'illness' },
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({ posting: `posting/${TOWN}/3/1`, on: TODAY, ends: [], announced: [] });
    expect(body.teams).toMatchObject([{ team: TOWN, name: '河溪镇', floor: 5 }]);
    expect(body.teams[0].months).toHaveLength(12);
    expect(body.teams[0].months[0]).toMatchObject({ before: { onSite: 4 }, after: { onSite: 3 } });
    expect(body.rules).toContainEqual(expect.objectContaining({ rule: 'floor', when: TODAY }));
    expect(body.opens).toMatchObject([{ seat: `${TOWN}/3`, unit: 'sz-caizhengju', reason: 'backfill' }]);
    expect(await traces(http)).toEqual(before);
  });

  it('of a recall that has to be decided counts from the day on which it is decided at the latest', async () => {
    const { on } = await preview({ change: 'leave', ground: 'unfit' });
    expect(on > TODAY).toBe(true);
    expect(await preview({ change: 'leave', on: '2021-05-06' })).toMatchObject({ on: '2021-05-06' });
  });

  it('of an extension, another day of relief and a transfer is told in the same terms', async () => {
    const extended = await preview({ change: 'extend', months: 7 });
    expect(extended).toMatchObject({ on: null, opens: [] });
    expect(extended.rules).toContainEqual(expect.objectContaining({ rule: 'extension', force: 'must' }));
    const moved = await preview({ change: 'relieve', on: '2023-02-01' });
    expect(moved.rules.map(({ rule }: { rule: string }) => rule)).toContain('avoid');
    expect(moved.opens).toMatchObject([{ reason: 'relief', needBy: '2023-02-01' }]);
    const transfer = await preview({ change: 'transfer', to: '440513103/3', on: '2021-04-01' });
    expect(transfer.teams.map(({ team }: { team: string }) => team)).toEqual([TOWN, '440513103']);
  });

  it.each([
    [{ change: 'leave', ground: 'boredom' }, 422, 'ground-unknown', 'ground'],
    [{ change: 'leave', on: '2021-03-14' }, 422, 'date-order', 'on'],
    [{ change: 'transfer', to: `${TOWN}/1`, on: '2021-04-01' }, 409, 'seat-not-vacant', 'to'],
    [{ change: 'transfer', to: '440513103/9', on: '2021-04-01' }, 422, 'seat-unknown', 'to'],
    [{ change: 'extend', months: 0 }, 400, 'bad-request', 'months'],
    [{ change: 'vanish' }, 400, 'bad-request', 'change'],
    [{ change: 'relieve', on: '2024-08-01', why: 'x' }, 400, 'bad-request', 'why'],
  ])('%j is refused', async (body, status, code, field) => {
    await expectRefused(http, () => http.post(HR, previews, body), { status, code, field });
  });

  it('is not for those who may not see the posting, nor of somebody who has gone', async () => {
    const body = { change: 'extend', months: 1 };
    await expectRefused(http, () => http.post(STRANGER, previews, body), {
      status: 403,
      code: 'not-visible',
    });
    const gone = `postings/${TOWN}/5/1/previews`;
    await expectRefused(http, () => http.post(HR, gone, body), { status: 409, code: 'wrong-stage' });
  });
});

describe('as of a day that has been', () => {
  const ORGANISATION = 'a-sz-orgDepartment-1';
  const selection = `selections/${TOWN}/1`;
  const window = 'from=2021-03-01&to=2028-01-01';
  const ok = async (who: string, at: string, body: object) => {
    expect(await http.post(who, at, body)).toMatchObject({ status: 200 });
    await http.stack.driver.settle();
  };
  const advance = (to: string) => ok(ADMINISTRATOR, 'clock/advance', { to });
  /** The answer without a day, and every seat with whoever is or was in it. */
  const today = async () => {
    const { db } = http.stack.database;
    const seats = await seatsOverTime(db, await policyOf(db, PROGRAMME, 1));
    return { answer: await read(LEADER, window), seats: [...seats] };
  };
  const then = async (on: string) => {
    const { db } = http.stack.database;
    const { on: asked, ...answer } = await read(LEADER, `${window}&on=${on}`);
    expect(asked).toBe(on);
    return { answer, seats: [...(await seatsThen(db, await policyOf(db, PROGRAMME, 1), on, undefined))] };
  };
  const successor = ({ answer }: Awaited<ReturnType<typeof today>>) =>
    answer.items.find(({ posting }: { posting: string }) => posting === `posting/${TOWN}/5/1`).next.status;

  it('is answered as it was then, whoever was named, extended, recalled or has come since', async () => {
    const person = await nominate(http, `${TOWN}/5`, 'sz-caizhengju');
    await approveAll(http, HR);
    const sought = await today();

    await advance('2021-03-24');
    await ok(HR, `postings/${TOWN}/3/1/extensions`, { months: 3, reason: '项目收尾' });
    const agree = { items: [{ approval: 'extension:1', verdict: 'agree' }] };
    for (const who of ['a-sz-caizhengju-partyGroup-1', ORGANISATION])
      await ok(who, `postings/${TOWN}/3/1/decisions`, agree);
    await ok(HEADQUARTERS, `postings/${TOWN}/2/1/recalls`, { ground: 'illness', reason: '住院治疗' });
    await ok(ORGANISATION, `${selection}/case-file`, letterAndTraining([person], '2021-03-24'));
    await ok(ORGANISATION, `${selection}/dispatches`, {
      ...{ persons: [person], number: '派〔2021〕1号', on: '2021-03-24' },
    });
    const named = await today();

    await advance('2021-03-26');
    await ok('a-440513-host-1', `postings/${TOWN}/5/2/arrivals`, {
      ...{ on: '2021-03-26', document: '报到回执〔2021〕1号' },
    });
    const come = await today();
    expect([sought, named, come].map(successor)).toEqual(['sought', 'dispatched', 'onSite']);
    await advance('2021-03-27');
    for (const [on, before] of [
      ['2021-03-15', sought],
      ['2021-03-24', named],
      ['2021-03-26', come],
    ] as const) {
      const { answer, seats } = await then(on);
      expect(seats).toEqual(before.seats);
      expect(answer).toEqual({ ...before.answer, today: '2021-03-27' });
    }
  });
});
