import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { zh } from '../../documents/words.ts';
import { HR, holderOf, startHttp, STRANGER, TOWN, type Answered, type Http } from './http.ts';
import { approveAll, letterAndTraining, nominateAll } from './selecting.ts';

const base = `selections/${TOWN}/1`;
const documents = `${base}/documents`;
const ORGANISATION = 'a-sz-orgDepartment-1';
const DISCIPLINE = 'a-sz-caizhengju-discipline-1';
const HOST = 'a-440513-host-1';
const LEADER = 'a-sz-leader-1';
const PARTY_GROUP = holderOf('sz-caizhengju/partyGroup');
/** HR of the enterprise that owes a seat of the same team. */
const PARTNER = 'a-sz-shenyejituan-hr-1';
const OFFICE = 'sz-caizhengju/partyGroup';
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

let http: Http;
let people: Map<string, string>;
/** The nominee for the leader's seat, and one whom the enterprise sends. */
let leader: string;
let theirs: string;

beforeAll(async () => {
  http = await startHttp();
  await http.stack.worker();
  await http.stack.launch();
});
afterAll(() => http?.stop());

interface Row {
  readonly kind: string;
  readonly person: string | null;
  readonly number: string | null;
  readonly available: boolean;
  readonly why: { readonly code: string } | null;
}

const list = async (who: string): Promise<readonly Row[]> => (await http.get(who, documents)).body.items;
const whyOf = (rows: readonly Row[], kind: string) =>
  rows.filter((row) => row.kind === kind).map(({ why }) => why?.code ?? 'available');

/** The bytes of a file, which `Http` would read as text. */
async function download(who: string, path: string): Promise<{ headers: Headers; bytes: Uint8Array }> {
  const response = await fetch(`${http.server.url}/api/v1/${path}`, {
    headers: { authorization: `Bearer ${await http.tokens.issue?.(who)}` },
  });
  expect(response.status).toBe(200);
  return { headers: response.headers, bytes: new Uint8Array(await response.arrayBuffer()) };
}

const wordsOf = (bytes: Uint8Array): string =>
  strFromU8(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array())
    .replaceAll(/<\/w:p>/g, '\n')
    .replaceAll(/<[^>]+>/g, '');

const plain = (html: string): string => html.replace(/<style>.*<\/style>/s, '').replaceAll(/<[^>]+>/g, ' ');

const recordOf = async (person: string, who = HR): Promise<Answered['body']> =>
  (await http.get(who, `cadres/${person}`)).body.record;

// One story, told in order: each chapter stands on the one before.
describe('before anybody is nominated', () => {
  it('there is the quota notice, and the list says why there is nothing else', async () => {
    await http.post(HR, `teams/${TOWN}/selections`, {});
    await http.stack.driver.settle();
    const rows = await list(HR);
    expect(rows.map(({ kind, why }) => [kind, why?.code ?? 'available'])).toEqual([
      ['quota-notice', 'available'],
      ['recommendation-form', 'nobody-nominated'],
      ['appointment-form', 'nobody-nominated'],
      ['slate', 'nobody-nominated'],
      ['minutes', 'no-meeting'],
      ['public-notice', 'not-published'],
      ['host-letter', 'nobody-cleared'],
      ['dispatch-order', 'nobody-dispatched'],
    ]);
    const page = await http.get(HR, `${documents}/quota-notice`);
    expect(page.status).toBe(200);
    const said = plain(page.body);
    for (const word of ['汕头市潮阳区河溪镇', '市财政局', '深业集团', '队长', '队员', '36个月'])
      expect(said).toContain(word);
    expect(await http.get(HR, `${documents}/slate`)).toMatchObject({
      ...{ status: 404, body: { code: 'no-document' } },
    });
  });
});

