import { fileURLToPath } from 'node:url';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { holderOf, startHttp, type Http } from './http.ts';

/**
 * A programme of another shape, with no code of its own: votes instead of signatures, teams of three of whom each is first
 * secretary of a village, ages by rank, one of a team under 35, a term of two years, no notice.
 */
const VOTES = {
  programme: fileURLToPath(new URL('../support/programmes/votes-2025', import.meta.url)),
  start: '2025-01-06',
};
const TOWN = '990121101';
const HR = 'a-yc-rsj-hr-1';
const ADMINISTRATOR = 'a-yc-administrator-1';
const base = `selections/${TOWN}/1`;

let http: Http;

beforeAll(async () => {
  http = await startHttp({}, VOTES);
  await http.stack.worker();
});
afterAll(() => http?.stop());

async function ok(who: string, path: string, body: unknown) {
  const answered = await http.post(who, path, body);
  expect(answered, path).toMatchObject({ status: 200 });
  await http.stack.driver.settle();
  return answered.body;
}

const read = async (path: string, who = ADMINISTRATOR) => (await http.get(who, path)).body;

interface Asked {
  readonly act: string;
  readonly subject: string;
  readonly office: string;
}

/** Every vote of the selection, taken and confirmed, until none is open. */
async function vote(path: string): Promise<void> {
  for (;;) {
    const { tasks } = (await read(path)) as { tasks: readonly Asked[] };
    const open = tasks.filter(({ act }) => act === 'minute' || act === 'confirmMinutes');
    if (open.length === 0) return;
    for (const { act, subject, office } of open) {
      const heldOn = (await read('clock')).date as string;
      const meeting = { number: '表决〔2025〕1号', heldOn, due: 6, present: 5 };
      await (act === 'minute'
        ? ok(holderOf(office), `${path}/minutes`, {
            ...meeting,
            items: [{ approval: subject, agree: 5, disagree: 0, defer: 0 }],
          })
        : ok(holderOf(office, 2), `${path}/minutes/confirmations`, { approvals: [subject] }));
    }
  }
}

/** Somebody of the supplying unit whom the rules let through, with their recommendation. Answers the rules that refused others before. */
async function nominate(seat: string, unit: string): Promise<readonly string[]> {
  const hr = holderOf(`${unit}/hr`);
  const { body } = await http.get(hr, `cadres?limit=200&unit=${unit}`);
  const codes: string[] = [];
  for (const { id: person, wantedBy } of body.items) {
    if (wantedBy !== null) continue;
    const file = [{ item: 'recommendation', number: '荐〔2025〕1号', on: VOTES.start }];
    const answered = await http.post(hr, `${base}/nominations`, { seat, person, file });
    if (answered.status === 200) return codes;
    codes.push(answered.body.params?.rule ?? answered.body.code);
  }
  throw new Error(`nobody of ${unit} may be nominated for ${seat}: ${codes.join(', ')}`);
}

it('begins: two towns with a team of three each, a county with a head', async () => {
  await ok(ADMINISTRATOR, 'programmes/votes-2025/launch', {});
  const { items } = await http.all(ADMINISTRATOR, 'teams');
  expect(items.map(({ town, seats }) => [town, seats])).toEqual([
    ['990121', 1],
    ['990121101', 3],
    ['990121102', 3],
  ]);
});

it('chooses a team of three by votes, one of them under 35, and sends it out for two years', async () => {
  // Everybody is 39, but for the last of the bureau, who is 25.
  const { db } = http.stack.database;
  const born = (date: string) =>
    sql`update cadre set record = jsonb_set(record, '{born}', ${`"${date}"`}::jsonb)`;
  await db.execute(born('1986-01-01'));
  await db.execute(sql`${born('2000-01-01')} where id = (select max(id) from cadre where unit = 'yc-rsj')`);
  await ok(HR, `teams/${TOWN}/selections`, {});
  const refusals = [];
  for (const { seat, supplyingUnit } of (await read(base)).seats)
    refusals.push(await nominate(seat, supplyingUnit));
  // Only with the third seat is it known whether the team has somebody under 35.
  expect(refusals.slice(0, 2).flat()).not.toContain('one-under-35');
  expect(refusals[2]).toContain('one-under-35');
  await vote(base);
  const { nominees } = await read(base);
  expect(nominees.map(({ stage }: { stage: string }) => stage)).toEqual(['cleared', 'cleared', 'cleared']);
  for (const { approvals } of nominees)
    expect(approvals[0].decisions.map(({ minutes }: { minutes: unknown }) => minutes !== null)).toEqual([
      true,
      true,
    ]);
  const persons = nominees.map(({ person }: { person: string }) => person);
  await ok('a-yc-orgDepartment-1', `${base}/dispatches`, {
    persons,
    number: '派〔2025〕1号',
    on: VOTES.start,
  });
  for (const n of [1, 2, 3]) {
    await ok('a-990121-host-1', `postings/${TOWN}/${n}/1/arrivals`, {
      on: VOTES.start,
      document: '报到〔2025〕1号',
    });
    const { posting, hostPosts } = await read(`postings/${TOWN}/${n}/1`);
    expect(posting).toMatchObject({ status: 'onSite', termEnd: '2027-04-01' });
    expect(hostPosts).toMatchObject([{ title: 'firstSecretary', status: 'proposed' }]);
    await ok('a-990121-host-1', `host-posts/${hostPosts[0].id.replace('host-post/', '')}/appointments`, {
      ...{ body: '临溪县委组织部', document: '任〔2025〕1号', on: VOTES.start },
    });
  }
  expect(await read(`teams/${TOWN}`)).toMatchObject({ formed: true });
});

it('plans the relief of all three after two years, decided by a vote', async () => {
  await ok(ADMINISTRATOR, 'clock/advance', { to: '2026-12-15' });
  const plan = 'rotations/votes-2025/1';
  const { reliefs, relieveOn } = await read(plan);
  expect(relieveOn).toBe('2027-04-01');
  expect(reliefs.map(({ seat }: { seat: string }) => seat)).toEqual([1, 2, 3].map((n) => `${TOWN}/${n}`));
  await vote(plan);
  expect((await read(plan)).stage).toBe('running');
  expect(await read(`selections/${TOWN}/2`)).toMatchObject({ reason: 'relief' });
});
