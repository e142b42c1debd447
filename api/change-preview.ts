import { previewChange } from '../domain/change-preview.ts';
import type { Change } from '../domain/posting-change.ts';
import { ensure } from '../domain/errors.ts';
import { chainOf, type Policy } from '../domain/policy.ts';
import type { PostingState } from '../domain/posting-state.ts';
import type { Calendar } from '../domain/ports.ts';
import type { DateString } from '../domain/time.ts';
import type { z } from 'zod';
import type { changePreviewRequest } from '../schemas/requests/posting-changes.ts';
import type { ApiDeps } from './deps.ts';
import { strengthWorld } from './strength-world.ts';

type Proposed = z.output<typeof changePreviewRequest>;

/** What a change to a posting would do, on the teams as they are today. */
export async function previewOf(
  deps: Pick<ApiDeps, 'db' | 'calendar'>,
  programme: string,
  posting: string,
  state: PostingState,
  proposed: Proposed,
) {
  const other = proposed.change === 'transfer' ? [proposed.to.split('/')[0] ?? ''] : [];
  const world = await strengthWorld(deps, programme, undefined, [state.area, ...other]);
  const { policy, today, now, seats, places } = world;
  const calendar = await deps.calendar();
  ensure(state.stage === 'onSite', 'wrong-stage', { stage: state.stage, act: proposed.change });
  const change = changeOf(proposed, policy, calendar, today);
  const preview = previewChange([...seats], change, {
    ...{ posting, today, now, policy, calendar, teams: places },
    termMonths: policy.term.months,
    backfillBy: (on) => calendar.addWorkingDays(on, policy.posting.backfillLimit),
    extendedMonths: state.extendedMonths,
  });
  const names = new Map(places.map(({ team, name }) => [team, name]));
  return {
    ...preview,
    ...{ posting, on: 'on' in change ? change.on : null },
    teams: preview.teams.map((team) => ({ ...team, name: names.get(team.team) ?? team.team })),
  };
}

function changeOf(proposed: Proposed, policy: Policy, calendar: Calendar, today: DateString): Change {
  if (proposed.change !== 'leave') return proposed;
  const { ground, on } = proposed;
  const known = policy.posting.recallGrounds.find(({ id }) => id === ground);
  ensure(ground === undefined || known, 'ground-unknown', { ground: ground ?? '' }, 'ground');
  return { change: 'leave', on: on ?? (known?.atOnce ? today : decidedBy(policy, calendar, today)) };
}

/** When whoever decides on a recall has decided at the latest, if it is proposed today. */
function decidedBy(policy: Policy, calendar: Calendar, today: DateString): DateString {
  const { steps } = chainOf(policy, policy.posting.chains.recall);
  return steps.reduce((day, { limit }) => calendar.addWorkingDays(day, limit), today);
}
