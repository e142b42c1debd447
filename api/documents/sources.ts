import { namesOf, recordsOf, type Names, type PersonOnRecord } from '../../db/queries/documents.ts';
import { waiverKey, type NomineeStage, type SelectionState } from '../../domain/selection-state.ts';
import { officeWord } from '../../documents/words.ts';
import { peopleScopes, readsTexts } from '../access.ts';
import type { ApiDeps } from '../deps.ts';
import type { Session } from '../session.ts';
import { readSelection, type SelectionView } from '../views/selection.ts';
import type { Read } from '../views/whole.ts';

/** All that the documents of one selection are written from, and what of it whoever asks may read. */
export interface Sources extends Read<SelectionState> {
  readonly view: SelectionView;
  readonly people: Readonly<Record<string, PersonOnRecord>>;
  readonly names: Names;
  readonly may: {
    /** Reasons, opinions, votes. */
    readonly texts: boolean;
    /** Somebody's whole record: HR of their unit, and whoever was asked to decide on them. */
    readonly record: (person: string) => boolean;
    /** What a notice says of somebody. */
    readonly notice: (person: string) => boolean;
  };
  readonly session: Session;
}

export async function sourcesOf(deps: Pick<ApiDeps, 'db'>, session: Session, id: string): Promise<Sources> {
  const { db } = deps;
  const { view, ...read } = await readSelection(deps, session, id);
  const { state, history } = read;
  const people = await recordsOf(db, Object.keys(state.nominees));
  const places = [
    state.area,
    ...Object.values(state.seats).flatMap((seat) => Object.values(seat.places)),
    ...history.flatMap(({ data }) => (typeof data.office === 'string' ? [scopeOf(data.office)] : [])),
  ];
  const names = await namesOf(db, [...new Set(places)], accountsIn(read));
  const scopes = peopleScopes(session);
  /** A notice within the unit is for the unit, and for those above it. */
  const within = (person: string): boolean =>
    read.policy.notice.scope !== 'unit' ||
    session.offices.some(({ scope }) => people[person]?.line.includes(scope));
  const record = (person: string): boolean =>
    (people[person]?.line.some((unit) => scopes.includes(unit)) ?? false) || wasAsked(read, session, person);
  return {
    ...read,
    ...{ view, people, names, session },
    may: {
      texts: readsTexts(session),
      record,
      notice: (person) =>
        record(person) || isSettled(read, person) || (isPublished(read, person) && within(person)),
    },
  };
}

/** Whoever decides on somebody, or decided, reads the form that they decide on: by office, or because they were named. */
function wasAsked({ history }: Read<SelectionState>, { account, offices }: Session, person: string): boolean {
  return history.some(({ type, data }) => {
    if (data.approval !== person && data.approval !== waiverKey(person)) return false;
    if (type === 'stepOpened' || type === 'stepHandedOver')
      return offices.some(({ office }) => office === data.office);
    return (type === 'moved' && data.to === account) || (type === 'signerAdded' && data.account === account);
  });
}

const scopeOf = (office: string): string => office.split('/')[0] ?? '';

const accountsIn = ({ history }: Read<SelectionState>): readonly string[] => [
  ...new Set(
    history.flatMap(({ data }) => [data.by, data.for].filter((id): id is string => typeof id === 'string')),
  ),
];

/** At the end of the way there is nothing left of somebody that a notice would not have said. */
const settled: readonly NomineeStage[] = ['cleared', 'dispatched'];

function isSettled({ state }: Read<SelectionState>, person: string): boolean {
  const stage = state.nominees[person]?.stage;
  return stage !== undefined && settled.includes(stage);
}

const isPublished = ({ history }: Read<SelectionState>, person: string): boolean =>
  history.some(({ type, data }) => type === 'noticePublished' && listed(data.persons).includes(person));

const listed = (persons: unknown): readonly unknown[] => (Array.isArray(persons) ? persons : []);

/** An office in words: 市财政局党组. */
export const officeNamed = ({ names }: Pick<Sources, 'names'>, office: string): string =>
  officeWord(office, names.places[scopeOf(office)]);
