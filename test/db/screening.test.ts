import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { selectionFacts } from '../../db/facts/selection.ts';
import { cadre, caseTable, nominee } from '../../db/schema.ts';
import type { CadreRecord } from '../../domain/cadre.ts';
import type { CaseRef, CommandBase } from '../../domain/case.ts';
import type { Policy, SlateRule } from '../../domain/policy.ts';
import type { SelectionFacts } from '../../domain/selection-state.ts';
import { createScreens } from '../../schemas/screening.ts';
import { byHand, launchByHand, type ByHand } from '../support/by-hand.ts';
import type { TestDatabase } from '../support/database.ts';
import { createPreparedDatabase, START } from '../support/prepared.ts';
import { by, calendar, policy } from '../support/shenzhen.ts';
import {
  accepted,
  commandOf,
  launchSelection,
  nominate,
  proposals,
  towns,
  type Proposal,
} from '../support/slate.ts';

let database: TestDatabase;
let hands: ByHand;
let town: string;
let selection: CaseRef;
let slate: readonly Proposal[];

/** The day by which the teams are there: when the terms begin. */
const TERM_FROM = policy.formation.completeBy;
const screens = createScreens();

beforeAll(async () => {
  database = await createPreparedDatabase();
  hands = byHand(database.db);
  await launchByHand(hands);
  [town = ''] = await towns(database.db);
  selection = await launchSelection(hands, town);
  slate = await proposals(database.db, selection);
  await nominate(hands, selection, slate.slice(0, 2));
});
afterAll(() => database?.close());

const proposal = (n: number): Proposal => {
  const found = slate[n];
  if (!found) throw new Error(`the slate has no proposal ${n}`);
  return found;
};

async function change(person: string, more: Partial<CadreRecord>): Promise<void> {
  await database.db
    .update(cadre)
    .set({ record: sql`${cadre.record} || ${JSON.stringify(more)}::jsonb` })
    .where(eq(cadre.id, person));
}

/** What `record` would gather for a command on the selection. */
async function factsFor(command: CommandBase, by_: Policy = policy): Promise<SelectionFacts> {
  const [row] = await database.db.select().from(caseTable).where(eq(caseTable.id, selection.id));
  if (!row) throw new Error(`${selection.id} is not in the record`);
  return selectionFacts(database.db, { calendar, ...screens }, row, command, { ...by('hr-1'), policy: by_ });
}

const nominating = async ({ seat, person, actor }: Proposal, date = START, by_: Policy = policy) =>
  (await factsFor(commandOf('nominate', actor, date, { seat, person }), by_)).nominee;

const ruled = (expression: string, when: SlateRule['when']): Policy => ({
  ...policy,
  slateRules: [
    {
      ...{ id: 's1', assumed: 'a test', words: { zh: '规则', en: 'a rule' }, force: 'must', team: 'town' },
      ...{ when, expression },
    },
  ],
});

describe('whoever is nominated', () => {
  it('is judged for the day that each rule names: the dispatch is planned for the beginning of the term', async () => {
    const { screening = [] } = (await nominating(proposal(2))) ?? {};
    const dayOf = (rule: string) => screening.find((one) => one.rule === rule)?.on;
    expect([dayOf('member-age'), dayOf('member-work')]).toEqual([TERM_FROM, START]);
    const late = (await nominating(proposal(2), '2021-09-01'))?.screening ?? [];
    expect(late.find(({ rule }) => rule === 'member-age')?.on).toBe('2021-09-01');
  });

  it('may retire within the term as it is planned for the seat', async () => {
    const { person } = proposal(2);
    const retires = async () =>
      (await nominating(proposal(2)))?.screening.find(({ rule }) => rule === 'no-retirement')?.outcome;
    await change(person, { sex: 'male', born: '1964-07-31' });
    expect(await retires()).toBe('failed');
    await change(person, { born: '1964-08-01' });
    expect(await retires()).toBe('passed');
    await change(person, { born: '1985-05-01' });
  });

  it('may be managed by another unit, too', async () => {
    expect(await nominating(proposal(2))).not.toHaveProperty('coManager');
    await change(proposal(2).person, { coManagedBy: 'sz-jiaoyuju' });
    expect(await nominating(proposal(2))).toMatchObject({ coManager: 'sz-jiaoyuju' });
  });

  it('is nobody whom the roster does not have, and for no seat of others', async () => {
    expect(await nominating({ ...proposal(2), person: 'c-nobody' })).toBeUndefined();
    expect(await nominating({ ...proposal(2), seat: 'elsewhere/1' })).toBeUndefined();
  });
});

