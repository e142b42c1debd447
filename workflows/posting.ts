import { posting as process } from '../domain/posting.ts';
import { runCase } from './case.ts';
import type { CaseInput } from './messages.ts';

export const posting = (input: CaseInput): Promise<void> => runCase(process, input);
