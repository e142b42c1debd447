import { finding as process } from '../domain/finding.ts';
import { runCase } from './case.ts';
import type { CaseInput } from './messages.ts';

export const finding = (input: CaseInput): Promise<void> => runCase(process, input);
