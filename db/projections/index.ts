import type { CaseKind } from '../../domain/case.ts';
import type { Project } from '../projections.ts';

/** The read tables of each kind of case. */
export const projections: Partial<Record<CaseKind, Project>> = {};
