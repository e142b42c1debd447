import { workItem as process } from '../domain/work-item.ts';
import { runCase } from './case.ts';
import type { CaseInput } from './messages.ts';

export const workItem = (input: CaseInput): Promise<void> => runCase(process, input);
