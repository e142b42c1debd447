import type { Locator, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { ADMINISTRATOR, HR, holderOf, STRANGER, TOWN } from '../api/http.ts';
import { BEFORE_RELIEF } from '../api/in-post.ts';
import { nominatedSlate } from '../support/crowd.ts';
import { startConsole } from './start-console.ts';
import { task, waiting } from './visits.ts';

/** Who screens what HR has nominated. */
const SCREENER = holderOf('sz-caizhengju/hr', 2);
const DISCIPLINE = holderOf('sz-caizhengju/discipline');
/** Accounts of a unit that has nothing to do with the town. */
const OTHER = 'a-sz-jiaoyuju-hr-1';
const THIRD = 'a-sz-jiaoyuju-partyGroup-1';
const CASE = `cases/selection/${TOWN}/1`;

const { http, visit } = startConsole();
/** The three nominees of the lead unit, as the inbox shows them. */
let first = '';
let second = '';
let third = '';

beforeAll(async () => {
  await nominatedSlate(http.stack, TOWN);
  [first = '', second = '', third = ''] = await waiting(await visit(SCREENER, 'inbox'));
});

const nameIn = (row: string): string => row.split(' · ')[1] ?? row;
const card = (page: Page, row: string): Locator => page.locator('article', { hasText: nameIn(row) });

/** What 更多 offers for a row, in a dialog. */
async function more(row: Locator): Promise<Locator> {
  await row.getByRole('button', { name: '更多 More' }).click();
  const dialog = row.page().getByRole('dialog', { name: '更多操作' });
  await dialog.waitFor();
  return dialog;
}

const offered = async (row: Locator): Promise<readonly string[]> => {
  const dialog = await more(row);
  const words = await dialog.locator('.choices button').allTextContents();
  await dialog.getByRole('button', { name: '取消' }).click();
  return words.map((said) => said.split(' ')[0] ?? '');
};

/** The form of an act that 更多 offers. */
async function open(row: Locator, act: string): Promise<Locator> {
  await (await more(row)).getByRole('button', { name: act }).click();
  const dialog = row.page().getByRole('dialog', { name: act });
  await dialog.waitFor();
  return dialog;
}

async function send(dialog: Locator, act: string): Promise<void> {
  await dialog.getByRole('button', { name: act }).click();
  await dialog.waitFor({ state: 'detached' });
}

async function pick(dialog: Locator, account: string): Promise<void> {
  await dialog.getByRole('searchbox').fill(account);
  const list = dialog.locator('select').first();
  await list.locator(`option[value="${account}"]`).waitFor({ state: 'attached' });
  await list.selectOption(account);
}

describe('more than agree, return and reject', () => {
  it('is what makes sense for whoever is asked', async () => {
    const page = await visit(SCREENER, 'inbox');
    expect(await offered(task(page, first))).toEqual(['转办', '委派', '加签', '回避', '抄送']);
    const administrator = await visit(ADMINISTRATOR, CASE);
    expect(await offered(task(administrator, nameIn(first)))).toEqual(['抄送', '催办', '终止审批']);
  });

  it('says in the form why it is refused', async () => {
    const page = await visit(SCREENER, 'inbox');
    const dialog = await open(task(page, first), '转办');
    await pick(dialog, HR);
    await dialog.getByRole('button', { name: '转办' }).click();
    await dialog.getByRole('alert').waitFor();
    expect(await dialog.getByRole('alert').getAttribute('data-code')).toBe('four-eyes');
    expect(await dialog.locator('select').first().getAttribute('aria-invalid')).toBe('true');
  });
});

describe('a part that is passed on', () => {
  it('goes to whoever is chosen, by name', async () => {
    const page = await visit(SCREENER, 'inbox');
    const dialog = await open(task(page, first), '转办');
    await pick(dialog, OTHER);
    await dialog.getByLabel('理由').fill('出差<b>两周</b>');
    await send(dialog, '转办');
    await task(page, first).waitFor({ state: 'detached' });
    const other = await visit(OTHER, 'inbox');
    await task(other, first).getByText('指名 asked by name').waitFor();
  });

  it('comes back when it is taken back, and when somebody was only asked what they think', async () => {
    const page = await visit(OTHER, 'inbox');
    for (const again of [true, false]) {
      const dialog = await open(task(page, first), '委派');
      await pick(dialog, THIRD);
      await send(dialog, '委派');
      await task(page, first).waitFor({ state: 'detached' });
      if (!again) continue;
      await page.goto(`/#/${CASE}`);
      await send(await open(task(page, nameIn(first)).first(), '收回委派'), '收回委派');
      await page.goto('/#/inbox');
      await task(page, first).waitFor();
    }
    const asked = await visit(THIRD, 'inbox');
    expect(await offered(task(asked, first))).toEqual(['抄送']);
    await task(asked, first).getByRole('button', { name: '同意' }).click();
    await task(asked, first).waitFor({ state: 'detached' });
    await task(page, first).waitFor();

    await page.goto(`/#/${CASE}`);
    const approval = card(page, first);
    await approval.getByText('同意 市教育局党组甲').waitFor();
    const said = (await approval.textContent()) ?? '';
    expect(said).toMatch(/委派 Delegated 答复 answers 市财政局人事乙/);
    expect(said).toMatch(/转办 Transferred 市财政局人事乙 → 市教育局人事甲/);
    expect(said).toMatch(/转交 Passed on 转办:市财政局人事乙 → 市教育局人事甲/);
    expect(said).toContain('出差<b>两周</b>');
    expect(said).toMatch(/收回委派 Taken back/);
  });
});

describe('a signer who is added', () => {
  it('before the office signs first, or is removed', async () => {
    const page = await visit(SCREENER, 'inbox');
    const add = async () => {
      const dialog = await open(task(page, second), '加签');
      await pick(dialog, THIRD);
      await dialog.getByLabel('顺序').selectOption('before');
      await send(dialog, '加签');
      await task(page, second).waitFor({ state: 'detached' });
    };
    await add();
    await page.goto(`/#/${CASE}`);
    await send(await open(task(page, nameIn(second)), '减签'), '减签');
    await page.goto('/#/inbox');
    await task(page, second).waitFor();
    await add();

    const signer = await visit(THIRD, 'inbox');
    await task(signer, second).getByRole('button', { name: '同意' }).click();
    await task(signer, second).waitFor({ state: 'detached' });
    await task(page, second).waitFor();
    await page.goto(`/#/${CASE}`);
    await card(page, second).getByText('在本环节之前 Before 市教育局党组甲 已签 signed').waitFor();
  });
});

describe('whoever takes no part', () => {
  it('leaves it to the office above where nobody else is left', async () => {
    const page = await visit(SCREENER, 'inbox');
    const dialog = await open(task(page, third), '回避');
    await dialog.getByLabel('理由').fill('与被推荐人有亲属关系');
    await send(dialog, '回避');
    await task(page, third).waitFor({ state: 'detached' });
    const above = await visit(holderOf('sz-caizhengju/partyGroup'), 'inbox');
    await task(above, third).waitFor();
    await page.goto(`/#/${CASE}`);
    await card(page, third).getByText('移交上级 Handed over').waitFor();
    await expect.poll(() => card(page, third).textContent()).toMatch(/均已回避 → 市财政局 党组/);
  });
});

describe('a copy', () => {
  it('is read by whom it was shown to, as an account or as an office', async () => {
    const page = await visit(SCREENER, 'inbox');
    const dialog = await open(task(page, second), '抄送');
    await pick(dialog, STRANGER);
    await dialog.locator('select').first().selectOption('sz-tongjiju/hr');
    await send(dialog, '抄送');
    const reader = await visit(STRANGER, 'copies');
    const rows = reader.locator('tbody tr');
    await rows.first().waitFor();
    const shown = await rows.allTextContents();
    expect(shown).toHaveLength(2);
    expect(shown).toContainEqual(expect.stringMatching(/市财政局人事乙市统计局 人事/));
    expect(shown).toContainEqual(
      expect.stringMatching(new RegExp(`人选审批.*${nameIn(second)}.*市财政局人事乙本人 yourself`)),
    );
    await rows.first().getByRole('link').click();
    await card(reader, second).waitFor();
  });
});

describe('an approval that somebody waits for', () => {
  it('is urged, and says so to whoever is asked', async () => {
    const initiator = await visit(HR, CASE);
    await send(await open(task(initiator, nameIn(second)), '催办'), '催办');
    await task(initiator, nameIn(second)).getByText('已催办 urged 2021-03-15').waitFor();
    expect(await offered(task(initiator, nameIn(second)))).not.toContain('催办');
    const page = await visit(SCREENER, 'inbox');
    await task(page, second).getByText('已催办 urged 2021-03-15').waitFor();
  });

  it('is foreseen step by step: with whom, and by when', async () => {
    const page = await visit(HR, CASE);
    const forecast = card(page, second).locator('details', { hasText: '审批预览' }).last();
    await forecast.locator('summary').click();
    const steps = await forecast.locator('.steps > li').allTextContents();
    expect(steps).toEqual([
      expect.stringMatching(/单位资格审查.*进行中 Now.*2021-03-22.*人事甲 \(发起人,不审批.*人事乙/),
      expect.stringMatching(/廉政意见.*待审批.*2021-03-29.*市财政局 纪检:市财政局纪检甲、/),
      expect.stringMatching(/党组会议决定.*会议 meeting/),
      expect.stringMatching(/组织部审定/),
    ]);
  });
});

describe('many at once', () => {
  it('are agreed to with a result for each', async () => {
    const { body } = await http.get(SCREENER, 'inbox');
    const isSecond = ({ personName }: { personName: string }) => personName === nameIn(second);
    const items = [{ approval: body.items.find(isSecond).subject, verdict: 'agree' }];
    expect(await http.post(SCREENER, `selections/${TOWN}/1/decisions`, { items })).toMatchObject({
      status: 200,
    });
    const transferred = await http.get(OTHER, 'inbox?act=decide');
    const approvals = [transferred.body.items[0].subject];
    await http.post(OTHER, `selections/${TOWN}/1/transfers`, { approvals, to: DISCIPLINE });

    const page = await visit(DISCIPLINE, 'inbox');
    await waiting(page);
    await page.getByLabel('全选 All').check();
    await page.getByRole('button', { name: '同意所选' }).click();
    const results = page.getByRole('status', { name: '批量签批结果' });
    await results.waitFor();
    await expect.poll(() => results.textContent()).toContain('已同意 1 项,未办 1 项');
    await expect
      .poll(() => results.locator('li').allTextContents())
      .toEqual(
        expect.arrayContaining([
          expect.stringContaining(`已同意 agreed ${first}`),
          expect.stringMatching(new RegExp(`未办 not done ${second}.*须填写文号`)),
        ]),
      );
    await results.getByRole('button', { name: '关闭' }).click();
    await results.waitFor({ state: 'detached' });
    await task(page, second).waitFor();
  });
});

describe('an approval that has no point any more', () => {
  it('is ended by an administrator, with a reason', async () => {
    const page = await visit(ADMINISTRATOR, CASE);
    const dialog = await open(task(page, nameIn(third)), '终止审批');
    await dialog.getByLabel('理由').fill('名额取消');
    await send(dialog, '终止审批');
    await card(page, third).getByText('已终止 Terminated').first().waitFor();
    await expect.poll(() => card(page, third).textContent()).toContain('名额取消');
    await expect.poll(() => task(page, nameIn(third)).count()).toBe(0);
  });

  it('leaves its seat to another one, whose approval is foreseen before it begins', async () => {
    const page = await visit(HR, 'inbox');
    await task(page, '推荐人选').getByRole('button', { name: '推荐人选' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('审批预览').click();
    const steps = dialog.locator('.steps > li');
    await steps.first().waitFor();
    await expect.poll(() => steps.count()).toBe(4);
    await expect
      .poll(() => steps.first().textContent())
      .toMatch(/单位资格审查.*不迟于 by.*人事甲 \(发起人,不审批.*人事乙/);
  });
});

describe('approvals about people in post', () => {
  const MEMBER = `cases/posting/${TOWN}/3/1`;
  const PARTY_GROUP = holderOf('sz-caizhengju/partyGroup');
  const { http, visit } = startConsole({ inPost: true, beginning: BEFORE_RELIEF, today: '2024-01-15' });
  const ok = async (who: string, path: string, body: unknown) =>
    expect(await http.post(who, path, body)).toMatchObject({ status: 200 });

  beforeAll(async () => {
    await ok(HR, `postings/${TOWN}/3/1/extensions`, { months: 2, reason: '项目收尾' });
  });

  it('are resubmitted after a return, and walk every step again if that was asked for', async () => {
    await ok(PARTY_GROUP, `postings/${TOWN}/3/1/decisions`, {
      items: [{ approval: 'extension:1', verdict: 'agree' }],
    });
    const page = await visit(holderOf('sz/orgDepartment'), 'inbox');
    const row = task(page, '延长任期 Extension');
    await row.getByRole('button', { name: '退回' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('理由').fill('请补充理由');
    await dialog.getByLabel('退回办理后').selectOption('again');
    await send(dialog, '退回');
    const initiator = await visit(HR, 'inbox');
    await task(initiator, '重新报送').getByRole('button', { name: '重新报送' }).click();
    await task(initiator, '重新报送').waitFor({ state: 'detached' });
    const first = await visit(PARTY_GROUP, 'inbox');
    await task(first, '延长任期').waitFor();
  });

  it('that are late may be urged by the office above, which is told', async () => {
    await http.post(ADMINISTRATOR, 'clock/advance', { to: '2024-02-05' });
    const above = await visit(holderOf('sz/orgDepartment'), 'inbox');
    const row = task(above, '已逾期,可催办 Overdue: may be urged').filter({ hasText: '延长任期' });
    await row.getByRole('button', { name: '催办' }).click();
    const page = await visit(PARTY_GROUP, 'inbox');
    await task(page, '延长任期').getByText('已催办 urged 2024-02-05').waitFor();
    await row.getByRole('button', { name: '催办' }).click();
    await row.getByRole('alert').waitFor();
  });

  it('are withdrawn by whoever proposed them', async () => {
    const page = await visit(HR, MEMBER);
    await page.getByRole('button', { name: '撤回 Withdraw' }).click();
    await send(page.getByRole('dialog'), '撤回');
    await page.getByText('已撤回 Withdrawn').first().waitFor();
    await expect.poll(() => page.getByRole('button', { name: '撤回 Withdraw' }).count()).toBe(0);
  });

  it('in a meeting count who took no part, and nothing of it is passed on', async () => {
    await ok(holderOf('sz/orgDepartment'), 'rotations/shenzhen-2022/1/decisions', {
      items: [{ approval: 'plan', verdict: 'agree' }],
    });
    const page = await visit(holderOf('sz/leadingGroup'), 'inbox');
    const row = task(page, '录入会议记录');
    expect(await offered(row)).toEqual(['抄送']);
    await row.getByRole('button', { name: '录入会议记录' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('纪要文号').fill('会议纪要〔2024〕1号');
    for (const [words, count] of Object.entries({ 应到: 9, 实到: 8, '同意 Agree': 6, 不同意: 1, 回避: 1 }))
      await dialog.getByLabel(words, { exact: words.includes(' ') }).fill(String(count));
    await send(dialog, '录入会议记录');
    const other = await visit(holderOf('sz/leadingGroup', 2), 'inbox');
    await task(other, '确认会议记录').getByRole('button', { name: '确认会议记录' }).click();
    await expect
      .poll(() => other.getByRole('dialog').textContent())
      .toContain('应到 9 实到 8 回避 1 · 同意 6 不同意 1');
  });
});
