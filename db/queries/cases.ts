import { sql } from 'drizzle-orm';
import type { CaseKind } from '../../domain/case.ts';
import type { DateString } from '../../domain/time.ts';
import type { Reader } from '../client.ts';
import { visible, type Reach } from './visible.ts';

export interface CaseRow {
  readonly id: string;
  readonly kind: CaseKind;
  readonly programme: string;
  readonly policyVersion: number;
  /** Events recorded so far. */
  readonly version: number;
  readonly stage: string;
  readonly due: DateString | null;
  readonly town: string | null;
  readonly townName: string | null;
  readonly unit: string | null;
  readonly unitName: string | null;
  readonly openedOn: DateString;
  readonly changedOn: DateString;
  readonly endedOn: DateString | null;
}

/** Columns of a case `c` as every answer shows them, and the joins that they need. */
export const caseColumns = sql`
  c.id, c.kind, c.programme, c.policy_version as "policyVersion", c.version, c.stage, c.due::text as due,
  c.town, ta.name as "townName", c.unit, un.name as "unitName", c.opened_on::text as "openedOn",
  c.changed_on::text as "changedOn", c.ended_on::text as "endedOn"`;
export const caseJoins = sql`
  left join area ta on ta.code = c.town
  left join unit_name un on un.unit = c.unit and un.period @> business_date()`;

export interface CaseTask {
  readonly key: string;
  readonly office: string;
  readonly act: string;
  readonly subject: string;
  readonly due: DateString | null;
  readonly openedOn: DateString;
  /** Asked by name. */
  readonly account: string | null;
  /** Holders of the office who are not asked, or no more. */
  readonly notFor: readonly string[];
  /** Accounts that may not do it in an absent holder's place either. */
  readonly barred: readonly string[];
  readonly urgedOn: DateString | null;
}

export interface WholeCase extends CaseRow {
  readonly state: Readonly<Record<string, unknown>>;
  readonly tasks: readonly CaseTask[];
  /** Whether whoever asks may read it. */
  readonly visible: boolean;
}

export async function findCase(reader: Reader, id: string, reach: Reach): Promise<WholeCase | undefined> {
  const [row] = await reader.execute<Record<string, unknown> & WholeCase>(sql`
    select ${caseColumns}, c.state, ${visible(reach)} as visible,
      coalesce((
        select json_agg(json_build_object('key', t.key, 'office', t.office, 'act', t.act, 'subject', t.subject,
          'due', t.due, 'openedOn', t.opened_on, 'account', t.account, 'notFor', coalesce(t.not_for, '{}'),
          'barred', coalesce(t.barred, '{}'), 'urgedOn', t.urged_on) order by t.due, t.key)
        from task t where t.case_id = c.id), '[]') as tasks
    from "case" c ${caseJoins}
    where c.id = ${id}`);
  return row;
}

/** Names of the people that a case is about: nominees, somebody posted, the holders of the seats of a batch. */
export async function peopleOfCase(reader: Reader, id: string): Promise<Readonly<Record<string, string>>> {
  const rows = await reader.execute<{ id: string; name: string }>(sql`
    select p.id, p.name from cadre p where p.id in (
      select person from nominee where selection = ${id}
      union select person from volunteer where selection = ${id}
      union select person from posting where id = ${id}
      union select person from host_post where id = ${id}
      union select o.person from relief r join posting o on o.id = r.posting where r.rotation = ${id}
      union select o.person from "case" c, jsonb_each(c.state->'open') s join posting o on o.id = s.value #>> '{}'
        where c.id = ${id} and c.kind = 'rotation'
      union select o.person from plan_relief r join posting o on o.id = r.posting where r.plan = ${id}
      union select o.person from "case" c, jsonb_each(c.state->'seats') s join posting o on o.id = s.value->>'holder'
        where c.id = ${id} and c.kind = 'team')`);
  return Object.fromEntries(rows.map((row) => [row.id, row.name]));
}
