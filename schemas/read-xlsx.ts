import { strFromU8, unzipSync, type Unzipped } from 'fflate';
import type { Cell, Sheet, SheetRow } from './read-sheet.ts';
import { readXml } from './xml.ts';

/** All parts together, unpacked: a file of 1 MB that claims to hold more is not a list of people. */
const MOST_UNPACKED = 64 * 1024 * 1024;
/** Columns that are looked at: what is further out is not part of a list. */
const MOST_COLUMNS = 100;

/** Programs travel in it (.xlsm): nothing of it is read, whatever it is called. */
export class MacrosError extends Error {}

/**
 * Reads the first visible sheet of an .xlsx file: values as they are stored, with formulas and errors told apart from
 * values. Dates are numbers there, see `epoch`. Throws on anything that is not such a file.
 */
export function readXlsx(bytes: Uint8Array): Sheet {
  const parts = unpack(bytes);
  const [book = 'xl/workbook.xml'] = related(parts, '').byType('officeDocument');
  const { sheets, epoch } = workbook(partOf(parts, book));
  const first = sheets.find(({ hidden }) => !hidden);
  if (!first) throw new Error('no visible sheet');
  const links = related(parts, book);
  const path = links.byId(first.id);
  if (path === undefined) throw new Error('the sheet is not in the file');
  const strings = links.byType('sharedStrings').flatMap((shared) => sharedStrings(partOf(parts, shared)));
  return { name: first.name, epoch, ...sheetRows(partOf(parts, path), strings) };
}

function unpack(bytes: Uint8Array): Unzipped {
  let total = 0;
  return unzipSync(bytes, {
    filter: ({ name, originalSize }) => {
      if (/(^|\/)vbaProject\.bin$/i.test(name)) throw new MacrosError('the file has macros');
      if (!/\.(xml|rels)$/.test(name)) return false;
      total += originalSize;
      if (total > MOST_UNPACKED) throw new Error('too large when unpacked');
      return true;
    },
  });
}

function partOf(parts: Unzipped, path: string): string {
  const part = parts[path];
  if (!part) throw new Error(`${path} is not in the file`);
  return strFromU8(part);
}

/** Which other parts a part refers to: `xl/workbook.xml` has its links in `xl/_rels/workbook.xml.rels`. */
function related(parts: Unzipped, part: string) {
  const slash = part.lastIndexOf('/') + 1;
  const folder = part.slice(0, slash);
  const links: { id: string; type: string; path: string }[] = [];
  readXml(partOf(parts, `${folder}_rels/${part.slice(slash)}.rels`), {
    open(name, { Id = '', Type = '', Target = '' }) {
      if (name !== 'Relationship') return;
      const { pathname } = new URL(Target, `file:///${folder}`);
      links.push({ id: Id, type: Type.slice(Type.lastIndexOf('/') + 1), path: pathname.slice(1) });
    },
    text: () => undefined,
    close: () => undefined,
  });
  return {
    byType: (type: string) => links.filter((link) => link.type === type).map(({ path }) => path),
    byId: (id: string) => links.find((link) => link.id === id)?.path,
  };
}

function workbook(xml: string) {
  const sheets: { name: string; id: string; hidden: boolean }[] = [];
  let epoch: Sheet['epoch'] = 1900;
  readXml(xml, {
    open(element, attributes) {
      if (element === 'workbookPr' && ['1', 'true'].includes(attributes.date1904 ?? '')) epoch = 1904;
      if (element !== 'sheet') return;
      const { name = '', state = 'visible' } = attributes;
      // The prefix of the relationship's namespace is up to the program that wrote the file.
      const id = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1] ?? '';
      sheets.push({ name, id, hidden: state !== 'visible' });
    },
    text: () => undefined,
    close: () => undefined,
  });
  return { sheets, epoch };
}

function sharedStrings(xml: string): readonly string[] {
  const strings: string[] = [];
  const text = createText();
  readXml(xml, {
    open(name) {
      if (name === 'si') text.clear();
      text.open(name);
    },
    text: text.take,
    close(name) {
      text.close(name);
      if (name === 'si') strings.push(text.value());
    },
  });
  return strings;
}

/** Gathers the runs `t` of a rich text; how a word is pronounced (`rPh`) is not part of it. */
function createText() {
  let value = '';
  let inText = false;
  let spoken = 0;
  return {
    clear: () => {
      value = '';
    },
    open: (name: string) => {
      if (name === 'rPh') spoken += 1;
      if (name === 't') inText = true;
    },
    take: (piece: string) => {
      if (inText && spoken === 0) value += piece;
    },
    close: (name: string) => {
      if (name === 'rPh') spoken -= 1;
      if (name === 't') inText = false;
    },
    value: () =>
      value.replace(/_x([0-9A-F]{4})_/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
  };
}

function sheetRows(xml: string, strings: readonly string[]): Pick<Sheet, 'rows' | 'merged'> {
  const rows: SheetRow[] = [];
  const merged: string[] = [];
  const text = createText();
  let row = 0;
  let column = -1;
  let cells: (Cell | undefined)[] = [];
  let type = 'n';
  let value = '';
  let inValue = false;
  let formula = false;
  readXml(xml, {
    open(name, attributes) {
      text.open(name);
      if (name === 'row') {
        row = attributes.r === undefined ? row + 1 : Number(attributes.r);
        column = -1;
        cells = [];
      } else if (name === 'c') {
        column = attributes.r === undefined ? column + 1 : columnOf(attributes.r);
        type = attributes.t ?? 'n';
        value = '';
        formula = false;
        text.clear();
      } else if (name === 'v') inValue = true;
      else if (name === 'f') formula = true;
      else if (name === 'mergeCell') merged.push(attributes.ref ?? '');
    },
    text(piece) {
      if (inValue) value += piece;
      text.take(piece);
    },
    close(name) {
      text.close(name);
      if (name === 'v') inValue = false;
      if (name === 'c' && column < MOST_COLUMNS) {
        const cell = cellOf(type, type === 'inlineStr' ? text.value() : value, strings);
        cells[column] = formula ? { kind: 'formula', text: cell?.text ?? '' } : cell;
      }
      // Formulas drawn far down the sheet show nothing there: such a row is blank to whoever looks at it.
      if (name === 'row' && cells.some((cell) => cell && cell.text !== '')) rows.push({ row, cells });
    },
  });
  return { rows, merged };
}

/** `C7` is column 2. */
const columnOf = (cell: string): number =>
  [...cell.replace(/\d+$/, '')].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;

function cellOf(type: string, value: string, strings: readonly string[]): Cell | undefined {
  const text = (type === 's' && value !== '' ? (strings[Number(value)] ?? '') : value).trim();
  if (text === '') return undefined;
  if (type === 'e') return { kind: 'error', text };
  return type === 'n' ? { kind: 'number', text: String(Number(text)) } : { kind: 'text', text };
}