describe('forms', () => {
  beforeAll(async () => {
    const notice = { number: '名额〔2021〕5号', on: '2021-03-15' };
    await http.post(HR, `${base}/quota-notices`, notice);
    people = await nominateAll(http);
    leader = people.get(`${TOWN}/1`) ?? '';
    const seats: Answered['body'][] = (await http.get(HR, base)).body.seats;
    theirs = seats.find(({ supplyingUnit }) => supplyingUnit === 'sz-shenyejituan')?.person ?? '';
  });

  it.each(['appointment-form', 'recommendation-form'])(
    '%s has the record, on a page and as .docx',
    async (kind) => {
      const record = await recordOf(leader);
      const path = `${documents}/${kind}?person=${leader}`;
      const page = await download(HR, path);
      const docx = await download(HR, `${path}&format=docx`);
      for (const words of [plain(strFromU8(page.bytes)), wordsOf(docx.bytes)]) {
        for (const word of [
          record.name,
          record.ethnicity,
          record.post,
          record.education.fullTime,
          '单位资格审查',
        ])
          expect(words).toContain(word);
      }
      expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
      expect(docx.headers.get('content-type')).toBe(DOCX);
      const title = kind === 'appointment-form' ? '干部任免审批表' : '推荐表';
      const saved = `filename*=UTF-8''${encodeURIComponent(`${title}-${record.name}`)}`;
      expect(page.headers.get('content-disposition')).toBe(`inline; filename="document.html"; ${saved}.html`);
      expect(docx.headers.get('content-disposition')).toBe(
        `attachment; filename="document.docx"; ${saved}.docx`,
      );
      expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(page.headers.get('cache-control')).toBe('no-store');
    },
  );

  it('a quota notice has the number under which it was sent', async () => {
    const said = plain((await http.get(HR, `${documents}/quota-notice`)).body);
    expect(said).toContain('名额〔2021〕5号');
    expect(said).toContain('2021年3月15日');
  });

  it('are for HR of the person’s own unit, and not for who has not been asked yet', async () => {
    const form = `${documents}/appointment-form?person=${leader}`;
    for (const who of [HOST, LEADER, PARTNER]) {
      expect(await http.get(who, form)).toMatchObject({ status: 403, body: { code: 'not-visible' } });
      const own = (await list(who)).filter(({ person }) => person === leader);
      expect(own).toMatchObject([
        { kind: 'recommendation-form', available: false, why: { code: 'not-yours' } },
        { kind: 'appointment-form', available: false, why: { code: 'not-yours' } },
      ]);
    }
    expect((await http.get(PARTNER, `${documents}/appointment-form?person=${theirs}`)).status).toBe(200);
    expect((await http.get(HR, `${documents}/appointment-form?person=${theirs}`)).status).toBe(403);
    for (const who of [STRANGER, DISCIPLINE])
      expect(await http.get(who, form)).toMatchObject({ status: 403, body: { code: 'not-visible' } });
  });

  it('say which person is missing, or is no nominee', async () => {
    expect(await http.get(HR, `${documents}/appointment-form`)).toMatchObject({
      ...{ status: 400, body: { code: 'bad-request', field: 'person' } },
    });
    expect(await http.get(HR, `${documents}/appointment-form?person=c-caizhengju-999`)).toMatchObject({
      ...{ status: 404, body: { code: 'not-found' } },
    });
    expect(await http.get(HR, `${documents}/portrait?person=${leader}`)).toMatchObject({
      ...{ status: 400, body: { field: 'kind' } },
    });
    expect(await http.get(HR, `${documents}/slate?format=pdf`)).toMatchObject({
      ...{ status: 400, body: { field: 'format' } },
    });
    expect(await http.get(HR, `${documents}/slate?persons=${leader}`)).toMatchObject({
      ...{ status: 400, body: { field: 'persons' } },
    });
    expect((await http.get(HR, `selections/${TOWN}/9/documents`)).status).toBe(404);
    expect((await http.get(null, `${documents}/slate`)).status).toBe(401);
  });
});

