import { eq, sql, type SQL } from 'drizzle-orm';
import type { Route } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { cadre } from '../../db/schema.ts';
import { HR, holderOf, startHttp, STRANGER, TOWN } from '../api/http.ts';
import { papers } from '../api/selecting.ts';
import { nominatedSlate } from '../support/crowd.ts';
import { startConsole } from './start-console.ts';
import { task, waiting } from './visits.ts';

/** A unit with somebody older than a member of a team should be, and the town that it leads. */
const OTHER_HR = 'a-sz-jiaoyuju-hr-1';
const OTHER_TOWN = '440513103';
const AGED = 'c-jiaoyuju-1';
/** Others of that unit: one is investigated, of one it is not known how they are. */
const INVESTIGATED = 'c-jiaoyuju-8';
const NOT_KNOWN = 'c-jiaoyuju-9';

const { http, visit } = startConsole();

beforeAll(() => nominatedSlate(http.stack, TOWN));

describe('coverage', () => {
  it('shows the 76 towns by city, in words and not by colour alone', async () => {
    const whole = await startHttp({}, { towns: 76 });
    try {
      const page = await visit('a-sz-leader-1', 'towns', { url: whole.server.url });
      const rows = page.locator('tbody tr');
      await rows.first().waitFor();
      await expect.poll(() => rows.count()).toBe(76);
      await expect.poll(() => page.locator('main h3').allTextContents()).toHaveLength(3);
      await expect
        .poll(() => page.getByRole('row', { name: '河溪镇' }).textContent())
        .toMatch(/0\/5 缺 5 short.*市财政局/);
      await page.getByLabel('查找 Find').fill('市财政局');
      await expect.poll(() => rows.locator('a').allTextContents()).toEqual(['河溪镇']);
    } finally {
      await whole.stop();
    }
  });

  it('leads from a town to its team and who holds each seat', async () => {
    const page = await visit('a-sz-leader-1');
    await page.getByRole('link', { name: '河溪镇' }).click();
    await page.getByRole('heading', { name: '河溪镇 工作队' }).waitFor();
    const seats = page.getByRole('region', { name: '席位' }).locator('tbody tr');
    await expect.poll(() => seats.count()).toBe(5);
    await expect.poll(() => seats.first().textContent()).toMatch(/队长.*空缺.*选派/);
  });

  it.each([
    'towns',
    `teams/${TOWN}`,
    `cases/selection/${TOWN}/1`,
    'cases',
    'inbox',
    'copies',
    'substitutions',
  ])('fits a phone: %s', async (at) => {
    const page = await visit('a-sz-administrator-1', at, { width: 360 });
    await page.locator('main h2').waitFor();
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
  });

  it('is there again after a sign-out and another sign-in', async () => {
    const page = await visit('a-sz-leader-1');
    const signOut = async () => {
      await page.getByRole('button', { name: '退出' }).click();
      await page.getByRole('heading', { name: '选择演示身份' }).waitFor();
    };
    await signOut();
    await expect.poll(() => page.locator('tbody tr').count()).toBe(0);
    await page.getByLabel('查找 Find').fill(HR);
    await page.getByRole('button', { name: HR }).click();
    await page.locator('#who', { hasText: '市财政局人事甲' }).waitFor();
    // This browser is the leader's again when they come next.
    await signOut();
  });
});

