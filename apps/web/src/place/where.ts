import type { Place } from '../map/city-map-props.js';
import { placeOfAddress } from './address.js';
import { coordinatesText, typedPlace } from './coordinates.js';
import type { Street } from './streets.js';

/** What is known of where something is: text for people, and coordinates as they are typed. */
export interface Where {
  address: string;
  coordinates: string;
  /** Who set the coordinates: a hand (typed, clicked, moved), or the address. A hand is not overruled by an address. */
  setBy: 'hand' | 'address' | null;
}

export const nowhere: Where = { address: '', coordinates: '', setBy: null };

export function withCoordinates(where: Where, coordinates: string): Where {
  return { ...where, coordinates, setBy: coordinates.trim() === '' ? null : 'hand' };
}

export const withPlace = (where: Where, place: Place): Where => withCoordinates(where, coordinatesText(place));

/** Another address. It moves the place if it names one that is known, unless a hand has set the place. */
export function withAddress(where: Where, address: string, streets: readonly Street[]): Where {
  if (where.setBy === 'hand') return { ...where, address };
  const place = placeOfAddress(address, streets);
  return { address, coordinates: place ? coordinatesText(place) : '', setBy: place ? 'address' : null };
}

export const placeOf = ({ coordinates }: Where): Place | null => typedPlace(coordinates);
