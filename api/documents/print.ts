import { DOCX, toDocx } from '../../documents/docx.ts';
import type { Paper } from '../../documents/model.ts';
import { PAGE, toPage } from '../../documents/page.ts';
import type { FileAnswer } from '../file.ts';

/** What file systems do not take. */
const UNFIT = /[\\/:*?"<>|\p{Cc}]/gu;

export const fileName = (...parts: readonly (string | null)[]): string =>
  parts
    .filter((part) => part !== null)
    .join('-')
    .replaceAll(UNFIT, '_');

/** A page loads nothing and runs nothing; its style stands in it. */
const PAGE_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

export async function fileOf(paper: Paper, name: string, format: 'html' | 'docx'): Promise<FileAnswer> {
  if (format === 'docx')
    return { type: DOCX, name: `${name}.docx`, body: await toDocx(paper), inline: false };
  const headers = { 'content-security-policy': PAGE_POLICY };
  return { type: PAGE, name: `${name}.html`, body: toPage(paper), inline: true, headers };
}
