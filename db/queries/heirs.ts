import type { Reader } from '../client.ts';
import { unit } from '../schema.ts';

/** Who a unit is today: itself, or the one into which it has been merged, however often. */
export async function heirsOf(reader: Reader) {
  const units = await reader
    .select({ code: unit.code, kind: unit.kind, mergedInto: unit.mergedInto })
    .from(unit);
  const byCode = new Map(units.map((one) => [one.code, one]));
  return (code: string) => {
    let found = byCode.get(code);
    while (found?.mergedInto) found = byCode.get(found.mergedInto);
    if (!found) throw new Error(`there is no unit ${code}`);
    return found;
  };
}
