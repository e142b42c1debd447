import { eq } from 'drizzle-orm';
import type { Reader } from '../client.ts';
import { area } from '../schema.ts';

/** The headquarters that there are, each of a city. */
export const listHeadquarters = (reader: Reader) =>
  reader
    .select({ code: area.code, name: area.name, city: area.parent })
    .from(area)
    .where(eq(area.kind, 'headquarters'))
    .orderBy(area.code);
