import type { OfficeRole } from '../domain/office.ts';
import type { Reach } from '../db/queries/visible.ts';
import type { HeldOffice } from '../db/queries/accounts.ts';
import type { Session } from './session.ts';

interface MayRead {
  /** `scope`: every case of the office's unit or area and below it. `tasks`: those that are or were before the office. */
  readonly cases: 'scope' | 'tasks';
  /** Whether the office reads the people of its unit and below. */
  readonly people: boolean;
  /** Whether it reads free texts and the private part of events: reasons, comments, reports. */
  readonly texts: boolean;
  /** What the role is called to people. */
  readonly role: AccessRole;
}

export type AccessRole = 'hr' | 'approver' | 'host' | 'leader' | 'supervisor' | 'administrator';

/** Who may read what. Whoever may read a case sees the names of the people in it; what somebody may DO is for the domain. */
export const mayRead: Readonly<Record<OfficeRole, MayRead>> = {
  hr: { role: 'hr', cases: 'scope', people: true, texts: true },
  partyGroup: { role: 'approver', cases: 'tasks', people: false, texts: true },
  discipline: { role: 'approver', cases: 'tasks', people: false, texts: true },
  orgDepartment: { role: 'approver', cases: 'tasks', people: false, texts: true },
  leadingGroup: { role: 'approver', cases: 'scope', people: false, texts: true },
  headquarters: { role: 'approver', cases: 'scope', people: false, texts: true },
  host: { role: 'host', cases: 'scope', people: false, texts: false },
  leader: { role: 'leader', cases: 'scope', people: false, texts: false },
  supervisor: { role: 'supervisor', cases: 'scope', people: false, texts: true },
  administrator: { role: 'administrator', cases: 'scope', people: true, texts: true },
};

/** What a session reaches, for the read queries. */
export function reachOf({ account, person, offices }: Session): Reach {
  const scoped = offices.filter(({ role }) => mayRead[role].cases === 'scope');
  return {
    ...{ account, person },
    offices: offices.map(({ office }) => office),
    everything: scoped.some(({ municipal }) => municipal),
    scopes: scopesOf(scoped),
  };
}

/** The units whose people a session may read, each with all below it. */
export const peopleScopes = ({ offices }: Session): readonly string[] =>
  scopesOf(offices.filter(({ role }) => mayRead[role].people));

export const readsTexts = ({ offices }: Session): boolean => offices.some(({ role }) => mayRead[role].texts);

const scopesOf = (offices: readonly HeldOffice[]): readonly string[] => [
  ...new Set(offices.map(({ scope }) => scope)),
];
