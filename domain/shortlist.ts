import type { CadreRecord } from './cadre.ts';
import type { Needs, Village } from './needs.ts';
import type { Policy, Words } from './policy.ts';
import type { Screening } from './ports.ts';
import { addMonths, type DateString } from './time.ts';

/**
 * What the rules would say to a nomination: `waiver` where what does not hold may be waived, `unknown` where a fact is
 * missing that a `must` needs, `excluded` where a `must` does not hold.
 */
export const standings = ['eligible', 'waiver', 'unknown', 'excluded'] as const;
export type Standing = (typeof standings)[number];

export function standingOf({ rules, slateRules }: Policy, screening: Screening): Standing {
  const musts = new Set([...rules, ...slateRules].flatMap(({ id, force }) => (force === 'must' ? [id] : [])));
  const open = screening.filter(({ outcome }) => outcome !== 'passed');
  const barred = open.filter(({ rule }) => musts.has(rule));
  if (barred.some(({ outcome }) => outcome === 'failed')) return 'excluded';
  if (barred.length > 0) return 'unknown';
  return open.length > 0 ? 'waiver' : 'eligible';
}

/** A need that somebody meets, and by what. */
export interface Match {
  readonly need: string;
  readonly words: Words;
}

const strengths = {
  skills: { zh: '特长', en: 'skill' },
  specialty: { zh: '专业', en: 'specialty' },
  technicalTitle: { zh: '职称', en: 'technical title' },
} as const;

/** A need is met by a skill, a specialty or a technical title whose words contain it. */
export function matchesOf(
  {
    skills,
    villages,
  }: Pick<Needs, 'skills'> & { readonly villages: readonly Pick<Village, 'name' | 'tags'>[] },
  cadre: Pick<CadreRecord, keyof typeof strengths>,
): readonly Match[] {
  const said = [
    ...cadre.skills.map((text) => [strengths.skills, text] as const),
    [strengths.specialty, cadre.specialty] as const,
    ...(cadre.technicalTitle === undefined
      ? []
      : [[strengths.technicalTitle, cadre.technicalTitle] as const]),
  ];
  const match = (need: string, zh: string, en: string): readonly Match[] => {
    const found = said.find(([, text]) => plain(text).includes(plain(need)));
    if (!found) return [];
    const [by, text] = found;
    return [{ need, words: { zh: `${zh}:${by.zh}“${text}”`, en: `${en}: ${by.en} "${text}"` } }];
  };
  const tags = [...new Set(villages.flatMap((village) => village.tags))];
  const of = (tag: string): string =>
    villages.flatMap(({ name, tags: own }) => (own.includes(tag) ? name : [])).join('、');
  return [
    ...[...new Set(skills)].flatMap((skill) => match(skill, `需要${skill}`, `${skill} wanted`)),
    ...tags.flatMap((tag) => match(tag, `${of(tag)}:${tag}`, `${of(tag)}: ${tag}`)),
  ];
}

const plain = (text: string): string => text.trim().toLowerCase();

/** Months in which somebody who is back is shown as resting; nobody is barred by it. */
export function restOf(
  back: DateString | null,
  restMonths: number,
  on: DateString,
): { readonly since: DateString; readonly until: DateString } | null {
  if (back === null) return null;
  const until = addMonths(back, restMonths);
  return on < until ? { since: back, until } : null;
}

export interface Listed {
  readonly id: string;
  readonly standing: Standing;
  /** How many needs they meet. */
  readonly fit: number;
  readonly volunteer: boolean;
}

/**
 * A place on a shortlist, as words that compare as text: whoever may be nominated first, then by how well they fit this
 * seat, volunteers before others, then by id. It says nothing of people beyond the seat, and is kept nowhere.
 */
export const placeOnList = ({
  id,
  standing,
  fit,
  volunteer,
}: Listed): readonly [string, string, string, string] => [
  String(standings.indexOf(standing)),
  String(MOST_FIT - Math.min(fit, MOST_FIT)).padStart(3, '0'),
  volunteer ? '0' : '1',
  id,
];

/** No town asks for more. */
const MOST_FIT = 999;

export function comparePlaces(a: readonly string[], b: readonly string[]): number {
  const differs = a.findIndex((part, n) => part !== b[n]);
  return differs === -1 ? 0 : (a[differs] ?? '') < (b[differs] ?? '') ? -1 : 1;
}
