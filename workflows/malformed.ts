import { ApplicationFailure } from '@temporalio/common';
import type { CommandBase } from '../domain/case.ts';
import { BATCH, type Sent } from './messages.ts';

/** Who names the act again must name the same one. */
export const isCommand = (act: string, sent: Sent & { readonly act?: string }): boolean =>
  typeof sent?.id === 'string' &&
  (sent.act === undefined || sent.act === act) &&
  typeof sent.actor === 'string' &&
  typeof sent.date === 'string' &&
  /^\d{4}-\d\d-\d\d$/.test(sent.date);

const malformed = (why: string): ApplicationFailure =>
  ApplicationFailure.nonRetryable(why, 'MalformedCommand');

/** Refuses early what no state could accept. It promises nothing more: validators do not run at replay. */
export function refuseMalformed(act: string, sent: Sent): void {
  if (!isCommand(act, sent)) throw malformed(`not a command of act ${act}`);
}

/** Of commands that are sent as one, each names its act; the first that no state could accept refuses them all. */
export function refuseAllMalformed(acts: readonly string[], commands: readonly CommandBase[]): void {
  const { length } = commands ?? [];
  if (!(length >= 1 && length <= BATCH)) throw malformed(`1 to ${BATCH} commands are sent as one`);
  for (const command of commands) {
    if (!acts.includes(command?.act)) throw malformed(`not an act of this case: ${command?.act}`);
    refuseMalformed(command.act, command);
  }
}
