import { grades, type CadreRecord, type Grade, type Period } from '../domain/cadre.ts';
import type { Heading } from './import-columns.ts';
import { plain } from './import-columns.ts';
import type { Cell, Sheet } from './read-sheet.ts';
import { dateOf, partialDateOf } from './sheet-date.ts';

/** A column of a list of people: how it is headed, and what a cell in it says. */
export interface PersonField extends Heading {
  /** Undefined for what cannot be read. */
  read(cell: Cell, epoch: Sheet['epoch']): unknown;
  /** How a cell is to be written. */
  readonly form: { readonly zh: string; readonly en: string };
  /** What an empty cell means; without it the field is unknown then. */
  readonly empty?: unknown;
}

type Headings = Heading['headings'];

/** Words stay as they were written; only what nobody sees is taken out. */
const tidy = (text: string): string =>
  text
    .replace(/\p{Cf}/gu, '')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim();

/** Spaces that make two characters as wide as three are no part of a name. */
const bareName = (text: string): string => tidy(text).replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, '');

const asCell = (text: string): Cell => ({ kind: 'text', text });

const same = (text: string) => ({ zh: text, en: text });

const words = (headings: Headings, required = false): PersonField => ({
  ...{ headings, required, form: same('') },
  read: ({ text }) => tidy(text),
});

const code = (headings: Headings, required = true): PersonField => ({
  ...{ headings, required, form: same('') },
  read: ({ text }) => plain(text),
});

const day = (headings: Headings): PersonField => ({
  ...{ headings, required: false, form: same('1985-06-12 / 1985-06') },
  read: ({ kind, text }, epoch) => partialDateOf({ kind, text: plain(text) }, epoch),
});

/** One of some values, each with the words that mean it; the first is the one to write. */
function choice(
  headings: Headings,
  meanings: readonly (readonly [value: string | boolean, ...words: [string, ...string[]]])[],
  required = false,
): PersonField {
  const byWord = new Map(
    meanings.flatMap(([value, ...said]) =>
      [String(value), ...said].map((word) => [word.toLowerCase(), value]),
    ),
  );
  const form = meanings.flatMap(([, ...said]) => said).join(' / ');
  return {
    ...{ headings, required, form: same(form) },
    read: ({ text }) => byWord.get(plain(text).toLowerCase()),
  };
}

const yesNo = (headings: Headings, required = false): PersonField =>
  choice(
    headings,
    [
      [true, '是', 'yes'],
      [false, '否', '无', 'no'],
    ],
    required,
  );

/** Several of something, `;` or a line break between them; 无 for none. */
function entries(
  headings: Headings,
  form: string,
  read: (entry: string) => unknown,
  required = false,
): PersonField {
  return {
    ...{ headings, required, form: same(form), empty: [] },
    read: ({ text }) => {
      if (/^(无|none)$/i.test(plain(text))) return [];
      const parts = text
        .split(/[;\uFF1B\n]/)
        .map(tidy)
        .filter(Boolean);
      const found = parts.map(read);
      return found.includes(undefined) ? undefined : found;
    },
  };
}

const gradeWords: Readonly<Record<Grade, readonly string[]>> = {
  excellent: ['优秀'],
  competent: ['称职', '合格'],
  basicallyCompetent: ['基本称职', '基本合格'],
  incompetent: ['不称职', '不合格'],
};

function gradeOf(entry: string): readonly [string, Grade] | undefined {
  const [, year = '', word = ''] = /^(\d{4})(?:年度?)?\s*[:\uFF1A]?\s*(\S+)$/.exec(plain(entry)) ?? [];
  const grade = grades.find((one) => one === word || gradeWords[one].includes(word));
  return grade && [year, grade];
}

const gradeList = entries(['年度考核结果', 'grades'], '2022:优秀;2023:称职', gradeOf);

const yearlyGrades: PersonField = {
  ...gradeList,
  empty: {},
  read: (cell, epoch) => {
    const list = gradeList.read(cell, epoch) as readonly (readonly [string, Grade])[] | undefined;
    const byYear = new Map(list);
    return list && byYear.size === list.length ? Object.fromEntries(byYear) : undefined;
  },
};

function resumeOf(entry: string): CadreRecord['resume'][number] | undefined {
  const date = String.raw`\d{4}(?:[.\-/年]\d{1,2})月?`;
  const [, start = '', end = '', what = ''] =
    new RegExp(`^(${date})\\s*(?:-+|—+|–|至|~)\\s*(${date}|至今|今|now)?\\s+(.+)$`).exec(entry) ?? [];
  const [from, until] = [start, end].map((text) => partialDateOf(asCell(text), 1900));
  if (!from || (/^\d/.test(end) && !until)) return undefined;
  return { from, ...(until && { until }), what };
}

