import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { permissionsPage } from './permissions-page.js';

describe('docs/PERMISSIONS.md', () => {
  it('says what the table says: otherwise run `npm run permissions`', () => {
    const page = readFileSync(new URL('../../../docs/PERMISSIONS.md', import.meta.url), 'utf8');
    expect(page).toBe(permissionsPage());
  });

  it('has a row for an action and a column for a role', () => {
    const row = permissionsPage().match(/## reporter\n\n(.*)\n.*\n(\| read .*)\n/);
    const cells = (line = '') => line.split('|').map((cell) => cell.trim());
    const [roles, read] = [cells(row?.[1]), cells(row?.[2])];
    const of = (role: string) => read[roles.indexOf(role)];
    expect([of('clerk'), of('officer'), of('sergeant'), of('analyst'), of('service')]).toEqual([
      'city',
      'own',
      'precinct, own',
      '-',
      'city\\*',
    ]);
  });
});
