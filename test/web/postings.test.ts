import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { pairing } from '../../db/schema.ts';
import { ADMINISTRATOR, HR, holderOf, TOWN, type Http } from '../api/http.ts';
import { BEFORE_RELIEF, startInPost } from '../api/in-post.ts';
import { approveAll, letterAndTraining, nominate } from '../api/selecting.ts';
import type { Beginning } from '../support/prepared.ts';
import { done, open, send } from './dialogs.ts';
import { skipped, startVisits, task, type Visits } from './visits.ts';

const HOST = 'a-440513-host-1';
const HEADQUARTERS = 'a-hq-shantou-headquarters-1';
const ORGANISATION = holderOf('sz/orgDepartment');
const UNIT = 'sz-shenyejituan';
const UNIT_HR = holderOf(`${UNIT}/hr`);
const OTHER = '440513103';
const VILLAGE = `${TOWN}201`;
const caseOf = (seat: number, k = 1) => `cases/posting/${TOWN}/${seat}/${k}`;

let http: Http;
let visits: Visits;

beforeAll(async () => {
  visits = await startVisits(() => http.server.url);
});
afterEach(() => visits.leave());
afterAll(() => visits?.stop());

async function begin(beginning?: Beginning): Promise<void> {
  http = await startInPost(beginning);
}

const ok = async (who: string, path: string, body: unknown): Promise<void> => {
  expect(await http.post(who, path, body)).toMatchObject({ status: 200 });
};
const postingOf = async (seat: number) => (await http.get(HR, `postings/${TOWN}/${seat}/1`)).body;
/** Every office of its chain agrees. */
async function agree(seat: number, approval: string, offices: readonly string[]): Promise<void> {
  for (const office of [...offices, 'sz/orgDepartment']) {
    const items = [{ approval, verdict: 'agree' }];
    await ok(holderOf(office, 2), `postings/${TOWN}/${seat}/1/decisions`, { items });
  }
  await http.stack.driver.settle();
}

/** It is refused, and says so beside the field. */
async function expectWrong(dialog: Locator, label: string, code: string): Promise<void> {
  await dialog.locator(`[data-code="${code}"]`).waitFor();
  const field = dialog.getByLabel(label);
  expect(await field.getAttribute('aria-invalid')).toBe('true');
  const words = await field.getAttribute('aria-describedby');
  await expect.poll(() => dialog.locator(`#${words}`).textContent()).toMatch(/.{4,}/);
}

