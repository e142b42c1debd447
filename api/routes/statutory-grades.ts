import { statutoryGrades } from '../../schemas/requests/statutory-grades.ts';
import { byId } from '../../schemas/requests/paths.ts';
import { act } from '../act.ts';
import type { Route } from '../route.ts';

export const statutoryGradeRoutes: readonly Route[] = [
  act({
    path: 'programmes/{id}/statutory-grades',
    tag: 'cadres',
    summary:
      '录入法定年度考核等次(与本方案的评估意见分开)。Record statutory grades as the home unit gave them, apart from the evaluation’s opinion.',
    params: byId,
    body: statutoryGrades,
    kind: 'programme',
    case: ({ id }) => `programme/${id}`,
    act: 'recordGrades',
    payload: ({ items }, text) => ({
      items: items.map(({ grade, reason, ...item }, n) => ({
        ...{ ...item, grade: text(`grade.${n}`, grade) },
        ...(reason !== undefined && { reason: text(`reason.${n}`, reason) }),
      })),
    }),
  }),
];