describe('opinions', () => {
  const HR2 = holderOf('sz-caizhengju/hr', 2);

  it('are told with who gave them for whom: a return, a delegate’s and an added signer’s', async () => {
    const decide = (who: string, verdict: string, reason: string) =>
      http.post(who, `${base}/decisions`, { items: [{ approval: leader, verdict, reason }] });
    const shared = { approvals: [leader] };
    for (const done of [
      await decide(HR2, 'return', '请补充材料'),
      await http.post(HR, `${base}/resubmissions`, { person: leader }),
      await http.post(HR2, `${base}/delegations`, { ...shared, to: DISCIPLINE }),
      await decide(DISCIPLINE, 'agree', '材料已齐'),
      await http.post(HR2, `${base}/signers`, { ...shared, account: STRANGER, place: 'beside' }),
      await decide(STRANGER, 'agree', '数据属实'),
    ])
      expect(done.body).toMatchObject({ case: `selection/${TOWN}/1` });
    const said = plain((await http.get(HR, `${documents}/appointment-form?person=${leader}`)).body);
    // Whoever was asked to decide reads what they decide on.
    expect((await http.get(DISCIPLINE, `${documents}/appointment-form?person=${leader}`)).status).toBe(200);
    for (const word of [
      zh`退回:请补充材料`,
      zh`同意:材料已齐`,
      zh`市财政局纪检甲(委派市财政局人事乙)`,
      zh`同意:数据属实`,
      zh`市统计局人事甲(加签)`,
    ])
      expect(said).toContain(word);
  });
});

describe('the slate', () => {
  it('names everybody to whoever reads the case, and fills in who is theirs', async () => {
    const [own, other] = [await recordOf(leader), await recordOf(theirs, PARTNER)];
    const hr = plain((await http.get(HR, `${documents}/slate`)).body);
    const host = plain((await http.get(HOST, `${documents}/slate`)).body);
    for (const said of [hr, host]) {
      expect(said).toContain(own.name);
      expect(said).toContain(other.name);
    }
    expect(hr).toContain(own.post);
    expect(hr).not.toContain(other.post);
    expect(host).not.toContain(own.post);
    expect(host).toContain('仅其派出单位可见');
  });
});

