import { createHash } from 'node:crypto';
import { eventsOfCommand, findCommand, findProgramme, findTarget } from '../db/queries/commands.ts';
import { canonical } from '../db/hash.ts';
import { textEntry } from '../db/schema.ts';
import type { CaseKind, CaseRef, CommandBase, Tags } from '../domain/case.ts';
import { Refusal } from '../domain/errors.ts';
import type { OnBehalf } from '../domain/office.ts';
import type { DateString } from '../domain/time.ts';
import type { Answer } from '../workflows/messages.ts';
import type { CommandAnswer } from '../schemas/answers/common.ts';
import type { ApiDeps } from './deps.ts';
import type { Feed } from './feed.ts';
import { Problem } from './problem.ts';

type CommandDeps = Pick<ApiDeps, 'db' | 'cases' | 'feed'>;

/** Stages a free text under a field's name and gives its id, which is all that the command carries. */
export type StageText = (field: string, body: string) => string;

/** One act that a request asks for. */
export interface Ask {
  readonly actor: string;
  /** Method and path of the request. */
  readonly route: string;
  readonly key: string;
  readonly kind: CaseKind;
  readonly case: string;
  readonly act: string;
  readonly body: unknown;
  readonly onBehalf?: OnBehalf | undefined;
  readonly payload: (text: StageText, id: string) => Readonly<Record<string, unknown>>;
}

/** 16 characters of base64url are 96 bits: two requests do not meet by chance. Histories hold it, so no longer than that. */
export const commandId = (actor: string, route: string, key: string): string =>
  createHash('sha256')
    .update(JSON.stringify([actor, route, key]))
    .digest('base64url')
    .slice(0, 16);

/** Tells two bodies under one key apart: an accident, so that 64 bits do. */
export const bodyHash = (body: unknown): string =>
  createHash('sha256').update(canonical(body)).digest('base64url').slice(0, 11);

/** Carries out one act and answers what it brought about. Throws a Refusal, or a Problem when there is no answer. */
export async function carryOut(deps: CommandDeps, ask: Ask): Promise<CommandAnswer> {
  const id = commandId(ask.actor, ask.route, ask.key);
  const body = bodyHash(ask.body);
  const [first, target] = await Promise.all([
    findCommand(deps.db, id),
    findTarget(deps.db, ask.case, ask.kind),
  ]);
  // The same request sent twice: the other one may have ended the case between these two looks.
  const before = first ?? (target?.ended ? await findCommand(deps.db, id) : undefined);
  if (!before) await send(deps, ask, target, id, body);
  const [known, events] = await Promise.all([
    before ?? findCommand(deps.db, id),
    eventsOfCommand(deps.db, ask.case, id),
  ]);
  if (!known) throw new Error(`${id} was answered, and is not on record`);
  if (known.body !== body) throw new Refusal('key-reused');
  const { outcome } = known;
  if (!outcome.ok) {
    const { code, params, field } = outcome.refusal;
    throw new Refusal(code, params, field);
  }
  return { case: ask.case, version: outcome.version, events: [...events] };
}

type Found = Awaited<ReturnType<typeof findTarget>>;

/** Resolves when the command is on record. */
async function send(deps: CommandDeps, ask: Ask, found: Found, id: string, body: string): Promise<void> {
  const { ref, today, tags } = await targetOf(deps, ask, found);
  const texts = new Map<string, string>();
  const stage: StageText = (field, text) => {
    const textId = `text-${createHash('sha256').update(`${id} ${field}`).digest('base64url').slice(0, 22)}`;
    texts.set(textId, text);
    return textId;
  };
  const { act, actor, onBehalf, payload } = ask;
  const command: CommandBase = {
    ...payload(stage, id),
    ...{ id, act, actor, date: today, bodyHash: body },
    ...(onBehalf && { onBehalf }),
  };
  if (texts.size > 0) {
    const rows = [...texts].map(([textId, text]) => ({ id: textId, body: text, author: actor }));
    await deps.db.insert(textEntry).values(rows).onConflictDoNothing();
  }
  await onRecord(deps.feed, id, () => deps.cases.send(ref, command, tags));
}

/**
 * Whichever is first: the workflow's answer, or word of the commit, which comes while Temporal still writes its history. What is on
 * record stands: should the task be lost after it, the next one finds the command there.
 */
const onRecord = (feed: Feed, id: string, sending: () => Promise<Answer>): Promise<void> =>
  new Promise((resolve, reject) => {
    const forget = feed.whenRecorded(id, resolve);
    void sending()
      .then((answer) => {
        if ('fault' in answer) throw new Problem('fault');
      })
      // Whoever has been answered already does not hear how the rest of it went.
      .then(resolve, reject)
      .finally(forget);
  });

async function targetOf(
  { db }: CommandDeps,
  ask: Ask,
  target: Found,
): Promise<{ ref: CaseRef; today: DateString; tags?: Tags }> {
  const { case: id, kind } = ask;
  if (target?.ended) throw new Refusal('case-ended', { case: id });
  if (target) return target;
  const programme = id.replace(/^programme\//, '');
  const loaded = kind === 'programme' ? await findProgramme(db, programme) : undefined;
  if (!loaded) throw new Refusal('not-found', { id });
  const { policyVersion, today } = loaded;
  return { ref: { id, kind, programme, policyVersion }, today, tags: {} };
}
