import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { categoriesOf, columnsOf, loadMapping } from './mapping.js';

const folder = mkdtempSync(join(tmpdir(), 'import-mapping-'));
afterAll(() => rmSync(folder, { recursive: true }));

const minimal = {
  source: { system: 'crm', id: 'No' },
  summary: { columns: ['Title'] },
  category: { rules: [{ column: 'Kind', matches: '^noise', category: 'noise-street' }], default: 'other' },
  channel: { default: 'phone' },
};

function load(mapping: unknown) {
  writeFileSync(join(folder, 'mine.json'), typeof mapping === 'string' ? mapping : JSON.stringify(mapping));
  return loadMapping('mine.json', (path) => join(folder, path));
}

describe('a mapping', () => {
  it('comes with the project, or from a file', () => {
    expect(loadMapping('nyc-311', (path) => path).source).toEqual({ system: 'nyc-311', id: 'Unique Key' });
    const mine = load(minimal);
    expect(columnsOf(mine)).toEqual(['No', 'Title', 'Kind']);
    expect(categoriesOf(mine)).toEqual(['noise-street', 'other']);
  });

  it('that does not exist is answered with those that do', () => {
    expect(() => loadMapping('sf-311', (path) => join(folder, path))).toThrow('there is no mapping "sf-311": give nyc-311');
    expect(() => loadMapping('../package', (path) => join(folder, path))).toThrow('there is no mapping');
  });

  it.each([
    ['{', 'is not JSON'],
    [{ ...minimal, chanel: {} }, 'chanel'],
    [{ ...minimal, summary: { columns: [] } }, 'summary.columns'],
    [{ ...minimal, channel: { default: 'pigeon' } }, 'channel.default'],
    [{ ...minimal, category: { rules: [{ column: 'Kind', matches: '(', category: 'x' }], default: 'other' } }, 'category.rules'],
    [{ ...minimal, reportedAt: { column: 'When', format: 'MM/dd/yyyy', zone: 'New York' } }, 'reportedAt'],
    [{ ...minimal, source: { system: 'crm' } }, 'source.id'],
  ])('that is wrong is refused with the field: %j', (mapping, field) => {
    expect(() => load(mapping)).toThrow(field);
  });
});
