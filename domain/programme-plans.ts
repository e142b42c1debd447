import type { CommandBase } from './case.ts';
import { openBy, reliefFrom } from './batch-start.ts';
import { ensure } from './errors.ts';
import { ensureHolds, officeId, type Places } from './office.ts';
import type { PlanWishes } from './plan-wishes.ts';
import type { Policy } from './policy.ts';
import type { Facts } from './ports.ts';
import { addDays, addMonths, type DateString } from './time.ts';

/** What nobody had planned, and which seats it is about: why a plan in force is drawn up again. */
export interface ReplanCause {
  readonly team: string;
  readonly seats: readonly string[];
  /** A code: a ground of the policy, or what else has changed. */
  readonly because: string;
}

/** The rotation plans of a programme, as far as it must know them. */
export interface PlansState {
  /** So many were asked for. */
  readonly asked: number;
  /** The plan that is being drawn up: one at a time. */
  readonly open: string | null;
  /** The plan that opens the batches, and the days of those that are to come. */
  readonly inForce: { readonly plan: string; readonly batches: readonly DateString[] } | null;
  /** When it is to be said that a plan is wanted. */
  readonly askOn: DateString | null;
  /** Asked of the organisation department since then: by when. */
  readonly askBy: DateString | null;
  /** What has happened since the plan was drawn up: told to it once a day, all together. */
  readonly replan: { readonly on: DateString; readonly because: readonly ReplanCause[] } | null;
}

export const noPlans: PlansState = {
  ...{ asked: 0, open: null, inForce: null },
  ...{ askOn: null, askBy: null, replan: null },
};

export type PlansEvent =
  | { readonly type: 'planScheduled'; readonly askOn: DateString }
  | { readonly type: 'planWanted'; readonly by: DateString }
  | { readonly type: 'planAsked'; readonly plan: string; readonly n: number; readonly wishes: PlanWishes }
  | {
      readonly type: 'planAdopted';
      readonly plan: string;
      readonly batches: readonly DateString[];
      /** The plan that it takes the place of. */
      readonly replaces?: string;
    }
  /** Whoever was to be relieved in that month has left, or is relieved already. */
  | { readonly type: 'batchSkipped'; readonly relieveOn: DateString }
  /** It has come to nothing. */
  | { readonly type: 'planGivenUp'; readonly plan: string }
  | ({ readonly type: 'replanNoted'; readonly on: DateString } & ReplanCause)
  | { readonly type: 'replanOrdered'; readonly plan: string; readonly because: readonly ReplanCause[] };

export type PlansCommand = CommandBase &
  (
    | { readonly act: 'askPlan'; readonly wishes?: PlanWishes }
    | { readonly act: 'planInForce'; readonly plan: string; readonly batches: readonly DateString[] }
    | { readonly act: 'planEnded'; readonly plan: string }
    | ({ readonly act: 'replan' } & ReplanCause)
  );

export const plansActs = ['askPlan', 'planInForce', 'planEnded', 'replan'] as const;

export const isPlansCommand = <C extends { readonly act: string }>(
  command: C,
): command is Extract<C, { act: PlansCommand['act'] }> =>
  (plansActs as readonly string[]).includes(command.act);

/** Working days between asking for a plan and sending it to its chain, in which it is looked at and changed (assumed). */
const DRAWING_DAYS = 20;

/** The office that asks for plans and sends them to their chain. */
export const planner = ({ municipality = '' }: Places): string => officeId(municipality, 'orgDepartment');

type Events = readonly PlansEvent[];

export function decidePlans(
  plans: PlansState,
  command: PlansCommand,
  { places, name }: { readonly places: Places; readonly name: string },
  facts: Facts,
): Events {
  switch (command.act) {
    case 'askPlan': {
      ensure(facts.policy.rotation.plan, 'no-planning');
      ensureHolds(facts.actor, planner(places));
      ensure(plans.open === null, 'plan-open', { case: plans.open ?? '' });
      const n = plans.asked + 1;
      return [{ type: 'planAsked', plan: `rotation-plan/${name}/${n}`, n, wishes: command.wishes ?? {} }];
    }
    case 'planInForce': {
      const { plan, batches, date } = command;
      const before = plans.inForce?.plan;
      const adopted: PlansEvent = {
        ...{ type: 'planAdopted', plan, batches },
        ...(before !== undefined && before !== plan && { replaces: before }),
      };
      // Drawn up again, a plan has the same people first: the next one is asked for when it was to be.
      if (before === plan) return [adopted];
      return [adopted, ...schedulePlan(facts.policy, nextAsk(facts, batches, date), facts)];
    }
    case 'planEnded':
      return plans.open === command.plan ? [{ type: 'planGivenUp', plan: command.plan }] : [];
    case 'replan': {
      const { team, seats, because, date } = command;
      if (plans.open === null && plans.inForce === null) return [];
      return [{ type: 'replanNoted', on: addDays(date, 1), team, seats, because }];
    }
  }
}

