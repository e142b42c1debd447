import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pairing } from '../../db/schema.ts';
import type { Step } from '../../domain/policy.ts';
import { policy } from '../support/shenzhen.ts';
import { ADMINISTRATOR, HR, holderOf, TOWN, type Answered, type Http } from './http.ts';
import { BEFORE_RELIEF, startInPost } from './in-post.ts';
import { expectRefused } from './refused.ts';
import { papers } from './selecting.ts';

/** In the first town people are in post; in this one they are chosen. */
const OTHER_TOWN = '440513104';
const SELECTION = `selections/${OTHER_TOWN}/1`;
const ROTATION = 'rotations/shenzhen-2022/1';
const REPORT = 'reports/sz-caizhengju/2023';
const HEADQUARTERS = 'a-hq-shantou-headquarters-1';
/** Of the unit that sent the fourth of the team. */
const SUPPLIER = holderOf('sz-shenyejituan/hr');
/** Of a unit that has nothing to do with any of the cases. */
const BESIDE = 'a-sz-jiaoyuju-partyGroup-1';
const posting = (n: number): string => `postings/${TOWN}/${n}/1`;
const reason = '材料不全';

let http: Http;
const EXTENSION = { months: 2, reason: '项目收尾' };
const LEAVES = `supervisions/${TOWN}/2024`;
/** By the number that it is asked for in: two short ones, and two long ones. */
const leaves = [
  { n: 1, from: '2024-01-22', to: '2024-01-24' },
  { n: 4, from: '2024-01-22', to: '2024-02-20' },
  { n: 1, from: '2024-02-26', to: '2024-02-28' },
  { n: 4, from: '2024-03-04', to: '2024-03-29' },
].map(({ n, from, to }) => ({ posting: `posting/${TOWN}/${n}/1`, kind: 'annual', from, to, reason: '探亲' }));
/** A seat of the team beside, which the bureau helps as well here. */
const TRANSFER = { seat: '440513103/3', reason: '加强力量' };
const RESIGNATION = { reason: '个人原因', document: '申请〔2024〕1号' };
const RECALL = { ground: 'unfit', reason: '不适应' };

interface Nominee {
  readonly person: string;
  readonly hr: string;
  readonly nomination: object;
}
/** Of the other town's seats 2 to 5: two nominees who fit, and two who need an exception. */
const nominees: Nominee[] = [];
function nominee(n: number): Nominee {
  const found = nominees[n];
  if (!found) throw new Error(`there is no nominee ${n}`);
  return found;
}

async function ok(who: string, path: string, body: unknown) {
  const answered = await http.post(who, path, body);
  expect(answered, path).toMatchObject({ status: 200 });
}
const refused = (who: string, path: string, body: unknown, status: number, code: string) =>
  expectRefused(http, () => http.post(who, path, body), { status, code });

/** Somebody of the unit who was born on that day, and whose last year was assessed. */
async function nominate(seat: string, unit: string, born: string, waive: readonly object[]): Promise<void> {
  const hr = holderOf(`${unit}/hr`);
  const { body } = await http.get(hr, `cadres?limit=200&unit=${unit}`);
  const refusals: string[] = [];
  for (const { id: person, wantedBy } of body.items) {
    if (wantedBy !== null) continue;
    const known = JSON.stringify({ born, grades: { 2023: 'competent' } });
    await http.stack.database.db.execute(
      sql`update cadre set record = record || ${known}::jsonb where id = ${person}`,
    );
    const nomination = { seat, person, file: papers, waive };
    const { status, body: said } = await http.post(hr, `${SELECTION}/nominations`, nomination);
    refusals.push(said.params?.rule ?? said.code);
    if (status !== 200) continue;
    nominees.push({ person, hr, nomination });
    return;
  }
  throw new Error(`nobody of ${unit} may be nominated for ${seat}: ${refusals.join(', ')}`);
}

