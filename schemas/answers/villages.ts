import { z } from 'zod';
import { maybeDate } from './common.ts';

const text = z.string().nullable();

export const villageRow = z
  .object({
    village: z.string(),
    name: z.string(),
    town: z.string(),
    townName: z.string(),
    county: z.string(),
    countyName: z.string(),
    tags: z.array(z.string()),
    /** `invented` villages are not real ones. */
    source: z.string(),
    asksSince: maybeDate,
    asksDocument: text,
    post: text,
    since: maybeDate,
    person: text,
    personName: text,
    proposed: z.array(z.string()),
  })
  .meta({ id: 'Village' });

const figures = {
  key: text,
  name: text,
  villages: z.int(),
  wanted: z.int(),
  filled: z.int(),
  proposed: z.int(),
  unasked: z.int(),
};

export const villageFigures = z
  .object({ on: z.string(), total: z.object(figures), items: z.array(z.object(figures)) })
  .meta({ id: 'VillageFigures', description: '第一书记:需要、在任、待任职的村数。' });
