import { describe, expect, it } from '@jest/globals';
import { environmentOf, prefixOf } from './shared-environment.js';

const services = ['intake', 'sector-assignment', 'sector'];

describe('an environment that services share', () => {
  it.each([
    ['intake', 'INTAKE__'],
    ['sector-assignment', 'SECTOR_ASSIGNMENT__'],
  ])('%s has its own variables under %s', (service, prefix) => expect(prefixOf(service)).toBe(prefix));

  it('gives a service the common variables, its own before them, and nothing of another', () => {
    const environment = {
      LOG_LEVEL: 'info',
      PATH: '/bin',
      INTAKE__DATABASE_URL: 'postgres://intake',
      SECTOR_ASSIGNMENT__DATABASE_URL: 'postgres://assignment',
      SECTOR_ASSIGNMENT__LOG_LEVEL: 'warn',
      SECTOR__PORT: '1',
    };
    expect(environmentOf('sector-assignment', services, environment)).toEqual({
      LOG_LEVEL: 'warn',
      PATH: '/bin',
      DATABASE_URL: 'postgres://assignment',
    });
    expect(environmentOf('intake', services, environment)).toEqual({
      LOG_LEVEL: 'info',
      PATH: '/bin',
      DATABASE_URL: 'postgres://intake',
    });
  });
});
