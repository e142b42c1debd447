import { sql } from 'drizzle-orm';
import type { CommandBase } from '../../domain/case.ts';
import type { GroupCandidate, GroupMemberCommand } from '../../domain/group-member.ts';
import type { DateString } from '../../domain/time.ts';
import type { Reader } from '../client.ts';

type Row = Record<string, unknown> & {
  readonly posting: string | null;
  readonly role: string | null;
  readonly since: DateString | null;
};

/** Whoever is to be added to a county's group, or taken out of it: on the roster, posted in the county, a member already. */
export async function candidateOf(
  reader: Reader,
  county: string,
  command: CommandBase & GroupMemberCommand,
): Promise<GroupCandidate> {
  const { person, date } = command;
  const on = command.act === 'addGroupMember' ? command.from : date;
  const [row] = await reader.execute<Row>(sql`
    select o.id as posting, o.role, (
      select lower(g.period)::text from group_member g
      where g.county = ${county} and g.person = p.id and (upper_inf(g.period) or g.period @> ${on}::date)
      order by g.period desc limit 1) as since
    from cadre p
    left join lateral (
      select x.id, s.role from posting x join seat s on s.id = x.seat join area a on a.code = x.area
      where x.person = p.id and x.status in ('dispatched', 'onSite') and ${county} = any(a.line)
      limit 1) o on true
    where p.id = ${person}`);
  return {
    onRoster: row !== undefined,
    postingHere: row?.posting ?? null,
    byPosting: row?.role === 'leader' || row?.role === 'head',
    memberSince: row?.since ?? null,
  };
}
