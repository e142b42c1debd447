import type { Sql } from 'postgres';
import { daysBetween, type DateString } from '../domain/time.ts';

/** One time in which a team was below its floor (三(一)), as its record tells it from the first fall to the way back. */
export interface ExceptionStory {
  readonly area: string;
  readonly name: string;
  readonly since: DateString;
  /** The day on which it was back; null where it is not yet. */
  readonly until: DateString | null;
  readonly days: number;
  readonly floor: number;
  readonly lowest: number;
  /** Every fall, with the seats that were left for it. None were left where a team was never complete. */
  readonly falls: readonly {
    readonly on: DateString;
    readonly strength: number;
    readonly left: readonly { readonly seat: string; readonly because: string }[];
  }[];
  /** Who had to say why, by when, and what they said when. */
  readonly explained: {
    readonly office: string;
    readonly due: DateString;
    readonly on: DateString | null;
    readonly reason: string | null;
    /** It was said that the day passed without an explanation. */
    readonly late: boolean;
  };
  /** Those who were told, and when they read it. */
  readonly told: readonly { readonly office: string; readonly readOn: DateString | null }[];
  /** Seats whose work a colleague was given meanwhile. */
  readonly acting: readonly { readonly seat: string; readonly on: DateString }[];
  /** Searches that were begun. */
  readonly searches: readonly {
    readonly selection: string;
    readonly on: DateString;
    readonly needBy: DateString;
  }[];
}

interface Row {
  readonly area: string;
  readonly name: string;
  readonly type: string;
  readonly date: DateString;
  readonly data: Readonly<Record<string, unknown>>;
  readonly reason: string | null;
}

/** Every time that a team was below its floor, the first one first. */
export async function exceptionStories(sql: Sql, to: DateString): Promise<readonly ExceptionStory[]> {
  const rows = await sql<Row[]>`
    select c.town as area, a.name, e.type, e.date::text as date, e.data, t.body as reason
    from event e
    join "case" c on c.id = e.case_id and c.kind = 'team'
    join area a on a.code = c.town
    left join text t on e.type = 'shortfallExplained' and t.id = e.data->>'reason'
    where e.type in ('seatLeft', 'belowFloor', 'shortfallExplained', 'shortfallNoted', 'actingNamed', 'selectionLaunched',
      'floorRestored', 'teamEnded') or (e.type = 'overdue' and e.data->>'subject' = 'shortfall')
    order by c.town, e.sequence`;
  const byTeam = new Map<string, Row[]>();
  for (const row of rows) byTeam.set(row.area, [...(byTeam.get(row.area) ?? []), row]);
  return [...byTeam.values()]
    .flatMap((events) => storiesOf(events, to))
    .toSorted((a, b) => (a.since < b.since ? -1 : a.since > b.since ? 1 : a.area < b.area ? -1 : 1));
}

type Left = ExceptionStory['falls'][number]['left'];
type Searches = ExceptionStory['searches'];

const nothingOn = (on: DateString): { on: DateString; left: Left; searches: Searches } => ({
  ...{ on, left: [], searches: [] },
});

/** A team's events in their order, from fall to restoration. */
function storiesOf(events: readonly Row[], to: DateString): readonly ExceptionStory[] {
  const stories: ExceptionStory[] = [];
  let open: ExceptionStory | undefined;
  // Of the day: a fall is said after whatever has led to it, and after the search that it has begun.
  let today = nothingOn('');
  for (const { type, date, data, area, name, reason } of events) {
    if (today.on !== date) today = nothingOn(date);
    if (type === 'seatLeft') {
      if (data.vacant !== true) continue;
      const { seat, because = 'vacant' } = data as { seat: string; because?: string };
      const gone = { seat, because };
      today = { ...today, left: [...today.left, gone] };
    } else if (type === 'selectionLaunched') {
      if (data.reason === 'relief') continue;
      const search = { selection: String(data.selection), on: date, needBy: String(data.needBy) };
      if (open) open = { ...open, searches: [...open.searches, search] };
      else today = { ...today, searches: [...today.searches, search] };
    } else if (type === 'belowFloor') {
      const strength = Number(data.strength);
      const known = open ?? { ...begun({ area, name, data }), searches: today.searches };
      const falls = [...known.falls, { on: date, strength, left: today.left }];
      open = { ...known, lowest: strength, falls, ...saidTo(known, data) };
      today = nothingOn(date);
    } else if (!open) {
      continue;
    } else if (type === 'floorRestored' || type === 'teamEnded') {
      stories.push({ ...open, until: date, days: daysBetween(open.since, date) });
      open = undefined;
    } else {
      open = withEvent(open, { type, date, data, reason });
    }
  }
  return open ? [...stories, { ...open, days: daysBetween(open.since, to) + 1 }] : stories;
}

const begun = ({ area, name, data }: Pick<Row, 'area' | 'name' | 'data'>): ExceptionStory => ({
  ...{ area, name, since: String(data.since), until: null, days: 0 },
  ...{
    floor: Number(data.floor),
    lowest: Number(data.strength),
    falls: [],
    told: [],
    acting: [],
    searches: [],
  },
  explained: { office: '', due: '', on: null, reason: null, late: false },
});

/** A further fall is told and explained anew: what was read and said of the one before was about that one. */
const saidTo = ({ explained }: ExceptionStory, data: Row['data']): Partial<ExceptionStory> => ({
  explained: {
    ...{ office: String(data.office), due: String(data.due), on: null, reason: null },
    late: explained.late,
  },
  told: (data.recipients as readonly string[]).map((office) => ({ office, readOn: null })),
});

function withEvent(
  story: ExceptionStory,
  { type, date, data, reason }: Pick<Row, 'type' | 'date' | 'data' | 'reason'>,
): ExceptionStory {
  switch (type) {
    case 'shortfallExplained':
      return { ...story, explained: { ...story.explained, on: date, reason } };
    case 'shortfallNoted':
      return {
        ...story,
        told: story.told.map((one) => (one.office === data.office ? { ...one, readOn: date } : one)),
      };
    case 'actingNamed':
      return { ...story, acting: [...story.acting, { seat: String(data.seat), on: date }] };
    case 'overdue':
      return { ...story, explained: { ...story.explained, late: true } };
    default:
      throw new Error(`an exception's story knows nothing of ${type}`);
  }
}
