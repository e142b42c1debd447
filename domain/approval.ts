import { addDays, earliest, type DateString } from './time.ts';
import type { ApprovalEvent, Minutes } from './approval-events.ts';
import type { OfficeId } from './office.ts';

export type { ApprovalEvent, Minutes } from './approval-events.ts';

/**
 * The one machine for every approval of the programme: selections, waivers, plans, extensions, recalls, reports.
 * It decides on ONE subject; a slate is several approvals in one case, so that each person keeps their own result.
 * A process keeps a map of approvals by key (`main`, a person's id, `waiver:{person}`) and folds these events into it.
 */
export type ApprovalStatus = 'open' | 'agreed' | 'rejected' | 'returned' | 'withdrawn' | 'terminated';

/** A holder's part of a step that somebody else has now: for good (转办), or until they have said what they think (委派). */
export interface Moved {
  readonly to: string;
  readonly kind: 'transferred' | 'delegated';
  /** Who delegated it, where it was theirs by a transfer: there it comes back to. */
  readonly from?: string;
}

/** 加签: somebody who signs in addition to the step's office. */
export interface AddedSigner {
  readonly account: string;
  /** Who added them, and may remove them. */
  readonly by: string;
  readonly place: SignerPlace;
  readonly signed?: true;
}

/** Before the office may sign, beside it, or after it has agreed. */
export const signerPlaces = ['before', 'beside', 'after'] as const;
export type SignerPlace = (typeof signerPlaces)[number];

export interface Approval {
  readonly status: ApprovalStatus;
  /** Index of the step that is open, or that was the last one open. */
  readonly step: number;
  readonly office: OfficeId;
  readonly meeting: boolean;
  /** The day from which the step's limit counts. */
  readonly openedOn?: DateString;
  /** The step's limit: it stays when it has passed. */
  readonly due: DateString | null;
  readonly remindOn: DateString | null;
  /** The day after the limit, until it has been said that it passed. */
  readonly lateOn: DateString | null;
  /** Holders whose part is agreed to at this step, whoever signed for them: an `all` step waits for every holder. */
  readonly signed: readonly string[];
  /** Recorded and waiting for somebody else's confirmation. */
  readonly minutes: (Minutes & { readonly recordedBy: string }) | null;
  /** By holder: parts that somebody else has now. */
  readonly moved?: Readonly<Record<string, Moved>>;
  readonly added?: readonly AddedSigner[];
  /** 回避: holders who take no part in this step. */
  readonly recused?: readonly string[];
  /** The office has agreed; an added signer has not. */
  readonly agreed?: true;
  /** The step that returned it: where it goes on once this earlier one agrees. */
  readonly resumeAt?: number;
  /** Where that step goes on in turn, as it had been returned to itself; of what is returned, where `step` does. */
  readonly thenAt?: readonly number[];
  /** The step has gone to the office above, once. */
  readonly handedOver?: true;
  /** The office above, which was told that the limit has passed. */
  readonly told?: OfficeId;
  readonly urgedOn?: DateString;
}

export type Approvals = Readonly<Record<string, Approval>>;

const eventTypes: Readonly<Record<ApprovalEvent['type'], true>> = {
  stepOpened: true,
  signed: true,
  officeAgreed: true,
  minuted: true,
  minutesConfirmed: true,
  moved: true,
  takenBack: true,
  signerAdded: true,
  signerRemoved: true,
  recused: true,
  copied: true,
  urged: true,
  stepHandedOver: true,
  deemedConsent: true,
  limitMoved: true,
  approvalReturned: true,
  approvalEnded: true,
  reminded: true,
  escalated: true,
};

export const isApprovalEvent = (event: { readonly type: string }): event is ApprovalEvent =>
  event.type in eventTypes;

/** What the fold needs of an approval's event: numbers, reasons and steps that have passed are for the record. */
export function leanApproval(event: { readonly type: string }): { readonly type: string } {
  if (!isApprovalEvent(event)) return event;
  switch (event.type) {
    case 'signed': {
      const { step: _, reason: __, document: ___, ...lean } = event;
      return lean;
    }
    case 'minuted': {
      const { step: _, ...lean } = event;
      return lean;
    }
    case 'minutesConfirmed':
    case 'copied':
    case 'urged':
    case 'deemedConsent':
    case 'officeAgreed':
      return { type: event.type, approval: event.approval } as { readonly type: string };
    default:
      return event;
  }
}

