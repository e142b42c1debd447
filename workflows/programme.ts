import { programme as process } from '../domain/programme.ts';
import { runCase } from './case.ts';
import type { CaseInput } from './messages.ts';

export const programme = (input: CaseInput): Promise<void> => runCase(process, input);
