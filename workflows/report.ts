import { report as process } from '../domain/report.ts';
import { runCase } from './case.ts';
import type { CaseInput } from './messages.ts';

export const report = (input: CaseInput): Promise<void> => runCase(process, input);
