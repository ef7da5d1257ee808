import type { Place } from '../map/city-map-props.js';
import { coordinatesText, typedPlace } from './coordinates.js';
import type { FoundPlace, PlaceSearch } from './found-place.js';

/** What is known of where something is: text for people, and coordinates as they are typed. */
export interface Where {
  address: string;
  coordinates: string;
  /** Who set the coordinates: a hand (typed, clicked, moved), or the address. A hand is not overruled by an address that was only typed. */
  setBy: 'hand' | 'address' | null;
  /** What the address was found to be. Null: not looked up yet, or nothing. */
  found: FoundPlace | null;
}

export const nowhere: Where = { address: '', coordinates: '', setBy: null, found: null };

export function withCoordinates(where: Where, coordinates: string): Where {
  return { ...where, coordinates, setBy: coordinates.trim() === '' ? null : 'hand' };
}

export const withPlace = (where: Where, place: Place): Where => withCoordinates(where, coordinatesText(place));

/** Another text. What the text before was found to be is no longer so; a pin that a hand has set stays. */
export function withAddress(where: Where, address: string): Where {
  const cleared = where.setBy === 'address' ? { coordinates: '', setBy: null } : {};
  return { ...where, ...cleared, address, found: null };
}

/** A suggestion that was chosen: it sets the text and the pin, whoever has set it before. */
export const withChosen = (where: Where, found: FoundPlace): Where => ({
  ...where,
  address: found.label,
  coordinates: coordinatesText(found.location),
  setBy: 'address',
  found,
});

/** What a look-up of `typed` answered. It sets the pin where no hand has, and nothing where the text has changed meanwhile. */
export function withAnswer(where: Where, typed: string, { result, items }: PlaceSearch): Where {
  const [found] = items;
  if (where.address.trim() !== typed.trim() || result !== 'found' || !found) return where;
  if (where.setBy === 'hand') return { ...where, found };
  return { ...where, coordinates: coordinatesText(found.location), setBy: 'address', found };
}

/** Whether the address has yet to be looked up before its place is known. */
export const isToBeLookedUp = ({ address, setBy, found }: Where): boolean =>
  setBy === null && !found && address.trim().length >= typedMin;

/** Shorter texts are not asked for. */
export const typedMin = 2;

export const placeOf = ({ coordinates }: Where): Place | null => typedPlace(coordinates);
