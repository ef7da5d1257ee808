import { describe, expect, it } from '@jest/globals';
import { parseCommand } from './options.js';

describe('the command line', () => {
  it('reads every command with its options', () => {
    expect(parseCommand(['sectors', 'a.geojson', '--code', 'sector', '--precinct-pattern', '^\\d+', '--dry-run'])).toEqual({
      type: 'sectors',
      file: 'a.geojson',
      dryRun: true,
      codeProperty: 'sector',
      precinctProperty: undefined,
      precinctPattern: '^\\d+',
    });
    expect(parseCommand(['officers', 'o.csv'])).toEqual({ type: 'officers', file: 'o.csv', dryRun: false });
    expect(parseCommand(['issues', 'i.csv', '--mapping', 'nyc-311'])).toMatchObject({
      mapping: 'nyc-311',
      batchRows: 1_000,
      startClocks: false,
      allowOutside: false,
      dryRun: false,
    });
    expect(parseCommand([])).toEqual({ type: 'help' });
    expect(parseCommand(['issues', '--help'])).toEqual({ type: 'help' });
  });

  it.each([
    [['streets', 'a.csv'], '"streets" is not something to import'],
    [['officers'], 'say which file'],
    [['officers', 'a.csv', 'b.csv'], 'one file at a time'],
    [['sectors', 'a.geojson'], '--code is missing'],
    [['sectors', 'a.geojson', '--code', 'x', '--precinct', 'p', '--precinct-pattern', 'q'], 'not both'],
    [['sectors', 'a.geojson', '--code', 'x', '--precinct-pattern', '('], 'not a regular expression'],
    [['issues', 'a.csv'], '--mapping is missing'],
    [['issues', 'a.csv', '--mapping', 'm', '--batch', '0'], 'from 1 to 1000'],
    [['officers', 'a.csv', '--mapping', 'm'], '--mapping does not belong to officers'],
    [['officers', 'a.csv', '--dryrun'], '--dryrun'],
  ])('says what is wrong with %j', (args, message) => {
    expect(() => parseCommand(args)).toThrow(message);
  });
});
