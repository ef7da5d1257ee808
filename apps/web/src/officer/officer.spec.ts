import { describe, expect, it } from '@jest/globals';
import { byDeadline, heldInPlace, shelfOf } from './shelves.js';
import { byWay, distanceWords, metresBetween } from './way.js';

describe('the order of the way', () => {
  const at = (id: string, lat: number, lng: number) => ({ id, place: { lat, lng } });

  it('goes to the nearest from where one is, and from there to the nearest again', () => {
    const items = [at('far', 44.03, -38), at('near', 44.01, -38), { id: 'nowhere', place: null }, at('middle', 44.02, -38)];
    expect(byWay(items, { lat: 44, lng: -38 }).map(({ id }) => id)).toEqual(['near', 'middle', 'far', 'nowhere']);
    expect(byWay(items, { lat: 44.04, lng: -38 }).map(({ id }) => id)).toEqual(['far', 'middle', 'near', 'nowhere']);
  });

  it('measures a degree of latitude as 111 km', () =>
    expect(metresBetween({ lat: 44, lng: 0 }, { lat: 45, lng: 0 })).toBeCloseTo(111_195, -1));

  it('says how far', () => expect([184, 999, 1_240].map(distanceWords)).toEqual(['180 m', '1000 m', '1.2 km']));
});

describe('the list of an officer', () => {
  it('has what is not acknowledged apart from what is worked on and what is done', () =>
    expect((['assigned', 'reopened', 'in-progress', 'resolved'] as const).map(shelfOf)).toEqual(['new', 'new', 'mine', 'done']));

  it('begins with what is due first', () => {
    const items = [
      { id: 'none', dueAt: null },
      { id: 'later', dueAt: '2026-11-23T15:00:00Z' },
      { id: 'soon', dueAt: '2026-11-23T14:00:00+00:00' },
    ];
    expect(byDeadline(items).map(({ id }) => id)).toEqual(['soon', 'later', 'none']);
  });

  it('does not move under the pointer: what is new waits, what is gone goes', () => {
    expect(heldInPlace(null, ['b', 'a'])).toEqual({ ids: ['b', 'a'], waiting: [] });
    expect(heldInPlace(['a', 'b', 'c'], ['new', 'c', 'a'])).toEqual({ ids: ['a', 'c'], waiting: ['new'] });
  });

  it('takes in at once, behind what is there, what its reader moved there', () =>
    expect(heldInPlace(['a'], ['moved', 'a', 'new'], new Set(['moved']))).toEqual({ ids: ['a', 'moved'], waiting: ['new'] }));
});
