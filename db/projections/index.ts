import type { CaseKind } from '../../domain/case.ts';
import type { Project } from '../projections.ts';
import { projectDuty } from './duty.ts';
import { projectEvaluation } from './evaluation.ts';
import { projectFinding } from './finding.ts';
import { projectFund } from './fund.ts';
import { projectHostPost } from './host-post.ts';
import { projectPosting } from './posting.ts';
import { projectProgramme } from './programme.ts';
import { projectReport } from './report.ts';
import { projectRotation } from './rotation.ts';
import { projectRotationPlan } from './rotation-plan.ts';
import { projectSelection } from './selection.ts';
import { projectSupervision } from './supervision.ts';
import { projectTeam } from './team.ts';
import { projectWorkItem } from './work-item.ts';

/** The read tables of each kind of case. */
export const projections: Partial<Record<CaseKind, Project>> = {
  programme: projectProgramme,
  selection: projectSelection,
  team: projectTeam,
  posting: projectPosting,
  hostPost: projectHostPost,
  rotation: projectRotation,
  rotationPlan: projectRotationPlan,
  report: projectReport,
  duty: projectDuty,
  fund: projectFund,
  supervision: projectSupervision,
  finding: projectFinding,
  evaluation: projectEvaluation,
  workItem: projectWorkItem,
};
