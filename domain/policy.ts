import type { DateString } from './time.ts';
import type { OfficeRef } from './office.ts';
import type { EvaluationPolicy } from './evaluation-policy.ts';
import type { PostingPolicy } from './posting-policy.ts';
import type { ReportPolicy } from './report-policy.ts';
import type { RotationPolicy } from './rotation-policy.ts';
import type { SupervisionPolicy } from './supervision-policy.ts';
import type { DutyPolicy, FundPolicy, WorkHeading } from './year-policy.ts';

/**
 * A programme as data: `policies/{id}/policy.json`, checked by schemas/policy.ts when it is loaded. Immutable once
 * stored: a case pins id and version. What the plan does not say is marked `assumed`, with the reason.
 */
export interface Policy {
  readonly id: string;
  readonly version: number;
  readonly name: Words;
  readonly source: string;
  readonly teams: Readonly<Record<TeamKind, TeamPolicy>>;
  readonly rules: readonly Rule[];
  readonly slateRules: readonly SlateRule[];
  readonly chains: Readonly<Record<string, Chain>>;
  readonly formation: FormationPolicy;
  readonly term: TermPolicy;
  readonly rotation: RotationPolicy;
  readonly selection: SelectionPolicy;
  readonly notice: NoticePolicy;
  readonly posting: PostingPolicy;
  readonly reports: ReportPolicy;
  /** 第一书记 of villages; a programme without it appoints none. */
  readonly firstSecretary?: FirstSecretaryPolicy;
  /** Offices of the headquarters in the host area; a programme without them has none to record. */
  readonly headquarters?: HeadquartersPolicy;
  /** Not there in versions that were stored before duties were. */
  readonly duties?: readonly DutyPolicy[];
  readonly supervision: SupervisionPolicy;
  /** A programme without it gives no grades. */
  readonly evaluation?: EvaluationPolicy;
  /** Headings under which teams plan their work. */
  readonly work?: readonly WorkHeading[];
  readonly funds?: FundPolicy;
  /** The plan's own counts, which loading checks against the units, towns and pairings beside it. */
  readonly counts: Counts;
}

export interface Words {
  readonly zh: string;
  readonly en: string;
}

/** Where a piece of policy comes from: a clause of the plan, or an assumption with its reason. */
export interface Sourced {
  readonly clause?: string;
  readonly assumed?: string;
}

export type TeamKind = 'town' | 'county';
export type SeatRole = 'leader' | 'member' | 'head';

export interface TeamPolicy extends Sourced {
  readonly name: Words;
  /** Fewest people on site. 原则上不少于5人 (三(一)); a county group has its head. */
  readonly floor: number;
  /** Role of each seat, seat 1 first. */
  readonly seats: readonly SeatRole[];
  /** Posts in the host area that a seat's holder takes up, by role (挂任). */
  readonly hostPosts: Partial<Record<SeatRole, readonly HostPostTitle[]>>;
  /** What happens when the team is below its floor; without it the lead unit's HR has to say why, and nobody is told. */
  readonly shortfall?: ShortfallPolicy;
}

export interface ShortfallPolicy extends Sourced {
  /** Who has to say why, and what is done about it. */
  readonly office: OfficeRef;
  readonly tell: readonly OfficeRef[];
  /** Working days for saying it. */
  readonly limit: number;
}

export interface HostPostTitle extends Sourced {
  readonly id: string;
  readonly name: Words;
  /** Working days that the host has to decide before it is reminded, and again after each further such time. */
  readonly remindEvery: number;
}

/** `must` admits no exception; `generally` (一般) and `inPrinciple` (原则上) one with an approved reason. */
export type Force = 'must' | 'generally' | 'inPrinciple';

export interface Rule extends Sourced {
  readonly id: string;
  readonly words: Words;
  readonly force: Force;
  readonly roles: readonly SeatRole[];
  /** CEL over the facts of schemas/facts.ts: `person.age <= 50`. */
  readonly expression: string;
  /** The day on which the facts are judged; the day of the screening without it. */
  readonly asOf?: RuleDay;
}

/**
 * A day that a rule names: of the nomination; of the dispatch, for which the planned beginning of the term stands until
 * it is known; or a cut-off date.
 */
export type RuleDay = 'nomination' | 'dispatch' | DateString;

/** A rule about a team as a whole: who stays in it and who is nominated, together. */
export interface SlateRule extends Sourced {
  readonly id: string;
  readonly words: Words;
  readonly force: Force;
  readonly team: TeamKind;
  /** `always`: judged with whoever is known (no couple). `complete`: once every seat has somebody (at least one under 35). */
  readonly when: 'always' | 'complete';
  /** CEL over `team`, the list of its people with the facts of schemas/facts.ts: `team.exists(p, p.age <= 35)`. */
  readonly expression: string;
}

/** A chain of approval: its steps in order. */
export interface Chain extends Sourced {
  readonly name: Words;
  readonly steps: readonly Step[];
}

export type Step = SigningStep | MeetingStep;

