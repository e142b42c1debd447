import type { Locator, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { eq } from 'drizzle-orm';
import { account } from '../../db/schema.ts';
import { ADMINISTRATOR, HR, STRANGER, TOWN, type Answered } from '../api/http.ts';
import { done, send, shown } from './dialogs.ts';
import { startConsole } from './start-console.ts';
import { expectFits, skipped, task } from './visits.ts';

const EVALUATION = 'evaluations/person/440513/2021';
const CASE = 'cases/evaluation/person/440513/2021';
const COUNTY = 'a-440513-host-1';
const HEADQUARTERS = 'a-hq-shantou-headquarters-1';
const ORGANISATION = 'a-sz-orgDepartment-1';
const LEADING_GROUP = 'a-sz-leadingGroup-1';
/** Once away without leave. */
const AWAY = `posting/${TOWN}/1/1`;
const BEST = `posting/${TOWN}/2/1`;
/** Of the one who is graded best: of another unit's HR, as it happens. */
const IN_PERSON = 'a-sz-tongjiju-hr-2';
const APPEALING = `posting/${TOWN}/3/1`;

const { http, visit } = startConsole({ inPost: true, today: '2021-10-21' });
let subjects: readonly Answered['body'][] = [];

const read = async () => (await http.get(HEADQUARTERS, EVALUATION)).body;
const nameOf = (posting: string): string =>
  subjects.find(({ subject }) => subject === posting)?.personName ?? '';

async function sendInPresence(): Promise<void> {
  const { body } = await http.get(HR, `supervisions/${TOWN}/2021`);
  const days = (posting: string, from: string, kind: string) => ({ posting, from, to: '2021-10-20', kind });
  const entries = body.members.map(({ posting }: { posting: string }) =>
    days(posting, '2021-04-01', 'onSite'),
  );
  const path = `supervisions/${TOWN}/2021/presence`;
  for (const batch of [entries, [days(AWAY, '2021-10-20', 'absent')]])
    expect(await http.post(HR, path, { entries: batch, reason: '补登' })).toMatchObject({ status: 200 });
}

beforeAll(async () => {
  await sendInPresence();
  await http.post(ADMINISTRATOR, 'clock/advance', { to: '2021-12-13' });
  ({ subjects } = await read());
  const { person } = subjects.find(({ subject }) => subject === BEST) ?? {};
  await http.stack.database.db.update(account).set({ person }).where(eq(account.id, IN_PERSON));
});

const press = (place: Page | Locator, words: string) => place.getByRole('button', { name: words }).click();
async function open(page: Page, words: string): Promise<Locator> {
  await press(task(page, words), words);
  return shown(page);
}
const rowOf = (dialog: Locator, posting: string) => dialog.getByRole('group', { name: nameOf(posting) });

/** Ticks everything of the record that there is to cite. */
async function cite(place: Locator): Promise<void> {
  await place.getByText('依据').first().click();
  await press(place, '全部引用');
}

// One story, told in order: each chapter stands on the one before.
describe('an evaluation in the console', () => {
  it('takes the marks of each half in a table, and says at its field what is wrong', async () => {
    const page = await visit(COUNTY, 'inbox');
    const dialog = await open(page, '评分');
    await send(dialog);
    const first = dialog.getByLabel(`评分 Mark ${subjects[0]?.personName}`);
    await dialog.locator('.wrong').waitFor();
    expect(await first.getAttribute('aria-invalid')).toBe('true');
    expect(await first.getAttribute('aria-describedby')).toBe(
      await dialog.locator('.wrong').getAttribute('id'),
    );
    await first.fill('101');
    await send(dialog);
    expect(await first.evaluate((input) => input.matches(':invalid'))).toBe(true);
    for (const { personName } of subjects) await dialog.getByLabel(`评分 Mark ${personName}`).fill('90');
    await done(dialog);

    const again = await open(page, '评分');
    await expect.poll(() => again.getByLabel('时段').inputValue()).toBe('yearEnd');
    for (const { personName } of subjects) await again.getByLabel(`评分 Mark ${personName}`).fill('90');
    await again.getByLabel(`评分 Mark ${nameOf(APPEALING)}`).fill('70');
    await again.getByLabel('时段').selectOption('halfYear');
    await expect.poll(() => again.getByLabel(`评分 Mark ${nameOf(APPEALING)}`).inputValue()).toBe('90');
    await again.getByLabel('时段').selectOption('yearEnd');
    await expect.poll(() => again.getByLabel(`评分 Mark ${nameOf(APPEALING)}`).inputValue()).toBe('70');
    await done(again);
    await task(page, '评分').waitFor({ state: 'detached' });
    expect((await read()).subjects).toHaveLength(subjects.length);
    expect(
      (await read()).subjects.find(({ subject }: Answered['body']) => subject === APPEALING),
    ).toMatchObject({
      ...{ halfYear: 90, yearEnd: 70, total: 7600 },
    });
  });

  it('changes a mark while nothing is proposed, and nobody else’s', async () => {
    const page = await visit(COUNTY, CASE, { width: 360 });
    await press(page, '评分');
    const dialog = page.getByRole('dialog');
    await expectFits(dialog);
    for (const { personName } of subjects) await dialog.getByLabel(`评分 Mark ${personName}`).fill('');
    await dialog.getByLabel(`评分 Mark ${nameOf(APPEALING)}`).fill('80');
    await done(dialog);
    await page.getByRole('cell', { name: '83.00' }).waitFor();
    expect((await read()).subjects.filter(({ total }: Answered['body']) => total === 9000)).toHaveLength(
      subjects.length - 1,
    );
  });

  it('raises the share with the document that allows it', async () => {
    const page = await visit(LEADING_GROUP, CASE);
    await press(page, '提高优秀比例');
    await page.getByLabel('批准文号').fill('深组〔2021〕9号');
    await done(page.getByRole('dialog'));
    await page.getByText('已批准提高').waitFor();
    expect(await read()).toMatchObject({ raised: true });
  });

  it('shows what bars a grade and what is left of the quota, and takes grades with what they rest on', async () => {
    const page = await visit(HEADQUARTERS, 'inbox');
    const dialog = await open(page, '提出等次');
    const { quota } = await read();
    const away = rowOf(dialog, AWAY);
    await away.getByText('擅自离岗').waitFor();
    expect(await away.locator('option[value=excellent]').getAttribute('disabled')).toBe('');
    for (const { subject } of subjects) {
      const row = rowOf(dialog, subject);
      await row.getByLabel('等次').selectOption(subject === APPEALING ? 'excellent' : 'competent');
      if (subject !== AWAY) await cite(row);
    }
    await expect.poll(() => dialog.getByRole('status').textContent()).toContain(`已用 1,剩余 ${quota - 1}`);
    await send(dialog);
    await away.locator('.wrong').waitFor();
    await expect.poll(() => away.locator('[aria-invalid]').first().isVisible()).toBe(true);
    await away.getByRole('checkbox').first().check();
    await send(dialog);
    const tooLow = rowOf(dialog, APPEALING);
    await tooLow.locator('.wrong').waitFor();
    expect(await tooLow.getByLabel('等次').getAttribute('aria-invalid')).toBe('true');
    expect(await dialog.getByRole('alert').getAttribute('data-code')).toBe('total-too-low');
    await tooLow.getByLabel('等次').selectOption('competent');
    await done(dialog);
    await task(page, '提出等次').waitFor({ state: 'detached' });
    expect(await read()).toMatchObject({ stage: 'reviewing', excellent: 0 });
  });

  it('is taken back and proposed anew: what was said is there to begin with', async () => {
    const page = await visit(HEADQUARTERS, CASE, { width: 360 });
    await press(page, '撤回');
    await done(page.getByRole('dialog'));
    const dialog = await open(page, '提出等次');
    await expectFits(dialog);
    await expect.poll(() => rowOf(dialog, AWAY).getByLabel('等次').inputValue()).toBe('competent');
    await expect.poll(() => rowOf(dialog, AWAY).getByText('依据').textContent()).toMatch(/1 \/ \d+$/);
    await rowOf(dialog, BEST).getByLabel('等次').selectOption('excellent');
    await done(dialog);
    expect(await read()).toMatchObject({ stage: 'reviewing', excellent: 1 });
  });

  it('is reviewed in the inbox', async () => {
    for (const account of [ORGANISATION, LEADING_GROUP]) {
      const page = await visit(account, 'inbox');
      await press(task(page, '等次审定'), '同意');
      await task(page, '等次审定').waitFor({ state: 'detached' });
    }
    expect(await read()).toMatchObject({ stage: 'notified' });
  });

  it('is appealed against by whoever it is about, who does not read the others', async () => {
    const stranger = await visit(STRANGER, 'evaluations');
    await stranger.getByRole('heading', { name: '已告知的等次' }).waitFor();
    await expect.poll(() => stranger.getByRole('row', { name: nameOf(APPEALING) }).count()).toBe(0);

    const unit = subjects.find(({ subject }) => subject === APPEALING)?.unit;
    const page = await visit(`a-${unit}-hr-1`, 'evaluations');
    await press(page, `申诉 Appeal ${nameOf(APPEALING)}`);
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('申请改评为').selectOption('competent');
    await dialog.getByLabel('理由').fill('请予复核');
    await send(dialog);
    await dialog.locator('.wrong').waitFor();
    await press(dialog, '全部引用');
    await send(dialog);
    await dialog.locator('[data-code="grade-same"]').waitFor();
    await dialog.getByLabel('申请改评为').selectOption('basicallyCompetent');
    await done(dialog);
    await page
      .getByRole('row', { name: nameOf(APPEALING) })
      .getByText('2021-12-13')
      .waitFor();

    const reviewer = await visit(ORGANISATION, 'inbox');
    await press(task(reviewer, '申诉'), '同意');
    await task(reviewer, '申诉').waitFor({ state: 'detached' });
    await page.reload();
    await page
      .getByRole('row', { name: nameOf(APPEALING) })
      .getByText('改评')
      .waitFor();
  });

  it('is in the inbox of whoever it is about, by name, until it is read', async () => {
    const page = await visit(IN_PERSON, 'inbox');
    const note = task(page, nameOf(BEST));
    await note.getByText('评估等次').waitFor();
    await press(note, '阅知');
    await note.waitFor({ state: 'detached' });
  });

  it('lets whoever appealed take that back, and nobody else', async () => {
    const unit = subjects.find(({ subject }) => subject === AWAY)?.unit;
    const page = await visit(`a-${unit}-hr-1`, 'evaluations');
    await press(page, `申诉 Appeal ${nameOf(AWAY)}`);
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('申请改评为').selectOption('basicallyCompetent');
    await cite(dialog);
    await dialog.getByLabel('理由').fill('请予复核');
    await done(dialog);
    const back = `撤回申诉 Take the appeal back ${nameOf(AWAY)}`;
    await page.getByRole('button', { name: back }).waitFor();
    const colleague = await visit(`a-${unit}-hr-2`, 'evaluations');
    await colleague.getByRole('row', { name: nameOf(AWAY) }).waitFor();
    expect(await colleague.getByRole('button', { name: back }).count()).toBe(0);

    await press(page, back);
    await done(page.getByRole('dialog'));
    await page.getByRole('button', { name: back }).waitFor({ state: 'detached' });
    const pool = await visit(HEADQUARTERS, CASE);
    await pool
      .getByRole('row', { name: nameOf(AWAY) })
      .getByText('已撤回')
      .waitFor();
  });

  it.each(['evaluations', CASE])('fits a phone: %s', async (at) => {
    const page = await visit(ADMINISTRATOR, at, { width: 360 });
    await page.locator('main h2').waitFor();
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
    expect(await skipped(page)).toEqual([]);
  });
});
