/** What the worker bundles: one workflow for each kind of case, named after it. */
import { takeNoStacks } from './stacks.ts';

takeNoStacks();

export { programme } from './programme.ts';
export { team } from './team.ts';
export { selection } from './selection.ts';
export { posting } from './posting.ts';
export { hostPost } from './host-post.ts';
export { rotation } from './rotation.ts';
export { rotationPlan } from './rotation-plan.ts';
export { report } from './report.ts';
export { duty } from './duty.ts';
export { supervision } from './supervision.ts';
export { finding } from './finding.ts';
export { evaluation } from './evaluation.ts';
export { workItem } from './work-item.ts';
export { fund } from './fund.ts';