interface StepBase extends Sourced {
  readonly id: string;
  readonly name: Words;
  readonly office: OfficeRef;
  /** Working days until the step is late. */
  readonly limit: number;
  /** Working days before the limit at which the office is reminded; 0 for no reminder. */
  readonly remindBefore: number;
  /** Takes the place of `limit`: calendar months, where the rule counts in months. */
  readonly limitMonths?: number;
  /** Who is told, or takes over, when the limit has passed. */
  readonly escalateTo: OfficeRef;
  /** What happens then: `tell` (without it) the office above; `handOver` the step to it; silence is `consent`. */
  readonly atLimit?: 'tell' | 'handOver' | 'consent';
  /** Skipped in a case that has no such place: nobody co-manages most people. */
  readonly optional?: true;
  /** The item of the case file that this step's signature brings: the document's number comes with it. */
  readonly files?: string;
  /** What the step allows beside agreeing. */
  readonly may: readonly StepAllows[];
}

export const stepAllows = ['return', 'reject', 'transfer', 'delegate', 'addSigner'] as const;
export type StepAllows = (typeof stepAllows)[number];

export interface SigningStep extends StepBase {
  readonly kind: 'signing';
  /** 或签 any holder signs / 会签 every holder signs. */
  readonly rule: 'any' | 'all';
}

export interface MeetingStep extends StepBase {
  readonly kind: 'meeting';
  /** Share of the members due who must be present, as [numerator, denominator]: at least. */
  readonly quorum: readonly [number, number];
  /** Share of the members due who must agree, as [numerator, denominator]: MORE than. */
  readonly majority: readonly [number, number];
}

export interface FormationPolicy extends Sourced {
  /** Quotas go out and selections may be launched. */
  readonly launchOn: DateString;
  /** Coverage counts from this day: every team is in place. */
  readonly completeBy: DateString;
}

export interface TermPolicy extends Sourced {
  readonly months: number;
  /** Spread in months around `months` that needs no reason of its own. */
  readonly spread: number;
  /** Most months by which one term may be extended in all. */
  readonly extensionMonths: number;
  /** Who is told when a term goes on by itself, since nobody is there to take over. */
  readonly told: readonly OfficeRef[];
  /** Who is told when it cannot go on any more. */
  readonly escalateTo: OfficeRef;
}

export interface SelectionPolicy extends Sourced {
  /** Months after somebody's return in which they are shown as resting; nobody is barred by it. */
  readonly restMonths: number;
  /** Months for which an approved waiver holds: whoever is not dispatched by then asks again. */
  readonly waiverMonths: number;
  /** Full years at which people retire, by sex: for whoever would retire within the term. */
  readonly retirement: Readonly<Record<'female' | 'male', number>>;
  /** 选派材料: what must be on file, and before what. */
  readonly caseFile: readonly CaseFileItem[];
}

export interface CaseFileItem extends Sourced {
  readonly id: string;
  readonly name: Words;
  /** Who provides it. */
  readonly office: OfficeRef;
  /**
   * The step of the nomination's chain that cannot be agreed to without it; `dispatch`: nobody is sent out without it. Without it the
   * item may be filed where there is something to file.
   */
  readonly neededFor?: string;
  /** Roles for which it is needed; every one without it. */
  readonly roles?: readonly SeatRole[];
}

/** What a notice may show of a person: exactly the fields that the policy lists, in their order. */
export const noticeFields = [
  'name',
  'sex',
  'born',
  'ethnicity',
  'nativePlace',
  'education',
  'partyEntry',
  'workStart',
  'unit',
  'post',
  'rank',
  'proposedPost',
  'town',
] as const;
export type NoticeField = (typeof noticeFields)[number];

export interface NoticePolicy extends Sourced {
  readonly workingDays: number;
  readonly scope: 'unit' | 'system' | 'public' | 'none';
  readonly fields: readonly NoticeField[];
  /** Working days for verifying an objection before it is late. */
  readonly objectionLimit: number;
  /** Who verifies objections. */
  readonly verifier: OfficeRef;
}

export interface FirstSecretaryPolicy extends Sourced {
  readonly name: Words;
  /** Whose posting it may be on top of. */
  readonly roles: readonly SeatRole[];
  /** Working days that the host has to decide before it is reminded. */
  readonly remindEvery: number;
}

export interface HeadquartersPolicy extends Sourced {
  /** `single`: one holder at a time. */
  readonly offices: readonly { readonly id: string; readonly name: Words; readonly single: boolean }[];
}

export interface Counts extends Sourced {
  readonly towns: number;
  readonly townsByCity: Readonly<Record<string, number>>;
  /** Town teams led by municipal units together, and by each district. */
  readonly townsByMunicipalUnits: number;
  readonly townsByDistrict: Readonly<Record<string, number>>;
  readonly countyGroups: number;
  readonly headquarters: number;
}

export function chainOf(policy: Policy, id: string): Chain {
  const chain = policy.chains[id];
  if (!chain) throw new Error(`policy ${policy.id} v${policy.version} has no chain ${id}`);
  return chain;
}

/** A rule about people or about teams: no two of them have one id. */
export const ruleOf = ({ rules, slateRules }: Policy, id: string): Rule | SlateRule | undefined =>
  [...rules, ...slateRules].find((rule) => rule.id === id);
