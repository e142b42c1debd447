import type { DateString } from '../domain/time.ts';

/** What a document says and how it is laid out, whatever it is printed as. Text is plain: it is escaped where it is printed. */
export interface Paper {
  /** A line break stands where a long one is best broken. */
  readonly title: string;
  /** 发文字号, as 〔2021〕3号; none where the record has none. */
  readonly number: string | null;
  readonly layout: Layout;
  readonly blocks: readonly Block[];
  /** Where it comes from: in small print at the foot of each page. */
  readonly foot: string;
}

/** `letter`: margins and letters of GB/T 9704, the rest is prose. `form`: a table that fills the page. `list`: one that lies across. */
export type Layout = 'letter' | 'form' | 'list';

export type Block = Paragraph | Table | Signature;

export interface Paragraph {
  readonly kind: 'paragraph';
  readonly text: string;
  /** `addressee`: not indented, as 主送机关 is; `heading`: 一、; `note`: smaller, under a table. */
  readonly as?: 'addressee' | 'heading' | 'note';
}

export interface Table {
  readonly kind: 'table';
  /** In millimetres. */
  readonly columns: readonly number[];
  readonly rows: readonly Row[];
  /** Rows at the top that each page begins with. */
  readonly headings?: number;
}

export interface Row {
  /** From left to right, without those that a cell above reaches into. */
  readonly cells: readonly Cell[];
  /** In millimetres, at least. */
  readonly height?: number;
}

export interface Cell {
  readonly lines: readonly Line[];
  /** Columns and rows that the cell takes up; one without them. */
  readonly columns?: number;
  readonly rows?: number;
  readonly label?: true;
  /** Written from top to bottom: a label beside a tall cell. */
  readonly upright?: true;
}

export interface Line {
  readonly text: string;
  readonly align: Align;
}

export type Align = 'left' | 'center' | 'right';

/** 落款: who issues it and on which day, at the right below the text. */
export interface Signature {
  readonly kind: 'signature';
  readonly who: string | null;
  /** Left open to be filled in by hand where there is none. */
  readonly on: DateString | null;
}

/** Where a date is to be written by hand. */
export const openDate = '    年    月    日';

export interface Span {
  readonly columns?: number;
  readonly rows?: number;
}

export const paragraph = (text: string, as?: NonNullable<Paragraph['as']>): Paragraph => ({
  kind: 'paragraph',
  text,
  ...(as && { as }),
});

/** A title where it has one line only. */
export const oneLine = (title: string): string => title.replaceAll('\n', '');

/** What a field is called. */
export const label = (text: string, span: Span = {}): Cell => ({
  ...{ lines: [{ text, align: 'center' }], label: true },
  ...span,
});

export const uprightLabel = (text: string, span: Span = {}): Cell => ({
  ...label(text, span),
  upright: true,
});

/** What a field holds; a fact that is missing stays blank. */
export const value = (text: string | null | undefined, span: Span = {}): Cell => ({
  lines: linesOf(text ?? '', 'center'),
  ...span,
});

/** Prose in a cell, from the left. */
export const prose = (texts: readonly string[], span: Span = {}): Cell => ({
  lines: (texts.length > 0 ? texts : ['']).flatMap((text) => linesOf(text, 'left')),
  ...span,
});

/** Text as somebody typed it, line by line. */
export const linesOf = (text: string, align: Align): readonly Line[] =>
  text.split(/\r?\n/).map((line) => ({ text: line, align }));
