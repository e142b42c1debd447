import { z } from 'zod';
import { date, maybeDate } from './common.ts';

const words = z.object({ zh: z.string(), en: z.string() });

const group = z.object({
  /** Code of the city, county, town or unit; null for all together, and for what has no such place. */
  key: z.string().nullable(),
  name: z.string().nullable(),
  count: z.int(),
  statuses: z.array(
    z.object({
      status: z.string(),
      count: z.int(),
      /** Of the rows' numbers: null where they have none, and the sum where they are shares. */
      sum: z.number().nullable(),
      most: z.number().nullable(),
    }),
  ),
});

export const figureAnswer = z
  .object({
    figure: z.string(),
    name: words,
    statuses: z.array(words.extend({ status: z.string() })),
    /** What a row's number is; null where rows have none. */
    value: words.nullable(),
    on: date,
    today: date,
    /** Whether each row is of a year, and the one that was asked for. */
    byYear: z.boolean(),
    year: z.int().nullable(),
    by: z.enum(['all', 'city', 'county', 'town', 'unit']),
    items: z.array(group),
  })
  .meta({
    id: 'Figure',
    description:
      '领导关心的一项数字;每个数都可打开其明细。Each number is that of the rows that the list has.',
  });

export const figureRow = z
  .object({
    id: z.string(),
    /** The case that the row is of; null for what everybody may read. */
    case: z.string().nullable(),
    area: z.string().nullable(),
    areaName: z.string().nullable(),
    unit: z.string().nullable(),
    unitName: z.string().nullable(),
    status: z.string(),
    since: maybeDate,
    value: z.number().nullable(),
    subject: z.string().nullable(),
  })
  .meta({ id: 'FigureRow' });