describe('the inbox', () => {
  it('shows why a decision is refused, in both languages, where it was asked for', async () => {
    const base = `selections/${TOWN}/1`;
    const { body } = await http.get(HR, base);
    const { person, seat, name } = body.nominees.find(
      ({ nominatedBy }: { nominatedBy: string }) => nominatedBy === HR,
    );
    // Nominated again, with nothing on file.
    expect((await http.post(HR, `${base}/withdrawals`, { person })).status).toBe(200);
    expect((await http.post(HR, `${base}/nominations`, { seat, person })).status).toBe(200);
    const page = await visit(holderOf('sz-caizhengju/hr', 2), 'inbox');
    expect(await waiting(page)).toContainEqual(expect.stringContaining(name));
    const row = task(page, '签批').filter({ hasText: name });
    await row.getByRole('button', { name: '同意' }).click();
    const refusal = row.getByRole('alert');
    await refusal.waitFor();
    await expect.poll(() => refusal.textContent()).toContain('选派材料尚缺');
    await expect.poll(() => refusal.textContent()).toContain('file it first');
    const entries = papers.map((paper) => ({ person, ...paper }));
    expect((await http.post(HR, `${base}/case-file`, { entries })).status).toBe(200);
    // Who nominated is not asked at all.
    const own = await http.all(HR, 'inbox?act=decide');
    expect(own.items.map(({ subject }) => subject)).not.toContain(person);
  });

  it('takes a decision at a click: the item goes, the others stay', async () => {
    const page = await visit(holderOf('sz-caizhengju/hr', 2), 'inbox');
    const before = await waiting(page);
    const [first = ''] = before;
    await task(page, first).getByRole('button', { name: '同意' }).click();
    await task(page, first).waitFor({ state: 'detached' });
    expect(await waiting(page)).toEqual(before.slice(1));
  });

  it('keeps what somebody types while the list beneath it changes', async () => {
    const hr = holderOf('sz-caizhengju/hr', 2);
    const page = await visit(hr, 'inbox');
    const [first = '', second = ''] = await waiting(page);
    await page.getByLabel('查找 Find').fill('河溪镇');
    await task(page, first).getByRole('button', { name: '退回' }).click();
    const reason = page.getByRole('dialog').getByLabel('理由');
    await reason.fill('请补充');
    const { body } = await http.get(hr, 'inbox');
    const other = body.items.find(({ personName }: { personName: string }) => second.includes(personName));
    const items = [{ approval: other.subject, verdict: 'agree' }];
    expect(await http.post(hr, `selections/${TOWN}/1/decisions`, { items })).toMatchObject({ status: 200 });
    await task(page, second).waitFor({ state: 'detached' });
    await expect.poll(() => reason.inputValue()).toBe('请补充');
    await expect.poll(() => page.locator('main input[type=search]').inputValue()).toBe('河溪镇');
    await reason.fill('请补充个人有关事项报告。');
    await page.getByRole('dialog').getByRole('button', { name: '退回' }).click();
    await task(page, first).filter({ hasText: '签批' }).waitFor({ state: 'detached' });
  });
});

