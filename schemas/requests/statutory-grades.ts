import { z } from 'zod';
import { grades } from '../../domain/cadre.ts';
import { code, date, line, prose } from './common.ts';

export const statutoryGrades = z
  .strictObject({
    items: z
      .array(
        z.strictObject({
          person: code,
          year: z.int().min(1990).max(2199),
          grade: z.enum(grades),
          document: line,
          on: date,
          reason: prose.optional(),
        }),
      )
      .min(1)
      .max(300),
  })
  .meta({
    id: 'StatutoryGrades',
    description:
      '法定年度考核等次:由所在单位人事录入;更正须写明理由,原等次保留。Grades as the home unit gave them; a correction needs its reason, and what stood before is kept.',
  });
