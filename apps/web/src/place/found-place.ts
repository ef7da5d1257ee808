import type { Dto } from '../api/client.js';

export type PlaceSearch = Dto<'PlaceSearchDto'>;
export type FoundPlace = Dto<'FoundPlaceDto'>;

/** Who asks for places, and how: staff by their session, residents without an account. */
export interface PlaceAsk {
  /** Keeps the answers of one apart from those of the other. */
  scope: string;
  search: (q: string, signal: AbortSignal) => Promise<PlaceSearch>;
}

/** What can be said of a search: see `noteOf`. */
export type PlaceNote =
  | { code: FoundPlace['message']['code']; values: PlaceValues; choices: readonly FoundPlace[] }
  | { code: Exclude<PlaceSearch['result'], 'found'>; values: PlaceValues; choices: readonly FoundPlace[] };
export type PlaceNoteCode = PlaceNote['code'];
export type PlaceHint = 'exact' | 'interpolated' | 'middle' | 'crossing' | 'place';

export interface PlaceValues {
  [name: string]: string;
  /** The place or the street that is spoken of. */
  place: string;
  street: string;
  other: string;
  number: string;
}

/** How exact a suggestion is, in a word. */
export function hintOf({ kind, exactness }: FoundPlace): PlaceHint {
  if (exactness === 'street-middle') return 'middle';
  if (kind === 'crossing' || kind === 'place') return kind;
  return exactness;
}

/** What is to be said of a place that was found. */
export const noteOfPlace = ({ label, street, crossStreet, number, message }: FoundPlace): PlaceNote => ({
  code: message.code,
  values: { place: label, street: street ?? label, other: crossStreet ?? '', number: number ?? '' },
  choices: [],
});

const choicesMax = 3;

/** What is to be said of what was typed once somebody is done with it: what it is, or why it is none and what may be meant. */
export function noteOf(typed: string, { result, items, unknown }: PlaceSearch): PlaceNote {
  const [first, second] = items;
  if (result === 'found') return first ? noteOfPlace(first) : nothingOf(typed, 'suggestions', []);
  const note = nothingOf(unknown[0] ?? typed.trim(), result, items.slice(0, choicesMax));
  if (result !== 'no-crossing') return note;
  // The streets are named as the city has them. Their middles are no answer to a crossing.
  return { ...note, values: { ...note.values, street: first?.street ?? typed, other: second?.street ?? '' }, choices: [] };
}

const nothingOf = (place: string, code: Exclude<PlaceSearch['result'], 'found'>, choices: readonly FoundPlace[]): PlaceNote => ({
  code,
  values: { place, street: place, other: '', number: '' },
  choices,
});
