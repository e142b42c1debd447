import { expect, it } from 'vitest';
import { startConsole } from './start-console.ts';

const { visit } = startConsole({ inPost: true, today: '2021-04-01' });

it('shows leaders each figure by place, opens its rows, and goes back to another day', async () => {
  const page = await visit('a-sz-leader-1', 'figures');
  await page.getByLabel('年度 Year').selectOption('2020');
  await page.getByRole('row', { name: /规定动作.* 2020/ }).waitFor();
  const towns = page.getByRole('row', { name: /各镇在岗力量/ });
  await towns.getByRole('link', { name: '市', exact: true }).click();
  const city = page.getByRole('row', { name: /汕头/ });
  const covered = city.locator('.figure', { hasText: '达到下限' }).getByRole('link');
  const count = Number(await covered.textContent());
  expect(count).toBeGreaterThan(0);
  await covered.click();
  await page.getByRole('columnheader', { name: '地区' }).waitFor();
  // A town's strength is of no year.
  await expect.poll(() => page.getByLabel('年度 Year').count()).toBe(0);
  const rows = page.getByRole('region').getByRole('row');
  await expect.poll(() => rows.count()).toBe(count + 1);
  await page.getByLabel('日期 Day').fill('2021-02-01');
  await expect.poll(() => rows.count()).toBe(1);
});
