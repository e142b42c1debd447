import { describe, expect, it } from 'vitest';
import { loadProgramme } from '../../schemas/load.ts';
import { policy } from '../support/shenzhen.ts';
import { loadBroken, problemsOf, SHENZHEN, type BrokenPolicy } from './broken.ts';

const line = (n: number, change: (line: string) => string) => (text: string) =>
  text
    .split(/\r?\n/)
    .map((one, index) => (index === n - 1 ? change(one) : one))
    .join('\n');

const has = (problems: readonly string[], ...wanted: readonly string[]): void => {
  for (const one of wanted) {
    expect(
      problems.filter((said) => said.includes(one)),
      `${one} in:\n${problems.join('\n')}`,
    ).not.toEqual([]);
  }
};

describe('the programme of Shenzhen', () => {
  it("loads, with the plan's own counts", async () => {
    const loaded = await loadProgramme(SHENZHEN);
    if (!loaded.ok) throw new Error('it does not load');
    const { areas, pairings, teams, units } = loaded.programme;
    const count = (kind: string) => areas.filter((area) => area.kind === kind).length;
    expect([count('town'), count('headquarters'), count('city')]).toEqual([76, 3, 3]);
    expect(pairings.filter(({ role }) => role === 'lead')).toHaveLength(76 + 14);
    // 六(四): each of them reports, the ten districts and the forty departments that lead.
    const leads = new Set(pairings.flatMap(({ role, unit }) => (role === 'lead' ? [unit] : [])));
    const kinds = units.flatMap(({ code, kind }) => (leads.has(code) ? [kind] : []));
    expect([kinds.length, kinds.filter((kind) => kind === 'district').length]).toEqual([50, 10]);
    expect(teams.map(({ kind }) => kind).filter((kind) => kind === 'county')).toHaveLength(14);
    // 市水务局 with 市文联: the plan leaves it to them.
    expect(loaded.warnings.map(({ at }) => at)).toEqual(['441625117']);
  });

  it('places every seat: who owes it, who leads, where it is', async () => {
    const loaded = await loadProgramme(SHENZHEN);
    if (!loaded.ok) throw new Error('it does not load');
    const { teams, units, areas } = loaded.programme;
    const known = new Set([...units, ...areas].map(({ code }) => code));
    for (const { seats } of teams)
      for (const { places } of seats)
        expect(Object.values(places).filter((code) => !known.has(code))).toEqual([]);
    // Led by a district: its own organisation department decides; by a bureau: the city's.
    expect(teams.find(({ area }) => area === '441624101')?.seats[0]?.places).toMatchObject({
      ...{ supplyingUnit: 'sz-futian', leadUnit: 'sz-futian', root: 'sz-futian', host: '441624' },
      headquarters: 'hq-heyuan',
    });
    expect(
      teams.find(({ area }) => area === '440513101')?.seats.map(({ places }) => places.supplyingUnit),
    ).toEqual([...['sz-caizhengju', 'sz-shenyejituan', 'sz-caizhengju', 'sz-shenyejituan', 'sz-caizhengju']]);
  });
});

describe('villages.csv', () => {
  it('has invented villages only, and says so of each', async () => {
    const loaded = await loadProgramme(SHENZHEN);
    if (!loaded.ok) throw new Error('it does not load');
    const { villages } = loaded.programme;
    expect(new Set(villages.map(({ source }) => source))).toEqual(new Set(['invented']));
    expect(villages.every(({ name }) => name.startsWith('示例'))).toBe(true);
    expect(new Set(villages.map(({ town }) => town)).size).toBe(76);
  });

  it('may be left out', async () => {
    const loaded = await loadBroken({ missing: ['villages.csv'] });
    expect(loaded.ok && loaded.programme.villages).toEqual([]);
  });

  it('has all that is wrong with it reported, by its line', async () => {
    const wrong = await problemsOf({
      files: {
        'villages.csv': (text) =>
          [
            text.split('\n')[0],
            '440513101201,示例甲村,440513101,红色村,2021-02-30,示例函1号,invented',
            '440513101201,示例乙村,999999999,,2021-03-01,,invented',
            '440513101,,440513101,,,,invented',
            '440513101,示例丙村,440513101,,,,invented',
          ].join('\n'),
      },
    });
    has(wrong, 'line 2', '"asks_from" is no date', 'the code 440513101201 is used twice');
    has(wrong, 'towns.csv has no town 999999999', 'go together', '"village" is empty');
    has(wrong, 'the code 440513101 is used twice');
  });
});

