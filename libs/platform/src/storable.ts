import { invalid } from './domain-error.js';

/** Deeper than any document of ours, and shallow enough for every recursive library behind it. */
const depthMax = 32;

/**
 * Refuses what JSON and URLs can say but the database cannot hold (NUL, lone surrogates), what no number is (Infinity from 1e999), and
 * nesting that would exhaust the stack. Names the field.
 */
export function assertStorable(value: unknown, path = '', depth = 0): void {
  if (typeof value === 'string') {
    if (value.includes('\0') || !value.isWellFormed())
      throw invalid([{ path, message: 'must be text without NUL or broken characters' }]);
    return;
  }
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw invalid([{ path, message: 'must be a finite number' }]);
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  if (depth >= depthMax) throw invalid([{ path: path.slice(0, 200), message: `must not be nested deeper than ${depthMax}` }]);
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index++) assertStorable(value[index], `${path}[${index}]`, depth + 1);
    return;
  }
  for (const [name, member] of Object.entries(value)) {
    const memberPath = path ? `${path}.${name}` : name;
    if (name.includes('\0') || !name.isWellFormed()) throw invalid([{ path, message: 'has a member whose name is not text' }]);
    assertStorable(member, memberPath, depth + 1);
  }
}
