import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { appointmentForm } from '../../documents/appointment-form.ts';
import { toDocx } from '../../documents/docx.ts';
import { oneLine, type Paper } from '../../documents/model.ts';
import { toPage } from '../../documents/page.ts';
import { filledForm, papers, record, textOf } from '../support/papers.ts';

const SCRIPT = `<script>alert("1")</script>&'`;

async function partsOf(paper: Paper): Promise<Record<string, string>> {
  const parts = unzipSync(await toDocx(paper));
  return Object.fromEntries(Object.entries(parts).map(([name, bytes]) => [name, strFromU8(bytes)]));
}

const unescape = (text: string): string =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll(/&(#39|apos);/g, "'")
    .replaceAll('&amp;', '&');

/** The texts of the paragraphs of a part. */
const paragraphs = (xml = ''): readonly string[] =>
  [...xml.matchAll(/<w:p>.*?<\/w:p>|<w:p\/>/gs)].map(([found]) =>
    unescape([...found.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map(([, text = '']) => text).join('')),
  );

/** Rows of the first table, each cell with what it spans. */
const rowsOf = (xml = '') =>
  [...xml.matchAll(/<w:tr[ >].*?<\/w:tr>/gs)].map(([row]) =>
    [...row.matchAll(/<w:tc>.*?<\/w:tc>/gs)].map(([cell]) => ({
      text: paragraphs(cell).join('\n'),
      columns: Number(/<w:gridSpan w:val="(\d+)"/.exec(cell)?.[1] ?? 1),
      merged: /<w:vMerge w:val="(\w+)"/.exec(cell)?.[1] ?? null,
    })),
  );

describe.each(Object.entries(papers))('%s', (_, paper) => {
  it('is a .docx file whose parts are there, and says everything', async () => {
    const parts = await partsOf(paper);
    expect(Object.keys(parts)).toEqual(
      expect.arrayContaining([
        '[Content_Types].xml',
        '_rels/.rels',
        'word/document.xml',
        'docProps/core.xml',
      ]),
    );
    const footer = Object.entries(parts).find(([name]) => /^word\/footer\d*\.xml$/.test(name))?.[1];
    const said = [...paragraphs(parts['word/document.xml']), ...paragraphs(footer)];
    expect(said).toEqual(expect.arrayContaining([...textOf(paper)]));
    expect(parts['docProps/core.xml']).toContain(`<dc:title>${oneLine(paper.title)}</dc:title>`);
  });

  it('is a page that says everything and brings it along', () => {
    const page = toPage(paper);
    for (const text of textOf(paper)) expect(unescape(page)).toContain(text);
    expect(page).toMatch(/^<!doctype html>/);
    expect(page).not.toMatch(/<script|<link|<img|<iframe|@import|url\(|https?:/);
  });
});

describe('a .docx file', () => {
  it('has cells merged as the form has them', async () => {
    const rows = rowsOf((await partsOf(appointmentForm(filledForm)))['word/document.xml']);
    expect(rows[0]?.map(({ merged }) => merged)).toEqual([null, null, null, null, null, null, 'restart']);
    for (const row of rows.slice(1, 4))
      expect(row.at(-1)).toEqual({ text: '', columns: 1, merged: 'continue' });
    expect(rows[4]?.map(({ merged, columns }) => [merged, columns])).toEqual([
      ['restart', 1],
      [null, 1],
      [null, 5],
    ]);
    expect(rows.map((row) => row.reduce((sum, { columns }) => sum + columns, 0))).toEqual(rows.map(() => 7));
  });

  it('has the measures of GB/T 9704: A4, its margins, 22 pt for the title and 16 pt for the text', async () => {
    const { publicNotice } = papers;
    if (!publicNotice) throw new Error('no notice');
    const xml = (await partsOf(publicNotice))['word/document.xml'] ?? '';
    expect(xml).toMatch(/<w:pgSz w:w="11906" w:h="16838"/);
    expect(xml).toMatch(/<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"/);
    const [title = ''] = /<w:r>(?:(?!<w:r>).)*驻镇帮扶工作队拟派驻人员公示/s.exec(xml) ?? [];
    expect(title).toContain('方正小标宋简体');
    expect(title).toContain('<w:sz w:val="44"/>');
    const [text = ''] = /<w:r>(?:(?!<w:r>).)*经研究/s.exec(xml) ?? [];
    expect(text).toContain('仿宋_GB2312');
    expect(text).toContain('<w:sz w:val="32"/>');
  });

  it('lies across for a list', async () => {
    const xml = papers.slate && (await partsOf(papers.slate))['word/document.xml'];
    expect(xml).toMatch(/<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/);
  });

  it('holds what somebody typed as text, and leaves out what no XML file may hold', async () => {
    const paper = appointmentForm({ ...filledForm, record: { ...record, name: `${SCRIPT}\u0001\u{20000}` } });
    const xml = (await partsOf(paper))['word/document.xml'] ?? '';
    expect(paragraphs(xml)).toContain(`${SCRIPT}\u{20000}`);
    expect(xml).not.toContain('<script>');
    // oxlint-disable-next-line no-control-regex
    expect(xml).not.toMatch(/[\u0000-\u0008]/);
  });
});

describe('a page', () => {
  it('escapes what somebody typed, wherever it stands', () => {
    const page = toPage({
      ...{ title: SCRIPT, number: SCRIPT, layout: 'letter', foot: `</style>${SCRIPT}` },
      blocks: [
        { kind: 'paragraph', text: SCRIPT },
        { kind: 'paragraph', text: SCRIPT, as: 'heading' },
        { kind: 'signature', who: SCRIPT, on: null },
        { kind: 'table', columns: [10], rows: [{ cells: [{ lines: [{ text: SCRIPT, align: 'left' }] }] }] },
      ],
    });
    expect(page).not.toContain('<script');
    expect(page.match(/<\/style>/g)).toHaveLength(1);
    expect(page.match(/&lt;script&gt;alert\(&quot;1&quot;\)&lt;\/script&gt;&amp;&#39;/g)).toHaveLength(8);
  });
});
