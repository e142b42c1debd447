import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cadre, claim } from '../../db/schema.ts';
import { load } from '../../load.ts';
import { ADMINISTRATOR, HR, startHttp, STRANGER, TOWN, type Answered, type Http } from './http.ts';
import { expectRefused } from './refused.ts';
import { approveAll, letterAndTraining, nominateAll } from './selecting.ts';

const base = `selections/${TOWN}/1`;
const ORGANISATION = 'a-sz-orgDepartment-1';
const LEADER = 'a-sz-leader-1';
const TODAY = '2021-03-23';

let http: Http;
let people: Map<string, string>;

beforeAll(async () => {
  http = await startHttp();
  await http.stack.worker();
  await http.stack.launch();
  people = await nominateAll(http);
});
afterAll(() => http?.stop());

const personIn = (n: number): string => people.get(`${TOWN}/${n}`) ?? '';
const nominee = async (person: string, who = HR): Promise<Answered['body']> =>
  (await http.get(who, base)).body.nominees.find((one: { person: string }) => one.person === person);
/** In the order of the seats. */
const stages = async (): Promise<string[]> => {
  const { nominees } = (await http.get(HR, base)).body;
  const bySeat = (a: { seat: string }, b: { seat: string }): number => (a.seat < b.seat ? -1 : 1);
  return nominees.toSorted(bySeat).map(({ stage }: { stage: string }) => stage);
};
const types = ({ body }: Answered): string[] => body.events.map(({ type }: { type: string }) => type);
const ok = async (who: string, path: string, body: unknown): Promise<Answered> => {
  const answered = await http.post(who, path, body);
  expect(answered).toMatchObject({ status: 200 });
  return answered;
};

/** What is known of somebody changes, by a list that is loaded. */
async function becomes(person: string, facts: object): Promise<readonly string[]> {
  const { db, url } = http.stack.database;
  const [row] = await db.select({ record: cadre.record }).from(cadre).where(eq(cadre.id, person));
  const bytes = new TextEncoder().encode(JSON.stringify({ ...row?.record, ...facts }));
  const loaded = await load(url, 'people', bytes, { check: false });
  await http.stack.driver.settle();
  expect(loaded.ok, loaded.lines.join('\n')).toBe(true);
  return loaded.lines;
}

// One story, told in order: each chapter stands on the one before.
describe('somebody whose record changes while they are nominated', () => {
  it('is stopped when the rules no longer let them go on; the others of the slate go on', async () => {
    const lines = await becomes(personIn(1), { underInvestigation: true });
    expect(lines).toContain('nominees judged anew: 1');
    expect(await stages()).toEqual(['ineligible', 'approval', 'approval', 'approval', 'approval']);
    expect(await nominee(personIn(1))).toMatchObject({
      stopped: {
        rule: 'no-investigation',
        words: { zh: '不在接受审查调查期间' },
        on: '2021-03-15',
        date: '2021-03-15',
      },
      approvals: [{ status: 'terminated' }],
    });
    const { db } = http.stack.database;
    expect(
      await db
        .select()
        .from(claim)
        .where(eq(claim.person, personIn(1))),
    ).toEqual([]);
    const { items } = await http.all(HR, 'inbox?act=nominate');
    expect(items.map(({ subject }) => subject)).toEqual([`${TOWN}/1`]);
  });

  it('says what was seen to whoever may read it, and to nobody else', async () => {
    const { screening } = await nominee(personIn(1));
    expect(screening).toContainEqual(
      expect.objectContaining({
        rule: 'no-investigation',
        outcome: 'failed',
        seen: { underInvestigation: true },
      }),
    );
    const seen = await nominee(personIn(1), LEADER);
    expect(seen).toMatchObject({ screening: null, stopped: { rule: 'no-investigation' } });
  });

  it('goes on when nothing that matters has changed, or cannot be judged any more', async () => {
    expect(await becomes(personIn(2), { specialty: '植保' })).toContain('nominees judged anew: 1');
    expect(await nominee(personIn(2))).toMatchObject({ stage: 'approval', unknown: [], stopped: null });
    await becomes(personIn(2), { workStart: undefined });
    expect(await nominee(personIn(2))).toMatchObject({
      ...{ stage: 'approval', unknown: [{ rule: 'member-work' }], stopped: null },
    });
  });

  it('may be screened anew by HR, who sees that it was done', async () => {
    const path = `${base}/rescreenings`;
    const person = personIn(3);
    expect(types(await ok(HR, path, { person }))).toEqual(['rescreened']);
    const refused = (who: string, body: object, status: number, code: string) =>
      expectRefused(http, () => http.post(who, path, body), { status, code });
    await refused(STRANGER, { person }, 403, 'not-your-office');
    await refused(HR, { person: personIn(1) }, 409, 'nominee-stage');
    await refused(HR, { person: 'c-nobody' }, 422, 'nominee-unknown');
  });

  it('is judged again before the notice and before the dispatch, each person on their own', async () => {
    const { db } = http.stack.database;
    // Said by nobody: a sanction that began today.
    const sanction = [{ what: '记过', from: '2021-03-15', until: '2022-03-15' }];
    const punish = (person: string) =>
      db
        .update(cadre)
        .set({ record: sql`${cadre.record} || ${JSON.stringify({ sanctions: sanction })}::jsonb` })
        .where(eq(cadre.id, person));
    const reason = '本轮暂不补充';
    await ok(HR, `${base}/abandonments`, { seat: `${TOWN}/1`, reason });
    await punish(personIn(3));
    await approveAll(http, HR);
    expect(await stages()).toEqual(['ineligible', 'notice', 'ineligible', 'notice', 'notice']);
    await http.post(ADMINISTRATOR, 'clock/advance', { to: TODAY });
    const persons = [2, 4, 5].map(personIn);
    await ok(ORGANISATION, `${base}/case-file`, letterAndTraining(persons, TODAY));
    await punish(personIn(4));
    const sent = await ok(ORGANISATION, `${base}/dispatches`, {
      persons,
      number: '派〔2021〕1号',
      on: TODAY,
    });
    expect(types(sent)).toEqual(['dispatched', 'nomineeStopped', 'dispatched']);
    expect(await stages()).toEqual(['ineligible', 'dispatched', 'ineligible', 'ineligible', 'dispatched']);
  });
});
