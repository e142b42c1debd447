import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  HeightRule,
  LineRuleType,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextDirection,
  TextRun,
  VerticalAlign,
  WidthType,
  type FileChild,
  type ISectionOptions,
} from 'docx';
import {
  oneLine,
  openDate,
  type Block,
  type Cell,
  type Layout,
  type Paper,
  type Row,
  type Table as PaperTable,
} from './model.ts';
import { day } from './words.ts';

/** The media type of a .docx file. */
export const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** Twentieths of a point: what Word measures in. */
const mm = (millimetres: number): number => Math.round((millimetres * 1440) / 25.4);
/** Word counts letters in half points. */
const points = (size: number): number => size * 2;

/** Letters of GB/T 9704: 2号 22 pt for the title, 3号 16 pt for the text; forms take 小四 12 pt. */
const TITLE = 22;
const TEXT = 16;
const SMALL = 12;
const FOOT = 9;
/** 28 pt between lines: 22 lines a page. */
const LINE = 28;
/** Two characters of the text: the indent of a paragraph. */
const INDENT = TEXT * 2 * 20;
/** 右空四字: between the date and the margin. */
const SIGNED = TEXT * 4 * 20;

const fonts = {
  title: '方正小标宋简体',
  text: '仿宋_GB2312',
  heading: '黑体',
} as const;

const margins: Readonly<Record<Layout, { top: number; bottom: number; left: number; right: number }>> = {
  letter: { top: 37, bottom: 35, left: 28, right: 26 },
  form: { top: 18, bottom: 18, left: 18, right: 18 },
  list: { top: 20, bottom: 20, left: 20, right: 20 },
};

/** The paper as a .docx file. */
export async function toDocx(paper: Paper): Promise<Uint8Array> {
  const document = new Document({
    title: clean(oneLine(paper.title)),
    description: clean(paper.foot),
    creator: 'Lunhuan',
    lastModifiedBy: 'Lunhuan',
    styles: { default: { document: { run: { font: fontOf('text'), size: points(TEXT) } } } },
    sections: [sectionOf(paper)],
  });
  return Packer.toBuffer(document);
}

function sectionOf({ title, number, layout, blocks, foot }: Paper): ISectionOptions {
  const { top, bottom, left, right } = margins[layout];
  return {
    properties: {
      page: {
        size: {
          ...{ width: mm(210), height: mm(297) },
          orientation: layout === 'list' ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
        },
        margin: { top: mm(top), bottom: mm(bottom), left: mm(left), right: mm(right), footer: mm(10) },
      },
    },
    footers: { default: footer(foot) },
    children: [
      ...(number === null ? [] : [centred([run(number)], { after: 300 })]),
      ...titleOf(title, layout),
      ...blocks.flatMap((block, n) => blockOf(block, layout, blocks[n + 1]?.kind === 'signature')),
    ],
  };
}

const titleOf = (title: string, layout: Layout): readonly Paragraph[] =>
  title.split('\n').map((line, n, lines) => {
    const last = n === lines.length - 1;
    return centred([run(line, 'title', TITLE)], { after: last ? (layout === 'letter' ? 400 : 160) : 0 });
  });

const fontOf = (name: keyof typeof fonts) => ({
  ...{ ascii: 'Times New Roman', hAnsi: 'Times New Roman', cs: 'Times New Roman' },
  ...{ eastAsia: fonts[name], hint: 'eastAsia' },
});

const run = (text: string, font: keyof typeof fonts = 'text', size = TEXT): TextRun =>
  new TextRun({ text: clean(text), font: fontOf(font), size: points(size) });

/** What XML cannot hold, which somebody may have pasted: Word would not open the file. */
const clean = (text: string): string =>
  text.replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '');

const centred = (children: readonly TextRun[], { after = 0 } = {}): Paragraph =>
  new Paragraph({ children, alignment: AlignmentType.CENTER, spacing: { after } });

const footer = (foot: string): Footer =>
  new Footer({
    children: [
      centred([
        new TextRun({
          ...{ children: ['— ', PageNumber.CURRENT, ' —'], size: points(SMALL), font: 'Times New Roman' },
        }),
      ]),
      centred([run(foot, 'text', FOOT)]),
    ],
  });

/** `signed`: a signature follows, which does not stand on a page alone. */
function blockOf(block: Block, layout: Layout, signed: boolean): readonly FileChild[] {
  const spacing = layout === 'letter' ? { line: LINE * 20, lineRule: LineRuleType.EXACT } : {};
  switch (block.kind) {
    case 'paragraph': {
      const { text, as } = block;
      const children = [run(text, as === 'heading' ? 'heading' : 'text', as === 'note' ? SMALL : TEXT)];
      const flush = as === 'addressee' || as === 'note';
      return [
        new Paragraph({
          ...{ children, spacing, keepNext: as === 'heading' || signed },
          ...(!flush && { indent: { firstLine: INDENT } }),
        }),
      ];
    }
    case 'table':
      // Room above and below: Word takes two tables that touch for one.
      return [...(layout === 'letter' ? [gap()] : []), tableOf(block), gap()];
    case 'signature': {
      const line = (text: string, right: number, first: boolean) =>
        new Paragraph({
          ...{ children: [run(text)], alignment: AlignmentType.RIGHT, indent: { right } },
          ...{ spacing: { ...spacing, before: first ? LINE * 20 * 2 : 0 }, keepNext: first },
        });
      return [line(block.who ?? '', SIGNED / 2, true), line(day(block.on) || openDate, SIGNED, false)];
    }
  }
}

const gap = (): Paragraph =>
  new Paragraph({ children: [], spacing: { line: 120, lineRule: LineRuleType.EXACT } });

const thin = { style: BorderStyle.SINGLE, size: 4, color: '000000' };

function tableOf({ columns, rows, headings = 0 }: PaperTable): Table {
  const width = columns.reduce((sum, column) => sum + column, 0);
  return new Table({
    rows: rows.map((row, n) => rowOf(row, n < headings)),
    columnWidths: columns.map(mm),
    width: { size: mm(width), type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    alignment: AlignmentType.CENTER,
    borders: {
      top: thin,
      bottom: thin,
      left: thin,
      right: thin,
      insideHorizontal: thin,
      insideVertical: thin,
    },
  });
}

const rowOf = ({ cells, height }: Row, tableHeader: boolean): TableRow =>
  new TableRow({
    ...{ children: cells.map(cellOf), tableHeader, cantSplit: true },
    ...(height !== undefined && { height: { value: mm(height), rule: HeightRule.ATLEAST } }),
  });

const alignments = {
  left: AlignmentType.LEFT,
  center: AlignmentType.CENTER,
  right: AlignmentType.RIGHT,
} as const;

const cellOf = ({ lines, columns, rows, upright }: Cell): TableCell =>
  new TableCell({
    children: lines.map(
      ({ text, align }) =>
        new Paragraph({ children: [run(text, 'text', SMALL)], alignment: alignments[align] }),
    ),
    ...(columns !== undefined && { columnSpan: columns }),
    ...(rows !== undefined && { rowSpan: rows }),
    ...(upright && { textDirection: TextDirection.TOP_TO_BOTTOM_RIGHT_TO_LEFT }),
    verticalAlign: VerticalAlign.CENTER,
    margins: { top: mm(1), bottom: mm(1), left: mm(1), right: mm(1) },
  });
