import type { CommandBase } from '../domain/case.ts';
import { BATCH, type Answer } from './messages.ts';

/** Commands that came together, and who waits for what became of each. */
interface Waiting {
  readonly commands: readonly CommandBase[];
  readonly answer: (answers: readonly Answer[]) => void;
}

/** What is recorded in one transaction. */
export interface Batch {
  readonly commands: readonly CommandBase[];
  /** They were sent as one: after a fault none of the rest is tried. */
  readonly inOrder: boolean;
  answer(outcomes: readonly Answer[]): void;
}

/** What a case has been told and has not recorded yet. */
export interface Queue {
  length(): number;
  take(commands: readonly CommandBase[]): Promise<readonly Answer[]>;
  /** Those that came one by one share a batch; those that were sent as one have it to themselves. */
  next(): Batch;
}

export function createQueue(): Queue {
  const queue: Waiting[] = [];
  const isAlone = ({ commands }: Waiting): boolean => commands.length === 1;

  const nextWaiting = (): readonly Waiting[] => {
    const together = queue.findIndex((waiting) => !isAlone(waiting));
    if (together === 0) return queue.splice(0, 1);
    return queue.splice(0, Math.min(BATCH, together < 0 ? queue.length : together));
  };

  return {
    length: () => queue.length,
    take: (commands) =>
      new Promise((answer) => {
        queue.push({ commands, answer });
      }),
    next() {
      const waiting = nextWaiting();
      return {
        commands: waiting.flatMap(({ commands }) => commands),
        inOrder: !waiting.every(isAlone),
        answer(outcomes) {
          let answered = 0;
          for (const { commands, answer } of waiting) {
            answer(outcomes.slice(answered, answered + commands.length));
            answered += commands.length;
          }
        },
      };
    },
  };
}