describe('a folder with several things wrong', () => {
  it('has ALL of them reported, each with its file and its line or path', async () => {
    const problems = await problemsOf({
      policy: (policy) => {
        policy.counts.towns = 77;
        policy.rules[0].expression = 'person.partyMember &&';
        policy.term.monhts = 36;
        policy.formation.completeBy = '2021-02-30';
        policy.rotation.chain = 'nowhere';
      },
      files: {
        'towns.csv': (text) =>
          line(3, (row) => `${row},too,many`)(line(2, (row) => row.replace('市财政局', '市财务局'))(text)),
        'units.csv': line(18, (row) => row.replace(',,,', ',2021-13-01,,')),
      },
    });
    has(
      problems,
      'policy.json, counts.towns: ',
      'policy.json, rules.0.expression: ',
      'policy.json, term: Unrecognized key: "monhts"',
      'policy.json, formation.completeBy: ',
      'policy.json, rotation.chain: there is no chain nowhere',
      'towns.csv, line 2: units.csv has no unit 市财务局',
      'towns.csv, line 3: has 11 cells, not 9',
      'units.csv, line 18: "name_from" is no date: 2021-13-01',
    );
  });

  it('says each in both languages', async () => {
    const loaded = await loadBroken({ policy: (policy) => (policy.rotation.chain = 'nowhere') });
    expect(loaded).toMatchObject({
      ok: false,
      problems: [{ zh: '没有审批链 nowhere', en: 'there is no chain nowhere' }],
    });
  });
});

