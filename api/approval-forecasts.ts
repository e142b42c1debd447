import type { z } from 'zod';
import { holdersToday, type Holder } from '../db/queries/holders.ts';
import { forecastApproval } from '../domain/approval-forecast.ts';
import type { ApprovalSetting } from '../domain/approval-steps.ts';
import type { Approval, Approvals } from '../domain/approval.ts';
import type { CaseKind } from '../domain/case.ts';
import { Refusal } from '../domain/errors.ts';
import type { Places } from '../domain/office.ts';
import { chainOf } from '../domain/policy.ts';
import type { SelectionState } from '../domain/selection-state.ts';
import type { DateString } from '../domain/time.ts';
import { forecasts } from '../schemas/answers/approvals.ts';
import { forecastOf } from '../schemas/requests/approvals.ts';
import type { ApiDeps } from './deps.ts';
import { get, type Route } from './route.ts';
import { chainsOfKind, settingOfApproval } from './views/approval-setting.ts';
import { readableCase, policyOfCase } from './views/whole.ts';

interface Asked {
  readonly key: string | null;
  readonly approval?: Approval;
  readonly setting: ApprovalSetting;
}

/** Who will have to decide, and by when: of approvals that go on, and of a chain before it begins. */
export const approvalForecasts = <P extends z.ZodObject>(
  base: string,
  { tag, params, kind, case: idOf }: ForecastOptions<P>,
): Route =>
  get({
    path: `${base}/forecasts`,
    tag,
    summary: '审批预览:还须由谁、在何日前决定。Who will have to decide, and by when at the latest.',
    params,
    query: forecastOf,
    answer: forecasts,
    handle: async ({ params: where, query, session, deps }) => {
      const { state, ...row } = await readableCase(deps, session, idOf(where), kind);
      const policy = await policyOfCase(deps, row);
      const { approvals } = state as { readonly approvals: Approvals };
      const asked: readonly Asked[] =
        query.chain === undefined
          ? Object.entries(approvals)
              .filter(([, { status }]) => status === 'open' || status === 'returned')
              .map(([key, approval]) => ({
                ...{ key, approval, setting: settingOfApproval(policy, kind, state, key) },
              }))
          : [{ key: null, setting: beforeIt(query.chain, query.seat) }];
      return { items: await Promise.all(asked.map((item) => forecast(deps, item, session.today))) };

      function beforeIt(name: string, seat: string | undefined): ApprovalSetting {
        const chain = chainsOfKind(policy, kind)[name];
        if (chain === undefined) throw new Refusal('not-found', { id: name }, 'chain');
        return { chain: chainOf(policy, chain), places: placesOf(kind, state, seat), initiators: [] };
      }
    },
  });

interface ForecastOptions<P extends z.ZodObject> {
  readonly tag: string;
  readonly params: P;
  readonly kind: CaseKind;
  readonly case: (params: z.output<P>) => string;
}

/** A selection has its places by seat; the first one's where none is named. */
function placesOf(kind: CaseKind, state: object, seat: string | undefined): Places {
  if (kind !== 'selection') return (state as { readonly places: Places }).places;
  const { seats } = state as SelectionState;
  const plan = seat === undefined ? Object.values(seats)[0] : seats[seat];
  if (!plan) throw new Refusal('seat-unknown', { seat: seat ?? '' }, 'seat');
  return plan.places;
}

async function forecast(deps: ApiDeps, { key, approval, setting }: Asked, today: DateString) {
  const steps = forecastApproval(approval, setting, await deps.calendar(), today);
  const offices = [...new Set(steps.flatMap(({ office }) => (office === null ? [] : [office])))];
  const holders = await holdersToday(deps.db, offices);
  return {
    approval: key,
    name: setting.chain.name,
    steps: steps.map(({ step, status, office, by }) => {
      const { id, name, kind } = setting.chain.steps[step] ?? { id: '', name: setting.chain.name, kind: '' };
      const deciders = holders.filter((holder) => holder.office === office);
      const view = holderView(setting, kind === 'meeting');
      return { ...{ step, id, name, kind, status, office, by }, holders: deciders.map(view) };
    }),
  };
}

/** Whoever nominated or drafted holds the office all the same, and does not decide (four eyes); nor does their substitute. */
const holderView =
  ({ initiators }: ApprovalSetting, meeting: boolean) =>
  ({ account, name, substitute }: Holder) => {
    const mayDecide = !initiators.includes(account);
    return {
      ...{ account, name, mayDecide },
      // In a meeting nobody is represented.
      substitute:
        substitute && !meeting
          ? { ...substitute, mayDecide: mayDecide && !initiators.includes(substitute.account) }
          : null,
    };
  };
