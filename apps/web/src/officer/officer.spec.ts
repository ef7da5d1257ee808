import { describe, expect, it } from '@jest/globals';
import { directionsTo } from './directions.js';
import { glanceWords } from './glance.js';
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

describe('directions', () => {
  const place = { lat: 44.0625, lng: -38.5 };

  it('open the map of the phone, whichever it is', () => {
    expect(directionsTo(place, 'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X)')).toBe(
      'https://maps.apple.com/?daddr=44.0625,-38.5',
    );
    expect(directionsTo(place, 'Mozilla/5.0 (Linux; Android 16; Pixel 9)')).toBe('geo:44.0625,-38.5?q=44.0625,-38.5');
  });
});

describe('the line over the list', () => {
  const due = '2026-11-23T14:00:00Z';
  const open = [
    { standing: { status: 'assigned' }, dueAt: due, place: { lat: 44.002, lng: -38 } },
    { standing: { status: 'in-progress' }, dueAt: null, place: { lat: 44.01, lng: -38 } },
    { standing: { status: 'reopened' }, dueAt: '2026-11-23T16:00:00Z', place: null },
  ] as const;

  it('counts what is new and late, and measures the nearest where the position is known', () => {
    expect(glanceWords(open, { lat: 44, lng: -38 }, Date.parse(due))).toBe('2 new, 1 late, nearest 220 m');
    expect(glanceWords(open, null, Date.parse(due) - 1)).toBe('2 new, 0 late');
    expect(glanceWords([], { lat: 44, lng: -38 }, 0)).toBe('0 new, 0 late');
  });
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
