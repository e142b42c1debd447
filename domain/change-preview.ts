import { holderOf, type SeatAhead } from './seat-ahead.ts';
import { onTheWay, withChange, type Change, type ChangeSetting } from './posting-change.ts';
import { brokenPlanRules } from './change-rules.ts';
import { nominateBy } from './nominate-by.ts';
import { planRules, type PlanRule } from './plan-words.ts';
import type { Force, Policy, TeamKind, Words } from './policy.ts';
import type { Calendar } from './ports.ts';
import { lowestOf, outlookOf, type Lowest, type Now, type Reckoning, type TeamOutlook } from './strength.ts';
import { addMonths, latest, type DateString } from './time.ts';

export interface ChangePreview {
  readonly teams: readonly TeamPreview[];
  readonly rules: readonly BrokenRule[];
  /** Searches that would begin. */
  readonly opens: readonly {
    readonly seat: string;
    readonly unit: string;
    readonly reason: 'backfill' | 'relief';
    readonly from: DateString;
    readonly nominateBy: DateString;
    readonly needBy: DateString;
  }[];
  /** Selections that would have nothing left to look for. */
  readonly ends: readonly string[];
  /** Dates that people have been told, and that the change would not leave as they are. */
  readonly announced: readonly {
    readonly what: 'relief' | 'arrival';
    readonly seat: string;
    readonly posting: string;
    readonly on: DateString;
  }[];
}

interface TeamPreview {
  readonly team: string;
  readonly floor: number;
  readonly months: readonly {
    readonly month: string;
    readonly before: Readonly<Record<Reckoning, number>>;
    readonly after: Readonly<Record<Reckoning, number>>;
  }[];
  readonly lowest: Readonly<Record<'before' | 'after', Readonly<Record<Reckoning, Lowest>>>>;
}

/** A rule that the change would break and that is kept, or broken less, without it. */
export interface BrokenRule {
  readonly rule: PlanRule | 'floor' | 'extension';
  readonly words: Words;
  readonly clause: string | null;
  readonly force: Force;
  readonly team: string | null;
  readonly seat: string | null;
  /** `YYYY-MM`, where the rule is about a month; of a floor the day on which it begins. */
  readonly when: string | null;
}

export interface PreviewSetting extends ChangeSetting {
  readonly policy: Policy;
  readonly calendar: Calendar;
  readonly now: Now;
  /** Months by which the posting has been extended already. */
  readonly extendedMonths: number;
  readonly teams: readonly { readonly team: string; readonly kind: TeamKind; readonly floor: number }[];
}

/** How far a preview looks: a year, as every other figure about what is ahead. */
const MONTHS = 12;

/** What a change would do, before it is made: counted on the seats as they are and as they would be, by the same rules. */
export function previewChange(
  seats: readonly SeatAhead[],
  change: Change,
  setting: PreviewSetting,
): ChangePreview {
  const after = withChange(seats, change, setting);
  const touched = seats.filter((seat, n) => after[n] !== seat);
  const concerned = setting.teams.filter(({ team }) => touched.some((seat) => seat.team === team));
  const teams = concerned.map((team) => teamPreview(team, seats, after, setting));
  return {
    teams,
    rules: [
      ...extensionRule(change, setting),
      ...teams.flatMap((team) => floorRule(team, setting)),
      ...planRulesBroken(seats, after, setting),
    ],
    opens: opensOf(touched, after, change, setting),
    ends: touched.flatMap((seat) => {
      const then = after.find((other) => other.seat === seat.seat);
      return seat.selection !== null && then?.selection === null ? [seat.selection] : [];
    }),
    announced: touched.flatMap((seat) => announcedOf(seat, change, setting)),
  };
}

