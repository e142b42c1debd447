export * from './schema/reference.ts';
export * from './schema/case.ts';
export * from './schema/assignment.ts';
export * from './schema/host-side.ts';
export * from './schema/year.ts';
export * from './schema/supervision.ts';
export * from './schema/evaluation.ts';
export * from './schema/plan.ts';
