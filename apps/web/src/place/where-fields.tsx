import '../app/desk-styles.js';
import { Autocomplete, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { addressSuggestions } from './address.js';
import { coordinatesOf } from './coordinates.js';
import { streetsQuery } from './ground.js';
import { type Where, withAddress, withCoordinates } from './where.js';

interface WhereFieldsProps {
  where: Where;
  onChange: (where: Where) => void;
  /** Faults the server found, by field. */
  faults?: { address?: string; location?: string };
}

const none: never[] = [];

/** An address with the streets that may be meant, and coordinates. The map beside them is another way to say the same. */
export function WhereFields({ where, onChange, faults = {} }: WhereFieldsProps) {
  // Without the streets there are no suggestions; everything else works.
  const { data: streets = none } = useQuery(streetsQuery);
  const suggestions = useMemo(() => addressSuggestions(where.address, streets), [where.address, streets]);
  const read = coordinatesOf(where.coordinates);
  return (
    <>
      <Autocomplete
        id="address"
        label="Address"
        description="A street, or two that cross: Tanner Street & Heron Lane"
        data={suggestions}
        filter={({ options }) => options}
        value={where.address}
        onChange={(address) => onChange(withAddress(where, address, streets))}
        maxLength={300}
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
