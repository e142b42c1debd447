import { declaredDays } from '../../db/calendar.ts';
import { declaredDay } from '../../schemas/answers/clock.ts';
import { listOf } from '../../schemas/answers/common.ts';
import { dayDeclaration, dayRevocation } from '../../schemas/requests/calendar.ts';
import { byId } from '../../schemas/requests/paths.ts';
import { act } from '../act.ts';
import { get, type Route } from '../route.ts';

const base = 'programmes/{id}/declared-days';
const common = {
  tag: 'calendar',
  params: byId,
  kind: 'programme' as const,
  case: ({ id }: { id: string }) => `programme/${id}`,
};

export const calendarRoutes: readonly Route[] = [
  get({
    path: base,
    tag: 'calendar',
    summary: '另行规定的工作日与休息日。Days that count otherwise than published.',
    params: byId,
    answer: listOf(declaredDay),
    handle: async ({ deps }) => ({ items: await declaredDays(deps.db) }),
  }),
  act({
    ...common,
    path: base,
    summary:
      '另行规定某日为工作日或休息日,未到期限随之重算。Declare a day: limits still to come move with it.',
    body: dayDeclaration,
    act: 'declareDay',
  }),
  act({
    ...common,
    path: `${base}/revocations`,
    summary: '撤销规定。Revoke a declared day.',
    body: dayRevocation,
    act: 'revokeDay',
  }),
];
