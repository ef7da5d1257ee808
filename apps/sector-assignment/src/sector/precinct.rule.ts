import { RE2JS } from 're2js';

export const patternLengthMax = 100;
const textLengthMax = 64;

/** Reads the precinct of a sector from its properties or its code. */
export type PrecinctRule = (properties: Record<string, unknown>, code: string) => string | null;

export const precinctFromProperty =
  (property: string): PrecinctRule =>
  (properties) =>
    codeOf(properties[property]);

/**
 * The part of the sector's code that the pattern finds: its first group, or all of the match. RE2 runs in linear time, so no
 * pattern somebody sends can stall the service. `null`: not a pattern.
 */
export function precinctFromPattern(pattern: string): PrecinctRule | null {
  if (pattern.length === 0 || pattern.length > patternLengthMax) return null;
  const compiled = compile(pattern);
  return compiled && ((_, code) => firstMatch(compiled, code));
}

function compile(pattern: string): RE2JS | null {
  try {
    return RE2JS.compile(pattern);
  } catch {
    return null;
  }
}

function firstMatch(compiled: RE2JS, code: string): string | null {
  const matcher = compiled.matcher(code.slice(0, textLengthMax));
  if (!matcher.find()) return null;
  return codeOf(matcher.group(compiled.groupCount() > 0 ? 1 : 0));
}

/**
 * A code as boundary files write it: text, or a number as in `415`. Two spellings of one accented letter are one code. `null` when it is
 * neither, empty or too long, or a number so large that its digits are not those that were written.
 */
export function codeOf(value: unknown): string | null {
  if (typeof value === 'number') return Math.abs(value) <= Number.MAX_SAFE_INTEGER ? plainNumber(value) : null;
  if (typeof value !== 'string') return null;
  const text = value.trim().normalize('NFC');
  return text.length > 0 && text.length <= textLengthMax && /^[^\p{Cc}]+$/u.test(text) ? text : null;
}

function plainNumber(value: number): string | null {
  const text = String(value);
  return text.includes('e') ? null : text;
}
