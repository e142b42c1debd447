import { z } from 'zod';
import { date, maybeDate } from './common.ts';

const text = z.string().nullable();

const departureRow = z
  .object({
    seat: z.string(),
    role: z.string(),
    team: z.string(),
    teamName: z.string(),
    countyName: text,
    supplyingUnit: z.string(),
    leadUnit: text,
    leadUnitName: text,
    posting: z.string(),
    person: z.string(),
    personName: z.string(),
    on: date,
    basis: z.enum(['released', 'ordered', 'planned', 'term']).meta({
      description: '已离任;批次已批;方案中;任期届满。Gone; relief ordered; planned; the term ends.',
    }),
    next: z.object({
      status: z.enum(['onSite', 'dispatched', 'sought', 'planned', 'none']),
      /** The posting, or the selection. */
      case: text,
      on: maybeDate,
    }),
    /** Days between the predecessor's going and the successor's coming. */
    gap: z.int().nullable(),
    /** To come, and nobody is on site or on the way who will be there by then. */
    warning: z.boolean(),
  })
  .meta({ id: 'Departure' });

export const departuresAnswer = z
  .object({
    ...{ from: date, to: date, today: date },
    /** As of which day it was asked, if one was named. */
    on: date.optional(),
    /** Of the whole time and filter, not of the page. */
    figures: z.object({
      leaving: z.int(),
      secured: z.int(),
      sought: z.int(),
      planned: z.int(),
      none: z.int(),
      warnings: z.int(),
      gaps: z.object({ known: z.int(), withoutGap: z.int(), mean: z.number(), longest: z.int() }),
    }),
    items: z.array(departureRow),
    next: text,
  })
  .meta({ id: 'Departures', description: '离任与接替。Who leaves when, and who comes: docs/strength.md.' });
