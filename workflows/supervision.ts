import { supervision as process } from '../domain/supervision.ts';
import { runCase } from './case.ts';
import type { CaseInput } from './messages.ts';

export const supervision = (input: CaseInput): Promise<void> => runCase(process, input);
