import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { account, holding } from '../../db/schema.ts';
import { expecting } from './expecting.ts';
import { ADMINISTRATOR, HR, startHttp, STRANGER, TOWN, type Http } from './http.ts';
import { approveAll, letterAndTraining, nominate } from './selecting.ts';

const HOST = 'a-440513-host-1';
const HEADQUARTERS = 'a-hq-shantou-headquarters-1';
const ORGANISATION = 'a-sz-orgDepartment-1';
const ELSEWHERE = 'a-441624-host';
const SEAT = `${TOWN}/1`;
const posting = `postings/${SEAT}/1`;
const secretary = `host-posts/${SEAT}/1/deputyPartySecretary`;
const townHead = `host-posts/${SEAT}/1/deputyTownHead`;
const TODAY = '2021-03-23';
const LATER = '2021-03-24';

let http: Http;

beforeAll(async () => {
  http = await startHttp();
  await http.stack.worker();
  await http.stack.launch();
  const { db } = http.stack.database;
  await db.insert(account).values({ id: ELSEWHERE, name: '示例县委组织部' });
  await db.insert(holding).values({ account: ELSEWHERE, office: '441624/host', period: '[2000-01-01,)' });
  await http.post(HR, `teams/${TOWN}/selections`, { seats: [SEAT] });
  await http.stack.driver.settle();
  const person = await nominate(http, SEAT, 'sz-caizhengju');
  await approveAll(http, HR);
  await http.post(ADMINISTRATOR, 'clock/advance', { to: TODAY });
  const order = { persons: [person], number: '派〔2021〕1号', on: TODAY };
  await http.post(ORGANISATION, `selections/${TOWN}/1/case-file`, letterAndTraining([person], TODAY));
  await http.post(ORGANISATION, `selections/${TOWN}/1/dispatches`, order);
  await http.stack.driver.settle();
});
afterAll(() => http?.stop());

const { ok, refused, read } = expecting(() => http);

const appointment = { body: '潮阳区委', document: '潮委〔2021〕9号', on: TODAY };
const onBehalf = { office: '440513/host', document: '复函1号' };

describe('a post in the host area', () => {
  it('is proposed with the posting, and waits for its county alone', async () => {
    const { items } = await http.all(HOST, 'inbox?act=appoint');
    expect(items.map(({ case: id, subject }) => [id, subject])).toEqual([
      [`host-post/${SEAT}/1/deputyPartySecretary`, 'deputyPartySecretary'],
      [`host-post/${SEAT}/1/deputyTownHead`, 'deputyTownHead'],
    ]);
    expect((await http.all(ELSEWHERE, 'inbox')).items).toEqual([]);
    expect((await http.all(ELSEWHERE, 'host-posts')).items).toEqual([]);
    const strange = { status: 403, body: { code: 'not-visible' } };
    expect(await http.get(ELSEWHERE, secretary)).toMatchObject(strange);
    expect(await http.get(ELSEWHERE, posting)).toMatchObject(strange);
  });

  it('is given by the host, by a document, not before the day', async () => {
    const path = `${secretary}/appointments`;
    for (const who of [ELSEWHERE, STRANGER, HR, ADMINISTRATOR])
      await refused(who, path, appointment, 403, 'not-your-office');
    await refused(HOST, path, { ...appointment, document: ' ' }, 400, 'bad-request', 'document');
    await refused(HOST, path, { ...appointment, on: LATER }, 422, 'date-in-future', 'on');
    await ok(HOST, path, appointment);
    await refused(HOST, path, appointment, 409, 'wrong-stage');
    await refused(HOST, `${secretary}/refusals`, { reason: '另有安排' }, 409, 'wrong-stage');
    expect((await read(HOST, secretary)).post).toMatchObject({
      ...{ status: 'held', document: '潮委〔2021〕9号', lag: 0 },
    });
  });

  it('is declined for the host by a clerk, with the document of the host’s own', async () => {
    const path = `${townHead}/refusals`;
    const reason = '职数已满';
    const body = { reason, onBehalf: { office: '440513/host' } };
    await refused(HEADQUARTERS, path, body, 400, 'bad-request', 'onBehalf.document');
    const blank = { reason, onBehalf: { ...onBehalf, document: ' ' } };
    await refused(HEADQUARTERS, path, blank, 400, 'bad-request', 'onBehalf.document');
    await refused(HEADQUARTERS, path, { reason }, 403, 'not-your-office');
    await refused(HEADQUARTERS, path, { onBehalf }, 400, 'bad-request', 'reason');
    for (const who of [STRANGER, ELSEWHERE, ORGANISATION])
      await refused(who, path, { reason, onBehalf }, 403, 'not-on-behalf');
    const another = { ...onBehalf, office: '441624/host' };
    await refused(HEADQUARTERS, path, { reason, onBehalf: another }, 403, 'not-on-behalf');
    await ok(HEADQUARTERS, path, { reason, onBehalf });
    await refused(HOST, `${townHead}/appointments`, appointment, 409, 'case-ended');
    expect(await read(HR, townHead)).toMatchObject({ post: { status: 'declined' }, refusal: reason });
    // Whoever decides there reads that it was declined, not why: free texts are not for a host.
    expect(await read(HOST, townHead)).toMatchObject({ post: { status: 'declined' }, refusal: null });
    const { history } = await read(HR, `cases/host-post/${SEAT}/1/deputyTownHead`);
    expect(history.at(-1)).toMatchObject({ actor: HEADQUARTERS, onBehalf });
  });
});

describe('the arrival', () => {
  it('is told by the host, or for it with a document, once it has come about', async () => {
    const path = `${posting}/arrivals`;
    const slip = { on: TODAY, document: '报到回执〔2021〕1号' };
    await refused(ELSEWHERE, path, slip, 403, 'not-your-office');
    await refused(HR, path, slip, 403, 'not-your-office');
    await refused(STRANGER, path, { on: TODAY, onBehalf }, 403, 'not-on-behalf');
    await refused(HOST, path, { ...slip, on: LATER }, 422, 'date-in-future', 'on');
    await refused(HOST, path, { on: TODAY }, 400, 'bad-request', 'document');
    await ok(HR, path, { on: TODAY, onBehalf });
    await refused(HOST, path, slip, 409, 'wrong-stage');
    await refused(HR, `${posting}/cancellations`, { reason: '本人放弃' }, 409, 'wrong-stage');
    expect((await read(HOST, posting)).posting).toMatchObject({
      ...{ status: 'onSite', arrivedOn: TODAY, arrivalDocument: '复函1号' },
    });
  });
});