beforeAll(async () => {
  http = await startInPost(BEFORE_RELIEF);
  await http.post(ADMINISTRATOR, 'clock/advance', { to: '2024-01-15' });
  for (const n of [3, 4]) await ok(HR, `${posting(n)}/extensions`, EXTENSION);
  for (const n of [1, 2]) await ok(HEADQUARTERS, `${posting(n)}/recalls`, RECALL);
  await ok(HR, `${posting(3)}/resignations`, RESIGNATION);
  await ok(SUPPLIER, `${posting(4)}/resignations`, RESIGNATION);
  await http.stack.database.db
    .insert(pairing)
    .values({ area: '440513103', unit: 'sz-caizhengju', role: 'member', period: '[2021-01-01,)' });
  await ok(HEADQUARTERS, `${posting(5)}/seat-transfers`, TRANSFER);
  for (const leave of leaves) await ok(HR, `${LEAVES}/leaves`, leave);
  await ok(HR, `${REPORT}/drafts`, {
    sections: ['overview', 'outlook'].map((section) => ({ section, text: '年度报告正文' })),
  });
  await ok(HR, `${REPORT}/submissions`, { number: '报告1号' });
  const { seats } = (await http.get(ADMINISTRATOR, `teams/${OTHER_TOWN}`)).body;
  await ok(holderOf(`${seats[0].supplyingUnit}/hr`), `teams/${OTHER_TOWN}/selections`, {});
  await http.stack.driver.settle();
  const waive = [{ rule: 'member-age', reason: '经验丰富' }];
  for (const { seat, supplyingUnit } of seats.slice(1, 3))
    await nominate(seat, supplyingUnit, '1985-01-01', []);
  for (const { seat, supplyingUnit } of seats.slice(3))
    await nominate(seat, supplyingUnit, '1977-01-01', waive);
});
afterAll(() => http?.stop());

interface Story {
  readonly chain: string;
  readonly base: string;
  readonly key: () => string;
  readonly initiator: () => string;
  /** After a return. */
  readonly resubmit: Asked;
  /** Another approval by the same chain, which is withdrawn and begun again. A batch has one plan, a report one sign-off, a seat one who comes. */
  readonly other?: {
    readonly base: string;
    readonly key: () => string;
    readonly initiator: () => string;
    readonly withdraw: Asked;
    readonly begin: Asked;
    readonly again: () => string;
  };
}

/** Path after the case's, and body. */
type Asked = () => readonly [string, object];

const nominated = (n: number, key: (person: string) => string) => ({
  ...{ base: SELECTION, key: () => key(nominee(n).person), initiator: () => nominee(n).hr },
});
const aboutNominee = (n: number, key: (person: string) => string) => ({
  ...{ ...nominated(n, key), again: () => key(nominee(n).person) },
  withdraw: () => ['withdrawals', { person: nominee(n).person }] as const,
  begin: () => ['nominations', nominee(n).nomination] as const,
});
const aboutPosting = (
  n: number,
  kind: 'extension' | 'recall' | 'resignation',
  initiator: string,
  body: object,
) => ({
  ...{ base: posting(n), key: () => `${kind}:1`, initiator: () => initiator, again: () => `${kind}:2` },
  withdraw: () => ['withdrawals', { approval: `${kind}:1` }] as const,
  begin: () => [`${kind}s`, body] as const,
});
/** The number under which it was asked for, and under which it is asked for again. */
const aboutLeave = (n: number, again: number) => ({
  ...{ base: LEAVES, key: () => `leave:${n}`, initiator: () => HR, again: () => `leave:${again}` },
  withdraw: () => ['withdrawals', { leave: `leave:${n}` }] as const,
  begin: () => ['leaves', leaves[n - 1] ?? {}] as const,
});
const own = (person: string): string => person;
const waiver = (person: string): string => `waiver:${person}`;

const stories: readonly Story[] = [
  {
    ...{ chain: 'nomination', ...nominated(0, own), other: aboutNominee(1, own) },
    resubmit: () => ['resubmissions', { person: nominee(0).person }],
  },
  {
    ...{ chain: 'waiver', ...nominated(2, waiver), other: aboutNominee(3, waiver) },
    resubmit: () => ['resubmissions', { person: nominee(2).person }],
  },
  {
    ...{ chain: 'extension', base: posting(3), key: () => 'extension:1', initiator: () => HR },
    resubmit: () => ['resubmissions', { approval: 'extension:1' }],
    other: aboutPosting(4, 'extension', HR, EXTENSION),
  },
  {
    ...{ chain: 'recall', base: posting(2), key: () => 'recall:1', initiator: () => HEADQUARTERS },
    resubmit: () => ['resubmissions', { approval: 'recall:1' }],
    other: aboutPosting(1, 'recall', HEADQUARTERS, RECALL),
  },
  {
    ...{ chain: 'departure', base: posting(3), key: () => 'resignation:1', initiator: () => HR },
    resubmit: () => ['resubmissions', { approval: 'resignation:1' }],
    other: aboutPosting(4, 'resignation', SUPPLIER, RESIGNATION),
  },
  {
    ...{ chain: 'transfer', base: posting(5), key: () => 'transfer:1', initiator: () => HEADQUARTERS },
    resubmit: () => ['resubmissions', { approval: 'transfer:1' }],
  },
  {
    ...{ chain: 'leaveShort', base: LEAVES, key: () => 'leave:1', initiator: () => HR },
    resubmit: () => ['resubmissions', { leave: 'leave:1' }],
    other: aboutLeave(3, 5),
  },
  {
    ...{ chain: 'leaveLong', base: LEAVES, key: () => 'leave:2', initiator: () => HR },
    resubmit: () => ['resubmissions', { leave: 'leave:2' }],
    other: aboutLeave(4, 6),
  },
  {
    ...{ chain: 'rotation', base: ROTATION, key: () => 'plan', initiator: () => 'a-sz-orgDepartment-1' },
    resubmit: () => ['resubmissions', {}],
  },
  {
    ...{ chain: 'report', base: REPORT, key: () => 'signOff', initiator: () => HR },
    resubmit: () => ['submissions', { number: '报告1号' }],
  },
];

