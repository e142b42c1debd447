/** Something that a file gets wrong: where, what, and what to do, in both languages. */
export interface Problem {
  readonly file: string;
  /** `line 12` of a table, or a path such as `rules.3.expression`. */
  readonly at: string;
  readonly zh: string;
  readonly en: string;
}

export const problem = (file: string, at: string, zh: string, en: string): Problem => ({ file, at, zh, en });

export const format = ({ file, at, zh, en }: Problem): string => `${file}, ${at}: ${en} (${zh})`;
