import { rotation as process } from '../domain/rotation.ts';
import { runCase } from './case.ts';
import type { CaseInput } from './messages.ts';

export const rotation = (input: CaseInput): Promise<void> => runCase(process, input);
