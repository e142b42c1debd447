import type { FiledDocument } from './case-file.ts';
import type { OfficeId } from './office.ts';
import type { SignerPlace } from './approval.ts';
import type { DateString } from './time.ts';

export type Verdict = 'agree' | 'return' | 'reject';

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
  /** 回避: members who were present and took no part in this item; they are neither due nor present for it. */
  readonly recused?: number;
}

/** What happened in one approval, at one of its steps. */
interface At {
  readonly approval: string;
  readonly step: number;
}

/**
 * How somebody came to sign who does not hold the office: standing in for an absent holder, having been given a holder's
 * part, asked for an opinion that goes back to the holder, or added.
 */
export type SignedAs = 'substitute' | 'transferred' | 'delegate' | 'added';

export type ApprovalEvent =
  | (At & {
      readonly type: 'stepOpened';
      readonly office: OfficeId;
      readonly due: DateString;
      readonly remindOn: DateString | null;
      /** Decided in a meeting, not by signature. */
      readonly meeting?: true;
      /** Opened by a return: the step to go on with once this one agrees. */
      readonly resumeAt?: number;
      /** And where that one goes on: it had been returned to as well. */
      readonly thenAt?: readonly number[];
    })
  | (At & {
      readonly type: 'signed';
      readonly by: string;
      /** The holder whose part it was, where that is somebody else. */
      readonly for?: string;
      readonly as?: SignedAs;
      readonly verdict: Verdict;
      /** Id of the reason in the staging table. */
      readonly reason?: string;
      /** The document that this step brings to the case file. */
      readonly document?: FiledDocument;
    })
  /** Everybody of the office has agreed; a signer who was added has not. */
  | (At & { readonly type: 'officeAgreed' })
  | (At & { readonly type: 'minuted'; readonly by: string } & Minutes)
  | (At & {
      readonly type: 'minutesConfirmed';
      readonly by: string;
      readonly verdict: 'agree' | 'reject' | 'defer';
    })
  | (At & {
      readonly type: 'moved';
      readonly as: 'transferred' | 'delegated';
      readonly by: string;
      readonly owner: string;
      readonly to: string;
      readonly reason?: string;
    })
  | (At & { readonly type: 'takenBack'; readonly owner: string })
  | (At & {
      readonly type: 'signerAdded';
      readonly account: string;
      readonly by: string;
      readonly place: SignerPlace;
      readonly reason?: string;
    })
  | (At & { readonly type: 'signerRemoved'; readonly account: string; readonly by: string })
  | (At & { readonly type: 'recused'; readonly by: string; readonly reason: string })
  | (At & {
      readonly type: 'copied';
      readonly by: string;
      readonly accounts: readonly string[];
      readonly offices: readonly OfficeId[];
    })
  | (At & { readonly type: 'urged'; readonly by: string })
  | (At & {
      readonly type: 'stepHandedOver';
      readonly office: OfficeId;
      readonly why: 'limit' | 'recusal';
      readonly due: DateString;
      readonly remindOn: DateString | null;
    })
  /** The limit passed in silence, which the policy takes for consent. */
  | (At & { readonly type: 'deemedConsent' })
  /** The calendar has changed, and the limit with it. */
  | (At & { readonly type: 'limitMoved'; readonly due: DateString; readonly remindOn: DateString | null })
  /** Back with whoever initiated it; `step` is the one to go on with. */
  | (At & { readonly type: 'approvalReturned'; readonly thenAt?: readonly number[] })
  | {
      readonly type: 'approvalEnded';
      readonly approval: string;
      readonly result: 'agreed' | 'rejected' | 'withdrawn' | 'terminated';
      /** Of a termination, which is nobody's decision on the subject. */
      readonly reason?: string;
    }
  | { readonly type: 'reminded'; readonly approval: string; readonly office: OfficeId }
  | { readonly type: 'escalated'; readonly approval: string; readonly office: OfficeId };
