import { hostPost as process } from '../domain/host-post.ts';
import { runCase } from './case.ts';
import type { CaseInput } from './messages.ts';

export const hostPost = (input: CaseInput): Promise<void> => runCase(process, input);
