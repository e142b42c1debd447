import { byArea } from '../../schemas/requests/paths.ts';
import { launchSelection } from '../../schemas/requests/selections.ts';
import { act } from '../act.ts';

export const teamActs = [
  act({
    path: 'teams/{area}/selections',
    tag: 'teams',
    summary: '发起选派。Launch a selection for vacant seats.',
    params: byArea,
    body: launchSelection,
    kind: 'team',
    case: ({ area }) => `team/${area}`,
    act: 'launchSelection',
  }),
];