/** Of an evaluation, which takes a year's marks before anything is approved: evaluation.test.ts goes through them. */
const elsewhere = ['grades', 'gradeAppeal'];

it('every chain of the policy has its story here', () => {
  const told = [...stories.map(({ chain }) => chain), ...elsewhere];
  expect(told.toSorted()).toEqual(Object.keys(policy.chains).toSorted());
});

/** The approval as the case's page has it. */
async function read(base: string, key: string): Promise<Answered['body']> {
  const { body } = await http.get(ADMINISTRATOR, base);
  const approvals = body.approvals ?? body.nominees.flatMap((one: Answered['body']) => one.approvals);
  return approvals.find(({ approval }: { approval: string }) => approval === key);
}

/** What people do with the step that is open. Number 1 initiated where the office is the initiator's own: number 2 signs. */
function hands(chain: string, base: string, key: () => string) {
  const steps = policy.chains[chain]?.steps ?? [];
  const view = () => read(base, key());
  const holder = async (which: 1 | 2 = 2) => holderOf((await view()).office, which);
  const item = (verdict: string, more: object = {}) => ({
    items: [{ approval: key(), verdict, ...(verdict !== 'agree' && { reason }), ...more }],
  });
  const minutes = (present: number, agree: number) => ({
    ...{ number: '纪要〔2024〕1号', heldOn: '2024-01-15', due: 9, present },
    items: [{ approval: key(), agree, disagree: present - agree, defer: 0 }],
  });
  const document = { number: '廉意〔2024〕1号', on: '2024-01-15' };
  const approvals = () => ({ approvals: [key()] });
  const pass = async () => {
    const { step } = await view();
    if (steps[step]?.kind === 'meeting') {
      await ok(await holder(1), `${base}/minutes`, minutes(7, 5));
      await ok(await holder(), `${base}/minutes/confirmations`, approvals());
    } else
      await ok(await holder(), `${base}/decisions`, item('agree', steps[step]?.files ? { document } : {}));
  };
  const passUntil = async (done: (step: number, status: string) => boolean) => {
    for (let { step, status } = await view(); !done(step, status); { step, status } = await view())
      await pass();
  };
  return { view, holder, item, minutes, approvals, pass, passUntil };
}

describe('after three weeks in which nobody has decided', () => {
  beforeAll(() => http.post(ADMINISTRATOR, 'clock/advance', { to: '2024-02-05' }));

  it.each(stories)(
    'whoever has to was reminded, and the office above told: $chain',
    async ({ base, key }) => {
      const { trace, turns } = await read(base, key());
      expect(trace.map(({ type }: { type: string }) => type)).toEqual(['reminded', 'escalated']);
      const { office } = trace[1].data;
      expect(turns).toContainEqual({ act: 'urge', office, account: null });
      const { items } = await http.all(holderOf(office), 'inbox?act=urge');
      expect(items).toContainEqual(expect.objectContaining({ subject: key(), office }));
    },
  );
});

// One story a chain, told in order: each chapter stands on the ones before.
const stepsOf = (chain: string): readonly Step[] => policy.chains[chain]?.steps ?? [];

describe.each(stories)('the chain $chain', ({ chain, base, key, initiator, resubmit }) => {
  const { view, holder, item } = hands(chain, base, key);

  it('goes back to whoever initiated it, who resubmits, and on where it was returned', async () => {
    await ok(await holder(), `${base}/decisions`, item('return'));
    expect(await view()).toMatchObject({ status: 'returned', step: 0 });
    const [path, body] = resubmit();
    await ok(initiator(), `${base}/${path}`, body);
    expect(await view()).toMatchObject({ status: 'open', step: 0 });
    const code = initiator() === (await holder(1)) ? 'four-eyes' : 'not-your-office';
    await refused(initiator(), `${base}/decisions`, item('agree'), 403, code);
  });
});

const mayAdd = ({ chain }: Story): boolean => stepsOf(chain)[0]?.may.includes('addSigner') === true;

