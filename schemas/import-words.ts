import { explain, filled, type Fillings, type RefusalCode, type RefusalData } from '../domain/errors.ts';
import type { SheetFault } from './read-sheet.ts';

/** What each rule of an import says. `{name}` is filled in. Each says what is wrong and what to do. */
const words = {
  'not-a-sheet': {
    zh: '既不是 .xlsx 也不是 .csv 文件,或文件已损坏。',
    en: 'This is neither an .xlsx nor a .csv file, or it is damaged.',
  },
  'old-excel': {
    zh: '这是旧版 .xls 文件或加密文件,请不设密码另存为 .xlsx。',
    en: 'This is an old .xls file or has a password: save it as .xlsx without one.',
  },
  macros: {
    zh: '文件带有宏(.xlsm),请另存为不带宏的 .xlsx。',
    en: 'The file has macros (.xlsm): save it as .xlsx without them.',
  },
  'merged-cells': {
    zh: '单元格 {range} 已合并,请取消合并并逐行填写。',
    en: 'The cells {range} are merged: split them, and fill in every row.',
  },
  encoding: {
    zh: '文字编码无法识别,请另存为“CSV UTF-8”。',
    en: 'The text is neither UTF-8 nor GB18030: save it as "CSV UTF-8".',
  },
  'csv-malformed': {
    zh: '第 {line} 行的引号不成对,无法解析。',
    en: 'Quotes do not match at line {line}.',
  },
  'too-many-rows': { zh: '数据超过 {most} 行。', en: 'There are more than {most} rows.' },
  'no-rows': { zh: '没有数据行。', en: 'There are no rows.' },
  'column-missing': { zh: '缺少列“{heading}”。', en: 'The column "{heading}" is missing.' },
  'column-twice': { zh: '列“{heading}”重复。', en: 'The column "{heading}" is there twice.' },
  'column-unknown': {
    zh: '没有“{heading}”这一列;可用的列:{headings}。请改名或删除。',
    en: 'There is no column "{heading}": rename or delete it. Columns are {headings}.',
  },
  'no-heading': {
    zh: '内容“{value}”所在列没有表头。',
    en: '"{value}" is in a column without a heading.',
  },
  empty: { zh: '不能为空。', en: 'This must not be empty.' },
  formula: {
    zh: '这是公式;请“选择性粘贴—数值”后再导入。',
    en: 'This is a formula: paste it as a value.',
  },
  'cell-error': {
    zh: '单元格显示 {value},没有可读的内容。',
    en: 'The cell shows {value}: there is nothing to read.',
  },
  'date-invalid': {
    zh: '“{value}”不是有效日期,请写成 2021-07-12(须精确到日)。',
    en: '"{value}" is not a date: write it as 2021-07-12, with its day.',
  },
  'date-in-future': {
    zh: '到任日期 {value} 晚于今日 {today}。',
    en: 'The arrival on {value} is later than today, {today}.',
  },
  'date-order': {
    zh: '任期止 {value} 须晚于 {earliest}。',
    en: 'The term ends on {value}: it must be later than {earliest}.',
  },
  'seat-unknown': { zh: '规划中没有席位“{value}”。', en: 'The programme has no seat "{value}".' },
  'seat-twice': {
    zh: '席位 {value} 在 {other} 已出现。',
    en: 'Seat {value} is in {other} already.',
  },
  'seat-not-vacant': {
    zh: '席位 {value} 已有人,或正在选派。',
    en: 'Seat {value} is held, or is being filled.',
  },
  'person-unknown': { zh: '花名册中没有人员“{value}”。', en: 'The roster has no person "{value}".' },
  'person-twice': {
    zh: '人员 {value} 在 {other} 已出现。',
    en: 'Person {value} is in {other} already.',
  },
  'already-posted': {
    zh: '{value} 在该期间已派驻或已被推荐。',
    en: '{value} is posted or nominated elsewhere in that period.',
  },
  'name-differs': {
    zh: '“{value}”与花名册中 {person} 的姓名不符。',
    en: '"{value}" is not the name that the roster has for {person}.',
  },
  'post-unknown': {
    zh: '没有挂任职务“{value}”;可用的职务:{posts}。',
    en: 'There is no host post "{value}". Posts are {posts}.',
  },
  'too-long': { zh: '超过 {most} 个字。', en: 'This is longer than {most} characters.' },
  'json-malformed': { zh: '不是有效的 JSON 对象。', en: 'This is not a JSON object.' },
  'field-invalid': { zh: '{said}。', en: '{said}.' },
  form: { zh: '“{value}”无法识别,请写成:{form}', en: '"{value}" cannot be read. Write {form}' },
  'unit-unknown': {
    zh: '没有单位“{value}”;请填单位代码。',
    en: 'There is no unit "{value}": write the code of one.',
  },
  'area-unknown': {
    zh: '受援地没有代码为“{value}”的县(市、区)或镇。',
    en: 'No county or town of the host area has the code "{value}".',
  },
  'relative-self': {
    zh: '{value} 是本人,不是亲属。',
    en: '{value} is the person, not a relative.',
  },
  'date-not-yet': {
    zh: '{value} 晚于今日 {today}。',
    en: '{value} is later than today, {today}.',
  },
  'dates-contradict': {
    zh: '{value} 早于 {other}。',
    en: '{value} is earlier than {other}.',
  },
  'scope-unknown': {
    zh: '没有代码为“{value}”的单位、地区或指挥部。',
    en: 'No unit, area or headquarters has the code "{value}".',
  },
  'role-unknown': {
    zh: '没有角色“{value}”;可用的角色:{roles}。',
    en: 'There is no role "{value}". Roles are {roles}.',
  },
  'role-elsewhere': {
    zh: '“{scope}”不能有角色 {role}:host 属于县(区),headquarters 属于指挥部,其他属于单位。',
    en: '"{scope}" cannot have the role {role}: host is of a county, headquarters of a headquarters, all others of a unit.',
  },
  'office-form': {
    zh: '“{value}”应写成 范围/角色,如 sz-caizhengju/hr。',
    en: '"{value}" is no office: write {scope}/{role}, as in sz-caizhengju/hr.',
  },
  'account-differs': {
    zh: '账号 {account} 在 {other} 另有不同的内容。',
    en: 'The account {account} has something else in {other}.',
  },
  'until-order': {
    zh: '止 {value} 须晚于 {from}。',
    en: 'It ends on {value}: it must be later than {from}.',
  },
  'holding-twice': {
    zh: '{account} 的 {value} 在 {other} 已出现,且期间重叠。',
    en: '{account} has {value} in {other} already, in a period that overlaps.',
  },
  'holding-overlaps': {
    zh: '{account} 已任 {value},起 {from}、止 {until}:请填该起始日,或留空。',
    en: '{account} holds {value} from {from} until {until}: write that first day, or leave it empty.',
  },
  'presence-kind': {
    zh: '没有“{value}”这种情况;可填:{kinds}。',
    en: 'There is no kind of presence "{value}". Kinds are {kinds}.',
  },
  'not-in-month': {
    zh: '{value} 不在 {month} 月之内。',
    en: '{value} is not within {month}.',
  },
  'day-before': {
    zh: '止 {value} 早于起 {from}。',
    en: 'The last day {value} is earlier than the first one, {from}.',
  },
  'never-on-site': {
    zh: '人员 {value} 在 {year} 年不在任何工作队。',
    en: 'Person {value} is in no team in {year}.',
  },
  'presence-twice': {
    zh: '{day} 在 {other} 已登记。',
    en: '{day} is in {other} already.',
  },
  'post-twice': { zh: '挂任职务“{value}”重复。', en: 'The host post "{value}" is there twice.' },
} as const satisfies Record<string, { zh: string; en: string }> & Record<SheetFault['rule'], unknown>;