function periodOf(entry: string): Period | undefined {
  const [, what = '', start = '', end = ''] =
    /^(.+?)[:\uFF1A]\s*(\S+?)\s*(?:至|~|—+|--)\s*(\S+)$/.exec(entry) ?? [];
  const [from, until] = [start, end].map((text) => dateOf(asCell(plain(text)), 1900));
  return from && until && from <= until ? { what, from, until } : undefined;
}

function relativeOf(entry: string): CadreRecord['family'][number] | undefined {
  const [relation, name, unit, area, cadre, ...more] = entry.split(/[:\uFF1A]/).map((part) => part.trim());
  if (!relation || !name || more.length > 0) return undefined;
  return { relation, name, ...(unit && { unit }), ...(area && { area }), ...(cadre && { cadre }) };
}

/** Columns by the names of the record's fields; `fullTime` and `inService` are those of its education. */
export const personFields = {
  id: code(['人员编号', 'id', 'person']),
  unit: code(['单位代码', 'unit']),
  name: { ...words(['姓名', 'name'], true), read: ({ text }) => bareName(text) },
  sex: choice(
    ['性别', 'sex'],
    [
      ['female', '女'],
      ['male', '男'],
    ],
    true,
  ),
  born: day(['出生年月', 'born', '出生日期']),
  ethnicity: words(['民族', 'ethnicity'], true),
  nativePlace: words(['籍贯', 'native place'], true),
  birthplace: words(['出生地', 'birthplace'], true),
  partyMember: choice(
    ['政治面貌', 'party member'],
    [
      [true, '中共党员', '中共预备党员', '党员', '预备党员', '是', 'yes'],
      [false, '群众', '共青团员', '无党派人士', '民主党派', '否', 'no'],
    ],
    true,
  ),
  partyEntry: day(['入党时间', 'party entry']),
  fullMembership: day(['转正时间', 'full membership']),
  workStart: day(['参加工作时间', 'work start']),
  health: choice(
    ['健康状况', 'health'],
    [
      ['good', '健康', '良好'],
      ['fair', '一般'],
      ['ill', '患病'],
    ],
  ),
  technicalTitle: words(['专业技术职务', 'technical title']),
  specialty: words(['熟悉专业', 'specialty', '熟悉专业有何专长', '熟悉专业有何特长'], true),
  fullTime: words(['全日制教育', 'full-time education'], true),
  inService: words(['在职教育', 'in-service education']),
  post: words(['现任职务', 'post'], true),
  postLevel: choice(
    ['职务层级', 'post level'],
    [
      ['clerk', '办事员级', '办事员'],
      ['sectionMember', '科员级', '科员'],
      ['deputySection', '乡科级副职', '副科级'],
      ['section', '乡科级正职', '正科级'],
      ['deputyDivision', '县处级副职', '副处级'],
      ['division', '县处级正职', '正处级'],
    ],
  ),
  rank: words(['职级', 'rank'], true),
  establishment: choice(
    ['编制性质', 'establishment'],
    [
      ['establishment', '在编'],
      ['regular', '正式员工'],
      ['contract', '合同制'],
    ],
    true,
  ),
  resume: entries(['简历', 'resume'], '2008.07-2015.03 市财政局科员;2015.03- 市财政局副科长', resumeOf),
  rewards: entries(['奖励', 'rewards'], '', (entry) => entry),
  // A list that says nothing of these two must not pass for one that says that there is nothing.
  sanctions: entries(['处分', 'sanctions'], '无 / 记过:2021-03-01至2022-09-01', periodOf, true),
  underInvestigation: yesNo(['是否立案审查', 'under investigation'], true),
  otherPostings: entries(['其他外派任务', 'other postings'], '无 / 援疆:2020-03-01至2023-03-01', periodOf),
  grades: yearlyGrades,
  // After the unit: the code of the host area in whose offices they work, and their own id on the roster.
  family: entries(
    ['家庭主要成员', 'family'],
    '配偶:示例甲:示例单位;女儿:示例乙;弟:示例丙:示例局:440513;表姐:示例丁:示例单位::p-0001',
    relativeOf,
  ),
  skills: entries(['特长', 'skills'], '', (entry) => entry),
  volunteer: { ...yesNo(['是否自愿', 'volunteer']), empty: false },
  coManagedBy: code(['协管单位代码', 'co-managing unit'], false),
} as const satisfies Readonly<Record<string, PersonField>>;
