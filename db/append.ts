import { randomBytes } from 'node:crypto';
import type { CommandBase, Draft, EventBase, Message } from '../domain/case.ts';
import type { AnyProcess } from '../domain/processes.ts';
import type { DateString } from '../domain/time.ts';
import { hashLink, hashSecret } from './hash.ts';
import type { Step } from './projections.ts';
import type { Row } from './rows.ts';
import type { caseTable, event as eventTable } from './schema.ts';

export type CaseRow = typeof caseTable.$inferSelect;

export interface Appended {
  readonly next: CaseRow;
  readonly links: readonly Row<typeof eventTable>[];
  readonly steps: readonly Step[];
  readonly messages: readonly Sent[];
}

export interface Sent {
  readonly id: string;
  readonly message: Message;
}

/** What is decided as links of the case's chain, and the row that comes of it. */
export function append(
  process: AnyProcess,
  row: CaseRow,
  { id: command, date, actor, onBehalf }: CommandBase,
  decided: readonly Draft<EventBase>[],
  calendar: string,
): Appended {
  let { state, version, head } = row;
  const links: Row<typeof eventTable>[] = [];
  const messages: Sent[] = [];
  const steps: Step[] = [];
  for (const { event, secret = null } of decided) {
    version += 1;
    state = process.evolve(state, event, date);
    const { type, ...data } = event;
    const salt = secret && randomBytes(16).toString('hex');
    const link = {
      ...{ caseId: row.id, sequence: version, type, date, actor, data },
      onBehalf: onBehalf ?? null,
      secretHash: secret && salt && hashSecret(salt, secret),
      command,
    };
    const hash = hashLink(head, link);
    links.push({ ...link, secret, salt, previous: head, hash });
    head = hash;
    steps.push({ event, sequence: version, state });
    process
      .messages(state, event, row.id)
      .forEach((message, n) => messages.push({ id: `${row.id}#${version}.${n}`, message }));
  }
  const counted = calendar === row.calendar ? row : { ...row, calendar };
  const next =
    steps.length === 0 ? counted : { ...counted, ...changed(process, row, state, date), version, head };
  return { next, links, steps, messages };
}

/** What a case's row says of its state. */
function changed(process: AnyProcess, { town, unit, endedOn }: CaseRow, state: unknown, date: DateString) {
  const tags = process.tags(state);
  return {
    ...{ state, changedOn: date, stage: process.stage(state), due: process.due(state) },
    ...{ town: tags.town ?? town, unit: tags.unit ?? unit },
    endedOn: process.ended(state) ? (endedOn ?? date) : null,
  };
}
