import { supervision } from '../../domain/supervision.ts';
import type { SupervisedMember, SupervisionFacts } from '../../domain/supervision-state.ts';
import type { Facts } from '../../domain/ports.ts';
import type { DateString } from '../../domain/time.ts';
import { given } from './given.ts';
import { actorOf, by, clock, people, TOWN, townTeam } from './shenzhen.ts';

const { supplyingUnit: _, ...places } = townTeam().seats[0]?.places ?? {};
export const teamPlaces = { ...places, town: TOWN };

/** Leader and one member on site since July 2021; a third one who left in the middle of March 2022. */
export const [leader, member, gone] = (['leader', 'member', 'member'] as const).map(
  (role, n): SupervisedMember => ({
    ...{ posting: `posting/${TOWN}/${n + 1}/1`, person: `c-${n + 1}`, role },
    places: { ...teamPlaces, supplyingUnit: 'sz-caizhengju' },
    ...{ from: '2021-07-12', to: n === 2 ? '2022-03-15' : null },
  }),
) as [SupervisedMember, SupervisedMember, SupervisedMember];

/** What the record knows of the team and its year beside who asks. */
export const knowing = (facts: Facts, more: Partial<SupervisionFacts> = {}): SupervisionFacts => ({
  ...facts,
  ...{ members: [leader, member, gone], days: [], year: {}, teamEnded: false },
  ...more,
});

export const town = by('town-1', `${TOWN}/host`);
export const supervisor = by('supervisor-1', 'sz/supervisor');
/** A member of the team with a login of their own. */
export const inPerson = ({ person }: SupervisedMember): Facts => ({
  ...people.stranger,
  actor: { ...actorOf(`own-${person}`), person },
});

export const opened = (year = 2022, date: DateString = `${year}-01-01`) =>
  given(supervision).after(
    { act: 'open', programme: 'programme/shenzhen-2022', area: TOWN, year, places: teamPlaces, date },
    knowing(clock),
  );

/** Days of one kind, as they are entered. */
export const at = (
  posting: string,
  from: string,
  to = from,
  kind: 'onSite' | 'absent' | 'leave' | 'trip' = 'onSite',
) => ({
  ...{ posting, from, to, kind },
});
export const enter = (date: string, ...entries: readonly ReturnType<typeof at>[]) => ({
  ...{ act: 'enterPresence' as const, entries, date },
});
