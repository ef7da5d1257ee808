import { describe, expect, it } from '@jest/globals';
import type { Principal, Role } from '@owcr/access/rules';
import { menuOf, workPlaceOf } from './places.js';

const person = (role: Role): Principal => ({ id: '0', name: 'Somebody', role, precincts: ['D1'] });
const labels = (role: Role) => menuOf(person(role)).map(({ label }) => label);

describe('the menu', () => {
  it('shows each role what they work with, and nothing that would be refused', () => {
    expect(labels('clerk')).toEqual(['Issues', 'Review', 'Escalations', 'Map', 'Coverage', 'Trends']);
    expect(labels('officer')).toEqual(['My work', 'Issues', 'Map', 'Coverage', 'Trends']);
    expect(labels('sergeant')).toEqual(['My work', 'Issues', 'Review', 'Escalations', 'Map', 'Coverage', 'Trends']);
    expect(labels('partner')).toEqual(['Issues']);
    expect(labels('resident')).toEqual([]);
  });

  it.each(['clerk', 'officer', 'sergeant', 'lieutenant', 'commander', 'analyst', 'admin', 'partner'] as const)(
    'leads a %s to a page that is on their menu',
    (role) => expect(menuOf(person(role)).map(({ to }) => to)).toContain(workPlaceOf(person(role))),
  );
});
