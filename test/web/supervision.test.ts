import type { Locator } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { account } from '../../db/schema.ts';
import { ADMINISTRATOR, HR, TOWN } from '../api/http.ts';
import { done, open, send } from './dialogs.ts';
import { startConsole } from './start-console.ts';
import { expectFits, task } from './visits.ts';

const CASE = `cases/supervision/${TOWN}/2021`;
const MEMBER = `posting/${TOWN}/2/1`;
const OWN = `posting/${TOWN}/3/1`;
const TOWN_OFFICE = `a-${TOWN}-host-1`;
const SUPERVISOR = 'a-sz-supervisor-1';

const { http, visit } = startConsole({ inPost: true, today: '2021-04-01' });

const read = async () => (await http.get(HR, `supervisions/${TOWN}/2021`)).body;

/** Somebody in post with an account and no office: on their phone, where their own year is a link away. */
async function visitInPost(id: string, posting: string) {
  const { members } = await read();
  const { person } = members.find((member: { posting: string }) => member.posting === posting);
  await http.stack.database.db.insert(account).values({ id, name: '示例队员', person });
  // The list of identities has holders of offices only.
  const page = await visit(TOWN_OFFICE, 'inbox', { width: 360 });
  await page.request.post('/api/v1/sessions', { data: { account: id } });
  await page.reload();
  await page.getByRole('link', { name: '本人在岗' }).click();
  await page.getByRole('button', { name: '登记在岗' }).waitFor();
  return page;
}

/** Whom a dialog may be about. */
const expectPeople = (dialog: Locator, count: number) =>
  expect.poll(() => dialog.getByLabel('人员').locator('option').count()).toBe(count);