/** Folds an approval's event of a date into the map; any other event leaves it as it is. */
export function evolveApprovals(
  approvals: Approvals,
  event: { readonly type: string },
  date: DateString,
): Approvals {
  if (!isApprovalEvent(event)) return approvals;
  const next = evolveApproval(approvals[event.approval], event, date);
  return next ? { ...approvals, [event.approval]: next } : approvals;
}

function evolveApproval(
  approval: Approval | undefined,
  event: ApprovalEvent,
  date: DateString,
): Approval | undefined {
  if (event.type === 'stepOpened') {
    const { step, office, due, remindOn, meeting = false, resumeAt, thenAt } = event;
    const lateOn = addDays(due, 1);
    return {
      ...{ status: 'open', step, office, meeting, openedOn: date, due, remindOn, lateOn },
      ...{ signed: [], minutes: null },
      ...(resumeAt !== undefined && { resumeAt }),
      ...(thenAt && { thenAt }),
    };
  }
  if (!approval) return undefined;
  const { moved = {}, added = [], recused = [] } = approval;
  switch (event.type) {
    case 'signed': {
      const { by, verdict, as, for: owner = by } = event;
      if (as === 'delegate') return { ...approval, moved: backFrom(moved, owner) };
      if (verdict !== 'agree') return approval;
      if (as !== 'added') return { ...approval, signed: [...approval.signed, owner] };
      return {
        ...approval,
        added: added.map((own) => (own.account === by ? { ...own, signed: true } : own)),
      };
    }
    case 'officeAgreed':
      return { ...approval, agreed: true };
    case 'moved':
      return { ...approval, moved: { ...moved, [event.owner]: movedBy(event, moved[event.owner]) } };
    case 'takenBack':
      return { ...approval, moved: backFrom(moved, event.owner) };
    case 'signerAdded': {
      const { account, by, place } = event;
      return { ...approval, added: [...added, { account, by, place }] };
    }
    case 'signerRemoved':
      return { ...approval, added: added.filter(({ account }) => account !== event.account) };
    case 'recused':
      return { ...approval, recused: [...recused, event.by] };
    case 'minuted': {
      const { type: _, approval: __, step: ___, by: recordedBy, ...minutes } = event;
      return { ...approval, minutes: { ...minutes, recordedBy } };
    }
    case 'minutesConfirmed':
      return { ...approval, minutes: null };
    case 'stepHandedOver': {
      const { office, due, remindOn } = event;
      const { told: _, moved: __, ...rest } = approval;
      return {
        ...rest,
        ...{ office, due, remindOn, lateOn: addDays(due, 1), openedOn: date, signed: [], handedOver: true },
      };
    }
    case 'limitMoved': {
      const { due, remindOn } = event;
      return { ...approval, due, remindOn, lateOn: approval.lateOn && addDays(due, 1) };
    }
    case 'approvalReturned':
      return {
        ...{ ...idle(approval), status: 'returned', step: event.step },
        ...(event.thenAt && { thenAt: event.thenAt }),
      };
    case 'approvalEnded':
      return { ...idle(approval), status: event.result };
    case 'reminded':
      return { ...approval, remindOn: null };
    case 'escalated':
      return { ...approval, remindOn: null, lateOn: null, told: event.office };
    case 'urged':
      return { ...approval, urgedOn: date };
    case 'copied':
    case 'deemedConsent':
      return approval;
  }
}

/** Nobody's turn any more: what belonged to the step that was open is gone with it. */
const idle = ({ status, step, office, meeting, signed }: Approval): Approval => ({
  ...{ status, step, office, meeting, signed },
  ...{ due: null, remindOn: null, lateOn: null, minutes: null },
});

type MovedParts = Readonly<Record<string, Moved>>;

const movedBy = (
  { to, as }: Extract<ApprovalEvent, { type: 'moved' }>,
  before: Moved | undefined,
): Moved => ({
  ...{ to, kind: as },
  ...(as === 'delegated' && before?.kind === 'transferred' && { from: before.to }),
});

/** A delegated part is again with whoever delegated it: its holder, or whom the holder had transferred it to. */
function backFrom(moved: MovedParts, owner: string): MovedParts {
  const { from } = moved[owner] ?? {};
  if (from !== undefined) return { ...moved, [owner]: { to: from, kind: 'transferred' } };
  return Object.fromEntries(Object.entries(moved).filter(([own]) => own !== owner));
}

/** The next date on which one of the approvals has to be looked at: a reminder's day, or the day AFTER a limit. */
export const dueOfApprovals = (approvals: Approvals): DateString | null =>
  earliest(
    ...Object.values(approvals).flatMap(({ status, remindOn, lateOn }) =>
      status === 'open' ? [remindOn, lateOn] : [],
    ),
  );
