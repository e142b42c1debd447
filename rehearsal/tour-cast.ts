import { addMonths, fullYears, latest, type DateString } from '../domain/time.ts';
import type { CadreRecord } from '../domain/cadre.ts';
import { holderOf } from './identities.ts';
import { TourError, type createTour, type Visitor } from './tour-http.ts';

/** A unit that owes seats of the team: its HR and who it has in mind for which seat. */
export interface Desk {
  readonly unit: string;
  readonly hr: Visitor;
  readonly nominees: ReadonlyMap<string, string>;
}

/** A town whose team has nobody yet, and people of its units who show what the rules are for. */
export interface Cast {
  readonly area: string;
  readonly town: string;
  readonly host: string;
  /** The lead unit's first: it launches the selection. */
  readonly desks: readonly Desk[];
  /** The desk and the seat for which two are tried: one without full Party membership, a rule that knows no exception ... */
  readonly trial: {
    readonly desk: Desk;
    readonly seat: string;
    readonly barred: string;
    readonly aged: string;
  };
}

/** The age above which a member of a team needs a reason (三(一): 一般不超过45周岁). */
const MEMBERS_AGE = 45;
/** Nobody is asked for who is older: some retire before the term is over. */
const EXCEPTION_AGE = 50;
/** Ages count on the day of the dispatch: the first teams set out in this summer. */
const SET_OUT = '2021-08-01';
/** Who comes from there may be sent to the county that they come from. */
const HOST_CITIES = /汕头|河源|汕尾/;

type Tour = ReturnType<typeof createTour>;
type Seat = {
  seat: string;
  role: string;
  supplyingUnit: string;
  posting: string | null;
  filling: string | null;
};

/** Looks for a town that nobody has begun with, whose units have such people. */
export async function findCast(tour: Tour, leader: Visitor): Promise<Cast> {
  const { body: clock } = await leader.get('clock');
  const { body: towns } = await leader.get('towns');
  for (const { code, name, strength } of towns.items) {
    if (strength > 0) continue;
    const { body: team } = await leader.get(`teams/${code}`);
    const seats = team.seats as readonly Seat[];
    if (seats.some(({ posting, filling }) => posting !== null || filling !== null)) continue;
    const cast = await castOf(tour, leader, seats, clock.date);
    if (cast) return { area: code, town: name, host: code.slice(0, 6), ...cast };
  }
  throw new TourError('Every town has been begun with. npm start -- --reset begins anew.');
}

async function castOf(
  tour: Tour,
  leader: Visitor,
  seats: readonly Seat[],
  today: string,
): Promise<Pick<Cast, 'desks' | 'trial'> | undefined> {
  const desks: Desk[] = [];
  let trial: Cast['trial'] | undefined;
  for (const unit of new Set(seats.map(({ supplyingUnit }) => supplyingUnit))) {
    // A district has an organisation department of its own: the tour goes to the city's alone.
    const { body: own } = await leader.get(`units/${unit}`);
    if (own.kind === 'district' || own.parent !== 'sz') return undefined;
    const account = holderOf(`${unit}/hr`);
    const hr = await tour.signIn(account, `HR of ${unit} (${account})`);
    const people = await recordsOf(hr);
    const suitable = people.filter((person) => looksSuitable(person, today));
    const age = ({ born }: CadreRecord): number => fullYears(born ?? '', latest(today, SET_OUT));
    const rest = suitable.filter((person) => age(person) <= MEMBERS_AGE);
    const nominees = new Map<string, string>();
    for (const { seat, role } of seats.filter(({ supplyingUnit }) => supplyingUnit === unit)) {
      const at = rest.findIndex(({ postLevel }) => isLeader(postLevel) === (role === 'leader'));
      const [person] = at < 0 ? [] : rest.splice(at, 1);
      if (!person) return undefined;
      nominees.set(seat, person.id);
    }
    const desk = { unit, hr, nominees };
    desks.push(desk);
    const barred = people.find((person) => isNoFullMember(person, today));
    const aged = suitable.find((person) => age(person) > MEMBERS_AGE);
    const seat = seats.find(({ role, supplyingUnit }) => role === 'member' && supplyingUnit === unit)?.seat;
    if (barred && aged && seat) {
      nominees.set(seat, aged.id);
      trial ??= { desk, seat, barred: barred.id, aged: aged.id };
    }
  }
  return trial && { desks, trial };
}

/** For certain: no member at all, or in the year of probation. */
const isNoFullMember = (person: CadreRecord, today: DateString): boolean =>
  !person.partyMember || (!person.fullMembership && (person.partyEntry ?? '') > addMonths(today, -12));

const isLeader = (level: string | undefined): boolean => level === 'deputySection' || level === 'section';

/** Of those whom nobody else wants: an enterprise owes seats in several towns. */
async function recordsOf(hr: Visitor): Promise<readonly CadreRecord[]> {
  const { body } = await hr.get('cadres?limit=200');
  const items = body.items as readonly { readonly id: string; readonly wantedBy: string | null }[];
  const free = items.filter(({ wantedBy }) => wantedBy === null);
  return Promise.all(free.map(async ({ id }) => (await hr.get(`cadres/${id}`)).body.record as CadreRecord));
}

/** What HR sees at a glance; the screening at the nomination is what counts. */
function looksSuitable(person: CadreRecord, today: string): boolean {
  const { born, fullMembership, workStart, sanctions, underInvestigation, grades, establishment } = person;
  const { health, family, nativePlace, otherPostings = [] } = person;
  const years = (from: string | undefined): number => (from?.length === 10 ? fullYears(from, today) : -1);
  const lastGrade = grades[String(Number(today.slice(0, 4)) - 1)];
  return (
    years(born) > 0 &&
    years(born) <= EXCEPTION_AGE &&
    years(fullMembership) >= 1 &&
    years(workStart) >= 2 &&
    sanctions.length === 0 &&
    !underInvestigation &&
    otherPostings.length === 0 &&
    establishment !== 'contract' &&
    health === 'good' &&
    family.every(({ area, cadre }) => area === undefined && cadre === undefined) &&
    !HOST_CITIES.test(nativePlace) &&
    (lastGrade === 'excellent' || lastGrade === 'competent')
  );
}
