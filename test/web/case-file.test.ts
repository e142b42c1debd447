import { describe, expect, it } from 'vitest';
import { HR, holderOf, TOWN } from '../api/http.ts';
import { startConsole } from './start-console.ts';
import { task } from './visits.ts';

const selection = `selections/${TOWN}/1`;
const SEAT = `${TOWN}/1`;

const { http, visit } = startConsole();
let person: string;

const onFile = async (): Promise<readonly string[]> =>
  (await http.get(HR, selection)).body.nominees[0].caseFile.flatMap(
    ({ item, document }: { item: string; document: unknown }) => (document ? [item] : []),
  );

// One story, told in order: each chapter stands on the one before.
describe('the console', () => {
  it('takes what a town needs, from its team', async () => {
    const page = await visit(HR, `teams/${TOWN}`);
    await page.getByRole('button', { name: '提出需求' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('特长').fill('农业技术、财务');
    await dialog.getByLabel('村(每行一村)').fill('示例村:软弱涣散村、第一书记\n另一村:示范村');
    await dialog.getByRole('button', { name: '提出需求' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect((await http.get(HR, `teams/${TOWN}`)).body.needs).toMatchObject({
      skills: ['农业技术', '财务'],
      villages: [
        { name: '示例村', tags: ['软弱涣散村'], firstSecretary: true },
        { name: '另一村', tags: ['示范村'], firstSecretary: false },
      ],
    });
    await page.getByText('示例村(软弱涣散村、需第一书记)').waitFor();
  });

  it('sends the quota notice, from the inbox', async () => {
    await http.post(HR, `teams/${TOWN}/selections`, { seats: [SEAT] });
    await http.stack.driver.settle();
    const page = await visit(HR, 'inbox');
    await task(page, '下达名额通知').getByRole('button', { name: '下达名额通知' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('通知文号').fill('名额〔2021〕1号');
    await dialog.getByRole('button', { name: '下达名额通知' }).click();
    await task(page, '下达名额通知').waitFor({ state: 'detached' });
    expect((await http.get(HR, selection)).body.quotaNotices).toMatchObject([{ number: '名额〔2021〕1号' }]);
  });

  it('files the papers that are ticked, and asks no more when nothing is missing', async () => {
    const { body } = await http.get(HR, 'cadres?limit=200&unit=sz-caizhengju');
    for (const { id } of body.items) {
      const nominated = await http.post(HR, `${selection}/nominations`, { seat: SEAT, person: id });
      if (nominated.status !== 200) continue;
      person = id;
      break;
    }
    const page = await visit(HR, 'inbox');
    await task(page, '归入选派材料').getByRole('button', { name: '归入选派材料' }).click();
    const dialog = page.getByRole('dialog');
    for (const [n, paper] of ['推荐材料', '本人意愿'].entries()) {
      await dialog.getByLabel(paper).check();
      await dialog
        .getByLabel('文号')
        .nth(n)
        .fill(`人事〔2021〕${n + 1}号`);
    }
    await dialog.getByRole('button', { name: '归入选派材料' }).click();
    await task(page, '归入选派材料').waitFor({ state: 'detached' });
    expect(await onFile()).toEqual(['recommendation', 'consent']);
    const shown = await visit(HR, `cases/selection/${TOWN}/1`);
    await shown.getByText('选派材料 Case file 2/9').waitFor();
  });

  it('asks for the document where the signature is one', async () => {
    const items = [{ approval: person, verdict: 'agree' }];
    await http.post(holderOf('sz-caizhengju/hr', 2), `${selection}/decisions`, { items });
    const page = await visit(holderOf('sz-caizhengju/discipline'), 'inbox');
    await task(page, '签批').getByRole('button', { name: '同意' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('文号').fill('廉意〔2021〕2号');
    await dialog.getByRole('button', { name: '同意' }).click();
    await task(page, '签批').waitFor({ state: 'detached' });
    expect(await onFile()).toContain('integrityOpinion');
  });
});
