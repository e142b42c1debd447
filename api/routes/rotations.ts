import { nothing } from '../../schemas/requests/common.ts';
import { byRotation } from '../../schemas/requests/paths.ts';
import { act, approvalActs } from '../act.ts';

const base = 'rotations/{programme}/{n}';
const common = {
  tag: 'rotations',
  params: byRotation,
  kind: 'rotation' as const,
  case: ({ programme, n }: { programme: string; n: string }) => `rotation/${programme}/${n}`,
};

export const rotationActs = [
  ...approvalActs(base, common),
  act({
    ...common,
    path: `${base}/resubmissions`,
    summary: '重新报送轮换方案。Resubmit a plan that was returned.',
    body: nothing,
    act: 'resubmit',
  }),
];
