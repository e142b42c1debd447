import type { Words } from './policy.ts';
import { refusals } from './refusals.ts';

/** Every reason for which the domain says no. The words are in refusals/; api/problem.ts maps each code to HTTP once. */
export type RefusalCode = keyof typeof refusals;

/** Values that fill the `{name}` places of a refusal's words: ids and codes, never names or other personal data. */
export type RefusalParams = Readonly<Record<string, string | number>>;

/** A refusal as it travels between floors: stored as the outcome of a command, answered as problem+json. */
export interface RefusalData {
  readonly code: RefusalCode;
  /** The field of the request that is at fault, as a path (`items.0.verdict`). */
  readonly field?: string;
  readonly params?: RefusalParams;
}

/** Thrown by `decide` when a command may not be carried out. Nothing has changed when it is thrown. */
export class Refusal extends Error {
  readonly data: RefusalData;

  constructor(code: RefusalCode, params: RefusalParams = {}, field?: string) {
    super(`${code} ${JSON.stringify(params)}`);
    this.name = 'Refusal';
    this.data = {
      code,
      ...(Object.keys(params).length > 0 && { params }),
      ...(field !== undefined && { field }),
    };
  }
}

/** Throws a Refusal unless `condition` holds: domain code reads as a list of conditions. */
export function ensure(
  condition: unknown,
  code: RefusalCode,
  params: RefusalParams = {},
  field?: string,
): asserts condition {
  if (!condition) throw new Refusal(code, params, field);
}

/** Values that fill the `{name}` places of words: the same in both languages, or one for each. */
export type Fillings = Readonly<Record<string, string | number | Words>>;

/** Words in both languages, their places filled. */
export function filled({ zh, en }: Words, values: Fillings = {}): Words {
  const fill = (words: string, language: keyof Words): string =>
    words.replace(/\{(\w+)\}/g, (_, name: string) => {
      const value = values[name] ?? '?';
      return typeof value === 'object' ? value[language] : String(value);
    });
  return { zh: fill(zh, 'zh'), en: fill(en, 'en') };
}

/** The words of a refusal in both languages. */
export const explain = ({ code, params }: RefusalData): Words => filled(refusals[code], params);
