import {
  allHandlersFinished,
  condition,
  continueAsNew,
  defineQuery,
  defineSignal,
  defineUpdate,
  log,
  setHandler,
  sleep,
  upsertSearchAttributes,
  workflowInfo,
} from '@temporalio/workflow';
import type { SearchAttributeUpdatePair } from '@temporalio/common';
import { packOutcome, type PackedOutcome } from '../domain/answer.ts';
import type { CommandBase, EventBase, Job, Process } from '../domain/case.ts';
import type { DateString } from '../domain/time.ts';
import {
  SEVERAL,
  STATE_FORMAT,
  searchAttributes,
  type Answer,
  type CaseInput,
  type CaseView,
  type Sent,
} from './messages.ts';
import { workOut } from './jobs.ts';
import { isCommand, refuseAllMalformed, refuseMalformed } from './malformed.ts';
import { createQueue } from './queue.ts';
import { record } from './record.ts';

/** Events of history after which a case goes on in a new run: replay costs about 1 ms an event. */
const HISTORY_LIMIT = 300;
/** A quiet case is carried over once a year, so that no run is older than the code it must replay on for long. */
const RUN_LIMIT_MS = 365 * 86_400_000;
/** What is due already is ticked at once: a timer of no time would be refused. */
const SOONEST_MS = 1000;
/** A tick that left its date as it was met a fault: somebody has to mend it before another try is of use. */
const AGAIN_MS = 10 * 60_000;

/** The beginning of a date in Shanghai, when what is due on it may be done. */
const dayBegins = (date: DateString): number => Date.parse(`${date}T00:00:00+08:00`);

/**
 * The one loop of every case: commands are queued, `record` decides and records them, and the state evolves by what it
 * answers and by nothing else. So a workflow never knows more than Postgres does.
 */
export async function runCase<S, C extends CommandBase, E extends EventBase>(
  process: Process<S, C, E>,
  input: CaseInput,
): Promise<void> {
  const { case: ref, clock } = input;
  const carried = input.carried?.format === STATE_FORMAT ? input.carried : undefined;
  let state = carried ? (carried.state as S) : process.initial;
  let version = carried?.version ?? 0;
  let stage = carried ? process.stage(state) : undefined;
  let armed: DateString | null = null;
  let ticked: DateString | null = null;
  const queue = createQueue();

  const take = async (command: CommandBase): Promise<Answer> => (await queue.take([command]))[0] as Answer;
  const acts = [...process.acts, 'tick', 'recalendar'];
  setHandler(
    defineUpdate<PackedOutcome[], [readonly CommandBase[]]>(SEVERAL),
    async (commands) => (await queue.take(commands)).map(packOutcome),
    { validator: (commands: readonly CommandBase[]) => refuseAllMalformed(acts, commands) },
  );
  for (const act of acts) {
    const update = async (sent: Sent): Promise<PackedOutcome> => packOutcome(await take({ ...sent, act }));
    const validator = (sent: Sent): void => refuseMalformed(act, sent);
    setHandler(defineUpdate<PackedOutcome, [Sent]>(act), update, { validator });
    setHandler(defineSignal<[Sent]>(act), async (sent) => {
      if (isCommand(act, sent)) await take({ ...sent, act });
      // Nobody hears an answer, and an error would end the case.
      else log.warn('a malformed signal was left out', { case: ref.id, act });
    });
  }
  setHandler(defineQuery<CaseView>('state'), (): CaseView => ({
    version,
    stage: process.stage(state),
    due: process.due(state),
    state,
  }));

  /** One lazy timer: left alone when the due date moves later, armed again when it fires. */
  const arm = (): void => {
    const due = process.due(state);
    if (clock === 'driven' || due === null || process.ended(state) || (armed !== null && armed <= due))
      return;
    armed = due;
    const least = due === ticked ? AGAIN_MS : SOONEST_MS;
    void sleep(Math.max(least, dayBegins(due) - Date.now())).then(() => {
      if (armed === due) armed = null;
      const now = process.due(state);
      if (now === null || now > due) return arm();
      ticked = due;
      const tick: CommandBase = {
        id: `tick:${ref.id}:${due}:${version}`,
        act: 'tick',
        actor: 'clock',
        date: due,
      };
      void take(tick).then(arm);
    });
  };

  const evolve = (events: readonly (readonly [DateString, EventBase])[]): void => {
    for (const [date, event] of events) state = process.evolve(state, event as E, date);
    version += events.length;
    const now = process.stage(state);
    if (events.length === 0 || now === stage) return;
    const first = stage === undefined;
    stage = now;
    upsertSearchAttributes([...attributesOf(process, state), ...(first ? tagsOf(process, state) : [])]);
  };

  /** Each command with the answer of the job that its act needs; most kinds of cases have none, and wait for nothing. */
  const prepared = (
    commands: readonly CommandBase[],
  ): readonly CommandBase[] | Promise<readonly CommandBase[]> => {
    const { jobs } = process;
    if (!jobs) return commands;
    return Promise.all(
      commands.map(async (command) => {
        const job: Job | undefined = jobs[command.act as C['act']];
        return job === undefined
          ? command
          : { ...command, result: await workOut[job]({ case: ref, command }) };
      }),
    );
  };

  /** What is in the queue, recorded in one transaction; asked again when the record was ahead. */
  const drain = async (): Promise<void> => {
    const batch = queue.next();
    const commands = await prepared(batch.commands);
    for (;;) {
      const answered = await record({
        ...{ case: ref, version, commands },
        ...(batch.inOrder && { inOrder: true }),
      });
      evolve(answered.events);
      if (answered.outcomes.length === commands.length) return batch.answer(answered.outcomes);
      log.warn('the workflow was behind its record', { case: ref.id, version });
    }
  };

  const started = Date.now();
  const isLong = (): boolean =>
    workflowInfo().historyLength > HISTORY_LIMIT ||
    workflowInfo().continueAsNewSuggested ||
    Date.now() - started > RUN_LIMIT_MS;

  arm();
  for (;;) {
    await condition(() => queue.length() > 0);
    await drain();
    arm();
    if (queue.length() > 0) continue;
    if (process.ended(state) || isLong()) {
      await condition(() => queue.length() > 0 || allHandlersFinished());
      if (queue.length() > 0) continue;
      if (process.ended(state)) return;
      await continueAsNew<(next: CaseInput) => Promise<void>>({
        ...input,
        carried: { format: STATE_FORMAT, version, state },
      });
    }
  }
}

/** What changes with the phase. */
function attributesOf<S, C extends CommandBase, E extends EventBase>(
  process: Process<S, C, E>,
  state: S,
): SearchAttributeUpdatePair[] {
  const due = process.due(state);
  return [
    { key: searchAttributes.stage, value: process.stage(state) },
    { key: searchAttributes.due, value: due === null ? null : new Date(dayBegins(due)) },
  ];
}

/** Where the case belongs, which stays: a case that is started again folds it from its record. */
function tagsOf<S, C extends CommandBase, E extends EventBase>(
  process: Process<S, C, E>,
  state: S,
): SearchAttributeUpdatePair[] {
  const { town, unit } = process.tags(state);
  return [
    ...(town === undefined ? [] : [{ key: searchAttributes.town, value: town }]),
    ...(unit === undefined ? [] : [{ key: searchAttributes.unit, value: unit }]),
  ];
}
