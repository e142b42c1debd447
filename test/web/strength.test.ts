import { beforeAll, describe, expect, it } from 'vitest';
import { TOWN } from '../api/http.ts';
import { startConsole } from './start-console.ts';
import { task } from './visits.ts';

const LEADER = 'a-sz-leader-1';
const HR = 'a-sz-caizhengju-hr-1';
const HEADQUARTERS = 'a-hq-shantou-headquarters-1';
const POSTING = `posting/${TOWN}/3/1`;

const { http, visit } = startConsole({ inPost: true });

beforeAll(async () => {
  await http.post(HEADQUARTERS, `postings/${TOWN}/5/1/recalls`, { ground: 'illness', reason: '住院治疗' });
  await http.stack.driver.settle();
});

describe('strength', () => {
  it('is shown by level, and by team on another day, certain and expected apart', async () => {
    const page = await visit(LEADER, 'strength');
    const table = page.getByRole('region', { name: 'Level' });
    await table.getByRole('row', { name: '驻镇帮扶工作队' }).waitFor();
    await page.getByLabel('按 By').selectOption('team');
    await page.getByLabel('日期 Day').fill('2024-07-15');
    const row = page.getByRole('region', { name: 'Team' }).getByRole('row', { name: '河溪镇' }).first();
    await page.getByText('A projection').waitFor();
    await expect
      .poll(() => row.locator('td').allTextContents())
      .toEqual(expect.arrayContaining(['5', expect.stringMatching(/河溪镇 \d{4}-/)]));
    await expect
      .poll(() => page.getByRole('columnheader', { name: 'Expected' }).first().isVisible())
      .toBe(true);
  });

  it('names who is below the floor now, whom the lead unit explains and the headquarters reads of', async () => {
    const hr = await visit(HR, 'inbox');
    await task(hr, '说明缺员').getByRole('button', { name: '说明缺员' }).click();
    await hr.getByLabel('原因与安排').fill('一名队员住院,补派选派已启动');
    await hr.getByRole('dialog').getByRole('button', { name: '说明缺员' }).click();
    await hr.getByRole('dialog').waitFor({ state: 'detached' });
    const headquarters = await visit(HEADQUARTERS, 'inbox');
    await task(headquarters, '知悉缺员').getByRole('button').click();
    await task(headquarters, '知悉缺员').waitFor({ state: 'detached' });
    await headquarters.goto('/#/strength');
    const row = headquarters
      .getByRole('region', { name: 'Below the floor now' })
      .getByRole('row', { name: '河溪镇' });
    await expect.poll(() => row.textContent()).toMatch(/4\/5.*市财政局.*一名队员住院/);
    await row.getByRole('link', { name: '河溪镇' }).click();
    await headquarters.getByText(/已说明 done/).waitFor();
  });
});

describe('departures', () => {
  it('are shown for the months ahead, with who comes and the gap', async () => {
    const page = await visit(HR, 'departures');
    await page.getByRole('heading', { name: '离任与接替' }).waitFor();
    await page.getByLabel('今后 Within').selectOption('36');
    // Terms of the sample end in the summer of 2024: beyond three years from now.
    const row = page.getByRole('row', { name: '2021-03-15' });
    await row.waitFor();
    await expect.poll(() => row.textContent()).toMatch(/河溪镇.*已离任.*选派中/);
    // On the day before nobody was in post.
    await page.getByLabel('日期 Day').fill('2021-03-14');
    await page.getByText('没有 None').waitFor();
  });
});

describe('what a change would do', () => {
  it('is shown month by month, with the rules that it breaks, and nothing is changed', async () => {
    const page = await visit(HR, `cases/${POSTING}`);
    await page.getByRole('button', { name: '变动预览' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('事由').selectOption('illness');
    await dialog.getByRole('button', { name: '预览 Show' }).click();
    await dialog.getByText('at least 5 are on site').waitFor();
    await dialog.getByText('补派').first().waitFor();
    await expect.poll(() => dialog.locator('tbody tr').count()).toBe(12);
    await dialog.getByLabel('拟议变动').selectOption('transfer');
    await dialog.getByLabel('调往席位').fill(`${TOWN}/1`);
    await dialog.getByRole('button', { name: '预览 Show' }).click();
    await dialog.locator('[data-code="seat-not-vacant"]').waitFor();
    await dialog.getByRole('button', { name: '关闭 Close' }).click();
    const { body } = await http.get(HR, `postings/${TOWN}/3/1`);
    expect(body.posting).toMatchObject({ status: 'onSite', releasedOn: null });
  });
});

it.each(['strength', 'departures', `cases/${POSTING}`])('fits a phone: %s', async (at) => {
  const page = await visit(HR, at, { width: 360 });
  await page.locator('main h2').waitFor();
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
});
