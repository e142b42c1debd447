import { team as process } from '../domain/team.ts';
import { runCase } from './case.ts';
import type { CaseInput } from './messages.ts';

export const team = (input: CaseInput): Promise<void> => runCase(process, input);
