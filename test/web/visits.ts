import type { BrowserContext, Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { startBrowser } from '../support/browser.ts';

export interface Visits {
  /** Somebody at a browser of their own, signed in by clicking when they first come. */
  visit(account: string, at?: string, options?: { width?: number; url?: string }): Promise<Page>;
  /** Everybody leaves. Fails where the policy of the page refused something, or a script failed. */
  leave(): Promise<void>;
  stop(): Promise<void>;
}

/** Visits of the console at `url`, which is asked for once there is one. */
export async function startVisits(home: () => string): Promise<Visits> {
  const own = await startBrowser();
  // Whoever comes back has the browser that they left: the console's files in its cache, and their session.
  const browsers = new Map<string, BrowserContext>();
  let pages: Page[] = [];
  const complaints: string[] = [];
  return {
    async visit(account, at = 'towns', { width = 1280, url = home() } = {}) {
      const key = `${account} ${width} ${url}`;
      const context =
        browsers.get(key) ??
        (await own.browser.newContext({ baseURL: url, viewport: { width, height: 800 } }));
      browsers.set(key, context);
      const page = await context.newPage();
      pages.push(page);
      page.setDefaultTimeout(15_000);
      page.on('pageerror', (error) => complaints.push(String(error)));
      page.on('console', (message) => {
        if (message.text().includes('Content Security Policy')) complaints.push(message.text());
      });
      await page.goto(`/#/${at}`);
      const identities = page.getByRole('heading', { name: '选择演示身份' });
      const signedIn = page.getByRole('button', { name: '退出' });
      await identities.or(signedIn).waitFor();
      if (await identities.isVisible()) {
        await page.getByLabel('查找 Find').fill(account);
        await page.getByRole('button', { name: account }).click();
        await signedIn.waitFor();
      }
      return page;
    },
    async leave() {
      for (const page of pages) await page.close();
      pages = [];
      const said = complaints.splice(0);
      if (said.length > 0) throw new Error(said.join('\n'));
    },
    stop: () => own.stop(),
  };
}

export const task = (page: Page, words: string): Locator => page.locator('.task', { hasText: words });

/** The names of those who wait for a decision in an inbox. */
export async function waiting(page: Page): Promise<readonly string[]> {
  await task(page, '签批').first().waitFor();
  return task(page, '签批').locator('.what > span:not(.badge)').allTextContents();
}

/** Fields of a form that nothing names, for whoever does not see them. */
export const unnamed = (form: Locator): Promise<readonly string[]> =>
  form
    .locator('input:not([type=hidden]), select, textarea')
    .evaluateAll((fields) =>
      fields
        .filter((field) => !field.getAttribute('aria-label') && !field.closest('label'))
        .map((field) => field.outerHTML),
    );

/** Headings of a page that are more than one level below the one before. */
export const skipped = (page: Page): Promise<readonly string[]> =>
  page
    .locator('main :is(h2, h3, h4, h5)')
    .evaluateAll((headings) =>
      headings
        .filter((one, n) => Number(one.tagName[1]) > Number(headings[n - 1]?.tagName[1] ?? 1) + 1)
        .map((one) => `${one.tagName} ${one.textContent}`),
    );

/** Nothing of a form is past the edge of a phone. */
export async function expectFits(form: Locator): Promise<void> {
  const [needed, there] = await form.evaluate((own) => [own.scrollWidth, own.clientWidth]);
  expect(needed).toBe(there);
}