describe('what happens to somebody in post, in the console', () => {
  beforeAll(() => begin());
  afterAll(() => http?.stop());

  it('is promoted: it says what has changed', async () => {
    const page = await visits.visit(HR, caseOf(3));
    const dialog = await open(page, '任职期间晋升');
    await dialog.getByLabel('任职文号').fill('任〔2021〕6号');
    await send(dialog);
    await expectWrong(dialog, '新任职务', 'bad-request');
    await dialog.getByLabel('新任职务').fill('四级调研员');
    await dialog.getByLabel('职务层级').selectOption('section');
    await done(dialog);
    await page.getByText('任职期间晋升 Promoted').waitFor();
  });

  it('stays longer: no longer than the policy allows', async () => {
    const page = await visits.visit(HR, caseOf(1));
    const dialog = await open(page, '延长任期');
    await dialog.getByLabel('延长月数').fill('7');
    await dialog.getByLabel('理由').fill('项目收尾');
    await send(dialog);
    await expectWrong(dialog, '延长月数', 'extension-too-long');
    await dialog.getByLabel('延长月数').fill('4');
    await done(dialog);
    await page.getByText('延长任期 Extension').first().waitFor();
    expect(await postingOf(1)).toMatchObject({ proposals: [{ key: 'extension:1', what: { months: 4 } }] });
  });

  it('resigns, and a colleague is named who takes the work', async () => {
    const page = await visits.visit(HR, caseOf(3));
    const dialog = await open(page, '申请辞职');
    await dialog.getByLabel('理由').fill('个人原因');
    await dialog.getByLabel('申请文号').fill('申请〔2021〕1号');
    await done(dialog);
    await page.getByText('辞职 Resignation').first().waitFor();
    await agree(3, 'resignation:1', ['sz-caizhengju/partyGroup']);
    expect((await postingOf(3)).posting).toMatchObject({ releaseReason: 'resignation' });

    await page.goto('/#/inbox');
    const acting = await open(task(page, '指定代理负责人'), '指定代理负责人');
    await acting.getByLabel('代理负责人').selectOption(`posting/${TOWN}/4/1`);
    await done(acting);
    await page.goto(`/#/teams/${TOWN}`);
    await page.getByRole('region', { name: '席位' }).getByText('代理负责').waitFor();
  });

  it('returns early, at the wish of the unit', async () => {
    const page = await visits.visit(UNIT_HR, caseOf(4));
    const dialog = await open(page, '申请提前返回');
    await dialog.getByLabel('理由').fill('单位工作需要');
    await dialog.getByLabel('申请文号').fill('函〔2021〕3号');
    await done(dialog);
    await page.getByText('提前返回 Early return').first().waitFor();
    await agree(4, 'earlyReturn:1', [`${UNIT}/partyGroup`]);
    await page.getByText(`2021-03-15 提前返回 Returned early`).waitFor();
  });

  it('goes to another team, whose rules hold; the new posting is cancelled', async () => {
    const page = await visits.visit(HR, caseOf(5));
    const dialog = await open(page, '调整到另一工作队');
    const seats = dialog.getByLabel('调往席位');
    await dialog.getByText('其规则不符').waitFor();
    // Vacant, and owed by whom the bureau does not belong to.
    await expect.poll(() => seats.locator(`option[value^="${OTHER}"]`).count()).toBe(0);
    await dialog.getByRole('button', { name: '取消' }).click();
    // From now on the bureau helps the other town, too.
    const period = '[2021-01-01,)';
    await http.stack.database.db
      .insert(pairing)
      .values({ area: OTHER, unit: 'sz-caizhengju', role: 'member', period });
    await open(page, '调整到另一工作队');
    // Somebody is in seat 2.
    await expect.poll(() => seats.locator(`option[value="${OTHER}/2"]`).count()).toBe(0);
    await seats.selectOption(`${OTHER}/4`);
    await dialog.getByLabel('理由').fill('加强力量');
    await done(dialog);
    await page.getByText('工作队之间调整').first().waitFor();
    await agree(5, 'transfer:1', ['sz-caizhengju/partyGroup', 'hq-shantou/headquarters']);
    const { body } = await http.get(HEADQUARTERS, `postings/${OTHER}/4/1`);
    const owes = body.state.places.supplyingUnit;
    const unit = await visits.visit(holderOf(`${owes}/hr`), `cases/posting/${OTHER}/4/1`);
    const cancel = await open(unit, '取消派遣');
    await cancel.getByLabel('理由').fill('另有安排');
    await done(cancel);
    await unit.getByText('已取消').first().waitFor();
  });

  it('is proposed for a post: the county declines, and its decision is entered for it', async () => {
    const propose = async () => {
      await ok(HR, `postings/${TOWN}/2/1/first-secretary-proposals`, { village: VILLAGE });
      await http.stack.driver.settle();
      const { items } = await http.all(HOST, 'inbox?act=appoint');
      return items.find(({ case: id }) => id.includes('firstSecretary')).case as string;
    };
    await propose();
    const host = await visits.visit(HOST, 'inbox');
    const decline = await open(task(host, 'firstSecretary'), '不予任职');
    await decline.getByLabel('理由').fill('另有人选');
    await done(decline);
    await task(host, 'firstSecretary').waitFor({ state: 'detached' });
    const again = await propose();
    const page = await visits.visit(HEADQUARTERS, `cases/${again}`);
    const appoint = await open(page, '任职决定');
    await appoint.getByLabel('任职机关').fill('潮阳区委组织部');
    await appoint.getByLabel('任职文号').fill('潮组通〔2021〕9号');
    await appoint.getByLabel('代录依据文号').fill('复函1号');
    await done(appoint);
    await page.getByText('代 潮阳区 受援地(复函1号)').waitFor();
  });

  it('is recalled, on a ground of the policy', async () => {
    const page = await visits.visit(HEADQUARTERS, caseOf(2));
    const dialog = await open(page, '召回');
    await dialog.getByLabel('事由').selectOption('illness');
    await dialog.getByLabel('理由').fill('住院治疗');
    await done(dialog);
    await page.getByText('2021-03-15 因病不能坚持工作').waitFor();
    expect(await skipped(page)).toEqual([]);
    expect((await postingOf(2)).posting).toMatchObject({ status: 'returned', releaseReason: 'illness' });
  });
});

