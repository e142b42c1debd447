import { sql } from 'drizzle-orm';
import type { DateString } from '../../domain/time.ts';
import type { Reader } from '../client.ts';
import { dateOf } from './parts.ts';

export interface GroupMemberRow {
  readonly person: string;
  readonly personName: string;
  /** `head` and `leader` by their seats; `member` where the county's lead unit has added them. */
  readonly role: 'head' | 'leader' | 'member';
  readonly posting: string | null;
  /** The town of a team's leader. */
  readonly town: string | null;
  readonly townName: string | null;
  /** The unit that sent them. */
  readonly unit: string;
  readonly unitName: string | null;
  readonly from: DateString;
  /** The first day on which they are not in it; null without an end. */
  readonly until: DateString | null;
  /** Of whoever was added: the id of the text with the reason. */
  readonly reason: string | null;
  readonly document: string | null;
}

/**
 * 驻县帮扶工作组 of a county on a day (三(二)). The leader of a team belongs to the group of the TOWN's county from arrival
 * to release, whoever sent them: that is their presence, so nobody has to enter it.
 */
export const countyGroup = async (
  reader: Reader,
  county: string,
  on: DateString | undefined,
): Promise<readonly GroupMemberRow[]> =>
  reader.execute<Record<string, unknown> & GroupMemberRow>(sql`
    select g.person, p.name as "personName", g.role, g.posting, g.town, a.name as "townName", p.unit,
      n.name as "unitName", lower(g.period)::text as "from", upper(g.period)::text as until, g.reason, g.document
    from (
      select o.person, s.role, o.id as posting, case s.role when 'leader' then s.area end as town, h.period,
        null as reason, null as document
      from presence h join posting o on o.id = h.posting join seat s on s.id = h.seat join area t on t.code = s.area
      where (s.role = 'leader' and ${county} = any(t.line)) or (s.role = 'head' and s.area = ${county})
      union all
      select m.person, 'member', m.posting, null, m.period, m.reason, m.document
      from group_member m where m.county = ${county}) g
    join cadre p on p.id = g.person
    left join area a on a.code = g.town
    left join unit_name n on n.unit = p.unit and n.period @> business_date()
    where g.period @> ${dateOf(on)}
    order by array_position(array['head', 'leader', 'member'], g.role), g.town, g.person`);
