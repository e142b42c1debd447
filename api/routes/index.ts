import type { Route } from '../route.ts';
import { caseRoutes } from './cases.ts';
import { hostPostActs } from './host-posts.ts';
import { inboxRoutes } from './inbox.ts';
import { postingActs } from './postings.ts';
import { programmeActs } from './programmes.ts';
import { reportActs } from './reports.ts';
import { rotationActs } from './rotations.ts';
import { selectionActs } from './selections.ts';
import { sessionRoutes } from './sessions.ts';
import { teamActs } from './teams.ts';

/** Everything under /api/v1: served from here, and described from here. */
export const routes: readonly Route[] = [
  ...sessionRoutes,
  ...inboxRoutes,
  ...programmeActs,
  ...teamActs,
  ...selectionActs,
  ...postingActs,
  ...hostPostActs,
  ...rotationActs,
  ...reportActs,
  ...caseRoutes,
];
