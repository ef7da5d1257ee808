import type { PlaceHint, PlaceNoteCode, PlaceValues } from './found-place.js';

/** What the search for an address says, in the language of its page. */
export interface PlaceWords {
  note: (code: PlaceNoteCode | 'by-hand' | 'failed', values: PlaceValues) => string;
  hint: (hint: PlaceHint) => string;
  /** On the button that moves a pin that was set by hand to what was found. */
  use: (place: string) => string;
  /** Before places that may be meant. */
  meant: string;
}

const notes: Record<Parameters<PlaceWords['note']>[0], (values: PlaceValues) => string> = {
  exact: ({ place }) => `${place}: exact.`,
  interpolated: ({ place }) => `${place}: between the numbers beside it. Check the pin.`,
  'number-unknown': ({ street, number }) => `Middle of ${street}. Move the pin to number ${number}.`,
  middle: ({ street }) => `Middle of ${street}. Add the house number, or move the pin.`,
  crossing: ({ place }) => `${place}: exact.`,
  beside: ({ street, other }) => `Where the houses of ${street} and ${other} come closest. Check the pin.`,
  named: ({ place }) => `${place}. Check the pin.`,
  several: () => 'More than one place is called that. Choose one.',
  suggestions: ({ place }) => `We did not find “${place}”. Check the spelling, or drop a pin on the map.`,
  'unknown-street': ({ place }) => `We did not find “${place}”. Check the spelling, or drop a pin on the map.`,
  'no-crossing': ({ street, other }) => `${street} and ${other} do not cross. Check the names, or drop a pin on the map.`,
  'no-addresses': () => 'No addresses are loaded. Drop a pin on the map.',
  unavailable: () => 'Address search is not available right now. Drop a pin on the map.',
  failed: () => 'The address could not be looked up. Drop a pin on the map, or try again later.',
  'by-hand': () => 'The pin stays where you put it.',
};

/** Staff pages are English. */
export const englishPlaceWords: PlaceWords = {
  note: (code, values) => notes[code](values),
  hint: (hint) =>
    ({
      exact: 'exact',
      interpolated: 'between known numbers',
      middle: 'middle of the street',
      crossing: 'crossing',
      place: 'known by its name',
    })[hint],
  use: (place) => `Move the pin to ${place}`,
  meant: 'Did you mean:',
};
