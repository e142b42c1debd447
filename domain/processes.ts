import type { CaseKind, CommandBase, EventBase, Process } from './case.ts';
import { duty } from './duty.ts';
import { evaluation } from './evaluation.ts';
import { finding } from './finding.ts';
import { fund } from './fund.ts';
import { hostPost } from './host-post.ts';
import { posting } from './posting.ts';
import { programme } from './programme.ts';
import { report } from './report.ts';
import { rotation } from './rotation.ts';
import { rotationPlan } from './rotation-plan.ts';
import { selection } from './selection.ts';
import { supervision } from './supervision.ts';
import { team } from './team.ts';
import { workItem } from './work-item.ts';

/** A process whose own types do not matter: states and events are handed through without looking into them. */
export type AnyProcess = Process<unknown, CommandBase, EventBase>;

const processes = {
  programme,
  team,
  selection,
  posting,
  hostPost,
  rotation,
  rotationPlan,
  report,
  duty,
  workItem,
  fund,
  supervision,
  finding,
  evaluation,
};

/** Every process of the programme, by the kind of its cases. */
export const processOf = (kind: CaseKind): AnyProcess => processes[kind];
