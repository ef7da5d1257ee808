import { issueStatuses, type ReviewCause } from '@owcr/contracts';
import { describe, expect, it } from '@jest/globals';
import {
  coarseMetres,
  coarsePlace,
  followUpActionsOf,
  historyOf,
  plainStatuses,
  plainStatusOf,
  waitsForPlace,
} from './follow-up.js';

describe('what a resident is told', () => {
  it('is a plain word for every status there is', () => {
    for (const status of issueStatuses) if (status !== 'merged') expect(plainStatuses).toContain(plainStatusOf(status));
  });

  it('is that a clerk looks for the place first, while no officer can get it', () => {
    const location = { lat: 40, lng: -73 };
    const waits = (reviewCause: ReviewCause | null, at: typeof location | null, status: 'reported' | 'assigned' = 'reported') =>
      waitsForPlace({ status, location: at, reviewCause });
    expect([waits(null, null), waits('no-location', null), waits('outside-sectors', location)]).toEqual([true, true, true]);
    expect([waits(null, location), waits('no-officer', location), waits(null, null, 'assigned')]).toEqual([false, false, false]);
  });

  it('is one step where the plain word is the same, and nothing of a merge', () => {
    const steps = (['assigned', 'acknowledged', 'in-progress', 'resolved', 'reopened', 'merged'] as const).map(
      (status, minute) => ({
        status,
        at: `2026-03-01T12:0${minute}:00.000Z`,
      }),
    );
    expect(historyOf('2026-03-01T11:00:00.000Z', steps)).toEqual([
      { status: 'received', at: '2026-03-01T11:00:00.000Z' },
      { status: 'assigned', at: '2026-03-01T12:00:00.000Z' },
      { status: 'in-progress', at: '2026-03-01T12:02:00.000Z' },
      { status: 'resolved', at: '2026-03-01T12:03:00.000Z' },
      { status: 'reopened', at: '2026-03-01T12:04:00.000Z' },
    ]);
  });

  it.each([
    [
      { lat: 40.6912, lng: -73.8449 },
      { lat: 40.695, lng: -73.845 },
    ],
    [
      { lat: 40.6999, lng: -73.8401 },
      { lat: 40.695, lng: -73.845 },
    ],
    [
      { lat: 90, lng: 180 },
      { lat: 90, lng: 180 },
    ],
    [
      { lat: -90, lng: -180 },
      { lat: -89.995, lng: -179.995 },
    ],
  ])('is of %j only the field %j', (exact, coarse) => expect(coarsePlace(exact)).toEqual(coarse));

  it('is never further from the place than it says', () => {
    const degree = 111_195;
    const corner = coarsePlace({ lat: 0.0000001, lng: 0.0000001 });
    expect(Math.hypot(corner.lat, corner.lng) * degree).toBeLessThanOrEqual(coarseMetres);
  });

  it('is to confirm what was resolved, and to open again what was resolved or closed', () => {
    const asked = Object.fromEntries(issueStatuses.map((status) => [status, followUpActionsOf(status)]));
    expect(Object.entries(asked).filter(([, actions]) => actions.length > 0)).toEqual([
      ['resolved', ['confirm', 'not-fixed']],
      ['closed', ['not-fixed']],
    ]);
  });
});
