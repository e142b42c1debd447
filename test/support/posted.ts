import { posting } from '../../domain/posting.ts';
import type { PostingCommand } from '../../domain/posting-commands.ts';
import type { HandoverSide } from '../../domain/posting-handover-state.ts';
import type { DateString } from '../../domain/time.ts';
import { given, type Asked } from './given.ts';
import { clock, people, TOWN, townTeam } from './shenzhen.ts';

/** The leader of a town team, and the one who relieves them three years later: what both cases are told, and when. */
export const SEAT = `${TOWN}/1`;
export const FIRST = `posting/${SEAT}/1`;
export const SECOND = `posting/${SEAT}/2`;

const places = townTeam().seats[0]?.places ?? {};
const base = { seat: SEAT, area: TOWN, kind: 'town', role: 'leader', places } as const;

type Start = Asked<Extract<PostingCommand, { act: 'start' }>>;
export const startCommand: Start = {
  ...{ act: 'start', ...base, person: 'c-1', selection: `selection/${TOWN}/1`, date: '2021-07-12' },
  ...{ termFrom: '2021-08-01', termEnd: '2024-08-01' },
};

export const reliefCommand: Start = {
  ...{ act: 'start', ...base, person: 'c-8', selection: `selection/${TOWN}/2`, date: '2024-07-01' },
  ...{ relieves: FIRST, termFrom: '2024-08-01', termEnd: '2027-08-01' },
};

export const importCommand: Asked<Extract<PostingCommand, { act: 'import' }>> = {
  ...{ act: 'import', ...base, person: 'c-1', since: '2021-07-20', date: '2022-02-21' },
  ...{ termFrom: '2021-08-01', termEnd: '2024-08-01' },
  posts: [{ title: 'deputyTownHead', since: '2021-09-01' }],
};

export const arrive = (on: DateString, date = on) => ({
  ...{ act: 'arrive' as const, on, date },
  document: '报到回执1号',
});
export const tick = (date: DateString) => ({ act: 'tick' as const, date });

export const sent = () => given(posting).after(startCommand, clock);
export const onSite = () => sent().after(arrive('2021-07-26'), people.host);

/** A relief has been ordered, the successor is named, and has come. */
export const ordered = () =>
  onSite().after(
    { act: 'beRelieved', rotation: 'rotation/shenzhen-2022/2', on: '2024-08-01', date: '2024-02-01' },
    clock,
  );
export const named = () =>
  ordered().after({ act: 'successorNamed', successor: SECOND, date: '2024-07-01' }, clock);
export const succeeded = () =>
  named().after(
    { act: 'successorArrived', successor: SECOND, office: 'sz-shenyejituan/hr', date: '2024-07-15' },
    clock,
  );

export const extend = (months: number, date: DateString = '2023-11-01') => ({
  act: 'extend' as const,
  ...{ months, reason: 'text-1', date },
});

export const recall = (ground: string, date: DateString = '2023-05-08') => ({
  act: 'recall' as const,
  ...{ ground, reason: 'text-1', date },
});

/** Two entries for the list of a handover. */
export const list = (date: DateString = '2024-07-16') => ({
  act: 'listHandover' as const,
  ...{ removed: [], date },
  entries: [
    { kind: 'project', status: 'ongoing' as const, title: 'text-1', note: 'text-2' },
    { kind: 'contact', status: 'done' as const, title: 'text-3' },
  ],
});

export const sign = (side: HandoverSide, version = 1, date: DateString = '2024-07-22') => ({
  act: 'signHandover' as const,
  ...{ side, document: '交接书', version, date },
});

/** The successor is there, the list is written, both have signed it. */
export const signed = () =>
  succeeded()
    .after(list(), people.hr)
    .after(sign('predecessor'), people.hr)
    .after(sign('successor'), people.memberHr);
