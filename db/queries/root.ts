import { isNull } from 'drizzle-orm';
import type { Reader } from '../client.ts';
import { unit } from '../schema.ts';

/** Code of the topmost unit: the municipality that the programme is of. Loading sees to it that there is one. */
export async function rootUnit(reader: Reader): Promise<string> {
  const [root] = await reader.select({ code: unit.code }).from(unit).where(isNull(unit.parent)).limit(1);
  if (!root) throw new Error('no unit is on record: load a programme first');
  return root.code;
}
