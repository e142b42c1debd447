import type { CommandBase, Message } from './case.ts';
import { ensure } from './errors.ts';
import { ensureHolds, officeId, type Places } from './office.ts';
import type { Actor } from './ports.ts';
import type { Policy } from './policy.ts';
import type { DateString } from './time.ts';

/** An item as it is planned. `title` and `plan` are ids of free texts; `village` is a village's name. */
export interface PlannedItem {
  readonly heading: string;
  readonly title: string;
  readonly plan?: string;
  readonly village?: string;
  readonly dueOn?: DateString;
}

/** A team takes items of work into its plan; each is a case of its own from then on, numbered within the town. */
export interface WorkPlanned {
  readonly type: 'workPlanned';
  readonly first: number;
  readonly count: number;
  readonly items: readonly PlannedItem[];
}

export interface PlanWork {
  readonly act: 'planWork';
  readonly items: readonly PlannedItem[];
}

interface Team {
  readonly kind: 'town' | 'county';
  readonly leadUnit: string;
  readonly planned: number;
}

/** By HR of the lead unit, or by whoever leads the team. */
export function planWork(
  { kind, leadUnit, planned }: Team,
  { items, date }: PlanWork & CommandBase,
  { actor, policy, leadsTeam = false }: { actor: Actor; policy: Policy; leadsTeam?: boolean },
): readonly WorkPlanned[] {
  ensure(kind === 'town', 'towns-only');
  if (!leadsTeam) ensureHolds(actor, officeId(leadUnit, 'hr'));
  const { work = [] } = policy;
  items.forEach(({ heading, dueOn }, n) => {
    ensure(
      work.some(({ id }) => id === heading),
      'heading-unknown',
      { heading },
      `items.${n}.heading`,
    );
    ensure(
      dueOn === undefined || dueOn >= date,
      'date-order',
      { date: dueOn ?? '', earliest: date },
      `items.${n}.dueOn`,
    );
  });
  return [{ type: 'workPlanned', first: planned + 1, count: items.length, items }];
}

/** `work-item/{area}/{n}`, on record alone: nothing happens to most of them for months. */
export const openingsOfWork = (
  { first, items }: WorkPlanned,
  { area, places }: { readonly area: string; readonly places: Places },
): readonly Message[] =>
  items.map((item, n) => ({
    ...{ to: `work-item/${area}/${first + n}`, kind: 'workItem', act: 'open', opens: 'onRecord' },
    payload: { area, n: first + n, places, ...item },
  }));
