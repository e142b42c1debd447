import { clockAnswer, clockMoved } from '../../schemas/answers/clock.ts';
import { advance } from '../../schemas/requests/sessions.ts';
import { clockMode, standingMove, today } from '../../db/clock.ts';
import { rootUnit } from '../../db/queries/root.ts';
import { Refusal } from '../../domain/errors.ts';
import { officeId } from '../../domain/office.ts';
import { addDays } from '../../domain/time.ts';
import { moveClock } from '../clock.ts';
import { bodyHash, commandId } from '../commands.ts';
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
    keyed: 'optional',
    patient: true,
    answer: clockMoved,
    handle: async ({ body, session, key, route, deps }) => {
      const administers = session.offices.some(({ role }) => role === 'administrator');
      const office = officeId(await rootUnit(deps.db), 'administrator');
      if (!administers) throw new Refusal('not-your-office', { office });
      if ((await clockMode(deps.db)) === 'real') throw new Problem('clock-real');
      const now = await today(deps.db);
      const asked = { from: now, to: 'to' in body ? body.to : addDays(now, body.days), body: bodyHash(body) };
      const id = commandId(session.account, route, key);
      const move = key === '' ? asked : await standingMove(deps.db, { id, ...asked });
      if (move.body !== asked.body) throw new Refusal('key-reused');
      const { from, to } = move;
      if (to < from) throw new Refusal('date-order', { date: to, earliest: from }, 'to');
      // Asked for again: what is left of a move that was broken off, and nothing of one that was made.
      if (now <= to) await moveClock(deps.driver, to);
      return { from, date: to, nextDue: await deps.driver.nextDue() };
    },
  }),
];