function teamPreview(
  { team, floor }: PreviewSetting['teams'][number],
  before: readonly SeatAhead[],
  after: readonly SeatAhead[],
  { now }: PreviewSetting,
): TeamPreview {
  const outlook = (seats: readonly SeatAhead[]): TeamOutlook => ({
    ...{ team, floor },
    seats: seats.filter((seat) => seat.team === team).map((seat) => outlookOf(seat, now)),
  });
  const both = { before: outlook(before), after: outlook(after) };
  const lowest = (which: 'before' | 'after', from: DateString, until: DateString) => ({
    onSite: lowestOf(both[which], { from, until }, 'onSite'),
    expected: lowestOf(both[which], { from, until }, 'expected'),
  });
  const first = `${now.today.slice(0, 7)}-01`;
  const months = Array.from({ length: MONTHS }, (_, n) => {
    const [from, until] = [latest(addMonths(first, n), now.today), addMonths(first, n + 1)];
    const of = (which: 'before' | 'after') => {
      const { onSite, expected } = lowest(which, from, until);
      return { onSite: onSite.strength, expected: expected.strength };
    };
    return { month: from.slice(0, 7), before: of('before'), after: of('after') };
  });
  const end = addMonths(first, MONTHS);
  const whole = { before: lowest('before', now.today, end), after: lowest('after', now.today, end) };
  return { team, floor, months, lowest: whole };
}

function extensionRule(
  change: Change,
  { policy, extendedMonths, posting }: PreviewSetting,
): readonly BrokenRule[] {
  const most = policy.term.extensionMonths;
  if (change.change !== 'extend' || extendedMonths + change.months <= most) return [];
  const words = {
    zh: `一个任期累计延长不超过 ${most} 个月`,
    en: `a term is extended by ${most} months at most in all`,
  };
  const seat = posting.split('/').slice(1, 3).join('/');
  return [
    {
      ...{ rule: 'extension', words, clause: policy.term.clause ?? null, force: 'must' },
      team: null,
      seat,
      when: null,
    },
  ];
}

/** Fewer may be expected than the floor, and fewer than without the change. */
function floorRule(
  { team, floor, lowest }: TeamPreview,
  { policy, teams }: PreviewSetting,
): readonly BrokenRule[] {
  const { strength, on } = lowest.after.expected;
  if (strength >= floor || strength >= lowest.before.expected.strength) return [];
  const kind = teams.find((other) => other.team === team)?.kind ?? 'town';
  const words = { zh: `在岗不少于 ${floor} 人`, en: `at least ${floor} are on site` };
  const clause = policy.teams[kind].clause ?? null;
  return [{ rule: 'floor', words, clause, force: 'inPrinciple', team, seat: null, when: on }];
}

const planRulesBroken = (
  before: readonly SeatAhead[],
  after: readonly SeatAhead[],
  { policy, today }: PreviewSetting,
): readonly BrokenRule[] =>
  brokenPlanRules(before, after, policy, today).map(({ rule, team, seat, month }) => {
    const { words, clause }: { readonly words: Words; readonly clause?: string } = planRules[rule];
    const where = { team: team ?? null, seat: seat ?? null, when: month ?? null };
    return { rule, words, clause: clause ?? null, force: 'inPrinciple', ...where };
  });

function opensOf(
  touched: readonly SeatAhead[],
  after: readonly SeatAhead[],
  change: Change,
  { policy, calendar, today }: PreviewSetting,
): ChangePreview['opens'] {
  return touched.flatMap((seat) => {
    const { filling } = after.find((other) => other.seat === seat.seat) ?? seat;
    const begins = filling !== null && seat.filling === null && 'on' in change;
    const relieves = change.change === 'relieve' && seat.filling === null && onTheWay(seat).length === 0;
    if (!begins && !relieves) return [];
    const needBy = begins ? filling.needBy : change.on;
    const from = begins ? change.on : today;
    return [
      {
        ...{ seat: seat.seat, unit: seat.supplyingUnit, needBy, from },
        reason: begins ? ('backfill' as const) : ('relief' as const),
        nominateBy: nominateBy(policy, calendar, from, needBy),
      },
    ];
  });
}

function announcedOf(
  seat: SeatAhead,
  change: Change,
  { posting }: PreviewSetting,
): ChangePreview['announced'] {
  const holder = holderOf(seat);
  const arrivals = onTheWay(seat).flatMap(({ posting: coming, arriveBy }) =>
    arriveBy === null ? [] : [{ what: 'arrival' as const, seat: seat.seat, posting: coming, on: arriveBy }],
  );
  const ordered = seat.reliefBasis === 'ordered' && seat.relief !== null && holder?.posting === posting;
  const stands = change.change === 'relieve' && change.on === seat.relief;
  return ordered && !stands
    ? [{ what: 'relief', seat: seat.seat, posting, on: seat.relief ?? '' }, ...arrivals]
    : arrivals;
}
