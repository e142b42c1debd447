import type { z } from 'zod';
import {
  addedSigner,
  confirmation,
  copies,
  decisions,
  minutes,
  namedApprovals,
  passing,
  removedSigner,
  withReason,
} from '../schemas/requests/approvals.ts';
import { act, type ActOptions } from './act.ts';
import type { StageText } from './commands.ts';
import type { Route } from './route.ts';

const staged = <T extends { readonly reason?: string | undefined }>(body: T, text: StageText) => ({
  ...body,
  ...(body.reason !== undefined && { reason: text('reason', body.reason) }),
});

/** The acts of the approval machine, the same for every kind of case. */
export const approvalActs = <P extends z.ZodObject>(
  base: string,
  common: Pick<ActOptions<P, z.ZodType>, 'tag' | 'params' | 'kind' | 'case'>,
): Route[] => [
  act({
    ...common,
    path: `${base}/decisions`,
    summary: '签批:同意、退回或否决。Agree, return or reject, each item on its own approval.',
    body: decisions,
    act: 'decide',
    payload: ({ items }, text) => ({
      items: items.map(({ reason, ...item }, n) => ({
        ...item,
        ...(reason !== undefined && { reason: text(`items.${n}.reason`, reason) }),
      })),
    }),
  }),
  act({
    ...common,
    path: `${base}/minutes`,
    summary: '录入会议记录。Record the minutes of a meeting.',
    body: minutes,
    act: 'minute',
  }),
  act({
    ...common,
    path: `${base}/minutes/confirmations`,
    summary: '确认会议记录(须由录入人以外的人)。Confirm minutes that somebody else has recorded.',
    body: confirmation,
    act: 'confirmMinutes',
  }),
  act({
    ...common,
    path: `${base}/transfers`,
    summary: '转办:此后由对方签署。Transfer: the part is theirs now.',
    body: passing,
    act: 'transfer',
    payload: staged,
  }),
  act({
    ...common,
    path: `${base}/delegations`,
    summary: '委派:对方提出意见后退回本人签署。Delegate: it comes back with an opinion.',
    body: passing,
    act: 'delegate',
    payload: staged,
  }),
  act({
    ...common,
    path: `${base}/delegations/returns`,
    summary: '收回尚未答复的委派。Take back what was delegated and is unanswered.',
    body: namedApprovals,
    act: 'takeBack',
  }),
  act({
    ...common,
    path: `${base}/signers`,
    summary: '加签:前、并、后。Add a signer before, beside or after the office.',
    body: addedSigner,
    act: 'addSigner',
    payload: staged,
  }),
  act({
    ...common,
    path: `${base}/signers/removals`,
    summary: '减签。Remove a signer who was added and has not signed.',
    body: removedSigner,
    act: 'removeSigner',
  }),
  act({
    ...common,
    path: `${base}/recusals`,
    summary:
      '回避。Take no part in a signature; if nobody else of the office is left, it goes to the one above.',
    body: withReason,
    act: 'recuse',
    payload: staged,
  }),
  act({
    ...common,
    path: `${base}/copies`,
    summary: '抄送账号或机构。Copy to accounts or offices, who may then read the case.',
    body: copies,
    act: 'copy',
  }),
  act({
    ...common,
    path: `${base}/urgings`,
    summary: '催办,每日一次。Urge whoever has to decide, once a day.',
    body: namedApprovals,
    act: 'urge',
  }),
  act({
    ...common,
    path: `${base}/terminations`,
    summary:
      '终止审批(系统管理员,须说明理由)。End an approval without a decision: administrators, with a reason.',
    body: withReason,
    act: 'terminate',
    payload: staged,
  }),
];
