import type { ApprovalCommand } from './approval-acts.ts';
import type { CommandBase } from './case.ts';
import type { ProposeFirstSecretary } from './first-secretary.ts';
import type { Promotion, Start } from './posting-events.ts';
import type { HandoverCommand } from './posting-handover-state.ts';
import type { Places } from './office.ts';
import type { ImportedPost } from './programme-state.ts';
import type { DateString } from './time.ts';

export type PostingCommand = CommandBase &
  (
    | ApprovalCommand
    | HandoverCommand
    | ProposeFirstSecretary
    | { readonly act: 'resubmit'; readonly approval: string }
    | { readonly act: 'withdraw'; readonly approval: string }
    | ({ readonly act: 'start'; readonly selection: string; readonly relieves?: string } & Start)
    | ({
        readonly act: 'import';
        readonly since: DateString;
        readonly posts: readonly ImportedPost[];
      } & Start)
    | ({ readonly act: 'startTransferred'; readonly transferredFrom: string } & Start)
    | { readonly act: 'proposeTransfer'; readonly seat: string; readonly reason: string }
    | { readonly act: 'transferred'; readonly to: string }
    | { readonly act: 'transferRefused'; readonly seat: string }
    | { readonly act: 'arrive'; readonly on: DateString; readonly document?: string }
    | { readonly act: 'beRelieved'; readonly rotation: string; readonly on: DateString }
    | { readonly act: 'reliefGivenUp' }
    | { readonly act: 'takeOver'; readonly on: DateString }
    | { readonly act: 'extend'; readonly months: number; readonly reason: string }
    | { readonly act: 'resign' | 'returnEarly'; readonly reason: string; readonly document?: string }
    | ({ readonly act: 'promote' } & Promotion)
    | { readonly act: 'recall'; readonly ground: string; readonly reason: string }
    /** From supervision: the ladder of consequences proposes, the sender decides. */
    | { readonly act: 'proposeRecall'; readonly ground: string; readonly days: number }
    | { readonly act: 'realign'; readonly places: Places }
    | { readonly act: 'endWithTerm' }
    | { readonly act: 'takeNote'; readonly subject: string }
    | { readonly act: 'giveOpinion'; readonly opinion: string; readonly document?: string }
    | {
        readonly act: 'appraise';
        readonly grade: string;
        readonly document: string;
        readonly comment?: string;
      }
    | { readonly act: 'cancel'; readonly reason: string }
  );

export type PostingAct<A extends PostingCommand['act']> = Extract<PostingCommand, { act: A }>;
