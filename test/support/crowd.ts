import type { CaseRef, CommandBase } from '../../domain/case.ts';
import type { SelectionState } from '../../domain/selection-state.ts';
import { today } from '../../db/clock.ts';
import { sendAll, type Ledger } from './ledger.ts';
import {
  agreeToAll,
  commandOf,
  holderOf,
  launchSelection,
  nominate,
  openSteps,
  proposals,
  publishNotice,
  stateOf,
  type Hands,
} from './slate.ts';
import type { Stack } from './stack.ts';

const CLIENTS = 20;

export const handsOf = (stack: Stack): Hands => ({
  db: stack.database.db,
  send: stack.cases.send,
  settle: stack.driver.settle,
});

/** A selection with everybody nominated: the first step of each is open. */
export async function nominatedSlate(stack: Stack, town: string): Promise<CaseRef> {
  const hands = handsOf(stack);
  const selection = await launchSelection(hands, town);
  await nominate(hands, selection, await proposals(hands.db, selection));
  return selection;
}

/** A selection with everybody published: objections may come in, as many as there are. */
export async function publishedSlate(stack: Stack, town: string): Promise<CaseRef> {
  const selection = await nominatedSlate(stack, town);
  await agreeToAll(handsOf(stack), selection);
  await publishNotice(handsOf(stack), selection);
  return selection;
}

/** Both holders of each office sign for everybody at once, in twenty windows: one of them is first. */
export async function raceToSign(stack: Stack, selection: CaseRef, ledger: Ledger): Promise<void> {
  const date = await today(stack.database.db);
  const steps = await openSteps(stack.database.db, selection.id);
  const senders = Array.from({ length: CLIENTS }, (_, n) => {
    const commands = steps.flatMap(({ office, keys }) =>
      keys.map((approval) =>
        commandOf('decide', holderOf(office, n % 2 === 0 ? 1 : 2), date, {
          items: [{ approval, verdict: 'agree' }],
        }),
      ),
    );
    return { cases: stack.newCases(), commands };
  });
  await sendAll(senders, selection, ledger);
}

/** Twenty clients object and settle, `rounds` times each: 40 decisions a round that must all be there. */
export async function objectAndSettle(
  stack: Stack,
  selection: CaseRef,
  rounds: number,
  ledger: Ledger,
): Promise<void> {
  const { db } = stack.database;
  const date = await today(db);
  const { nominees, seats } = await stateOf<SelectionState>(db, selection.id);
  const published = Object.entries(nominees).filter(([, { stage }]) => stage === 'notice');
  const senders = Array.from({ length: CLIENTS }, (_, n) => {
    const [person = '', nominee] = published[n % published.length] ?? [];
    const supplying = seats[nominee?.seat ?? '']?.places.supplyingUnit ?? '';
    const discipline = `a-${supplying}-discipline-${(n % 2) + 1}`;
    const commands = Array.from({ length: rounds }, (__, round): readonly CommandBase[] => {
      const objection = `o-${n}-${round}`;
      const about = { person, objection, reason: 'text-1' };
      return [
        commandOf('object', discipline, date, about),
        commandOf('settle', discipline, date, { ...about, result: 'dismissed' }),
      ];
    }).flat();
    return { cases: stack.newCases(), commands };
  });
  await sendAll(senders, selection, ledger);
}
