import { describe, expect, it } from '@jest/globals';
import { escapeFormula, restoreFormula } from './spreadsheet.js';

describe('a cell for a spreadsheet', () => {
  it.each(['=1+1', '+1', '-5 C', '@corner', '\tx', '\rx', '＝1', "'=1", "''-tag'", "'-tag' sprayed"])(
    'is not run: %j',
    (cell) => {
      const escaped = escapeFormula(cell);
      expect(escaped).toBe(`'${cell}`);
      expect(restoreFormula(escaped)).toBe(cell);
    },
  );

  it.each(['plain', "'quoted' words", "it's", '', "'", 'a=b'])('is left alone: %j', (cell) => {
    expect(escapeFormula(cell)).toBe(cell);
    expect(restoreFormula(cell)).toBe(cell);
  });
});