describe('when everybody has agreed', () => {
  beforeAll(async () => {
    await approveAll(http, HR);
  });

  it('minutes have the votes, for who reads texts', async () => {
    const rows = (await list(HR)).filter(({ kind }) => kind === 'minutes');
    expect(rows.map(({ number, available }) => [number, available])).toEqual([
      ['纪要〔2021〕3号', true],
      ['纪要〔2021〕3号', true],
    ]);
    const number = encodeURIComponent('纪要〔2021〕3号');
    expect(await http.get(HR, `${documents}/minutes?number=${number}`)).toMatchObject({
      ...{ status: 400, body: { field: 'office' } },
    });
    const path = `${documents}/minutes?office=${OFFICE}&number=${number}`;
    const said = plain((await http.get(PARTY_GROUP, path)).body);
    for (const word of [
      '市财政局党组会议纪要',
      '纪要〔2021〕3号',
      (await recordOf(leader)).name,
      '2021年3月15日',
    ])
      expect(said).toContain(word);
    expect(said).not.toContain((await recordOf(theirs, PARTNER)).name);
    expect(wordsOf((await download(HR, `${path}&format=docx`)).bytes)).toContain('市财政局党组会议纪要');
    expect((await http.get(HOST, path)).status).toBe(403);
    expect((await http.get(HR, `${documents}/minutes?number=none&office=${OFFICE}`)).status).toBe(404);
  });

  it('the appointment form has every opinion, and what approved it', async () => {
    const { bytes } = await download(HR, `${documents}/appointment-form?person=${leader}&format=docx`);
    const said = wordsOf(bytes);
    for (const word of [
      '单位资格审查',
      '廉政意见',
      '党组会议决定',
      '组织部审定',
      '深圳市委组织部',
      '公示〔2021〕1号',
      zh`体检结论(health〔2021〕1号,2021年3月15日)`,
      zh`商请函(缺)`,
      '廉意〔2021〕2号',
    ])
      expect(said).toContain(word);
    const form = plain((await http.get(HR, `${documents}/recommendation-form?person=${leader}`)).body);
    expect(form).toContain('recommendation〔2021〕1号');
    expect(form).toContain('consent〔2021〕1号');
    const { body } = await http.get(HR, base);
    const nominee = body.nominees.find(({ person }: { person: string }) => person === leader);
    for (const { byName } of nominee.approvals[0].decisions) expect(said).toContain(byName);
    expect(said).toContain('应到9人');
  });

  it('the notice says exactly what the policy lists, to the host as well', async () => {
    const record = await recordOf(leader);
    const numbers = (await list(HOST)).filter(({ kind }) => kind === 'public-notice');
    expect(numbers).toMatchObject([{ number: '公示〔2021〕1号', available: true }]);
    const said = plain((await http.get(HOST, `${documents}/public-notice`)).body);
    expect(said).toContain(record.name);
    expect(said).toContain(`现任${record.post}`);
    expect(said).not.toContain(record.nativePlace);
    expect(plain((await http.get(HOST, `${documents}/slate`)).body)).toContain(record.post);
    const docx = wordsOf((await download(HOST, `${documents}/public-notice?format=docx`)).bytes);
    expect(docx).toContain(`现任${record.post}`);
  });

  it('letter and order come when somebody may be sent out and is', async () => {
    expect(whyOf(await list(HOST), 'host-letter')).toEqual(['nobody-cleared']);
    await http.post('a-sz-administrator-1', 'clock/advance', { to: '2021-03-23' });
    const letter = plain((await http.get(HOST, `${documents}/host-letter`)).body);
    for (const word of ['潮阳区委组织部', (await recordOf(leader)).name, '镇党委副书记', '深圳市委组织部'])
      expect(letter).toContain(word);
    const [other = '', ...rest] = [...people.values()].filter((person) => person !== leader);
    await http.post(ORGANISATION, `${base}/case-file`, letterAndTraining([leader], '2021-03-23'));
    const letters = (await list(HOST)).filter(({ kind }) => kind === 'host-letter');
    expect(letters.map(({ number }) => number).toSorted()).toEqual(['letter〔2021〕1号', null]);
    const sent = plain(
      (await http.get(HOST, `${documents}/host-letter?number=${encodeURIComponent('letter〔2021〕1号')}`))
        .body,
    );
    const still = plain((await http.get(HOST, `${documents}/host-letter`)).body);
    const nameOf = async (person: string): Promise<string> =>
      (await http.get(HR, base)).body.people[person] as string;
    expect([sent.includes(await nameOf(leader)), sent.includes(await nameOf(other))]).toEqual([true, false]);
    expect([still.includes(await nameOf(leader)), still.includes(await nameOf(other))]).toEqual([
      false,
      true,
    ]);
    expect(sent).toContain('2021年3月23日');
    expect(whyOf(await list(HOST), 'dispatch-order')).toEqual(['nobody-dispatched']);
    const order = { persons: [...people.values()], number: '派〔2021〕1号', on: '2021-03-23' };
    await http.post(ORGANISATION, `${base}/case-file`, letterAndTraining([other, ...rest], order.on));
    expect((await http.post(ORGANISATION, `${base}/dispatches`, order)).status).toBe(200);
    const { bytes } = await download(HOST, `${documents}/dispatch-order?format=docx`);
    const said = wordsOf(bytes);
    for (const word of [
      '派〔2021〕1号',
      (await recordOf(leader)).name,
      '队长',
      '2021年3月23日',
      '潮阳区委组织部',
    ])
      expect(said).toContain(word);
    expect((await http.get(HOST, `${documents}/appointment-form?person=${leader}`)).status).toBe(403);
  });
});
