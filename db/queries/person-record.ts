import { sql, type SQL } from 'drizzle-orm';
import type { PersonRecord } from '../../domain/person-record.ts';
import type { Reader } from '../client.ts';

/** Events of these types, as a line cites them. */
const events = (caseId: SQL, ...types: readonly string[]): SQL => sql`
  coalesce((select array_agg(e.case_id || '#' || e.sequence order by e.sequence) from event e
    where e.case_id = ${caseId} and e.type in (${sql.join(
      types.map((type) => sql`${type}`),
      sql`, `,
    )})), '{}')`;

/** Numbers of documents beside the events: those that are there. */
const documents = (...numbers: readonly SQL[]): SQL =>
  sql`array_remove(array[${sql.join([...numbers], sql`, `)}]::text[], null)`;

/** 汕头市潮阳区河溪镇. */
const place = (area: SQL): SQL => sql`(
  select string_agg(l.name, '' order by array_position(a.line, l.code))
  from area a join area l on l.code = any(a.line) where a.code = ${area})`;

const text = (id: SQL): SQL => sql`(select body from text where id = ${id})`;

/** What the record has of somebody's service, line by line with what each rests on. */
export async function personRecord(reader: Reader, person: string): Promise<PersonRecord> {
  const read = async <T>(query: SQL): Promise<readonly T[]> =>
    (await reader.execute(query)) as unknown as readonly T[];
  const [postings, hostPosts, firstSecretary, opinions, statutoryGrades, awards, findings, appraisals] =
    await Promise.all([
      read<PersonRecord['postings'][number]>(postingsOf(person)),
      read<PersonRecord['hostPosts'][number]>(hostPostsOf(person)),
      read<PersonRecord['firstSecretary'][number]>(firstSecretaryOf(person)),
      read<PersonRecord['opinions'][number]>(opinionsOf(person)),
      read<PersonRecord['statutoryGrades'][number]>(statutoryGradesOf(person)),
      read<PersonRecord['awards'][number]>(awardsOf(person)),
      read<PersonRecord['findings'][number]>(findingsOf(person)),
      read<PersonRecord['appraisals'][number]>(appraisalsOf(person)),
    ]);
  return {
    ...{ postings, hostPosts, firstSecretary, opinions },
    ...{ statutoryGrades, awards, findings, appraisals },
  };
}

const postingsOf = (person: string): SQL => sql`
  select o.id as posting, ${place(sql`o.area`)} as place, o.seat, s.role, o.dispatched_on::text as "dispatchedOn",
    o.arrived_on::text as "arrivedOn", o.released_on::text as "releasedOn", o.release_reason as "releaseReason",
    ${events(sql`o.id`, 'postingStarted', 'postingImported', 'arrived', 'released')} ||
      ${documents(sql`o.arrival_document`)} as cites
  from posting o join seat s on s.id = o.seat
  where o.person = ${person} and o.status <> 'cancelled' order by o.dispatched_on, o.id`;

const hostPostsOf = (person: string): SQL => sql`
  select h.title, ${place(sql`h.area`)} as place, h.decided_on::text as "from", h.ended_on::text as until, h.document,
    array[h.id] || ${documents(sql`h.document`)} as cites
  from host_post h
  where h.person = ${person} and h.village is null and h.status in ('held', 'ended') and h.decided_on is not null
  order by h.decided_on, h.id`;

const firstSecretaryOf = (person: string): SQL => sql`
  select v.name as village, ${place(sql`v.town`)} as place, lower(f.period)::text as "from", upper(f.period)::text as until,
    h.document, array[f.post] || ${documents(sql`h.document`)} as cites
  from first_secretary f join village v on v.code = f.village join host_post h on h.id = f.post
  where f.person = ${person} and not isempty(f.period) order by lower(f.period)`;

const opinionsOf = (person: string): SQL => sql`
  select g.year, g.grade, g.served, g.status = 'final' as final, g.corrected,
    ${events(sql`g.case_id`, 'gradesNotified')} || array(select jsonb_array_elements_text(g.entries)) as cites
  from evaluation_grade g
  where g.person = ${person} and g.of = 'person' and g.status in ('notified', 'final') and g.grade is not null
  order by g.year, g.case_id`;

const statutoryGradesOf = (person: string): SQL => sql`
  select g.year, g.version, g.grade, g.document, g."on"::text as "on",
    g.version = max(g.version) over (partition by g.year) as stands,
    array[g.case_id || '#' || g.sequence, g.document] as cites
  from statutory_grade g where g.person = ${person} order by g.year, g.version`;

const awardsOf = (person: string): SQL => sql`
  select r.what, array['cadres/' || p.id] as cites
  from cadre p cross join jsonb_array_elements_text(p.record->'rewards') with ordinality r(what, n)
  where p.id = ${person} order by r.n`;

const findingsOf = (person: string): SQL => sql`
  select ${place(sql`f.area`)} as place, f."on"::text as "on", f.status, f.closed_on::text as "closedOn", array[f.id] as cites
  from finding f join posting o on o.id = f.posting where o.person = ${person} order by f."on", f.id`;

const appraisalsOf = (person: string): SQL => sql`
  select ${place(sql`o.area`)} as place, a.appraised_on::text as "on", ${text(sql`a.grade`)} as grade,
    ${text(sql`a.opinion`)} as opinion, ${text(sql`a.comment`)} as comment, a.document,
    ${events(sql`o.id`, 'opinionGiven', 'appraised')} || ${documents(sql`a.opinion_document`, sql`a.document`)} as cites
  from appraisal a join posting o on o.id = a.posting
  where o.person = ${person} and a.appraised_on is not null order by a.appraised_on`;
