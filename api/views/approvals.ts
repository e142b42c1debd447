import { isApprovalEvent, type Approval, type ApprovalEvent, type Approvals } from '../../domain/approval.ts';
import type { CaseKind } from '../../domain/case.ts';
import { turnsOf } from '../../domain/approval-turns.ts';
import { chainOf, type Chain, type Policy } from '../../domain/policy.ts';
import { chainIdOf } from './approval-setting.ts';
import type { Event } from '../../db/queries/events.ts';

type Minuted = Extract<ApprovalEvent, { type: 'minuted' }>;

/** The approvals of a case as a person reads them: the chain, where it stands, who decided what and why. */
export const approvalsOf = (
  kind: CaseKind,
  state: { readonly approvals: Approvals },
  policy: Policy,
  history: readonly Event[],
) =>
  Object.entries(state.approvals).map(([key, approval]) =>
    viewOf(key, approval, chainOf(policy, chainIdOf(policy, kind, state, key)), history),
  );

function viewOf(key: string, approval: Approval, chain: Chain, history: readonly Event[]) {
  const { status, step, office, due, signed, minutes, added = [], moved = {} } = approval;
  const own = history.filter(({ data }) => data.approval === key);
  return {
    ...{ approval: key, status, step, office, due, signed },
    minutes: minutes && { ...minutes, recused: minutes.recused ?? 0 },
    turns: turnsOf(approval).map(({ act, office: of, account = null }) => ({ act, office: of, account })),
    added: added.map(({ account, by, place, signed: has = false }) => ({ account, by, place, signed: has })),
    moved: Object.entries(moved).map(([owner, { to, kind: as }]) => ({ owner, to, as })),
    steps: chain.steps.map(({ files = null, ...item }) => ({
      ...{ id: item.id, name: item.name, kind: item.kind, may: item.may, files },
    })),
    decisions: decisionsOf(own),
    trace: traceOf(own),
  };
}

function decisionsOf(own: readonly Event[]) {
  let recorded: Minuted | undefined;
  return own.flatMap((row) => {
    const event = { ...row.data, type: row.type } as ApprovalEvent;
    if (event.type === 'minuted') recorded = event;
    if (event.type !== 'signed' && event.type !== 'minutesConfirmed') return [];
    const { step, verdict, by } = event;
    const minutes = event.type === 'minutesConfirmed' && recorded ? minutesOf(recorded) : null;
    const [owner, as] = event.type === 'signed' ? [event.for ?? null, event.as ?? null] : [null, null];
    const reason = row.texts?.reason ?? null;
    return [{ step, verdict, by, byName: row.actorName, for: owner, as, date: row.date, reason, minutes }];
  });
}

const minutesOf = ({ number, heldOn, due, present, agree, disagree, defer, recused = 0, by }: Minuted) => ({
  ...{ number, heldOn, due, present, agree, disagree, defer, recused },
  recordedBy: by,
});

/** Decisions have a list of their own, and opening a step is nobody's doing. */
const untold: readonly string[] = ['stepOpened', 'signed', 'minutesConfirmed', 'officeAgreed'];

const traceOf = (own: readonly Event[]) =>
  own
    .filter((row) => isApprovalEvent(row) && !untold.includes(row.type))
    .map(
      ({ type, date, actor: by, actorName: byName, texts, data: { approval: _, reason: __, ...data } }) => ({
        ...{ type, date, by, byName, data },
        reason: texts?.reason ?? null,
      }),
    );
