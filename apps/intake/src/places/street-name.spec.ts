import { describe, expect, it } from '@jest/globals';
import { displayName, streetKey } from './street-name.js';

describe('the name of a street as it is compared', () => {
  it.each([
    ['Quay Street', 'Quay St', 'quay st.', 'QUAY  STREET'],
    ['North 5th Avenue', 'N. Fifth Ave', 'n 5th av', 'North Fifth Avenue'],
    ['Saint Mark’s Place', "St. Mark's Pl", 'ST MARKS PL'],
    ['Peñón Boulevard', 'Penon Blvd', 'PEÑÓN BLVD.'],
    ['Fifth Avenue', '5 Ave', '5th Ave'],
    ['West 42nd Street', 'W 42 St', 'w. 42nd st'],
    ['Mount Vernon Court Southwest', 'Mt Vernon Ct SW'],
    ['21st Street', '21 St'],
    ['11th Street', '11 st', 'Eleventh St'],
  ])('is the same for all that mean %s', (name, ...others) => {
    for (const other of others) expect([other, streetKey(other)]).toEqual([other, streetKey(name)]);
  });

  it.each([
    ['E Street', 'East Street'],
    ['Avenue N', 'North Avenue'],
    ['Highway 61', '61st Highway'],
    ['Quay Street', 'Quay Lane'],
    ['North Main Street', 'South Main Street'],
  ])('is another for %s than for %s', (one, other) => expect(streetKey(one)).not.toBe(streetKey(other)));

  it('is empty where there is no word', () => expect(streetKey(' .,-% ')).toBe(''));
});

describe('the name of a street for people', () => {
  it('is as its file has it, but for files that shout', () => {
    expect(displayName(' Calle del  Peñón ')).toBe('Calle del Peñón');
    expect(displayName('Quay St.')).toBe('Quay Street');
    expect(displayName('Fifth Ave')).toBe('Fifth Avenue');
    expect(displayName('N QUAY ST')).toBe('North Quay Street');
  });
});
