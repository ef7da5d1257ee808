import { describe, expect, it } from '@jest/globals';
import { figureOf, numberKey, readingsOf } from './typed-address.js';

const readAs = (text: string) =>
  readingsOf(text).map((reading) =>
    reading.kind === 'street'
      ? [reading.number, reading.street.key].filter(Boolean).join(' | ')
      : reading.streets.map((street) => street?.key ?? '?').join(' & '),
  );

describe('an address as it was typed', () => {
  it.each([
    ['152 Quay Street', '152 | quay street'],
    ['152 quay st, Larkmoor', '152 | quay street'],
    ['152B Quay St Apt 4', '152b | quay street'],
    ['152 1/2 Quay Street', '152 | quay street'],
    ['35-10 35th St #2', '35-10 | 35th street'],
    ['152 N 5th Ave', '152 | north 5th avenue'],
    ['Quay Street', 'quay street'],
  ])('reads %j as %j', (text, first) => expect(readAs(text)[0]).toBe(first));

  it('reads a number behind the street, too, and after the street itself', () => {
    expect(readAs('Quay Street 152')).toEqual(['quay street 152', '152 | quay street']);
    expect(readAs('Highway 61')).toEqual(['highway 61', '61 | highway']);
  });

  it('takes the fifth avenue for one, house number or not', () => {
    expect(readAs('5 Ave')).toEqual(['5 | avenue', '5th avenue']);
    expect(readAs('5th Ave')).toEqual(['5th avenue']);
  });

  it.each([
    'Tanner St & Water St',
    'Tanner / Water St',
    'tanner st and water st',
    'corner of Tanner at Water Street',
    'Tanner @ Water',
  ])('reads %j as a crossing', (text) => expect(readAs(text)[0]).toMatch(/^tanner( street)? & water( street)?$/));

  it('knows a crossing whose second street is still to come, and a street that has "and" in it', () => {
    expect(readAs('Tanner St & ')).toEqual(['tanner street & ?']);
    expect(readAs('Church and State Street')).toEqual(['church & state street', 'church and state street']);
  });

  it('keeps the last word as it was typed so far', () => {
    expect(readingsOf('12 quay s')[0]).toMatchObject({ street: { key: 'quay south', stem: 'quay s', said: 'quay s' } });
  });

  it('reads nothing in nothing', () => {
    for (const text of ['', ' & ', '12', '#4', '-- ,']) expect(readAs(text)).toEqual([]);
  });
});

describe('a house number', () => {
  it('is compared without case and blanks, and is no word', () => {
    expect([numberKey('152 B'), numberKey('35-10'), numberKey('1234567'), numberKey('Quay'), numberKey('')]).toEqual([
      '152b',
      '35-10',
      null,
      null,
      null,
    ]);
  });
  it('has a figure for its order, unless it has two', () => {
    expect([figureOf('152b'), figureOf('35-10')]).toEqual([152, null]);
  });
});
