import { expect, it } from 'vitest';
import { ADMINISTRATOR, HR, holderOf, TOWN } from '../api/http.ts';
import { startConsole } from './start-console.ts';

const COUNTY = '440513';
const { http, visit } = startConsole({ inPost: true });

it('records who commands a headquarters', async () => {
  const page = await visit(ADMINISTRATOR, 'host-side');
  await page.getByRole('button', { name: '录入任职' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('姓名 Name').fill('示例甲');
  await dialog.getByLabel('文号 Document').fill('深任〔2021〕1号');
  await dialog.getByRole('button', { name: '录入任职' }).click();
  await page.getByRole('cell', { name: '示例甲', exact: true }).waitFor();
});

it('adds somebody to a county’s group, on the page of its team', async () => {
  const page = await visit(holderOf('sz-jiaotongyunshuju/hr'), `teams/${COUNTY}`);
  await page.getByRole('region', { name: '工作组成员' }).waitFor();
  await page.getByRole('button', { name: '增派成员' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('人员编号').fill('c-shenyejituan-1');
  await dialog.getByLabel('理由 Reason').fill('产业协作需要');
  await dialog.getByRole('button', { name: '增派成员' }).click();
  await page.getByRole('region', { name: '工作组成员' }).getByText('产业协作需要').waitFor();
});

it('proposes a member for a village that asks, and counts it', async () => {
  const page = await visit(HR, `teams/${TOWN}`);
  const village = page.getByRole('row', { name: /示例甲村/ });
  await village.getByText('虚构 invented').waitFor();
  await village.getByRole('button', { name: '提名第一书记' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('队员').selectOption({ index: 0 });
  await dialog.getByRole('button', { name: '提名第一书记' }).click();
  await http.stack.driver.settle();
  await village.getByText('待任职').waitFor();
  const figures = await visit(ADMINISTRATOR, 'first-secretaries');
  await figures.getByLabel('按 By').selectOption('tag');
  await figures.getByRole('cell', { name: '少数民族村' }).waitFor();
});

it('enters a change of units and shows that it is made', async () => {
  const page = await visit(ADMINISTRATOR, 'changes');
  await page.getByLabel('变更 Change').selectOption('renameUnit');
  await page.getByRole('button', { name: '录入 Enter' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('单位代码').fill('sz-tongjiju');
  await dialog.getByLabel('新名称').fill('市统计调查局');
  await dialog.getByLabel('文号 Document').fill('深编〔2021〕7号');
  await dialog.getByRole('button', { name: '单位更名' }).click();
  await page
    .getByRole('row', { name: /市统计调查局/ })
    .getByText('已生效')
    .waitFor();
  expect((await http.get(HR, 'units/sz-tongjiju')).body.name).toBe('市统计调查局');
});
