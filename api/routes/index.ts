import type { Route } from '../route.ts';
import { accountRoutes } from './accounts.ts';
import { cadreRoutes } from './cadres.ts';
import { calendarRoutes } from './calendar.ts';
import { caseRoutes } from './cases.ts';
import { changeRoutes } from './changes.ts';
import { clockRoutes } from './clock.ts';
import { countyGroupRoutes } from './county-groups.ts';
import { departureRoutes } from './departures.ts';
import { documentRoutes } from './documents.ts';
import { dutyRoutes } from './duties.ts';
import { eventRoutes } from './events.ts';
import { figureRoutes } from './figures.ts';
import { fundRoutes } from './funds.ts';
import { evaluationRoutes } from './evaluations.ts';
import { findingRoutes } from './findings.ts';
import { hostPostRoutes } from './host-posts.ts';
import { importRoutes } from './imports.ts';
import { inboxRoutes } from './inbox.ts';
import { noticeRoutes } from './notices.ts';
import { officeHolderRoutes } from './office-holders.ts';
import { policyRoutes } from './policies.ts';
import { postingRoutes } from './postings.ts';
import { programmeRoutes } from './programmes.ts';
import { reportRoutes } from './reports.ts';
import { rotationPlanRoutes } from './rotation-plans.ts';
import { rotationRoutes } from './rotations.ts';
import { seatTransferRoutes } from './seat-transfers.ts';
import { selectionRoutes } from './selections.ts';
import { statutoryGradeRoutes } from './statutory-grades.ts';
import { sessionRoutes } from './sessions.ts';
import { shortlistRoutes } from './shortlist.ts';
import { strengthRoutes } from './strength.ts';
import { substitutionRoutes } from './substitutions.ts';
import { supervisionRoutes } from './supervision.ts';
import { teamRoutes } from './teams.ts';
import { townRoutes } from './towns.ts';
import { unitRoutes } from './units.ts';
import { villageRoutes } from './villages.ts';
import { workItemRoutes } from './work-items.ts';

/** Under /api/v1, with a body of JSON or none. */
export const routes: readonly Route[] = [
  ...sessionRoutes,
  ...clockRoutes,
  ...programmeRoutes,
  ...calendarRoutes,
  ...policyRoutes,
  ...substitutionRoutes,
  ...officeHolderRoutes,
  ...changeRoutes,
  ...unitRoutes,
  ...townRoutes,
  ...villageRoutes,
  ...strengthRoutes,
  ...departureRoutes,
  ...figureRoutes,
  ...cadreRoutes,
  ...statutoryGradeRoutes,
  ...accountRoutes,
  ...teamRoutes,
  ...countyGroupRoutes,
  ...selectionRoutes,
  ...shortlistRoutes,
  ...documentRoutes,
  ...noticeRoutes,
  ...inboxRoutes,
  ...postingRoutes,
  ...seatTransferRoutes,
  ...hostPostRoutes,
  ...rotationRoutes,
  ...rotationPlanRoutes,
  ...reportRoutes,
  ...dutyRoutes,
  ...supervisionRoutes,
  ...findingRoutes,
  ...evaluationRoutes,
  ...workItemRoutes,
  ...fundRoutes,
  ...caseRoutes,
  ...eventRoutes,
];

/** Everything under /api/v1, as it is described: also what takes a file. */
export const allRoutes: readonly Route[] = [...routes, ...importRoutes];