describe('a relief in the console', () => {
  const DAY = '2024-07-01';
  const SEAT = `${TOWN}/2`;

  beforeAll(async () => {
    await begin(BEFORE_RELIEF);
    await http.post(ADMINISTRATOR, 'clock/advance', { to: '2024-01-15' });
    const plan = 'rotations/shenzhen-2022/1';
    await ok(ORGANISATION, `${plan}/decisions`, { items: [{ approval: 'plan', verdict: 'agree' }] });
    await ok(holderOf('sz/leadingGroup'), `${plan}/minutes`, {
      ...{ number: '领导小组纪要〔2024〕2号', heldOn: '2024-01-12', due: 9, present: 7 },
      items: [{ approval: 'plan', agree: 6, disagree: 1, defer: 0 }],
    });
    await ok(holderOf('sz/leadingGroup', 2), `${plan}/minutes/confirmations`, { approvals: ['plan'] });
    await http.stack.driver.settle();
    const person = await nominate(http, SEAT, UNIT);
    await approveAll(http, HR);
    await http.post(ADMINISTRATOR, 'clock/advance', { to: DAY });
    await ok(ORGANISATION, `selections/${TOWN}/1/case-file`, letterAndTraining([person], DAY));
    const order = { persons: [person], number: '派〔2024〕1号', on: DAY };
    await ok(ORGANISATION, `selections/${TOWN}/1/dispatches`, order);
    await http.stack.driver.settle();
  });
  afterAll(() => http?.stop());

  const signBoth = async (page: Page): Promise<void> => {
    for (const side of ['离任方', '接任方']) {
      const row = task(page, '交接签字').filter({ hasText: side });
      const dialog = await open(row, '交接签字');
      await dialog.getByLabel('交接文书').fill('交接单〔2024〕5号');
      await done(dialog);
      await row.waitFor({ state: 'detached' });
    }
  };

  it('begins with the arrival of the successor', async () => {
    const page = await visits.visit(HOST, 'inbox');
    const dialog = await open(task(page, '报到'), '报到');
    await expect.poll(() => dialog.getByLabel('报到日期').inputValue()).toBe(DAY);
    await dialog.getByLabel('报到回执文号').fill('报到回执1号');
    await done(dialog);
    await task(page, '报到').waitFor({ state: 'detached' });
  });

  const write = async (page: Page, title: string, kind: string): Promise<void> => {
    const dialog = await open(page, '填写交接清单');
    await dialog.getByLabel('类别').selectOption(kind);
    await dialog.getByLabel('名称').fill(title);
    await dialog.getByLabel('办理情况').selectOption('ongoing');
    await done(dialog);
  };

  it('has a list, written entry by entry', async () => {
    const page = await visits.visit(UNIT_HR, 'inbox');
    await write(page, '村道硬化', 'project');
    await page.goto(`/#/${caseOf(2)}`);
    await write(page, '村支书', 'contact');
    const list = page.getByRole('region', { name: '交接清单' });
    await list.getByText('村支书').waitFor();
    const dialog = await open(page, '填写交接清单');
    await dialog.getByLabel('清单项').selectOption('2');
    await dialog.getByLabel('撤下此项').check();
    await done(dialog);
    await list.getByText('村支书').waitFor({ state: 'detached' });
    expect((await postingOf(2)).handover).toMatchObject({ version: 3, entries: [{ title: '村道硬化' }] });
  });

  it('is signed by both sides, sent back, signed again and confirmed', async () => {
    const page = await visits.visit(UNIT_HR, 'inbox');
    await signBoth(page);
    const host = await visits.visit(HOST, 'inbox');
    const back = await open(task(host, '确认交接'), '退回交接');
    await back.getByLabel('理由').fill('清单缺资金');
    await done(back);
    await task(host, '确认交接').waitFor({ state: 'detached' });
    await page.goto(`/#/${caseOf(2)}`);
    await write(page, '帮扶资金余额', 'fund');
    await page.goto('/#/inbox');
    await signBoth(page);
    await done(await open(task(host, '确认交接'), '确认交接'));
    await http.stack.driver.settle();
    expect((await postingOf(2)).posting).toMatchObject({ status: 'returned', releaseReason: 'relieved' });
  });

  it('ends with the opinion of the host and the appraisal of the unit', async () => {
    const host = await visits.visit(HOST, 'inbox');
    const opinion = await open(task(host, '出具意见'), '出具意见');
    await opinion.getByLabel('受援地意见').fill('任期内扎实肯干');
    await done(opinion);
    const page = await visits.visit(UNIT_HR, 'inbox');
    const dialog = await open(task(page, '期满鉴定'), '期满鉴定');
    await dialog.getByLabel('鉴定等次').selectOption('competent');
    await dialog.getByLabel('鉴定文号').fill('鉴定〔2024〕8号');
    await done(dialog);
    const { appraisal, endedOn } = await postingOf(2);
    expect(appraisal.given).toMatchObject({ grade: 'competent', document: '鉴定〔2024〕8号' });
    expect(endedOn).toBe(DAY);
  });

  it('that does not come is told, and the note goes when it is taken', async () => {
    const page = await visits.visit(HR, 'inbox');
    const told = task(page, '阅知').filter({ hasText: '任期自动顺延' });
    await told.first().waitFor();
    const before = await told.count();
    await told.first().getByRole('button', { name: '阅知' }).click();
    await expect.poll(() => told.count()).toBe(before - 1);
  });
});
