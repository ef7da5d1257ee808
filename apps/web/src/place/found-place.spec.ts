import { describe, expect, it } from '@jest/globals';
import { hintOf, noteOf, type FoundPlace } from './found-place.js';

const house: FoundPlace = {
  label: '152 Quay Street',
  kind: 'address',
  exactness: 'exact',
  location: { lat: 1, lng: 2 },
  street: 'Quay Street',
  crossStreet: null,
  number: '152',
  message: { code: 'exact', first: null, last: null },
};
const middle: FoundPlace = {
  ...house,
  label: '12 Steeple Lane',
  kind: 'street',
  exactness: 'street-middle',
  street: 'Steeple Lane',
  number: '12',
  message: { code: 'number-unknown', first: '104', last: '696' },
};

describe('what is said of an address that was typed', () => {
  it('is what was found, with the number that is not known', () => {
    expect(noteOf('152 quay st', { result: 'found', items: [house, middle], unknown: [] })).toMatchObject({
      code: 'exact',
      values: { place: '152 Quay Street' },
      choices: [],
    });
    expect(noteOf('12 steeple', { result: 'found', items: [middle], unknown: [] })).toMatchObject({
      code: 'number-unknown',
      values: { street: 'Steeple Lane', number: '12' },
    });
  });

  it('names the street that is not known as it was typed, with those that are spelled alike', () => {
    const note = noteOf('12 Foo Street', { result: 'unknown-street', items: [middle], unknown: ['Foo Street'] });
    expect(note).toMatchObject({ code: 'unknown-street', values: { place: 'Foo Street' } });
    expect(note.choices).toEqual([middle]);
  });

  it('names both streets that do not cross, and offers neither', () => {
    const note = noteOf('quay & steeple', { result: 'no-crossing', items: [house, middle], unknown: [] });
    expect([note.values.street, note.values.other, note.choices]).toEqual(['Quay Street', 'Steeple Lane', []]);
  });

  it('offers what may be meant where it is not complete or not one', () => {
    for (const result of ['suggestions', 'several'] as const)
      expect(noteOf('152 q', { result, items: [house], unknown: [] })).toMatchObject({ code: result, choices: [house] });
  });
});

describe('how exact a suggestion is', () => {
  it('is said in a word', () => {
    expect([hintOf(house), hintOf(middle), hintOf({ ...house, kind: 'crossing' })]).toEqual(['exact', 'middle', 'crossing']);
    expect(hintOf({ ...house, exactness: 'interpolated' })).toBe('interpolated');
  });
});