describe('a substitute', () => {
  it('is named by whoever goes on leave, sees their inbox, and is named no more once they are back', async () => {
    const absent = holderOf('sz-caizhengju/discipline');
    const page = await visit(absent, 'substitutions');
    await page.getByRole('button', { name: '指定代理人' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('代理人账号').fill(OTHER_HR);
    await dialog.getByLabel('返岗日').fill('2021-03-14');
    await dialog.getByRole('button', { name: '指定代理人' }).click();
    await dialog.getByRole('alert').waitFor();
    expect(await dialog.getByLabel('返岗日').getAttribute('aria-invalid')).toBe('true');
    await dialog.getByLabel('返岗日').fill('2021-03-22');
    await dialog.getByRole('button', { name: '指定代理人' }).click();
    await page.getByRole('cell', { name: '2021-03-22' }).waitFor();

    const other = await visit(OTHER_HR, 'inbox');
    await waiting(other);
    const standingIn = task(other, '签批').filter({ hasText: '代 for 市财政局纪检甲' });
    await expect.poll(() => standingIn.count()).toBeGreaterThan(0);
    await expect.poll(() => standingIn.first().getByRole('button', { name: '同意' }).isVisible()).toBe(true);

    await page.getByRole('button', { name: '提前终止' }).click();
    await dialog.getByRole('button', { name: '提前终止' }).click();
    await page.getByText('没有 None').waitFor();
    await other.reload();
    await other.getByRole('heading', { name: '待办' }).waitFor();
    await expect.poll(() => task(other, '代 for').count()).toBe(0);
  });
});

describe('a case', () => {
  it('shows what others do without a reload', async () => {
    const page = await visit('a-sz-leader-1', `cases/selection/${TOWN}/1`);
    const events = page.locator('.history > li');
    await events.first().waitFor();
    await page.evaluate('globalThis.notReloaded = true');
    const first = events.last().locator('details');
    await first.locator('summary').click();
    const before = await events.count();
    const { body } = await http.get(HR, `selections/${TOWN}/1`);
    const returned = body.nominees.find(({ stage }: { stage: string }) => stage === 'returned');
    await http.post(HR, `selections/${TOWN}/1/resubmissions`, { person: returned.person });
    await page.locator('article', { hasText: returned.name }).getByText('审批中 Approval').waitFor();
    await expect.poll(() => events.count()).toBeGreaterThan(before);
    expect(await page.evaluate('globalThis.notReloaded')).toBe(true);
    expect(await first.getAttribute('open')).toBe('');
  });

  it('shows also what others do while it is looking', async () => {
    const town = '440513104';
    const page = await visit('a-sz-leader-1', `teams/${town}`);
    await page.locator('#live[data-status=live]').waitFor();
    const sought = page.getByRole('region', { name: '席位' }).locator('a[href*="/selection/"]');
    const launch = async (seat: number) => {
      const launched = await http.post(STRANGER, `teams/${town}/selections`, { seats: [`${town}/${seat}`] });
      expect(launched).toMatchObject({ status: 200 });
    };
    // While what the server says of the first one is on its way, there is a second one.
    const late = async (route: Route): Promise<void> => {
      const response = await route.fetch();
      await launch(2);
      // Time enough for the page to hear of it.
      await page.waitForTimeout(1000);
      await route.fulfill({ response });
    };
    await page.route(`**/api/v1/teams/${town}`, late, { times: 1 });
    await launch(1);
    await expect.poll(() => sought.count()).toBe(2);
  });

  it('offers its documents: a page to print in another tab, and a file', async () => {
    const page = await visit(HR, `cases/selection/${TOWN}/1`);
    const forms = page.getByRole('link', { name: '干部任免审批表 Appointment approval form' });
    await forms.first().waitFor();
    const [form] = await Promise.all([page.waitForEvent('popup'), forms.first().click()]);
    await form.getByRole('heading', { name: '干部任免审批表' }).waitFor();
    await expect.poll(() => form.getByRole('row').count()).toBeGreaterThan(20);
    expect(await form.evaluate('getComputedStyle(document.querySelector("h1")).textAlign')).toBe('center');
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: '人选名单 .docx' }).click(),
    ]);
    expect(file.suggestedFilename()).toBe('汕头市潮阳区河溪镇驻镇帮扶工作队人选名单.docx');
    await page.getByText('尚无 Not there').click();
    await expect
      .poll(() => page.locator('[data-key="missing documents"]').textContent())
      .toContain('尚未公示');
  });

  it('is launched from its team, and somebody nominated with a reason for the rule that asks for one', async () => {
    const { db } = http.stack.database;
    const is = (person: string, record: SQL) => db.update(cadre).set({ record }).where(eq(cadre.id, person));
    await is(INVESTIGATED, sql`${cadre.record} || '{"underInvestigation": true}'`);
    await is(NOT_KNOWN, sql`${cadre.record} - 'health'`);
    const page = await visit(OTHER_HR, `teams/${OTHER_TOWN}`);
    await page.getByRole('button', { name: '发起选派' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '发起选派' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page
      .getByRole('link', { name: `selection/${OTHER_TOWN}/1` })
      .last()
      .click();
    const seat = `${OTHER_TOWN}/3`;
    await page.getByRole('button', { name: `推荐人选 Nominate ${seat}` }).click();
    const dialog = page.getByRole('dialog');
    const list = dialog.getByLabel('人选 Nominee');
    await list.locator('option').first().waitFor({ state: 'attached' });
    const groups = await list.locator('optgroup').all();
    expect(await Promise.all(groups.map((group) => group.getAttribute('label')))).toEqual([
      ...[
        '可推荐 May be nominated',
        '需例外审批 Needs an exception',
        '情况不明 Not known',
        '不符合 Excluded',
      ],
    ]);
    await list.selectOption(NOT_KNOWN);
    await dialog.getByText('缺 missing: person.health').waitFor();
    await list.selectOption(INVESTIGATED);
    await dialog.getByText('不在接受审查调查期间').waitFor();
    await dialog.getByRole('button', { name: '推荐人选' }).click();
    const refusal = dialog.getByRole('alert');
    await refusal.waitFor();
    expect(await refusal.getAttribute('data-code')).toBe('rule-failed');
    expect(await list.getAttribute('aria-invalid')).toBe('true');

    await dialog.getByLabel('按姓名或编号查找').fill(AGED);
    await list.selectOption(AGED);
    const chosen = dialog.locator('.chosen');
    await chosen.getByText('需例外审批').waitFor();
    await expect
      .poll(() => chosen.textContent())
      .toMatch(/队员年龄一般为45周岁以下 \(三\(一\)\).*按 as of 2021-08-01 · age 47/);
    await dialog.getByLabel('例外理由:队员年龄一般为45周岁以下').fill('该同志熟悉当地情况。');
    await dialog.getByRole('button', { name: '推荐人选' }).click();
    await dialog.waitFor({ state: 'detached' });
    const nominee = page.locator('article');
    await nominee.getByText('例外审批 Waiver').first().waitFor();
    await expect.poll(() => nominee.textContent()).toContain('该同志熟悉当地情况。');
  });
});

describe('the date', () => {
  it('is moved by the administrator, and by nobody else', async () => {
    const page = await visit('a-sz-administrator-1');
    const leader = await visit('a-sz-leader-1');
    await expect.poll(() => leader.locator('#clock').isVisible()).toBe(false);
    const before = await page.locator('#today').textContent();
    await page.getByRole('button', { name: '推进 1 天' }).click();
    await page.locator('#today', { hasNotText: before ?? '' }).waitFor();
    const { body } = await http.get(HR, 'clock');
    await expect.poll(() => page.locator('#today').textContent()).toBe(body.date);
  });
});
