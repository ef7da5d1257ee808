import { describe, expect, it } from '@jest/globals';
import { boundsOf } from '../../map/bounds.js';
import { areaOf, nextKey } from './followed.js';

describe('what a reporter is told happens next', () => {
  it('names the day on which it is closed, where there is one', () => {
    const resolved = { status: 'resolved', waitsForPlace: false, allowedActions: ['confirm', 'not-fixed'] } as const;
    expect(nextKey({ ...resolved, allowedActions: [...resolved.allowedActions], closesAt: '2026-12-01T00:00:00Z' })).toBe(
      'next.resolvedCloses',
    );
    expect(nextKey({ ...resolved, allowedActions: [], closesAt: null })).toBe('next.resolved');
  });
  it('says that a closed one can be opened again only where it can', () => {
    const closed = { status: 'closed', closesAt: null, waitsForPlace: false } as const;
    expect(nextKey({ ...closed, allowedActions: ['not-fixed'] })).toBe('next.closedReopens');
    expect(nextKey({ ...closed, allowedActions: [] })).toBe('next.closed');
  });
});

describe('a report that was received', () => {
  it('goes to the officer only where its place is known; else a clerk looks for it first', () => {
    const received = { status: 'received', closesAt: null, allowedActions: [] as [] } as const;
    expect(nextKey({ ...received, allowedActions: [], waitsForPlace: true })).toBe('next.receivedClerk');
    expect(nextKey({ ...received, allowedActions: [], waitsForPlace: false })).toBe('next.received');
  });
});

describe('the area of a report', () => {
  it('reaches as far as is told, north and east', () => {
    const [west, south, east, north] = boundsOf(areaOf({ lat: 60, lng: 10, withinMetres: 800 })) ?? [0, 0, 0, 0];
    expect((north - south) * 111_320).toBeCloseTo(1_600, 3);
    expect(((east - west) * 111_320) / 2).toBeCloseTo(1_600, 3);
  });
});