describe('the team that a nominee would be in', () => {
  const outcome = async (n: number, by_?: Policy) =>
    (await nominating(proposal(n), START, by_))?.slate.map((one) => one.outcome);

  it('has the other nominees in it: no couple is posted together', async () => {
    const [first, third] = [proposal(0), proposal(2)];
    expect(await outcome(2)).toEqual(['passed']);
    await change(third.person, { family: [{ relation: '配偶', name: '示例', cadre: first.person }] });
    expect(await outcome(2)).toEqual(['failed']);
    await accepted(hands, selection, commandOf('withdraw', first.actor, START, { person: first.person }));
    expect(await outcome(2)).toEqual(['passed']);
    await nominate(hands, selection, [first]);
    await change(third.person, { family: [] });
  });

  it('has the leader in it as such, and one person a seat', async () => {
    const leads = ruled("team.filter(p, p.role == 'leader').size() == 1 && size(team) == 3", 'always');
    expect(await outcome(2, leads)).toEqual(['passed']);
    // Instead of whoever is nominated for the seat.
    expect(await outcome(0, ruled('size(team) == 2', 'always'))).toEqual(['passed']);
  });

  it('is complete with the last seat, and not before', async () => {
    const five = ruled('size(team) == 5', 'complete');
    await nominate(hands, selection, [proposal(2)]);
    expect(await outcome(3, five)).toEqual([]);
    await nominate(hands, selection, [proposal(3)]);
    expect(await outcome(4, five)).toEqual(['passed']);
  });

  it('is not asked for where no rule looks at it', async () => {
    expect(await outcome(4, { ...policy, slateRules: [] })).toEqual([]);
  });
});

describe('whoever goes on', () => {
  const rescreened = async (act: string, date: string, payload: object) =>
    (await factsFor(commandOf(act, 'hr-1', date, { ...payload }))).rescreened;
  const ageOf = (screening: NonNullable<SelectionFacts['rescreened']>[string] = []) => {
    const age = screening.find(({ rule }) => rule === 'member-age');
    return `${age?.outcome} on ${age?.on}`;
  };

  it('is judged anew as they are now, for the day of the dispatch when it is known', async () => {
    const { person } = proposal(3);
    await change(person, {
      born: '1975-07-10',
      sanctions: [{ what: '党内警告', from: START, until: '2022-03-15' }],
    });
    const persons = [person, 'c-nobody'];
    const published = await rescreened('publishNotice', '2021-06-01', { persons, number: '1' });
    expect(Object.keys(published ?? {})).toEqual([person]);
    expect(ageOf(published?.[person])).toBe(`failed on ${TERM_FROM}`);
    const sent = await rescreened('dispatch', '2021-07-12', { persons, number: '1', on: '2021-07-09' });
    expect(ageOf(sent?.[person])).toBe('passed on 2021-07-09');
    const sanction = sent?.[person]?.find(({ rule }) => rule === 'no-sanction');
    expect(sanction).toMatchObject({ outcome: 'failed', on: '2021-07-12', seen: { underSanction: true } });
    expect(Object.keys((await rescreened('rescreen', '2021-07-12', { person })) ?? {})).toEqual([person]);
  });

  it('keeps the day of the nomination where a rule names it', async () => {
    const { person } = proposal(3);
    const nomination: Policy = {
      ...{ ...policy, slateRules: [] },
      rules: policy.rules.map((rule) => ({ ...rule, asOf: 'nomination' as const })),
    };
    const command = commandOf('dispatch', 'hr-1', '2021-07-12', { persons: [person], on: '2021-07-12' });
    const { rescreened: found } = await factsFor(command, nomination);
    expect(new Set(found?.[person]?.map(({ on }) => on))).toEqual(new Set([START]));
  });

  it('is judged with the team again: of two who do not go together whoever was nominated later gives way', async () => {
    const [first, second] = [proposal(0).person, proposal(1).person];
    const kin = async (...persons: readonly string[]) => {
      const found = await rescreened('dispatch', '2021-07-12', { persons, number: '1', on: '2021-07-12' });
      return persons.map((person) => found?.[person]?.find(({ rule }) => rule === 'no-kin-in-team')?.outcome);
    };
    expect(await kin(first, second)).toEqual(['passed', 'passed']);
    // The first was nominated anew above, after the second.
    await change(second, { family: [{ relation: '配偶', name: '示例', cadre: first }] });
    expect(await kin(first, second)).toEqual(['failed', 'passed']);
    const sent = (stage: string) =>
      database.db.update(nominee).set({ stage }).where(eq(nominee.person, first));
    await sent('dispatched');
    expect(await kin(second)).toEqual(['failed']);
    await sent('approval');
    await change(second, { family: [] });
  });

  it('answers for a team that lacks something where they complete it', async () => {
    await nominate(hands, selection, [proposal(4)]);
    const none = ruled('size(team) > 5', 'complete');
    const persons = [proposal(0), proposal(4)].map(({ person }) => person);
    const command = commandOf('publishNotice', 'hr-1', START, { persons, number: '1' });
    const { rescreened: found } = await factsFor(command, none);
    const ofTeam = persons.map((person) => found?.[person]?.filter(({ rule }) => rule === 's1').length);
    expect(ofTeam).toEqual([0, 1]);
  });

  it('is nobody in acts that decide nothing about people', async () => {
    expect(await rescreened('withdraw', START, { person: proposal(3).person })).toBeUndefined();
  });
});
