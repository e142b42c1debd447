import { strToU8, zipSync } from 'fflate';

/** A cell as a spreadsheet program stores it: text, a number, a day as a number that is shown as a date, a formula ... */
export type Stored =
  | string
  | number
  | null
  | { readonly formula: string; readonly value: string | number }
  | { readonly day: number }
  | { readonly error: string };

export interface WorkbookOptions {
  /** Dates count from 1904, as in files of old Macs. */
  readonly date1904?: boolean;
  /** A hidden sheet stands before the list. */
  readonly hiddenFirst?: boolean;
  /** Texts are in the cells themselves, and not in a table of shared texts. */
  readonly inline?: boolean;
  /** Ranges of merged cells. */
  readonly merged?: readonly string[];
  /** A program travels in the file, as in an .xlsm. */
  readonly macros?: boolean;
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const DOCUMENT = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

/** An .xlsx file with these rows, the parts as Excel writes them. `null` is an empty cell. */
export function workbookOf(
  rows: readonly (readonly Stored[])[],
  {
    date1904 = false,
    hiddenFirst = false,
    inline = false,
    merged = [],
    macros = false,
  }: WorkbookOptions = {},
): Uint8Array {
  const strings: string[] = [];
  const cell = (stored: Stored, at: string): string => {
    if (stored === null) return `<c r="${at}" s="1"/>`;
    if (typeof stored === 'number') return `<c r="${at}"><v>${stored}</v></c>`;
    if (typeof stored === 'object') {
      if ('day' in stored) return `<c r="${at}" s="1"><v>${stored.day}</v></c>`;
      if ('error' in stored) return `<c r="${at}" t="e"><v>${stored.error}</v></c>`;
      const type = typeof stored.value === 'string' ? ' t="str"' : '';
      return `<c r="${at}"${type}><f>${escape(stored.formula)}</f><v>${escape(String(stored.value))}</v></c>`;
    }
    if (inline) return `<c r="${at}" t="inlineStr"><is><t>${escape(stored)}</t></is></c>`;
    return `<c r="${at}" t="s"><v>${strings.push(stored) - 1}</v></c>`;
  };
  const list = rows
    .map((row, n) => {
      const cells = row.map((stored, column) => cell(stored, `${String.fromCharCode(65 + column)}${n + 1}`));
      return row.length === 0 ? '' : `<row r="${n + 1}">${cells.join('')}</row>`;
    })
    .join('');
  const ranges = merged.map((range) => `<mergeCell ref="${range}"/>`).join('');
  const mergeCells = ranges && `<mergeCells count="${merged.length}">${ranges}</mergeCells>`;
  const sheets = [
    ...(hiddenFirst ? [{ name: '字典', state: ' state="hidden"', rows: '' }] : []),
    { name: '在岗名单', state: '', rows: list },
  ];
  const parts = {
    '[Content_Types].xml': `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>${sheets.map((_, n) => `<Override PartName="/xl/worksheets/sheet${n + 1}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`).join('')}<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>`,
    '_rels/.rels': links({ rId1: 'officeDocument xl/workbook.xml' }),
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${DOCUMENT}"><workbookPr${date1904 ? ' date1904="1"' : ''}/><sheets>${sheets.map(({ name, state }, n) => `<sheet name="${name}" sheetId="${n + 1}"${state} r:id="rId${n + 1}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': links({
      ...Object.fromEntries(sheets.map((_, n) => [`rId${n + 1}`, `worksheet worksheets/sheet${n + 1}.xml`])),
      rId8: 'styles styles.xml',
      rId9: 'sharedStrings sharedStrings.xml',
    }),
    ...Object.fromEntries(
      sheets.map((sheet, n) => [
        `xl/worksheets/sheet${n + 1}.xml`,
        `<worksheet xmlns="${MAIN}"><sheetData>${sheet.rows}</sheetData>${mergeCells}</worksheet>`,
      ]),
    ),
    'xl/styles.xml': `<styleSheet xmlns="${MAIN}"><fonts count="1"><font/></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`,
    'xl/sharedStrings.xml': `<sst xmlns="${MAIN}">${strings.map((text) => `<si><t xml:space="preserve">${escape(text)}</t></si>`).join('')}</sst>`,
  };
  const program = macros && { 'xl/vbaProject.bin': '' };
  const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n';
  // A time of its own would make each file another one.
  const mtime = new Date(2021, 6, 1);
  return zipSync(
    Object.fromEntries(
      Object.entries({ ...parts, ...program }).map(([path, part]) => [
        path,
        [strToU8(xml + part), { mtime }],
      ]),
    ),
    { level: 1 },
  );
}

const links = (targets: Readonly<Record<string, string>>): string =>
  `<Relationships xmlns="${PACKAGE}/relationships">${Object.entries(targets)
    .map(([id, link]) => {
      const [type, target] = link.split(' ');
      return `<Relationship Id="${id}" Type="${DOCUMENT}/${type}" Target="${target}"/>`;
    })
    .join('')}</Relationships>`;

const escape = (text: string): string =>
  text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
