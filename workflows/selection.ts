import { selection as process } from '../domain/selection.ts';
import { runCase } from './case.ts';
import type { CaseInput } from './messages.ts';

export const selection = (input: CaseInput): Promise<void> => runCase(process, input);