describe('a policy', () => {
  const items = policy.selection.caseFile.length;
  const item = {
    ...{ id: 'a-test', assumed: 'a test', name: { zh: '材料', en: 'an item' }, neededFor: 'dispatch' },
    office: { of: 'supplyingUnit', role: 'hr' },
  };
  const ofCoManager = { of: 'coManager', role: 'partyGroup' };
  const isMeeting = ({ kind }: { kind: string }): boolean => kind === 'meeting';

  it('asks a co-manager at a step that is skipped where there is none', async () => {
    const consent = {
      ...{ id: 'consent', kind: 'signing', rule: 'any', assumed: 'a test', optional: true },
      ...{ name: { zh: '协管单位意见', en: 'Consent' }, office: ofCoManager, escalateTo: ofCoManager },
      ...{ limit: 20, limitMonths: 1, remindBefore: 3, atLimit: 'consent', may: [] },
    };
    const loaded = await loadBroken({
      policy: ({ chains }) => chains.nomination.steps.splice(1, 0, consent),
    });
    expect(loaded.ok ? [] : loaded.problems).toEqual([]);
  });

  it.each<[string, (policy: BrokenPolicy) => void, string]>([
    ['an unknown field', (policy) => Object.assign(policy, { extra: 1 }), 'file: Unrecognized key: "extra"'],
    ['a rule without its source', ({ rules }) => delete rules[0].clause, 'rules.0: name the clause'],
    [
      'a rule with two sources',
      ({ rules }) => Object.assign(rules[0], { assumed: 'x' }),
      'rules.0: name the clause',
    ],
    [
      'an appeal that could be returned to nobody',
      ({ chains }) => chains.gradeAppeal.steps[0].may.unshift('return'),
      'chains.gradeAppeal.steps.0.may.0: an appeal cannot be returned',
    ],
    [
      'a rule that is there twice',
      ({ rules }) => Object.assign(rules[1], { id: rules[0].id }),
      'rules.1.id: the rule',
    ],
    [
      'a fact that nobody has',
      ({ rules }) => Object.assign(rules[0], { expression: 'person.height > 1' }),
      'rules.0.expression',
    ],
    [
      'a rule that is no yes or no',
      ({ rules }) => Object.assign(rules[0], { expression: 'person.age + 1' }),
      'gives int',
    ],
    [
      'facts of other kinds',
      ({ rules }) => Object.assign(rules[0], { expression: "person.age > 'x'" }),
      'rules.0.expression',
    ],
    [
      'a day that is none',
      ({ rules }) => Object.assign(rules[2], { asOf: 'arrival' }),
      'rules.2.asOf: Invalid',
    ],
    [
      'a rule about a team under an id of a rule about people',
      ({ rules, slateRules }) => Object.assign(slateRules[0], { id: rules[0].id }),
      'slateRules.0.id: the rule leader-party-member is there twice',
    ],
    [
      'a rule about a team that looks at one person',
      ({ slateRules }) => Object.assign(slateRules[0], { expression: 'person.age <= 35' }),
      'slateRules.0.expression: does not hold together',
    ],
    [
      'a rule about a team with a fact that nobody has',
      ({ slateRules }) => Object.assign(slateRules[0], { expression: 'team.exists(p, p.agee <= 35)' }),
      'slateRules.0.expression: does not hold together: No such key: agee',
    ],
    [
      'an item that is needed for no step',
      ({ selection }) => selection.caseFile.push({ ...item, neededFor: 'nowhere' }),
      `selection.caseFile.${items}.neededFor: there is no step nowhere; use unitScreening, `,
    ],
    [
      'an item that is there twice',
      ({ selection }) => selection.caseFile.push(item, item),
      `selection.caseFile.${items + 1}.id: the item a-test is there twice`,
    ],
    [
      'an item from a place that no nominee has',
      ({ selection }) => selection.caseFile.push({ ...item, office: { of: 'unit', role: 'hr' } }),
      `selection.caseFile.${items}.office.of: there is no place unit`,
    ],
    [
      'a step that brings an item that nobody asks for',
      ({ chains }) => Object.assign(chains.nomination.steps[0], { files: 'nothing' }),
      'chains.nomination.steps.0.files: the case file has no item nothing',
    ],
    [
      'a meeting that brings an item',
      ({ chains, selection }) => {
        selection.caseFile.push(item);
        Object.assign(chains.nomination.steps.find(isMeeting), { files: item.id });
      },
      'only a signing step of the chain nomination brings an item',
    ],
    [
      'a step of another chain that brings an item',
      ({ chains, selection }) => {
        selection.caseFile.push(item);
        Object.assign(chains.extension.steps[0], { files: item.id });
      },
      'chains.extension.steps.0.files: only a signing step of the chain nomination',
    ],
    [
      'a place that only some cases have, at a step that is never skipped',
      ({ chains }) => Object.assign(chains.nomination.steps[0], { office: ofCoManager }),
      'chains.nomination.steps.0.office.of: there is no place coManager',
    ],
    [
      'an office of an unknown role',
      ({ notice }) => Object.assign(notice, { verifier: { of: 'root', role: 'king' } }),
      'notice.verifier.role',
    ],
    [
      'a reminder after the limit',
      ({ chains }) => Object.assign(chains.report['steps'][0], { remindBefore: 10 }),
      'chains.report.steps.0.remindBefore',
    ],
    [
      'a place that reports lack',
      ({ chains }) => Object.assign(chains.report['steps'][0], { office: { of: 'host', role: 'host' } }),
      'chains.report.steps.0.office.of: there is no place host',
    ],
    [
      'a quorum above the whole',
      ({ chains }) => Object.assign(chains.nomination['steps'][2], { quorum: [3, 2] }),
      'chains.nomination.steps.2.quorum',
    ],
    [
      'a step that is there twice',
      ({ chains }) => Object.assign(chains.waiver['steps'][1], { id: 'partyGroup' }),
      'chains.waiver.steps.1.id',
    ],
    [
      'an item of the case file for a step that is none',
      ({ selection }) => Object.assign(selection.caseFile[0], { neededFor: 'nowhere' }),
      'selection.caseFile.0.neededFor: there is no step nowhere',
    ],
    [
      'an item of the case file that is there twice',
      ({ selection }) => Object.assign(selection.caseFile[1], { id: 'recommendation' }),
      'selection.caseFile.1.id: the item recommendation is there twice',
    ],
    [
      'an item of the case file from a place that seats lack',
      ({ selection }) => Object.assign(selection.caseFile[0], { office: { of: 'unit', role: 'hr' } }),
      'selection.caseFile.0.office.of: there is no place unit',
    ],
    [
      'papers for a step that silence may agree to',
      ({ chains }) => Object.assign(chains.nomination['steps'][0], { atLimit: 'consent' }),
      'selection.caseFile.0.neededFor: unitScreening takes silence',
    ],
    [
      'a step that brings what the case file lacks',
      ({ chains }) => Object.assign(chains.nomination['steps'][1], { files: 'photo' }),
      'chains.nomination.steps.1.files',
    ],
    [
      'a meeting that brings a paper',
      ({ chains }) => Object.assign(chains.nomination['steps'][2], { files: 'vetting' }),
      'chains.nomination.steps.2.files',
    ],
    [
      'a seat in no batch',
      ({ rotation }) => Object.assign(rotation.batches[2], { seats: [6] }),
      'seat 5 is in 0 batches',
    ],
    [
      'a seat that teams lack',
      ({ rotation }) => Object.assign(rotation.batches[2], { seats: [5, 6] }),
      'there is no seat 6',
    ],
    ['fewer seats than people', ({ teams }) => Object.assign(teams.town, { floor: 6 }), 'teams.town.seats'],
    [
      'the teams complete too early',
      ({ formation }) => Object.assign(formation, { completeBy: '2021-03-01' }),
      'formation.completeBy',
    ],
    [
      'a day that no year has',
      ({ reports }) => Object.assign(reports, { openOn: '13-01' }),
      'reports.openOn',
    ],
    [
      'a wrong count of a city',
      ({ counts }) => Object.assign(counts.townsByCity, { 汕头市: 12 }),
      'counts.townsByCity.汕头市',
    ],
    [
      'a wrong count of a district',
      ({ counts }) => Object.assign(counts.townsByDistrict, { 福田区: 4 }),
      'counts.townsByDistrict.福田区',
    ],
    [
      'a wrong count of county groups',
      ({ counts }) => Object.assign(counts, { countyGroups: 13 }),
      'counts.countyGroups',
    ],
  ])('with %s does not load', async (_, policy, wanted) => {
    has(await problemsOf({ policy }), wanted);
  });

  it('that is no JSON is said to be none, and the tables are checked all the same', async () => {
    const problems = await problemsOf({
      files: {
        'policy.json': (text) => text.slice(0, 200),
        'towns.csv': line(2, (row) => row.replace('市财政局', '市财务局')),
      },
    });
    has(problems, 'policy.json, line 8: is no JSON: ValueExpected', 'towns.csv, line 2: ');
  });

  it.each([
    ['a comma too many', '{\n  "id": "x",\n}', ['3: is no JSON: PropertyNameExpected']],
    [
      'a word that is none',
      '{\n  "id": x\n}',
      ['2: is no JSON: InvalidSymbol', '3: is no JSON: ValueExpected'],
    ],
    ['a comment', '{\n  // mine\n  "id": "x"\n}', ['2: is no JSON: InvalidCommentToken']],
    ['a byte-order mark', '\ufeff{ "id": "x" }', ['1: is no JSON: InvalidSymbol']],
    ['nothing in it', '', ['1: is no JSON: ValueExpected']],
    [
      'several faults',
      '{\n  "id": "x,\n  "version": 1,\n  "terms": [1 2]\n',
      [
        '2: is no JSON: UnexpectedEndOfString',
        '3: is no JSON: CommaExpected',
        '4: is no JSON: CommaExpected',
      ],
    ],
  ])('with %s names each line', async (_, broken, wanted) => {
    const problems = await problemsOf({ files: { 'policy.json': () => broken } });
    has(problems, ...wanted.map((one) => `policy.json, line ${one}`));
  });
});

