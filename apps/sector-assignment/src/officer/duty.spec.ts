import { describe, expect, it } from '@jest/globals';
import { isAbsent, onDutyFrom } from './duty.js';

const at = (hour: number) => new Date(Date.UTC(2026, 2, 1, hour)).toISOString();
const period = ([start, end]: readonly [number, number]) => ({ startsAt: at(start), endsAt: at(end) });
const planned = (shifts: [number, number][], absences: [number, number][]) => ({
  shifts: shifts.map(period),
  absences: absences.map(period),
});

describe('on duty from', () => {
  it.each<[string, [number, number][], [number, number][], number | null]>([
    ['nothing planned', [], [], null],
    ['on shift', [[8, 16]], [], 10],
    ['a shift that begins this moment', [[10, 18]], [], 10],
    ['a shift that has just ended', [[2, 10]], [], null],
    [
      'the next shift',
      [
        [12, 20],
        [36, 44],
      ],
      [],
      12,
    ],
    [
      'the earlier of two, whichever is named first',
      [
        [36, 44],
        [12, 20],
      ],
      [],
      12,
    ],
    ['on shift and absent for a while', [[8, 16]], [[9, 12]], 12],
    ['on shift and absent to its end', [[8, 16]], [[9, 16]], null],
    ['absent from then on', [[8, 16]], [[12, 20]], 10],
    [
      'absent through one shift and part of the next',
      [
        [8, 16],
        [32, 40],
      ],
      [[6, 34]],
      34,
    ],
    [
      'absent twice in a row',
      [[8, 16]],
      [
        [9, 11],
        [11, 13],
      ],
      13,
    ],
    ['an absence that has ended', [[8, 16]], [[1, 10]], 10],
  ])('%s', (_, shifts, absences, expected) => {
    expect(onDutyFrom(planned(shifts, absences), at(10))).toBe(expected === null ? null : at(expected));
  });
});

describe('absent', () => {
  it.each<[string, [number, number], boolean]>([
    ['within it', [9, 11], true],
    ['at its start', [10, 11], true],
    ['at its end', [9, 10], false],
    ['before it', [11, 12], false],
  ])('%s', (_, absence, expected) => {
    expect(isAbsent(planned([], [absence]), at(10))).toBe(expected);
  });
});
