import { chance, pick, whole } from '../domain/chance.ts';
import { planRulesOf, type PlanProblem, type PlanRules, type PlanSeat } from '../domain/plan-problem.ts';
import type { ProgrammeData } from '../domain/programme-data.ts';
import { addMonths, type DateString } from '../domain/time.ts';

/** One in so many seats changed hands unplanned before the plan is made: illness, recall, promotion. */
const UNPLANNED = 16;
const TERM = 36;

/** The first relief after the common start of July 2021, planned a year ahead: 76 towns and the heads of the county groups. */
export function planInstance({ policy, teams }: ProgrammeData, seed: string): PlanProblem {
  const rules = planRulesOf(policy);
  if (!rules) throw new Error('the policy says nothing about planning');
  const from = '2023-07-01';
  const seats = teams.flatMap(({ area, seats: own }) =>
    own.map(({ seat, role, places }) => ({
      ...{ seat, team: area, role, unit: places.supplyingUnit ?? '' },
      ...termOf('2021-07-01', from, seed, seat),
    })),
  );
  return { from, months: rules.horizon, seats, rules };
}

/** A province: 1,190 teams of six or seven and the heads of 90 counties, 8,000 people, who came in three waves. */
export function provinceInstance({ policy }: ProgrammeData, seed: string): PlanProblem {
  const own = planRulesOf(policy);
  if (!own) throw new Error('the policy says nothing about planning');
  // Six and seven people cannot leave two by two in three months.
  const rules: PlanRules = { ...own, team: { ...own.team, most: 3 } };
  const from = '2023-07-01';
  const seats: PlanSeat[] = [];
  for (let town = 0; town < TOWNS; town += 1) {
    const team = `town-${town + 1}`;
    const lead = `lead-${whole(1, LEADS, seed, team, 'lead')}`;
    const others = [1, 2].map((n) => `unit-${whole(1, UNITS, seed, team, 'unit', n)}`);
    const came = pick(WAVES, seed, team, 'wave');
    const size = town < LARGE ? 7 : 6;
    for (let n = 0; n < size; n += 1) {
      const seat = `${team}/${n + 1}`;
      const unit = n === 0 ? lead : ([...others, lead][(n - 1) % 3] ?? lead);
      seats.push({
        seat,
        team,
        role: n === 0 ? 'leader' : 'member',
        unit,
        ...termOf(came, from, seed, seat),
      });
    }
  }
  for (let county = 0; county < COUNTIES; county += 1) {
    const team = `county-${county + 1}`;
    const unit = `lead-${whole(1, LEADS, seed, team, 'lead')}`;
    const came = pick(WAVES, seed, team, 'wave');
    seats.push({ seat: `${team}/1`, team, role: 'head', unit, ...termOf(came, from, seed, team) });
  }
  return { from, months: rules.horizon, seats, rules };
}

const TOWNS = 1190;
const COUNTIES = 90;
/** So many of the towns have seven people, the others six: 8,000 with the heads. */
const LARGE = 770;
const LEADS = 300;
const UNITS = 900;
const WAVES: readonly DateString[] = ['2021-07-01', '2021-10-01', '2022-03-01'];

/** Most holders came with their team; some replaced somebody since. */
function termOf(came: DateString, from: DateString, seed: string, seat: string) {
  const replaced = chance(seed, seat, 'replaced') < 1 / UNPLANNED;
  const months =
    (Number(from.slice(0, 4)) - Number(came.slice(0, 4))) * 12 +
    Number(from.slice(5, 7)) -
    Number(came.slice(5, 7));
  const termFrom = replaced ? addMonths(came, whole(1, months - 1, seed, seat, 'since')) : came;
  return { posting: `posting/${seat}/${replaced ? 2 : 1}`, termFrom, termEnd: addMonths(termFrom, TERM) };
}
