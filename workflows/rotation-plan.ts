import { rotationPlan as process } from '../domain/rotation-plan.ts';
import { runCase } from './case.ts';
import type { CaseInput } from './messages.ts';

export const rotationPlan = (input: CaseInput): Promise<void> => runCase(process, input);
