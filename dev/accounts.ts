import type { Database } from '../db/client.ts';
import { account, holding } from '../db/schema.ts';
import { insertAll } from '../db/store-programme.ts';
import { officeId, type OfficeRole } from '../domain/office.ts';
import type { ProgrammeData } from '../domain/programme-data.ts';

/** Two of each: minutes are confirmed by another than who recorded them, and who nominates does not screen. */
const UNIT_OFFICES: readonly OfficeRole[] = ['hr', 'discipline', 'partyGroup'];
const ROOT_OFFICES: readonly OfficeRole[] = ['orgDepartment'];
const CITY_OFFICES: readonly OfficeRole[] = ['leadingGroup', 'leader', 'supervisor', 'administrator'];

const words: Readonly<Record<OfficeRole, string>> = {
  hr: '人事',
  partyGroup: '党组',
  discipline: '纪检',
  orgDepartment: '组织部',
  leadingGroup: '领导小组',
  headquarters: '指挥部',
  host: '受援县委组织部',
  leader: '领导',
  supervisor: '督查',
  administrator: '管理员',
};

/** Demonstration identities: for every office two accounts without a person behind them. The embedded default only. */
export async function storeAccounts(db: Database, { units, areas, teams }: ProgrammeData): Promise<void> {
  // The county's organisation department for each team, and the town itself, which grants short leave.
  const hosts = new Set(
    teams.flatMap(({ area, seats }) => [area, ...seats.map(({ places }) => places.host ?? '')]),
  );
  const scopes = [
    ...units.map(({ code, kind, names }) => ({
      code,
      name: names.at(-1)?.name ?? code,
      roles: [
        ...UNIT_OFFICES,
        ...(kind === 'district' || kind === 'municipality' ? ROOT_OFFICES : []),
        ...(kind === 'municipality' ? CITY_OFFICES : []),
      ],
    })),
    ...areas
      .filter(({ kind, code }) => kind === 'headquarters' || hosts.has(code))
      .map(({ code, kind, name }) => ({
        code,
        name: kind === 'town' ? `${name}党委` : name,
        roles: [kind === 'headquarters' ? 'headquarters' : 'host'] as OfficeRole[],
      })),
  ];
  const people = scopes.flatMap(({ code, name, roles }) =>
    roles.flatMap((role) =>
      ['甲', '乙'].map((which, n) => ({
        id: `a-${code}-${role}-${n + 1}`,
        name: `${name}${name.endsWith('党委') ? '' : words[role]}${which}`,
        office: officeId(code, role),
      })),
    ),
  );
  await db.transaction(async (tx) => {
    await insertAll(people, (rows) =>
      tx
        .insert(account)
        .values(rows.map(({ id, name }) => ({ id, name })))
        .onConflictDoNothing(),
    );
    await insertAll(people, (rows) =>
      tx
        .insert(holding)
        .values(rows.map(({ id, office }) => ({ account: id, office, period: '[2000-01-01,)' })))
        .onConflictDoNothing(),
    );
  });
}
