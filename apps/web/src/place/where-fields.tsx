import '../app/desk-styles.js';
import { TextInput } from '@mantine/core';
import { AddressSearch } from './address-search.js';
import { coordinatesOf } from './coordinates.js';
import { staffPlaces } from './place-query.js';
import { englishPlaceWords } from './place-words.js';
import { type Where, withCoordinates } from './where.js';

interface WhereFieldsProps {
  where: Where;
  onChange: (where: Where) => void;
  /** Faults the server found, by field. */
  faults?: { address?: string; location?: string };
}

/** An address, looked up while it is typed, and coordinates. The map beside them is another way to say the same. */
export function WhereFields({ where, onChange, faults = {} }: WhereFieldsProps) {
  const read = coordinatesOf(where.coordinates);
  return (
    <>
      <AddressSearch
        id="address"
        label="Address"
        description="A house number and street, or two streets that cross: Tanner Street & Heron Lane"
        where={where}
        onChange={onChange}
        ask={staffPlaces}
        words={englishPlaceWords}
        error={faults.address}
        autoComplete="off"
      />
      <TextInput
        id="location"
        label="Coordinates"
        description="Latitude, longitude. Or click on the map and move the pin with the arrow keys."
        value={where.coordinates}
        onChange={({ currentTarget }) => onChange(withCoordinates(where, currentTarget.value))}
        error={(read.kind === 'fault' && where.coordinates.trim().length > 4 && read.message) || faults.location}
        autoComplete="off"
        maxLength={60}
      />
    </>
  );
}
