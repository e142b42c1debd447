import type { DateString } from './time.ts';

/** `YYYY-MM-DD`, or `YYYY-MM` where the files know the month only: rules judge by what is certain of it. */
export type PartialDate = string;

/** 职务层级, lowest first: rules compare them by this order. */
export const postLevels = [
  'clerk',
  'sectionMember',
  'deputySection',
  'section',
  'deputyDivision',
  'division',
] as const;
export type PostLevel = (typeof postLevels)[number];

export const grades = ['excellent', 'competent', 'basicallyCompetent', 'incompetent'] as const;
export type Grade = (typeof grades)[number];

/** 在编 on establishment, 正式员工 regular employee of an enterprise, or on a contract. */
export type Establishment = 'establishment' | 'regular' | 'contract';

/** What HR expects of a cadre's record (干部任免审批表). A field that is missing is unknown, not false. */
export interface CadreRecord {
  readonly id: string;
  readonly unit: string;
  readonly name: string;
  readonly sex: 'female' | 'male';
  readonly born?: PartialDate;
  readonly ethnicity: string;
  readonly nativePlace: string;
  readonly birthplace: string;
  /** Whether the person is a member of the Party at all: then `partyEntry`, and once 转正 `fullMembership`. */
  readonly partyMember: boolean;
  readonly partyEntry?: PartialDate;
  readonly fullMembership?: PartialDate;
  readonly workStart?: PartialDate;
  readonly health?: 'good' | 'fair' | 'ill';
  readonly technicalTitle?: string;
  readonly specialty: string;
  readonly education: { readonly fullTime: string; readonly inService?: string };
  readonly post: string;
  readonly postLevel?: PostLevel;
  readonly rank: string;
  readonly establishment: Establishment;
  readonly resume: readonly {
    readonly from: PartialDate;
    readonly until?: PartialDate;
    readonly what: string;
  }[];
  readonly rewards: readonly string[];
  /** 处分: with the period in which it bars an appointment. */
  readonly sanctions: readonly Period[];
  readonly underInvestigation: boolean;
  /** 其他外派任务: sent out by another programme (援疆, 援藏, 挂职). Nobody's without it. */
  readonly otherPostings?: readonly Period[];
  /** 年度考核 by year. */
  readonly grades: Readonly<Record<string, Grade>>;
  readonly family: readonly Relative[];
  readonly skills: readonly string[];
  readonly volunteer: boolean;
  /** 协管单位: the unit that manages the person together with their own. Nobody's without it. */
  readonly coManagedBy?: string;
}

/** Both days are part of it. */
export interface Period {
  readonly what: string;
  readonly from: DateString;
  readonly until: DateString;
}

export interface Relative {
  readonly relation: string;
  readonly name: string;
  /** Where they work, in words. */
  readonly unit?: string;
  /** The county or town of the host area in whose offices they work. Without it they work in none. */
  readonly area?: string;
  /** Their id, if they are on the roster themselves. */
  readonly cadre?: string;
}
