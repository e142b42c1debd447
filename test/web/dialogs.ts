import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { unnamed } from './visits.ts';

/** The dialog that a page shows, each of its fields named. */
export async function shown(page: Page): Promise<Locator> {
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  expect(await unnamed(dialog)).toEqual([]);
  return dialog;
}

/** The dialog behind a button: the first one so called of a place. */
export async function open(place: Page | Locator, words: string): Promise<Locator> {
  await place.getByRole('button', { name: words }).first().click();
  return shown('page' in place ? place.page() : place);
}

export const send = (dialog: Locator): Promise<void> => dialog.locator('button.primary').click();

/** Sends it, and it goes: what it asked for is done. */
export async function done(dialog: Locator): Promise<void> {
  await send(dialog);
  await dialog.waitFor({ state: 'detached' });
}
