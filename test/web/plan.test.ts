import { describe, expect, it } from 'vitest';
import { ADMINISTRATOR, TOWN } from '../api/http.ts';
import { BEFORE_RELIEF } from '../api/in-post.ts';
import { startConsole } from './start-console.ts';
import { task } from './visits.ts';

const ORGANISATION = 'a-sz-orgDepartment-1';
const OTHER_OF_ORGANISATION = 'a-sz-orgDepartment-2';
const CASE = 'cases/rotation-plan/shenzhen-2022/1';
const SEAT = `${TOWN}/2`;

const { visit } = startConsole({ inPost: true, beginning: BEFORE_RELIEF });

// One story, told in order: each chapter stands on the one before.
describe('a rotation plan in the console', () => {
  it('is asked for, and says which rules collide', async () => {
    const page = await visit(ORGANISATION, 'plans');
    await page.getByRole('button', { name: '编制轮换计划' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '编制轮换计划' }).click();
    await page.getByRole('link', { name: 'rotation-plan/shenzhen-2022/1' }).click();
    await page.getByRole('heading', { name: '规则冲突' }).waitFor();
    await expect.poll(() => page.locator('[data-key=conflicts]').textContent()).toMatch(/西胪镇.*老队员/);
    await task(page, '重新求解').getByRole('button', { name: '重新求解' }).click();
    await page.getByLabel('至少留任老队员').fill('1');
    await page.getByRole('dialog').getByRole('button', { name: '重新求解' }).click();
    await page.getByRole('heading', { name: '按月' }).waitFor();
    await expect
      .poll(() => page.getByRole('region', { name: '按工作队' }).textContent())
      .toMatch(/河溪镇.*2: 2024-/);
  });

  it('says why a date is what it is, and has it pinned', async () => {
    const page = await visit(ORGANISATION, CASE);
    await page.getByRole('button', { name: `为何 Why ${SEAT}` }).click();
    await expect.poll(() => page.getByRole('dialog').textContent()).toMatch(/已选 chosen/);
    await page.getByRole('button', { name: '取消 Cancel' }).click();
    await page.getByRole('button', { name: `固定 Pin ${SEAT}`, exact: true }).click();
    const field = page.getByLabel('固定于');
    await field.fill('2024-11-12');
    await page.getByRole('dialog').getByRole('button', { name: '固定日期' }).click();
    await page.getByRole('button', { name: `取消固定 Unpin ${SEAT}` }).waitFor();
    await task(page, '重新求解').getByRole('button', { name: '重新求解' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '重新求解' }).click();
    await page.getByRole('row', { name: SEAT }).filter({ hasText: '已固定' }).waitFor();
    await expect
      .poll(() => page.getByRole('row', { name: SEAT }).first().textContent())
      .toContain('2024-11-12');
  });

  it('is sent to its chain, and signed by somebody else', async () => {
    const page = await visit(ORGANISATION, CASE);
    await task(page, '提交签发').getByRole('button', { name: '提交签发' }).click();
    await page.locator('.badge', { hasText: '审批中' }).first().waitFor();
    await expect.poll(() => task(page, '签批').getByRole('button', { name: '同意' }).count()).toBe(0);
    // What is signed for is read first: exceptions by their reason, and the seats that no plan relieves.
    const other = await visit(OTHER_OF_ORGANISATION, 'inbox');
    await task(other, '签批').getByText('任期例外').waitFor();
    await other.goto(`/#/${CASE}`);
    await expect
      .poll(() => other.locator('[data-key=short]').textContent())
      .toMatch(/已固定 Pinned 1 席.*空缺且尚无人选/s);
    await task(other, '签批').getByRole('button', { name: '同意' }).click();
    await task(other, '录入会议记录').waitFor();
  });

  it.each(['plans', CASE])('fits a phone: %s', async (at) => {
    const page = await visit(ADMINISTRATOR, at, { width: 360 });
    await page.locator('main h2').waitFor();
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
  });
});