describe('a table', () => {
  const units = (change: (text: string) => string | Buffer) => problemsOf({ files: { 'units.csv': change } });
  const towns = (change: (text: string) => string) => problemsOf({ files: { 'towns.csv': change } });

  it('that is not there, or lacks a column, or has no rows, is reported', async () => {
    has(await problemsOf({ missing: ['pairings.csv'] }), 'pairings.csv, file: there is no such file');
    has(
      await units(line(1, (row) => row.replace('kind', 'sort'))),
      'units.csv, line 1: lacks the columns kind',
    );
    has(await towns((text) => text.split('\n')[0] ?? ''), 'towns.csv, line 1: has no rows');
  });

  it('that is no CSV, or no UTF-8, is reported', async () => {
    has(await units(line(4, (row) => `"${row}`)), 'units.csv, file: cannot be read as CSV');
    has(
      await units((text) => Buffer.from([...Buffer.from(text), 0xc9, 0xee])),
      'units.csv, file: is not UTF-8',
    );
  });

  it('may begin with a byte-order mark and end its lines as Windows does', async () => {
    expect(await units((text) => `\ufeff${text.replaceAll('\n', '\r\n')}`)).toEqual([]);
  });

  it('has what it needs in every row', async () => {
    has(await units(line(17, (row) => row.replace('市财政局', ''))), 'units.csv, line 17: "name" is empty');
    has(
      await units(line(17, (row) => row.replace('department', 'bureau'))),
      'units.csv, line 17: there is no kind bureau',
    );
  });

  it('of units is a tree: every parent is there, and nobody is above themselves', async () => {
    has(
      await units(line(111, (row) => row.replace('sz-futian,', 'sz-nowhere,'))),
      'line 111: its parent sz-nowhere does not exist',
    );
    has(
      await units(line(3, (row) => row.replace(',sz,', ',sz-futian-jiaoyuju,'))),
      'units.csv, line 3: sz-futian is above itself',
    );
    has(
      await units((text) => `${text.trimEnd()}\nsz-other,sz,department,市财政局,,,illustrative\n`),
      "the name 市财政局 is another unit's",
    );
    has(
      await units((text) => `${text.trimEnd()}\nother,,municipality,另一市,,,illustrative\n`),
      'units.csv, parent: one unit is topmost, not: sz, other',
    );
  });

  it('of towns uses each code once, knows its county, and has one lead unit a town', async () => {
    has(
      await towns(line(3, (row) => row.replace('440513103', '440513101'))),
      'towns.csv, line 3: the town code 440513101 is used twice',
    );
    has(
      await towns(line(2, (row) => row.replace(',440513,', ',440599,'))),
      'towns.csv, line 2: pairings.csv has no county 440599',
    );
    has(
      await towns(line(2, (row) => row.replace('深业集团', '深业集团;深业集团'))),
      'towns.csv, line 2: 深业集团 is named twice for 440513101',
    );
    has(
      await towns(line(2, (row) => row.replace('市财政局', ''))),
      'towns.csv, line 2: "lead_unit" is empty',
    );
    has(
      await problemsOf({ files: { 'headquarters.csv': line(2, (row) => row.replace('汕头市', '广州市')) } }),
      'headquarters.csv, line 2: there is no city 广州市',
    );
  });
});

describe('a consortium', () => {
  it('without an enterprise or an institution is only a warning', async () => {
    const loaded = await loadBroken({
      files: { 'towns.csv': line(2, (row) => row.replace('深业集团', '市教育局')) },
    });
    expect(loaded).toMatchObject({
      ok: true,
      warnings: [
        { file: 'towns.csv', at: '440513101' },
        { file: 'towns.csv', at: '441625117' },
      ],
    });
  });
});
