import type { Task } from './case.ts';
import { addDays, earliest, type DateString } from './time.ts';
import type { OfficeId } from './office.ts';

/**
 * The one machine for every approval of the programme: selections, waivers, plans, extensions, recalls, reports.
 * It decides on ONE subject; a slate is several approvals in one case, so that each person keeps their own result.
 * A process keeps a map of approvals by key (`main`, a person's id, `waiver:{person}`) and folds these events into it.
 */
export type Verdict = 'agree' | 'return' | 'reject';

export type ApprovalStatus = 'open' | 'agreed' | 'rejected' | 'returned' | 'withdrawn';

export interface Minutes {
  readonly number: string;
  readonly heldOn: DateString;
  /** 应到 members due. */
  readonly due: number;
  /** 实到 members present. */
  readonly present: number;
  readonly agree: number;
  readonly disagree: number;
  /** 缓议 votes to decide another time. */
  readonly defer: number;
}

export interface Approval {
  readonly status: ApprovalStatus;
  /** Index of the step that is open, or that was the last one open. */
  readonly step: number;
  readonly office: OfficeId;
  readonly meeting: boolean;
  /** The step's limit: it stays when it has passed. */
  readonly due: DateString | null;
  readonly remindOn: DateString | null;
  /** The day after the limit, until it has been said that it passed. */
  readonly lateOn: DateString | null;
  /** Who has agreed at this step: an `all` step waits for every holder. */
  readonly signed: readonly string[];
  /** Recorded and waiting for somebody else's confirmation. */
  readonly minutes: (Minutes & { readonly recordedBy: string }) | null;
}

export type Approvals = Readonly<Record<string, Approval>>;

export type ApprovalEvent =
  | {
      readonly type: 'stepOpened';
      readonly approval: string;
      readonly step: number;
      readonly office: OfficeId;
      readonly due: DateString;
      readonly remindOn: DateString | null;
      /** Decided in a meeting, not by signature. */
      readonly meeting?: true;
    }
  | {
      readonly type: 'signed';
      readonly approval: string;
      readonly step: number;
      readonly by: string;
      readonly verdict: Verdict;
      /** Id of the reason in the staging table. */
      readonly reason?: string;
    }
  | ({
      readonly type: 'minuted';
      readonly approval: string;
      readonly step: number;
      readonly by: string;
    } & Minutes)
  | {
      readonly type: 'minutesConfirmed';
      readonly approval: string;
      readonly step: number;
      readonly by: string;
      readonly verdict: 'agree' | 'reject' | 'defer';
    }
  | { readonly type: 'approvalReturned'; readonly approval: string; readonly step: number }
  | {
      readonly type: 'approvalEnded';
      readonly approval: string;
      readonly result: 'agreed' | 'rejected' | 'withdrawn';
    }
  | { readonly type: 'reminded'; readonly approval: string; readonly office: OfficeId }
  | { readonly type: 'escalated'; readonly approval: string; readonly office: OfficeId };

const isApprovalEvent = (event: { readonly type: string }): event is ApprovalEvent =>
  [
    'stepOpened',
    'signed',
    'minuted',
    'minutesConfirmed',
    'approvalReturned',
    'approvalEnded',
    'reminded',
    'escalated',
  ].includes(event.type);

/** Folds an approval's event into the map; any other event leaves it as it is. */
export function evolveApprovals(approvals: Approvals, event: { readonly type: string }): Approvals {
  if (!isApprovalEvent(event)) return approvals;
  const next = evolveApproval(approvals[event.approval], event);
  return next ? { ...approvals, [event.approval]: next } : approvals;
}

function evolveApproval(approval: Approval | undefined, event: ApprovalEvent): Approval | undefined {
  if (event.type === 'stepOpened') {
    const { step, office, due, remindOn, meeting = false } = event;
    const lateOn = addDays(due, 1);
    return { status: 'open', step, office, meeting, due, remindOn, lateOn, signed: [], minutes: null };
  }
  if (!approval) return undefined;
  switch (event.type) {
    case 'signed':
      return event.verdict === 'agree' ? { ...approval, signed: [...approval.signed, event.by] } : approval;
    case 'minuted': {
      const { number, heldOn, due, present, agree, disagree, defer, by } = event;
      return {
        ...approval,
        minutes: { number, heldOn, due, present, agree, disagree, defer, recordedBy: by },
      };
    }
    case 'minutesConfirmed':
      return { ...approval, minutes: null };
    case 'approvalReturned':
      return { ...approval, status: 'returned', ...idle, signed: [] };
    case 'approvalEnded':
      return { ...approval, status: event.result, ...idle };
    case 'reminded':
      return { ...approval, remindOn: null };
    case 'escalated':
      return { ...approval, remindOn: null, lateOn: null };
  }
}

const idle = { due: null, remindOn: null, lateOn: null };

/** The next date on which one of the approvals has to be looked at: a reminder's day, or the day AFTER a limit. */
export const dueOfApprovals = (approvals: Approvals): DateString | null =>
  earliest(
    ...Object.values(approvals).flatMap(({ status, remindOn, lateOn }) =>
      status === 'open' ? [remindOn, lateOn] : [],
    ),
  );

/** The inbox rows of every open approval: a signature, a meeting to be held, or minutes to be confirmed. */
export const tasksOfApprovals = (approvals: Approvals): readonly Task[] =>
  Object.entries(approvals).flatMap(([key, { status, meeting, minutes, office, due }]) => {
    if (status !== 'open') return [];
    const act = meeting ? (minutes ? 'confirmMinutes' : 'minute') : 'decide';
    return [{ key: `${act}:${key}`, office, act, subject: key, due }];
  });
