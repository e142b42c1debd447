import { Environment } from '@marcbachmann/cel-js';
import { postLevels } from '../domain/cadre.ts';

/** The facts that rules speak of, with their types. One that is not known of a person is left out: then a rule is unknown. */
const factTypes = {
  /** Full years (周岁) on the day that the rule names. */
  age: 'int',
  sex: 'string',
  partyMember: 'bool',
  /** 正式党员: full membership has been granted by that day. */
  fullMember: 'bool',
  /** Full years of Party standing, counted from full membership. */
  partyYears: 'int',
  workYears: 'int',
  /** Compare with the constants clerk, sectionMember, deputySection, section, deputyDivision, division. */
  level: 'int',
  /** 职级, as the record words it. */
  rank: 'string',
  establishment: 'string',
  /** Of the lead unit, or of a body in its tree. */
  inLeadUnit: 'bool',
  /** Of the lead unit or a member unit, or of a body in the tree of one. */
  inConsortium: 'bool',
  /** Managed by another unit together with their own. */
  coManaged: 'bool',
  underSanction: 'bool',
  underInvestigation: 'bool',
  /** Sent out by another programme on that day. */
  postedElsewhere: 'bool',
  /** Of the year before: excellent, competent, basicallyCompetent, incompetent. */
  lastGrade: 'string',
  /** good, fair, ill. */
  health: 'string',
  /** Reaches the age of `selection.retirement` before the term ends as planned. */
  retiresInTerm: 'bool',
  /** A relative works in the host county or in a town of it. */
  kinInArea: 'bool',
  /** The native place (籍贯) lies in the host county. */
  nativeToArea: 'bool',
} as const;

/** What rules about a team know of each of its people beside those. */
export const memberFactTypes = {
  ...factTypes,
  id: 'string',
  /** leader, member, head: of the seat. */
  role: 'string',
  /** Ids of relatives who are on the roster, too. */
  kin: 'list<string>',
} as const;

export type MemberFactName = keyof typeof memberFactTypes;

export type FactValue = bigint | boolean | string | readonly string[];

/** What is known of somebody. */
export type KnownFacts = Partial<Record<MemberFactName, FactValue>>;

/** The same as CEL takes it: it knows a type by its constructor. */
export class PersonFacts {
  readonly [fact: string]: FactValue | undefined;

  constructor(known: KnownFacts) {
    Object.assign(this, known);
  }
}

function environment(facts: Readonly<Record<string, string>>): Environment {
  const made = new Environment().registerType('Person', { ctor: PersonFacts, fields: facts });
  postLevels.forEach((level, n) => made.registerConstant(level, 'int', BigInt(n)));
  return made;
}

/** The world of a rule: `person` with the facts above, and the post levels as numbers in order. */
export const ruleEnvironment = (): Environment => environment(factTypes).registerVariable('person', 'Person');

/** The world of a rule about a team: `team`, the list of its people. */
export const slateEnvironment = (): Environment =>
  environment(memberFactTypes).registerVariable('team', 'list<Person>');
