import { fund as process } from '../domain/fund.ts';
import { runCase } from './case.ts';
import type { CaseInput } from './messages.ts';

export const fund = (input: CaseInput): Promise<void> => runCase(process, input);
