/** What a town asks of whoever comes: skills, and villages by what they are (示范村、软弱涣散村 ...). */
export interface Needs {
  readonly skills: readonly string[];
  readonly villages: readonly Village[];
}

export interface Village {
  readonly name: string;
  readonly tags: readonly string[];
  /** Whether it wants a first secretary: a post on top of a member's posting (三(一)). */
  readonly firstSecretary: boolean;
}