export type ImportRule = keyof typeof words;

/** Something that a sheet gets wrong: which cell, which column, which rule, in both languages. */
export interface CellProblem {
  /** `C7`; null for what concerns the whole file. */
  readonly cell: string | null;
  readonly column: string | null;
  readonly rule: ImportRule | RefusalCode;
  readonly zh: string;
  readonly en: string;
}

export function cellProblem(
  cell: string | null,
  column: string | null,
  rule: ImportRule,
  params?: Fillings,
): CellProblem {
  return { cell, column, rule, ...filled(words[rule], params) };
}

/** What an act would say to a row, as what is wrong with a cell of it. */
export const refusedCell = (
  cell: string | null,
  column: string | null,
  refusal: RefusalData,
): CellProblem => ({ cell, column, rule: refusal.code, ...explain(refusal) });

/** The whole file first, then row by row, from left to right. */
export function byCell(a: CellProblem, b: CellProblem): number {
  const place = ({ cell }: CellProblem): readonly [number, number, string] => {
    const [, letters = '', row = '0'] = /^([A-Z]+)(\d+)$/.exec(cell ?? '') ?? [];
    return [Number(row), letters.length, letters];
  };
  const [rowA, lengthA, lettersA] = place(a);
  const [rowB, lengthB, lettersB] = place(b);
  return rowA - rowB || lengthA - lengthB || (lettersA < lettersB ? -1 : lettersA > lettersB ? 1 : 0);
}