describe.each(stories.filter(mayAdd))('the first step of the chain $chain', ({ chain, base, key }) => {
  const { view, holder, item, approvals, pass } = hands(chain, base, key);

  it('waits for a signer beside the office', async () => {
    await ok(await holder(), `${base}/signers`, { ...approvals(), account: BESIDE, place: 'beside' });
    await pass();
    expect(await view()).toMatchObject({ status: 'open', step: 0 });
    await ok(BESIDE, `${base}/decisions`, item('agree'));
    const next = stepsOf(chain).length > 1 ? { step: 1, status: 'open' } : { step: 0, status: 'agreed' };
    expect(await view()).toMatchObject(next);
  });
});

const meets = ({ kind }: Step): boolean => kind === 'meeting';

describe.each(stories.filter(({ chain }) => stepsOf(chain).some(meets)))(
  'a meeting of the chain $chain',
  ({ chain, base, key }) => {
    it('has its quorum, is recorded by one and confirmed by another, and delegated by nobody', async () => {
      const { view, holder, minutes, approvals, passUntil } = hands(chain, base, key);
      const meeting = stepsOf(chain).findIndex(meets);
      await passUntil((step) => step === meeting);
      const [one, two] = [await holder(1), await holder()];
      await refused(one, `${base}/minutes`, minutes(5, 5), 422, 'quorum-missed');
      const delegation = { ...approvals(), to: BESIDE };
      await refused(one, `${base}/delegations`, delegation, 409, 'no-substitute-in-meeting');
      await ok(one, `${base}/minutes`, minutes(8, 4));
      await refused(one, `${base}/minutes/confirmations`, approvals(), 403, 'same-recorder');
      await ok(two, `${base}/minutes/confirmations`, approvals());
      // Four of nine due are not more than half of them: it is put off to another meeting.
      expect(await view()).toMatchObject({ status: 'open', step: meeting, minutes: null });
    });
  },
);

const mayGoBack = ({ chain }: Story): boolean =>
  stepsOf(chain).length > 1 && stepsOf(chain).at(-1)?.may.includes('return') === true;

describe.each(stories.filter(mayGoBack))('the last step of the chain $chain', ({ chain, base, key }) => {
  it('returns to an earlier one, and is the next one from there', async () => {
    const { view, holder, item, pass, passUntil } = hands(chain, base, key);
    const [first] = stepsOf(chain);
    const last = stepsOf(chain).length - 1;
    await passUntil((step) => step === last);
    await ok(await holder(), `${base}/decisions`, item('return', { returnTo: first?.id }));
    expect(await view()).toMatchObject({ status: 'open', step: 0 });
    await pass();
    expect(await view()).toMatchObject({ status: 'open', step: last });
  });
});

describe.each(stories)('the end of the chain $chain', ({ chain, base, key }) => {
  it('is agreed, and nothing changes it any more', async () => {
    const { view, item, approvals, passUntil } = hands(chain, base, key);
    await passUntil((_, status) => status !== 'open');
    const before = await view();
    expect(before).toMatchObject({ status: 'agreed', turns: [] });
    for (const answered of [
      await http.post(holderOf(before.office), `${base}/decisions`, item('agree')),
      await http.post(ADMINISTRATOR, `${base}/terminations`, { ...approvals(), reason }),
    ])
      expect(answered).toMatchObject({ status: 409 });
    expect(await view()).toEqual(before);
  });
});

const others = stories.flatMap(({ chain, other }) => (other ? [{ chain, ...other }] : []));

describe.each(others)('another of the chain $chain', ({ chain, base, key, again, ...other }) => {
  it('is left by whoever recuses themselves, and withdrawn by whoever initiated it', async () => {
    const { view, holder, item, approvals, passUntil } = hands(chain, base, key);
    // At the second step, whose office has nothing to do with whoever initiated it.
    await passUntil((step) => step === Math.min(1, stepsOf(chain).length - 1));
    const one = await holder(1);
    await ok(one, `${base}/recusals`, { ...approvals(), reason: '亲属' });
    await refused(one, `${base}/decisions`, item('agree'), 409, 'recused');
    const [path, body] = other.withdraw();
    await ok(other.initiator(), `${base}/${path}`, body);
    expect(await view()).toMatchObject({ status: 'withdrawn', turns: [] });
  });

  it('begins again, and ends when somebody rejects it', async () => {
    const [path, body] = other.begin();
    await ok(other.initiator(), `${base}/${path}`, body);
    const { view, holder, item } = hands(chain, base, again);
    expect(await view()).toMatchObject({ status: 'open', step: 0 });
    await ok(await holder(), `${base}/decisions`, item('reject'));
    expect(await view()).toMatchObject({ status: 'rejected', turns: [] });
  });
});
