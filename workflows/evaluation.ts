import { evaluation as process } from '../domain/evaluation.ts';
import { runCase } from './case.ts';
import type { CaseInput } from './messages.ts';

export const evaluation = (input: CaseInput): Promise<void> => runCase(process, input);
