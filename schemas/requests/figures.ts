import { z } from 'zod';
import { figureNames, type FigureName } from '../../domain/figures.ts';
import { code, date, page } from './common.ts';

const figure = z.enum(figureNames as readonly [FigureName, ...FigureName[]]);

export const byFigure = z.strictObject({ id: code, figure });

export const figureQuery = z.strictObject({
  /** Any past day; today without it. */
  on: date.optional(),
  by: z.enum(['all', 'city', 'county', 'town', 'unit']).default('all'),
});

export const figureList = z.strictObject({
  on: date.optional(),
  status: code.optional(),
  /** A town, a county or a city, with all that lies in it. */
  within: code.optional(),
  unit: code.optional(),
  ...page,
});
