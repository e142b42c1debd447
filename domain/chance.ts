/**
 * A number in [0, 1) that depends on its keys alone, never on what was drawn before: so that one seed gives one outcome,
 * whatever the order. (cyrb53, a public-domain string hash of 53 bits.)
 */
export function chance(...keys: readonly (string | number)[]): number {
  const text = keys.join('\u0000');
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (let n = 0; n < text.length; n += 1) {
    const code = text.charCodeAt(n);
    a = Math.imul(a ^ code, 2654435761);
    b = Math.imul(b ^ code, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return (4294967296 * (2097151 & b) + (a >>> 0)) / 2 ** 53;
}

/** A whole number from `from` to `to`, both possible. */
export const whole = (from: number, to: number, ...keys: readonly (string | number)[]): number =>
  from + Math.floor(chance(...keys) * (to - from + 1));

export function pick<T>(items: readonly T[], ...keys: readonly (string | number)[]): T {
  const item = items[Math.floor(chance(...keys) * items.length)];
  if (item === undefined) throw new Error('there is nothing to pick from');
  return item;
}
