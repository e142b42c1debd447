import { fileURLToPath } from 'node:url';
import { workingCalendar } from '../../activities/calendar.ts';
import type { OfficeId } from '../../domain/office.ts';
import type { Policy } from '../../domain/policy.ts';
import type { Actor, Facts } from '../../domain/ports.ts';
import { loadProgramme } from '../../schemas/load.ts';

const loaded = await loadProgramme(fileURLToPath(new URL('../../policies/shenzhen-2022', import.meta.url)));
if (!loaded.ok) throw new Error('policies/shenzhen-2022 does not load');

export const { programme: shenzhen } = loaded;
export const { policy } = shenzhen;
export const calendar = workingCalendar();

/** Somebody who holds these offices in their own right. */
export const actorOf = (account: string, ...offices: readonly OfficeId[]): Actor => ({
  account,
  offices,
  ownOffices: offices,
  standsFor: {},
});

/** What the record knows about whoever sends a command: an account, and the offices it holds. */
export const by = (account: string, ...offices: readonly OfficeId[]): Facts => ({
  policy,
  calendar,
  actor: actorOf(account, ...offices),
  holders: {},
  accounts: {},
});

/** The case's own timer, or another case. */
export const clock = by('clock');

export const withPolicy = <F extends Facts>(facts: F, change: (policy: Policy) => Policy): F => ({
  ...facts,
  policy: change(facts.policy),
});

/** 河溪镇, led by the municipal finance bureau with one enterprise beside it. */
export const TOWN = '440513101';

export function townTeam(area = TOWN) {
  const team = shenzhen.teams.find((planned) => planned.area === area);
  if (!team) throw new Error(`no team is planned for ${area}`);
  return team;
}

/** The accounts that the tests act with, one a role; `other` where a second pair of eyes is needed. */
export const people = {
  hr: by('hr-1', 'sz-caizhengju/hr'),
  otherHr: by('hr-2', 'sz-caizhengju/hr'),
  discipline: by('discipline-1', 'sz-caizhengju/discipline'),
  secretary: by('secretary-1', 'sz-caizhengju/partyGroup'),
  otherSecretary: by('secretary-2', 'sz-caizhengju/partyGroup'),
  memberHr: by('member-hr-1', 'sz-shenyejituan/hr'),
  otherMemberHr: by('member-hr-2', 'sz-shenyejituan/hr'),
  memberDiscipline: by('member-discipline-1', 'sz-shenyejituan/discipline'),
  memberSecretary: by('member-secretary-1', 'sz-shenyejituan/partyGroup'),
  otherMemberSecretary: by('member-secretary-2', 'sz-shenyejituan/partyGroup'),
  organisation: by('organisation-1', 'sz/orgDepartment'),
  otherOrganisation: by('organisation-2', 'sz/orgDepartment'),
  leadingGroup: by('leading-1', 'sz/leadingGroup'),
  otherLeadingGroup: by('leading-2', 'sz/leadingGroup'),
  administrator: by('administrator-1', 'sz/administrator'),
  headquarters: by('headquarters-1', 'hq-shantou/headquarters'),
  host: by('host-1', '440513/host'),
  stranger: by('stranger-1', 'sz-jiaoyuju/hr'),
};
