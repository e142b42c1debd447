import { listHeadquarters } from '../../db/queries/headquarters.ts';
import { officeHolders } from '../../db/queries/office-holders.ts';
import { listOf } from '../../schemas/answers/common.ts';
import { headquarters, officeHolderRow } from '../../schemas/answers/host-side.ts';
import { officeEnding, officeHolderList, officeHolding } from '../../schemas/requests/host-side.ts';
import { byId } from '../../schemas/requests/paths.ts';
import { act } from '../act.ts';
import { get, type Route } from '../route.ts';

const base = 'programmes/{id}/office-holders';
const common = {
  tag: 'headquarters',
  params: byId,
  kind: 'programme' as const,
  case: ({ id }: { id: string }) => `programme/${id}`,
};

export const officeHolderRoutes: readonly Route[] = [
  get({
    path: 'headquarters',
    tag: 'headquarters',
    summary: '驻市帮扶指挥部。The headquarters, one in each city.',
    answer: listOf(headquarters),
    handle: async ({ deps }) => ({ items: await listHeadquarters(deps.db) }),
  }),
  get({
    path: base,
    tag: 'headquarters',
    summary: '指挥部某日的任职人员。Who holds the offices of the headquarters on a day.',
    params: byId,
    query: officeHolderList,
    answer: listOf(officeHolderRow),
    handle: async ({ query, deps }) => ({ items: await officeHolders(deps.db, query) }),
  }),
  act({
    ...common,
    path: base,
    summary: '录入指挥部任职。Record who holds an office of a headquarters.',
    body: officeHolding,
    act: 'recordOfficeHolder',
    payload: ({ name, ...rest }, text, id) => ({
      ...rest,
      ...(name !== undefined && { name: text('name', name) }),
      holder: id,
    }),
  }),
  act({
    ...common,
    path: `${base}/endings`,
    summary: '录入指挥部免职。Record until when somebody held an office of a headquarters.',
    body: officeEnding,
    act: 'endOfficeHolder',
  }),
];
