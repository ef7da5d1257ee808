import { ImportFailure } from '../failure.js';

export const addressFields = ['number', 'street', 'locality', 'lat', 'lng'] as const;
export type AddressField = (typeof addressFields)[number];
/** Which column, or property, says what. */
export type AddressColumns = Partial<Record<AddressField, string>>;

/** As files of cities, of OpenAddresses and of OpenStreetMap call them. */
const known: Record<AddressField, readonly string[]> = {
  number: ['number', 'house_number', 'housenumber', 'house_num', 'addr:housenumber', 'add_number', 'address_number', 'st_num'],
  street: ['street', 'street_name', 'streetname', 'addr:street', 'full_street_name', 'st_name', 'road', 'name'],
  locality: ['locality', 'city', 'town', 'municipality', 'addr:city'],
  lat: ['lat', 'latitude', 'y'],
  lng: ['lng', 'lon', 'long', 'longitude', 'x'],
};

/** The columns by their names, where `given` does not say them. A field that no column is called after is left out. */
export function columnsOf(names: readonly string[], given: AddressColumns): AddressColumns {
  const byLower = new Map(names.map((name) => [name.toLowerCase(), name]));
  const missing = Object.values(given).filter((name) => !names.includes(name));
  if (missing.length > 0) throw new ImportFailure(`there is no column "${missing[0]}"; there are: ${names.join(', ')}`);
  const found = addressFields.flatMap((field) => {
    const name = given[field] ?? known[field].map((one) => byLower.get(one)).find((one) => one !== undefined);
    return name === undefined ? [] : [[field, name] as const];
  });
  return Object.fromEntries(found);
}

/** `number=HOUSE_NUM,street=ST_NAME` as columns. Throws an ImportFailure that says what is expected. */
export function readColumns(text: string | undefined): AddressColumns {
  const pairs = (text ?? '').split(',').filter((pair) => pair.trim() !== '');
  return Object.fromEntries(
    pairs.map((pair) => {
      const [field = '', ...name] = pair.split('=').map((part) => part.trim());
      if (!addressFields.some((one) => one === field) || name.join('=') === '')
        throw new ImportFailure(`--columns is like number=HOUSE_NUM,street=ST_NAME; the fields are ${addressFields.join(', ')}`);
      return [field, name.join('=')];
    }),
  );
}
