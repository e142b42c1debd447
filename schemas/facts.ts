import { Environment } from '@marcbachmann/cel-js';
import { postLevels } from '../domain/cadre.ts';

/** The facts that rules speak of, with their types. One that is not known of a person is left out: then a rule is unknown. */
export const factTypes = {
  /** Full years (周岁) on the day of the screening. */
  age: 'int',
  partyMember: 'bool',
  /** 正式党员: full membership has been granted by that day. */
  fullMember: 'bool',
  /** Full years of Party standing, counted from full membership. */
  partyYears: 'int',
  workYears: 'int',
  /** Compare with the constants clerk, sectionMember, deputySection, section, deputyDivision, division. */
  level: 'int',
  establishment: 'string',
  /** Of the lead unit, or of a body in its tree. */
  inLeadUnit: 'bool',
  /** Of the lead unit or a member unit, or of a body in the tree of one. */
  inConsortium: 'bool',
  underSanction: 'bool',
  underInvestigation: 'bool',
  /** excellent, competent, basicallyCompetent, incompetent. */
  lastGrade: 'string',
} as const;

export type FactName = keyof typeof factTypes;

export type PersonFacts = Partial<Record<FactName, bigint | boolean | string>>;

/** The world of an expression: `person` with the facts above, and the post levels as numbers in order. */
export function factEnvironment(): Environment {
  const environment = new Environment();
  environment.registerVariable({ name: 'person', schema: factTypes });
  postLevels.forEach((level, n) => environment.registerConstant(level, 'int', BigInt(n)));
  return environment;
}
