import { describe, expect, it } from '@jest/globals';
import { decodeCursor, encodeCursor, pageFrom, pageOf } from './page.js';

const shape = { at: 'instant', id: 'uuid' } as const;
const place = { at: '2026-01-02T03:04:05.678901Z', id: '6f1c1b0e-6d7e-4a0c-9d58-0d2f6d0c8a41' };
const written = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('a page', () => {
  it('comes back to its place', () => {
    expect(decodeCursor(encodeCursor(place), shape)).toEqual(place);
  });

  it('has 50 things unless asked', () => expect(pageOf({}, shape)).toEqual({ limit: 50, cursor: null }));

  it('says that there is more by the one too many', () => {
    expect(pageFrom([1, 2, 3], 2, (id) => ({ id }))).toEqual({ items: [1, 2], nextCursor: encodeCursor({ id: 2 }) });
    expect(pageFrom([1, 2], 2, (id) => ({ id }))).toEqual({ items: [1, 2], nextCursor: null });
    expect(pageFrom([], 2, (id) => ({ id }))).toEqual({ items: [], nextCursor: null });
  });

  it.each<[string, string]>([
    ['nothing', ''],
    ['noise', 'abc'],
    ['null', written(null)],
    ['a list', written([1])],
    ['a place without its id', written({ at: place.at })],
    ['an id that is none', written({ ...place, id: "' OR 1=1" })],
    ['a time that is none', written({ ...place, at: '2026-13-45T99:99:99Z' })],
    ['a time as a number', written({ ...place, at: 5 })],
    ['a NUL', written({ ...place, id: '\0' })],
    ['too much', written({ ...place, more: 'x'.repeat(2_000) })],
  ])('is not found by %s', (_name, cursor) => {
    expect(() => decodeCursor(cursor, shape)).toThrow('cursor');
  });
});
