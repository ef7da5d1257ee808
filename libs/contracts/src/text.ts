/**
 * How free text is counted and judged, the same on both sides of the API: a form never takes what the API refuses, nor the other way round.
 */

/** What nothing is seen of: blanks, controls, zero-width characters, fillers, and the blank of Braille. */
const invisible = /[\p{White_Space}\p{C}\p{Default_Ignorable_Code_Point}\u2800]/gu;

/** Characters that turn the direction of what stands after them until they are ended, which may be never. */
const directionOverride = /[\u202a-\u202e\u2066-\u2069]/u;

/** Code points: what PostgreSQL counts, and what `maxLength` of an OpenAPI document means. */
export function characterCount(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; count += 1) at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
  return count;
}

/** Whether a reader would see nothing at all. */
export function isBlank(text: string): boolean {
  return text.replace(invisible, '') === '';
}

/** Whether it can turn around what stands beside it. Marks that say how one neighbor is read (U+200E, U+200F) do not. */
export function overridesDirection(text: string): boolean {
  return directionOverride.test(text);
}

/** The beginning of a text, at most `max` code points, that ends between two characters as people see them: no emoji is cut in half. */
export function shortened(text: string, max: number): string {
  if (characterCount(text) <= max) return text;
  let end = 0;
  let count = 0;
  for (const { segment, index } of new Intl.Segmenter().segment(text)) {
    count += characterCount(segment);
    if (count > max) break;
    end = index + segment.length;
  }
  return text.slice(0, end);
}

/** The text, or its beginning with `…` at the end: at most `max` code points, and no emoji cut in half. */
export function withEllipsis(text: string, max: number): string {
  return characterCount(text) <= max ? text : `${shortened(text, max - 1).trimEnd()}…`;
}