// One story, told in order: each chapter stands on the one before.
describe('daily supervision in the console', () => {
  it('takes presence from a phone, and says at its field what is wrong', async () => {
    const page = await visit(HR, `teams/${TOWN}`, { width: 360 });
    await page.getByRole('link', { name: '日常监督' }).click();
    const dialog = await open(page, '登记在岗');
    await expectFits(dialog);
    await dialog.getByLabel('人员').selectOption(MEMBER);
    await dialog.getByLabel('起 From').fill('2021-03-22');
    await dialog.getByLabel('止(含当日)').fill('2021-04-02');
    await dialog.getByLabel('情况').selectOption('onSite');
    await send(dialog);
    await dialog.locator('[data-code="date-in-future"]').waitFor();
    expect(await dialog.getByLabel('止(含当日)').getAttribute('aria-invalid')).toBe('true');
    await dialog.getByLabel('止(含当日)').fill('2021-03-26');
    await dialog.getByLabel('3 月报送完毕').check();
    await send(dialog);
    await dialog.locator('[data-code="days-unknown"]').waitFor();
    await dialog.getByLabel('3 月报送完毕').uncheck();
    await done(dialog);
    const { members } = await read();
    expect(members.find(({ posting }: { posting: string }) => posting === MEMBER)).toMatchObject({
      onSite: 5,
    });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
  });

  it('shows a month day by day, with what is not known yet', async () => {
    const page = await visit(HR, CASE, { width: 360 });
    await page.getByRole('link', { name: '3 月' }).click();
    const row = () => page.getByRole('region', { name: /每日在岗/ }).getByRole('row');
    const { members } = await read();
    const own = members.find(({ posting }: { posting: string }) => posting === MEMBER);
    const mine = row().filter({ hasText: own.personName });
    // Five days were entered; on site since the middle of the month.
    await expect.poll(() => mine.getByText('在', { exact: true }).count()).toBe(5);
    const missing = await mine.getByText('缺', { exact: true }).count();
    expect(missing).toBeGreaterThan(0);
    expect((await mine.getByRole('cell').nth(6).textContent()) ?? '').toBe(String(missing));
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
  });

  it('carries a leave from its request to the day on which somebody is back', async () => {
    const page = await visit(HR, CASE);
    const dialog = await open(page, '请假 Ask');
    await dialog.getByLabel('人员').selectOption(MEMBER);
    await dialog.getByLabel('假别').selectOption('annual');
    await dialog.getByLabel('起 From').fill('2021-04-06');
    await dialog.getByLabel('止(含当日)').fill('2021-04-09');
    await dialog.getByLabel('事由').fill('探亲');
    await done(dialog);
    const town = await visit(TOWN_OFFICE, 'inbox');
    await task(town, '请假').getByRole('button', { name: '同意' }).click();
    await task(town, '请假').waitFor({ state: 'detached' });
    await http.post(ADMINISTRATOR, 'clock/advance', { to: '2021-04-08' });
    const back = await open(page, '销假');
    await back.getByLabel('返岗第一天').fill('2021-04-08');
    await done(back);
    expect((await read()).leaves).toMatchObject([{ to: '2021-04-07', days: 2 }]);
  });

  it('takes their own days and leave from whoever is in post, and offers them nothing else', async () => {
    const page = await visitInPost('own-member', OWN);
    const offered = () => page.locator('main button').count();
    await expect.poll(offered).toBe(2);
    await expect.poll(() => page.locator('main details.upload').count()).toBe(0);
    const entry = await open(page, '登记在岗');
    await expectFits(entry);
    await expectPeople(entry, 1);
    await entry.getByLabel('起 From').fill('2021-04-06');
    await entry.getByLabel('止(含当日)').fill('2021-04-08');
    await entry.getByLabel('情况').selectOption('trip');
    await done(entry);
    const own = async () =>
      (await read()).members.find(({ posting }: { posting: string }) => posting === OWN);
    await expect.poll(own).toMatchObject({ trip: 3 });

    const asked = await open(page, '请假 Ask');
    await expectFits(asked);
    await expectPeople(asked, 1);
    await asked.getByLabel('假别').selectOption('annual');
    await asked.getByLabel('起 From').fill('2021-04-12');
    await asked.getByLabel('止(含当日)').fill('2021-04-13');
    await asked.getByLabel('事由').fill('探亲');
    await done(asked);
    // What is asked for may be taken back until it is decided, and given back from then on.
    await page.getByRole('button', { name: '撤回' }).waitFor();
    const agreed = { items: [{ approval: 'leave:2', verdict: 'agree' }] };
    expect(await http.post(TOWN_OFFICE, `supervisions/${TOWN}/2021/decisions`, agreed)).toMatchObject({
      status: 200,
    });
    const back = await open(page, '销假');
    await expectFits(back);
    await back.getByLabel('返岗第一天').fill('2021-04-12');
    await done(back);
    await expect
      .poll(async () => (await read()).leaves)
      .toContainEqual(expect.objectContaining({ posting: OWN, status: 'granted', to: null, days: 0 }));
    await expect.poll(() => page.evaluate('document.documentElement.scrollWidth')).toBe(360);
    await page.getByRole('link', { name: '4 月' }).click();
    await page.getByRole('region', { name: /每日在岗/ }).waitFor();
  });

  it('takes everybody’s days from the leader of the team, and leave for nobody but them', async () => {
    const page = await visitInPost('own-leader', `posting/${TOWN}/1/1`);
    const entry = await open(page, '登记在岗');
    await expectPeople(entry, (await read()).members.length);
    await entry.getByLabel('人员').selectOption(MEMBER);
    await done(entry);
    const asked = await open(page, '请假 Ask');
    await expectPeople(asked, 1);
  });

  it('follows what a spot check finds until it is put right', async () => {
    const supervisor = await visit(SUPERVISOR, CASE);
    const check = await open(supervisor, '抽查');
    await check.getByLabel('文号').fill('抽查〔2021〕1号');
    await check.getByLabel('人员 Person').selectOption(MEMBER);
    await check.getByLabel('情况').selectOption('onSite');
    await check.getByLabel('发现的问题').fill('驻村日志缺页');
    await check.getByLabel('问题涉及人员').selectOption(MEMBER);
    await done(check);
    await http.stack.driver.settle();

    const page = await visit(HR, 'inbox');
    const rectify = async (document: string) => {
      const dialog = await open(task(page, '整改'), '整改');
      await dialog.getByLabel('整改文号').fill(document);
      await dialog.getByLabel('整改情况').fill('已补齐');
      await done(dialog);
      await task(page, '整改').waitFor({ state: 'detached' });
    };
    await rectify('整改〔2021〕1号');
    await supervisor.goto('/#/inbox');
    const refuse = await open(task(supervisor, '验收'), '退回整改');
    await refuse.getByLabel('理由').fill('仍缺三月');
    await done(refuse);
    await rectify('整改〔2021〕2号');
    const verify = await open(task(supervisor, '验收'), '验收');
    await verify.getByLabel('销号文号').fill('销号〔2021〕1号');
    await done(verify);
    const { items } = await http.all(SUPERVISOR, `findings?posting=${encodeURIComponent(MEMBER)}`);
    expect(items).toMatchObject([{ status: 'closed' }]);
  });
});
