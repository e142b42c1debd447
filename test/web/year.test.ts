import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { HR, TOWN } from '../api/http.ts';
import { startConsole } from './start-console.ts';
import { task } from './visits.ts';

const HOST = 'a-440513-host-1';
const LEADER = 'a-sz-leader-1';

const { http, visit } = startConsole({ today: '2022-01-10' });

const done = async (page: Page): Promise<void> => {
  const dialog = page.getByRole('dialog');
  await dialog.locator('button.primary').click();
  await dialog.waitFor({ state: 'detached' });
};
const press = (page: Page, words: string) => page.getByRole('button', { name: words }).first().click();

describe('the year in the console', () => {
  it('shows what a unit has to do, and takes its evidence', async () => {
    const page = await visit(HR, 'inbox');
    const meeting = task(page, '党组会或班子会议专题研究');
    await meeting.getByRole('button', { name: '报送佐证' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('文号').fill('市财党组〔2022〕1号');
    await dialog.getByText('主要负责同志').waitFor();
    await done(page);
    await meeting.waitFor({ state: 'detached' });
    await page.goto('/#/duties/by/unit');
    await page
      .getByRole('row', { name: /市财政局/ })
      .getByRole('link')
      .first()
      .click();
    await page.getByRole('link', { name: '党组会或班子会议专题研究' }).click();
    await page.getByText('市财党组〔2022〕1号').first().waitFor();
    const { body } = await http.get(HR, 'duties/partyGroupMeeting/sz-caizhengju/2022');
    expect(body).toMatchObject({ stage: 'fulfilled', evidence: [{ participants: ['principal'] }] });
  });

  it('sends a visit to the host, who confirms it', async () => {
    const page = await visit(HR, 'inbox');
    await task(page, '主要负责同志到镇村调研对接').getByRole('button', { name: '报送佐证' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('文号').fill('调研报告1号');
    await dialog.getByLabel('到访的村').fill('示例村、另一村');
    await done(page);
    const host = await visit(HOST, 'inbox');
    await task(host, '主要负责同志到镇村调研对接').getByRole('button', { name: '确认佐证' }).click();
    await done(host);
    const { body } = await http.get(HR, `duties/principalVisit/sz-caizhengju/${TOWN}/2022`);
    expect(body).toMatchObject({ stage: 'fulfilled', evidence: [{ villages: ['示例村', '另一村'] }] });
  });

  it('plans work on the team’s page, and takes its figures', async () => {
    const page = await visit(HR, `teams/${TOWN}`);
    await press(page, '列入工作事项');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('条目').selectOption('socialWork');
    await dialog.getByLabel('名称').fill('社工站全覆盖');
    // Villages that are listed are offered, so that they are written alike.
    const { items } = await http.all(HR, `villages?town=${TOWN}`);
    const names = items.map(({ name }: { name: string }) => name);
    await dialog.locator(`datalist option[value="${names[0]}"]`).waitFor({ state: 'attached' });
    expect(await dialog.getByLabel('村(可不填)').getAttribute('list')).not.toBeNull();
    await done(page);
    await page.goto(`/#/work/list/town=${TOWN}`);
    await page.getByRole('link', { name: '广东兜底民生服务社会工作双百工程' }).click();
    await press(page, '填报进展');
    await dialog.getByLabel('社会工作服务站(点)覆盖率').fill('80');
    await done(page);
    await page.getByText('目标 target 100 %').first().waitFor();
    expect((await http.get(HR, `work-items/${TOWN}/1`)).body.figures).toMatchObject({
      socialWorkStations: { value: 80 },
    });
  });

  it('writes a report from what was assembled, and prints it', async () => {
    const page = await visit(HR, 'cases/report/sz-caizhengju/2021');
    await press(page, '重新汇总数据');
    await done(page);
    await press(page, '起草报告');
    const dialog = page.getByRole('dialog');
    // What the figures say is there to begin with.
    await expect.poll(() => dialog.getByLabel('工作队和人员').inputValue()).toContain('本年度牵头帮扶1个镇');
    await dialog.getByLabel('总体情况').fill('本年度工作有序推进。');
    await dialog.getByLabel('存在问题和下一步打算').fill('继续推进。');
    await done(page);
    await page.getByText('本年度工作有序推进。').first().waitFor();
    await press(page, '提交签发');
    await dialog.getByLabel('文号').fill('财报〔2022〕1号');
    await done(page);
    await page.getByText('财报〔2022〕1号').first().waitFor();
    // By the names that the policy has, not by its codes.
    const totals = page.locator('dl', { hasText: '规定动作(完成/全部)' }).first();
    await totals.getByText('防止返贫监测 0/1').waitFor();
    expect(await totals.textContent()).not.toMatch(/[a-z][A-Z]/);
    const href = await page.getByRole('link', { name: '打印页' }).first().getAttribute('href');
    const paper = await http.get(HR, href ?? '');
    expect(paper.body).toContain('本年度工作有序推进。');
    expect(paper.body).toContain('驻镇帮扶工作情况报告');
  });

  it('records a statutory grade on the page of a person', async () => {
    const page = await visit(HR, 'people/c-caizhengju-1');
    await press(page, '录入法定考核等次');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('等次').selectOption('competent');
    await dialog.getByLabel('文号').fill('财考〔2022〕3号');
    await done(page);
    await page
      .getByRole('region', { name: /法定年度考核等次/ })
      .getByText('财考〔2022〕3号')
      .waitFor();
    const { body } = await http.get(HR, 'cadres/c-caizhengju-1/evidence');
    expect(body.statutoryGrades).toMatchObject([{ year: 2021, grade: 'competent' }]);
  });

  it('enters funds and shows their sums to leaders', async () => {
    const page = await visit(HR, `cases/fund/${TOWN}/2022`);
    for (const [kind, amount] of [
      ['allotted', '1200.50'],
      ['used', '200.25'],
    ] as const) {
      await press(page, '登记资金');
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('资金来源').selectOption('donation630');
      await dialog.getByLabel('类别').selectOption(kind);
      await dialog.getByLabel('金额').fill(amount);
      await dialog.getByLabel('文号').fill('捐赠协议1号');
      await done(page);
    }
    await page.getByRole('region', { name: /明细/ }).getByText('200.25').waitFor();
    const leader = await visit(LEADER, 'funds/by/source');
    const row = leader.getByRole('row', { name: /6·30/ });
    await row.waitFor();
    await expect
      .poll(() => row.getByRole('cell').allTextContents())
      .toEqual(['“6·30”捐赠资金', '0.00', '1,200.50', '200.25', '1']);
  });
});
