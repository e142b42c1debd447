import type { CaseKind } from '../../domain/case.ts';
import type { GatherMore } from '../facts.ts';
import { dutyFacts } from './duty.ts';
import { fundFacts } from './fund.ts';
import { evaluationFacts } from './evaluation.ts';
import { postingFacts } from './posting.ts';
import { programmeFacts } from './programme.ts';
import { reportFacts } from './report.ts';
import { rotationFacts } from './rotation.ts';
import { rotationPlanFacts } from './rotation-plan.ts';
import { selectionFacts } from './selection.ts';
import { supervisionFacts } from './supervision.ts';
import { teamFacts } from './team.ts';
import { workItemFacts } from './work-item.ts';

/** What each kind of case needs to know beyond the facts of every command. */
export const gatherers: Partial<Record<CaseKind, GatherMore>> = {
  duty: dutyFacts,
  fund: fundFacts,
  evaluation: evaluationFacts,
  posting: postingFacts,
  programme: programmeFacts,
  report: reportFacts,
  rotation: rotationFacts,
  rotationPlan: rotationPlanFacts,
  selection: selectionFacts,
  supervision: supervisionFacts,
  team: teamFacts,
  workItem: workItemFacts,
};
