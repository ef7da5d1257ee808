import { characterCount, shortened } from '@owcr/contracts/words';

/** From so few on, a form says how many are left; of a short field, from a fifth. */
const toldFrom = 100;

/** How many characters may still be typed, counted as the API counts; null while there is room enough. */
export function charactersLeft(text: string, max: number): number | null {
  const left = max - characterCount(text);
  return left <= Math.min(toldFrom, max / 5) ? left : null;
}

/**
 * What a field holds after a change: all of it where it fits, else with as much of what was inserted as fits, as `maxLength` does it.
 * Unlike that, it counts code points and never cuts a character in half. A text that was too long before may get shorter.
 */
export function withinLimit(before: string, after: string, max: number): string {
  const count = characterCount(after);
  if (count <= max || count <= characterCount(before)) return after;
  const [old, now] = [[...before], [...after]];
  const shorter = Math.min(old.length, now.length);
  let start = 0;
  while (start < shorter && old[start] === now[start]) start += 1;
  let end = 0;
  while (end < shorter - start && old.at(-1 - end) === now.at(-1 - end)) end += 1;
  const inserted = now.slice(start, now.length - end).join('');
  const room = Math.max(0, max - start - end);
  return now.slice(0, start).join('') + shortened(inserted, room) + now.slice(now.length - end).join('');
}
