import type { CadreRecord, Establishment, Grade, PartialDate, PostLevel } from '../domain/cadre.ts';
import type { OfficeRole } from '../domain/office.ts';
import type { SeatRole } from '../domain/policy.ts';
import type { NomineeStage } from '../domain/selection-state.ts';
import { fullYears, type DateString } from '../domain/time.ts';

/**
 * Words of a document as it is printed: punctuation between Chinese characters is as wide as they are. What is filled in
 * stays as it was recorded.
 */
export const zh = (words: TemplateStringsArray, ...values: readonly (string | number)[]): string =>
  words.map((word, n) => wide(word) + (values[n] ?? '')).join('');

/** Policies are written with ASCII's punctuation, too. Its wide forms are in the same order, from U+FF01. */
export const wide = (text: string): string =>
  text.replaceAll(/[!(),:;?]/g, (mark) => String.fromCodePoint(mark.charCodeAt(0) + 0xfee0));

/** `2021年3月15日`; a date that is known to the month only stops there. */
export function day(date: PartialDate | null | undefined): string {
  if (!date) return '';
  const [year, month, on] = date.split('-').map(Number);
  return `${year}年${month}月${on === undefined ? '' : `${on}日`}`;
}

/** `2021年3月`. */
export const month = (date: PartialDate | null | undefined): string => day(date?.slice(0, 7));

/** `1985.06`, as forms have it. */
export const dotted = (date: PartialDate | null | undefined): string =>
  date ? date.slice(0, 7).replace('-', '.') : '';

/** Full years on a day; undefined in the month of a birthday of which the day is not known. */
export function ageOn(born: PartialDate | undefined, on: DateString): number | undefined {
  if (!born) return undefined;
  if (born.length > 7) return fullYears(born, on);
  if (born.slice(5) === on.slice(5, 7)) return undefined;
  return fullYears(`${born}-01`, on);
}

export const sexWords: Readonly<Record<CadreRecord['sex'], string>> = { female: '女', male: '男' };

export const healthWords: Readonly<Record<NonNullable<CadreRecord['health']>, string>> = {
  good: '健康',
  fair: '一般',
  ill: '患病',
};

export const gradeWords: Readonly<Record<Grade, string>> = {
  excellent: '优秀',
  competent: '称职',
  basicallyCompetent: '基本称职',
  incompetent: '不称职',
};

export const levelWords: Readonly<Record<PostLevel, string>> = {
  clerk: '办事员级',
  sectionMember: '科员级',
  deputySection: '乡科级副职',
  section: '乡科级正职',
  deputyDivision: '县处级副职',
  division: '县处级正职',
};

export const establishmentWords: Readonly<Record<Establishment, string>> = {
  establishment: '在编',
  regular: '正式员工',
  contract: '合同制',
};

export const roleWords: Readonly<Record<SeatRole, string>> = {
  leader: '队长',
  member: '队员',
  head: '组长',
};

/** Where a nominee stands. */
export const stageWords: Readonly<Record<NomineeStage, string>> = {
  waiver: '例外审批中',
  approval: '审批中',
  returned: '已退回',
  approved: '待公示',
  notice: '公示中',
  objected: '异议核实中',
  cleared: '可派遣',
  dispatched: '已派遣',
  rejected: '未通过',
  withdrawn: '已撤回',
  upheld: '异议成立',
  ineligible: '不再符合条件',
};

/** A team as documents call it: 汕头市潮阳区河溪镇 and 驻镇帮扶工作队. */
export interface TeamName {
  readonly place: string;
  readonly kind: string;
}

export const teamName = ({ place, kind }: TeamName): string => place + kind;

const officeWords: Readonly<Record<OfficeRole, (scope: string) => string>> = {
  hr: (scope) => `${scope}人事部门`,
  partyGroup: (scope) => `${scope}党组`,
  discipline: (scope) => `${scope}纪检监察机构`,
  orgDepartment: (scope) => `${scope}委组织部`,
  leadingGroup: (scope) => `${scope}领导小组`,
  // Its own name says what it is: 深圳对口帮扶汕头指挥部.
  headquarters: (scope) => scope,
  host: (scope) => `${scope}委组织部`,
  leader: (scope) => `${scope}领导`,
  supervisor: (scope) => `${scope}督查部门`,
  administrator: (scope) => `${scope}系统管理员`,
};

const isRole = (role: string): role is OfficeRole => role in officeWords;

/** `sz-caizhengju/partyGroup` of 市财政局 is 市财政局党组. */
export function officeWord(office: string, scopeName: string | undefined): string {
  const [scope = '', role = ''] = office.split('/');
  return isRole(role) ? officeWords[role](scopeName ?? scope) : office;
}
