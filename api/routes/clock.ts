import { clockAnswer, clockMoved } from '../../schemas/answers/clock.ts';
import { advance } from '../../schemas/requests/sessions.ts';
import { clockMode, today } from '../../db/clock.ts';
import { rootUnit } from '../../db/queries/root.ts';
import { Refusal } from '../../domain/errors.ts';
import { officeId } from '../../domain/office.ts';
import { addDays } from '../../domain/time.ts';
import { moveClock } from '../clock.ts';
import { Problem } from '../problem.ts';
import { get, post, type Route } from '../route.ts';

export const clockRoutes: readonly Route[] = [
  get({
    path: 'clock',
    tag: 'clock',
    summary: '业务日期。The business date, and when a case is due next.',
    answer: clockAnswer,
    handle: async ({ deps: { db, driver } }) => ({
      date: await today(db),
      mode: await clockMode(db),
      nextDue: await driver.nextDue(),
    }),
  }),
  post({
    path: 'clock/advance',
    tag: 'clock',
    summary: '推进业务日期(仅演示时钟)。Move a driven clock forward, day by due day.',
    body: advance,
    keyed: false,
    patient: true,
    answer: clockMoved,
    handle: async ({ body, session, deps }) => {
      const administers = session.offices.some(({ role }) => role === 'administrator');
      const office = officeId(await rootUnit(deps.db), 'administrator');
      if (!administers) throw new Refusal('not-your-office', { office });
      if ((await clockMode(deps.db)) === 'real') throw new Problem('clock-real');
      const from = await today(deps.db);
      const to = 'to' in body ? body.to : addDays(from, body.days);
      if (to < from) throw new Refusal('date-order', { date: to, earliest: from }, 'to');
      await moveClock(deps.driver, to);
      return { from, date: await today(deps.db), nextDue: await deps.driver.nextDue() };
    },
  }),
];
