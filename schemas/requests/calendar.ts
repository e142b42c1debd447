import { z } from 'zod';
import { date, line } from './common.ts';

export const dayDeclaration = z
  .strictObject({ day: date, working: z.boolean(), document: line })
  .meta({ id: 'DayDeclaration' });

export const dayRevocation = z.strictObject({ day: date, document: line }).meta({ id: 'DayRevocation' });
