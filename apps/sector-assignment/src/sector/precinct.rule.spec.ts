import { describe, expect, it } from '@jest/globals';
import { codeOf, precinctFromPattern } from './precinct.rule.js';

describe('a precinct pattern', () => {
  it.each([
    ['^\\d+', '101D', '101'],
    ['^(\\d)\\d', '415', '4'],
    ['^x', '101D', null],
  ])('%s finds in %s: %s', (pattern, code, precinct) => {
    expect(precinctFromPattern(pattern)?.({}, code)).toBe(precinct);
  });

  it.each(['', '(', '(?=a)', 'x'.repeat(101)])('%s is no pattern', (pattern) => {
    expect(precinctFromPattern(pattern)).toBeNull();
  });

  it('made to backtrack for ever answers at once', () => {
    const startedMs = performance.now();
    expect(precinctFromPattern('^(a+)+$')?.({}, `${'a'.repeat(63)}!`)).toBeNull();
    expect(performance.now() - startedMs).toBeLessThan(1_000);
  });
});

it.each([
  ['A1', 'A1'],
  [' A1 ', 'A1'],
  [415, '415'],
  [7.0, '7'],
  ['007', '007'],
  [12.5, '12.5'],
  ['Pen\u0303o\u0301n', 'Pe\u00f1\u00f3n'],
  ['N/S 4', 'N/S 4'],
  [1e21, null],
  [1e-7, null],
  [2 ** 53, null],
  [NaN, null],
  [Infinity, null],
  [true, null],
  ['a\u0000b', null],
])('%p is the code %p', (value, code) => {
  expect(codeOf(value)).toBe(code);
});
