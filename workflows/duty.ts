import { duty as process } from '../domain/duty.ts';
import { runCase } from './case.ts';
import type { CaseInput } from './messages.ts';

export const duty = (input: CaseInput): Promise<void> => runCase(process, input);
