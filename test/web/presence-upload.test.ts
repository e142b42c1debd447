import { describe, expect, it } from 'vitest';
import { HR, TOWN } from '../api/http.ts';
import { workbookOf } from '../support/workbook.ts';
import { startConsole } from './start-console.ts';

const SUPERVISION = `supervisions/${TOWN}/2021`;

const { http, visit } = startConsole({ inPost: true, today: '2021-04-01' });

describe('a month’s presence in the console', () => {
  it('is looked at, its wrong rows listed by sheet, row and column, and the rest entered', async () => {
    const [first] = (await http.get(HR, SUPERVISION)).body.members;
    const list = workbookOf([
      ['人员编号', '起', '止', '情况'],
      [first.person, '2021-03-15', '2021-03-19', '在岗'],
      [first.person, '2021-03-22', '2021-03-23', '睡觉'],
    ]);
    const page = await visit(HR, `cases/supervision/${TOWN}/2021`);
    await page.getByText('导入一个月的在岗情况').click();
    await page.getByLabel('月份').fill('2021-03');
    await page.getByLabel('文件').setInputFiles({
      ...{ name: '三月.xlsx', mimeType: '', buffer: Buffer.from(list) },
    });
    await page.getByRole('button', { name: '导入 Import' }).click();
    const wrong = page.getByRole('region', { name: /有误的行/ }).getByRole('row', { name: /睡觉/ });
    await wrong.waitFor();
    expect((await wrong.getByRole('cell').allTextContents()).slice(0, 3)).toEqual(['在岗名单', '3', 'D']);
    const onSite = async () => (await http.get(HR, SUPERVISION)).body.members[0].onSite;
    expect(await onSite()).toBe(0);
    await page.getByLabel('略过有误的行').check();
    await page.getByRole('button', { name: '导入 Import' }).click();
    await page.getByRole('status').getByText('5 人日').waitFor();
    await wrong.waitFor();
    expect(await onSite()).toBe(5);
  });
});
