import type { CaseKind } from '../../domain/case.ts';
import type { GatherMore } from '../facts.ts';

/** What each kind of case needs to know beyond the facts of every command. */
export const gatherers: Partial<Record<CaseKind, GatherMore>> = {};
