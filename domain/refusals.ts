import { approvalRefusals } from './refusals/approval.ts';
import { changeRefusals } from './refusals/change.ts';
import { evaluationRefusals } from './refusals/evaluation.ts';
import { hostRefusals } from './refusals/host.ts';
import { postingRefusals } from './refusals/posting.ts';
import { reportRefusals } from './refusals/report.ts';
import { requestRefusals } from './refusals/request.ts';
import { rotationRefusals } from './refusals/rotation.ts';
import { selectionRefusals } from './refusals/selection.ts';
import { supervisionRefusals } from './refusals/supervision.ts';
import { yearRefusals } from './refusals/year.ts';

/** The words of every refusal, by subject. `{name}` is filled from the refusal's params. Each says what is wrong and what to do. */
export const refusals = {
  ...requestRefusals,
  ...approvalRefusals,
  ...selectionRefusals,
  ...postingRefusals,
  ...hostRefusals,
  ...changeRefusals,
  ...rotationRefusals,
  ...supervisionRefusals,
  ...evaluationRefusals,
  ...yearRefusals,
  ...reportRefusals,
} as const satisfies Record<string, { zh: string; en: string }>;
