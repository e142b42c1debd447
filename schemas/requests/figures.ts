import { z } from 'zod';
import { figureNames, type FigureName } from '../../domain/figures.ts';
import { code, date, page } from './common.ts';

const figure = z.enum(figureNames as readonly [FigureName, ...FigureName[]]);

export const byFigure = z.strictObject({ id: code, figure });

/** Of figures by year: one year's rows. The others have none, and stay as they are. */
const year = z.coerce.number().int().min(1900).max(2199).optional();

export const figureQuery = z.strictObject({
  /** Any past day; today without it. */
  on: date.optional(),
  year,
  by: z.enum(['all', 'city', 'county', 'town', 'unit']).default('all'),
});

export const figureList = z.strictObject({
  on: date.optional(),
  year,
  status: code.optional(),
  /** A town, a county or a city, with all that lies in it. */
  within: code.optional(),
  unit: code.optional(),
  ...page,
});
