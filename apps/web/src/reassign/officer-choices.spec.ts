import { describe, expect, it } from '@jest/globals';
import type { Dto } from '../api/client.js';
import { officerChoices } from './officer-choices.js';

const until = '2026-01-01T18:00:00.000Z';
const officer = (badge: string, openLoad: number) => ({ id: badge, name: `Officer ${badge}`, badge, openLoad });
const sector = (code: string, officers: ReturnType<typeof officer>[], onShift: string[], absent: string[] = []) =>
  ({
    ...{ sector: code, precinct: 'D1', officers, covered: onShift.length > 0, coverEndsAt: null, nextCoverAt: null },
    onShift: officers.filter(({ badge }) => onShift.includes(badge)).map((one) => ({ ...one, until })),
    absent: officers.filter(({ badge }) => absent.includes(badge)).map((one) => ({ ...one, until })),
  }) satisfies Dto<'SectorCoverageDto'>;

describe('who could take an issue', () => {
  it('has those on shift first, of the sector before others, the least loaded before the most, the absent last', () => {
    const a = sector('D1-A', [officer('1', 9), officer('2', 0), officer('3', 1)], ['1'], ['3']);
    const b = sector('D1-B', [officer('4', 2), officer('5', 1), officer('6', 0)], ['4', '5']);
    expect(officerChoices([b, a], 'D1-A').map(({ badge }) => badge)).toEqual(['1', '5', '4', '2', '3', '6']);
  });

  it('names somebody of two sectors once, and as of the sector that is asked for', () => {
    const both = officer('1', 0);
    const choices = officerChoices([sector('D1-A', [both], ['1']), sector('D1-B', [both], ['1'])], 'D1-A');
    expect(choices).toEqual([{ ...both, isOfSector: true, onShiftUntil: until, absentUntil: null }]);
  });
});