/** What has come due: the reminder that a plan is wanted, and what a plan is to take up. */
export function tickPlans(plans: PlansState, date: DateString, { calendar }: Facts): Events {
  const { askOn, replan, open, inForce } = plans;
  const wanted: Events =
    askOn !== null && askOn <= date
      ? [{ type: 'planWanted', by: calendar.addWorkingDays(date, DRAWING_DAYS) }]
      : [];
  const plan = inForce?.plan ?? open;
  if (replan === null || replan.on > date || plan === null) return wanted;
  return [...wanted, { type: 'replanOrdered', plan, because: replan.because }];
}

/** When the first plan is to be asked for: so that the earliest relief of the first cycle can still be prepared. */
export function firstAsk({ policy }: Facts): readonly DateString[] {
  const { rotation, formation, term } = policy;
  if (!rotation.plan) return [];
  const spread = Math.max(term.spread, rotation.plan.firstCycle.spread);
  return [addMonths(formation.completeBy, term.months - spread)];
}

/** Whoever comes first in this plan is the first to be relieved in the next. */
function nextAsk({ policy }: Facts, batches: readonly DateString[], date: DateString): readonly DateString[] {
  const { months, spread } = policy.term;
  const [first = date] = batches;
  return [addMonths(first, months - spread)];
}

/** So early that a relief on that day can be prepared after the plan has gone through its chain. */
export function schedulePlan(
  policy: Policy,
  [relief]: readonly DateString[],
  { calendar }: Facts,
): readonly { readonly type: 'planScheduled'; readonly askOn: DateString }[] {
  const { plan } = policy.rotation;
  if (!plan || relief === undefined) return [];
  const ready = (day: DateString): DateString =>
    reliefFrom(policy, plan.lead, calendar.addWorkingDays(day, DRAWING_DAYS), calendar);
  let askOn = openBy(policy, plan.lead, relief, calendar);
  while (ready(askOn) > relief) askOn = addDays(askOn, -1);
  return [{ type: 'planScheduled', askOn }];
}

/** The next batch of a plan: the day on which it relieves, and how early it opens. */
export function nextOfPlan({ inForce }: PlansState, { policy, calendar }: Facts) {
  const [relieveOn] = inForce?.batches ?? [];
  const { plan } = policy.rotation;
  if (relieveOn === undefined || !plan) return undefined;
  return { relieveOn, openOn: openBy(policy, plan.lead, relieveOn, calendar) };
}

/** A batch of the plan has been opened, or is none any more. */
export const withoutBatch = (plans: PlansState, relieveOn: DateString): PlansState => ({
  ...plans,
  inForce: plans.inForce && {
    ...plans.inForce,
    batches: plans.inForce.batches.filter((day) => day > relieveOn),
  },
});

export function evolvePlans(plans: PlansState, event: PlansEvent): PlansState {
  switch (event.type) {
    case 'planScheduled':
      return { ...plans, askOn: event.askOn };
    case 'planWanted':
      return { ...plans, askOn: null, askBy: event.by };
    case 'planAsked':
      return { ...plans, asked: event.n, open: event.plan, askOn: null, askBy: null };
    case 'planAdopted':
      return {
        ...plans,
        open: plans.open === event.plan ? null : plans.open,
        inForce: { plan: event.plan, batches: event.batches },
      };
    case 'batchSkipped':
      return withoutBatch(plans, event.relieveOn);
    case 'planGivenUp':
      return { ...plans, open: null, replan: plans.inForce && plans.replan };
    case 'replanNoted': {
      const { on, team, seats, because } = event;
      const cause = { team, seats, because };
      return {
        ...plans,
        replan: { on: plans.replan?.on ?? on, because: [...(plans.replan?.because ?? []), cause] },
      };
    }
    case 'replanOrdered':
      return { ...plans, replan: null };
  }
}
