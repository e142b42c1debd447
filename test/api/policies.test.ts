import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadPolicy } from '../../load.ts';
import { SHENZHEN, type BrokenPolicy } from '../schemas/broken.ts';
import { ADMINISTRATOR, HR, holderOf, startHttp, TOWN, type Http } from './http.ts';
import { expectRefused } from './refused.ts';
import { nominate } from './selecting.ts';

const policies = 'programmes/shenzhen-2022/policies';
const SEAT = `${TOWN}/1`;
const OTHER_TOWN = '440513103';

let http: Http;
let folder: string;
let person: string;

/** The policy as it will be: a longer limit for the Party group, leaders of at most 30. */
async function nextPolicy(change: (policy: BrokenPolicy) => void = () => undefined): Promise<BrokenPolicy> {
  const policy: BrokenPolicy = JSON.parse(await readFile(join(SHENZHEN, 'policy.json'), 'utf8'));
  policy.version = 2;
  policy.chains.nomination.steps[2].limit = 20;
  policy.rules.find(({ id }: { id: string }) => id === 'leader-age').expression = 'person.age <= 30';
  change(policy);
  return policy;
}
const write = (policy: BrokenPolicy) => writeFile(join(folder, 'policy.json'), JSON.stringify(policy));
const load = (check = false) => loadPolicy(http.stack.database.url, folder, { check });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lunhuan-policy-'));
  await cp(SHENZHEN, folder, { recursive: true });
  http = await startHttp();
  await http.stack.worker();
  await http.stack.launch();
  await http.post(HR, `teams/${TOWN}/selections`, {});
  await http.stack.driver.settle();
  person = await nominate(http, SEAT, 'sz-caizhengju');
});
afterAll(async () => {
  await http?.stop();
  await rm(folder, { recursive: true, force: true });
});

const preview = async (policy: BrokenPolicy) =>
  (await http.post(ADMINISTRATOR, `${policies}/previews`, policy)).body;

describe('the preview of a new version', () => {
  it('says where it differs, which running approvals go through what differs, and who would come out otherwise', async () => {
    expect(await preview(await nextPolicy())).toEqual({
      valid: true,
      problems: [],
      changes: [
        { at: 'rules.leader-age.expression', change: 'changed' },
        { at: 'chains.nomination.steps.partyGroup.limit', change: 'changed' },
      ],
      approvals: [
        { case: `selection/${TOWN}/1`, approval: person, chain: 'nomination', step: 0, policyVersion: 1 },
      ],
      nominees: [
        {
          ...{ case: `selection/${TOWN}/1`, person, policyVersion: 1 },
          rules: [{ rule: 'leader-age', before: 'passed', after: 'failed' }],
        },
      ],
    });
  });

  it('says all that is wrong with it, each with its path', async () => {
    const { valid, problems } = await preview(
      await nextPolicy((policy) => {
        policy.rules[0].expression = 'person.shoeSize > 3';
        policy.chains.waiver.steps[0].office.of = 'moon';
      }),
    );
    expect(valid).toBe(false);
    expect(problems.map(({ at }: { at: string }) => at)).toEqual(
      expect.arrayContaining(['rules.0.expression', 'chains.waiver.steps.0.office.of']),
    );
    expect((await preview({ id: 'shenzhen-2022' })).problems.length).toBeGreaterThan(5);
  });

  it('is for administrators', async () => {
    const wanted = { status: 403, code: 'not-your-office', field: null };
    await expectRefused(http, async () => http.post(HR, `${policies}/previews`, await nextPolicy()), wanted);
  });
});

describe('a new version', () => {
  it('is loaded as the next one, all of it or nothing', async () => {
    await write(await nextPolicy((policy) => (policy.version = 3)));
    expect(await load()).toEqual({
      ok: false,
      lines: ['policy.json, version: the next one is 2, not 3', 'nothing was loaded'],
    });
    await write(await nextPolicy((policy) => (policy.chains.waiver.steps = [])));
    expect(await load()).toMatchObject({ ok: false });
    await write(await nextPolicy());
    expect(await load(true)).toMatchObject({ ok: true });
    expect(await load()).toEqual({ ok: true, lines: ['policy shenzhen-2022, version 2: stored'] });
    expect(await load()).toMatchObject({ ok: false });
    const { items } = (await http.get(HR, policies)).body;
    expect(items).toMatchObject([
      { version: 2, current: false, openCases: 0 },
      { version: 1, current: true },
    ]);
  });

  it('is adopted by the administrator, and known', async () => {
    const adopt = (who: string, version: number) => () =>
      http.post(who, `${policies}/adoptions`, { version });
    await expectRefused(http, adopt(HR, 2), { status: 403, code: 'not-your-office' });
    await expectRefused(http, adopt(ADMINISTRATOR, 9), {
      status: 422,
      code: 'policy-unknown',
      field: 'version',
    });
    await expectRefused(http, adopt(ADMINISTRATOR, 1), {
      status: 409,
      code: 'policy-current',
      field: 'version',
    });
    expect((await adopt(ADMINISTRATOR, 2)()).status).toBe(200);
    expect((await http.get(HR, policies)).body.items[0]).toMatchObject({ version: 2, current: true });
  });

  it('leaves running cases as they are: their chain, their rules', async () => {
    const base = `selections/${TOWN}/1`;
    expect((await http.get(HR, base)).body.policyVersion).toBe(1);
    const withdrawn = await http.post(HR, `${base}/withdrawals`, { person });
    expect(withdrawn.status).toBe(200);
    // Over 30, and nominated again: leaders of at most 30 are the next version's.
    expect(await nominate(http, SEAT, 'sz-caizhengju')).toBe(person);
  });

  it('is what new cases begin with, whoever opens them', async () => {
    const lead = (await http.get(ADMINISTRATOR, `teams/${OTHER_TOWN}`)).body.seats[0].supplyingUnit as string;
    const hr = holderOf(`${lead}/hr`);
    expect((await http.post(hr, `teams/${OTHER_TOWN}/selections`, {})).status).toBe(200);
    await http.stack.driver.settle();
    const { body } = await http.get(hr, `selections/${OTHER_TOWN}/1`);
    expect(body.policyVersion).toBe(2);
    const { items } = (
      await http.get(hr, `selections/${OTHER_TOWN}/1/shortlist?seat=${OTHER_TOWN}/1&limit=200`)
    ).body;
    // A leader of 31 or more needs an exception now: nearly everybody does.
    const needing = items.filter(({ reasons }: { reasons: readonly { rule: string }[] }) =>
      reasons.some(({ rule }) => rule === 'leader-age'),
    );
    expect(needing.length).toBeGreaterThan(0);
  });
});
