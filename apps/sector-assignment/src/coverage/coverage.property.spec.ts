import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { coverageAt, gapsOf, type Beat, type Duty } from './coverage.js';
import { union, without, type Interval } from './interval.js';

/** Times from 0 to 40, so that every one of them can be looked at. */
const end = 40;
const times = Array.from({ length: end + 1 }, (_, time) => time);
const time = fc.integer({ min: 0, max: end });
const interval: fc.Arbitrary<Interval> = fc.tuple(time, time).map(([fromMs, toMs]) => ({ fromMs, toMs }));
const intervals = fc.array(interval, { maxLength: 8 });
const proper = intervals.map((list) => list.filter(({ fromMs, toMs }) => fromMs < toMs));
const duty: fc.Arbitrary<Duty> = fc.record({
  id: fc.uuid(),
  name: fc.constant('Somebody'),
  badge: fc.string(),
  openLoad: fc.nat({ max: 20 }),
  shifts: proper,
  absences: proper,
});
const beat: fc.Arbitrary<Beat> = fc.record({
  sector: fc.constant('4A'),
  precinct: fc.constant('4'),
  officers: fc.array(duty, { maxLength: 4 }),
});

const inside = (list: readonly Interval[], at: number) => list.some(({ fromMs, toMs }) => fromMs <= at && at < toMs);
const there = ({ shifts, absences }: Duty, at: number) => inside(shifts, at) && !inside(absences, at);
const isTidy = (list: readonly Interval[]) =>
  list.every(({ fromMs, toMs }, index) => fromMs < toMs && (index === 0 || list[index - 1]!.toMs < fromMs));

describe('interval arithmetic', () => {
  it('holds in a union what any of them holds, in order and without seams', () => {
    fc.assert(
      fc.property(intervals, (list) => {
        const joined = union(list);
        expect(isTidy(joined)).toBe(true);
        for (const at of times) expect(inside(joined, at)).toBe(inside(list, at));
      }),
    );
  });

  it('holds in a difference what the first has and the others have not, in order', () => {
    fc.assert(
      fc.property(intervals, intervals, (list, holes) => {
        const left = without(list, holes);
        expect(isTidy(left)).toBe(true);
        for (const at of times) expect(inside(left, at)).toBe(inside(list, at) && !inside(holes, at));
      }),
    );
  });

  it('changes nothing that it is given', () => {
    fc.assert(
      fc.property(intervals, intervals, (list, holes) => {
        const before = JSON.stringify([list, holes]);
        without(list, holes);
        expect(JSON.stringify([list, holes])).toBe(before);
      }),
    );
  });
});

describe('the cover of a sector', () => {
  it('is there exactly while somebody is on shift and not absent, and the gaps are the rest', () => {
    fc.assert(
      fc.property(beat, (sector) => {
        const gaps = gapsOf(sector, { fromMs: 0, toMs: end });
        expect(isTidy(gaps)).toBe(true);
        for (const at of times.slice(0, -1)) {
          const covered = sector.officers.some((officer) => there(officer, at));
          expect(coverageAt(sector, at, end).covered).toBe(covered);
          expect(inside(gaps, at)).toBe(!covered);
        }
      }),
    );
  });

  it('ends when the last of those who take over from each other goes, and comes again with the next', () => {
    fc.assert(
      fc.property(beat, time, (sector, at) => {
        const covered = (moment: number) => sector.officers.some((officer) => there(officer, moment));
        const next = (wanted: boolean) =>
          times.find((moment) => moment > at && moment < end && covered(moment) === wanted) ?? null;
        const { coverEndsMs, nextCoverMs } = coverageAt(sector, at, end);
        expect(coverEndsMs).toBe(covered(at) ? next(false) : null);
        expect(nextCoverMs).toBe(covered(at) ? null : next(true));
      }),
    );
  });

  it('names who is on shift with until when, and who is absent', () => {
    fc.assert(
      fc.property(beat, time, (sector, at) => {
        const { onShift, absent } = coverageAt(sector, at, end);
        expect(onShift.map(({ id }) => id)).toEqual(sector.officers.filter((officer) => there(officer, at)).map(({ id }) => id));
        expect(absent.map(({ id }) => id)).toEqual(
          sector.officers.filter(({ absences }) => inside(absences, at)).map(({ id }) => id),
        );
        for (const { id, untilMs } of onShift) {
          const officer = sector.officers.find((one) => one.id === id)!;
          expect(times.filter((moment) => moment >= at && moment < untilMs).every((moment) => there(officer, moment))).toBe(true);
          expect(untilMs <= end && there(officer, untilMs)).toBe(false);
        }
      }),
    );
  });
});
