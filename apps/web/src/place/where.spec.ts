import { describe, expect, it } from '@jest/globals';
import type { FoundPlace, PlaceSearch } from './found-place.js';
import { isToBeLookedUp, nowhere, placeOf, withAddress, withAnswer, withChosen, withCoordinates, withPlace } from './where.js';

const found: FoundPlace = {
  label: '152 Quay Street',
  kind: 'address',
  exactness: 'exact',
  location: { lat: 44.01, lng: -38.01 },
  street: 'Quay Street',
  crossStreet: null,
  number: '152',
  message: { code: 'exact', first: null, last: null },
};
const answer: PlaceSearch = { result: 'found', items: [found], unknown: [] };
const typed = withAddress(nowhere, '152 quay st');

describe('where something is', () => {
  it('follows an address that is found while nobody has pointed at a place', () => {
    const there = withAnswer(typed, '152 quay st ', answer);
    expect([placeOf(there), there.setBy, there.found]).toEqual([found.location, 'address', found]);
    expect(placeOf(withAddress(there, '152 quay stx'))).toBeNull();
  });

  it('keeps the place that somebody pointed at when the address is found', () => {
    const pointed = withAnswer(withPlace(typed, { lat: 1, lng: 2 }), '152 quay st', answer);
    expect([placeOf(pointed), pointed.found]).toEqual([{ lat: 1, lng: 2 }, found]);
  });

  it('moves to a suggestion that is chosen, whoever has pointed before', () => {
    const chosen = withChosen(withPlace(typed, { lat: 1, lng: 2 }), found);
    expect([chosen.address, placeOf(chosen)]).toEqual(['152 Quay Street', found.location]);
  });

  it('takes no answer to an older text, and none that is not one place', () => {
    expect(withAnswer(withAddress(typed, '1 Elm'), '152 quay st', answer).found).toBeNull();
    for (const result of ['several', 'suggestions', 'unknown-street', 'no-crossing', 'unavailable'] as const)
      expect(placeOf(withAnswer(typed, '152 quay st', { ...answer, result }))).toBeNull();
  });

  it('is to be looked up until a hand or an answer has set it', () => {
    expect(isToBeLookedUp(typed)).toBe(true);
    for (const where of [nowhere, withPlace(typed, { lat: 1, lng: 2 }), withAnswer(typed, '152 quay st', answer)])
      expect(isToBeLookedUp(where)).toBe(false);
    expect(isToBeLookedUp(withCoordinates(withPlace(typed, { lat: 1, lng: 2 }), ''))).toBe(true);
  });
});
