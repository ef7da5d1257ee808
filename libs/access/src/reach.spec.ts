import { describe, expect, it } from '@jest/globals';
import { nobody, reachFor, reachOf, theService } from './reach.js';
import type { Action, Resource } from './permissions.js';
import type { Role } from './principal.js';

const id = '0198c5a2-0000-7000-8000-000000000001';
const none = { everywhere: false, precincts: [], sectors: [], officerId: null, agency: null } as const;
const within = (precincts: string[], officerId: string | null = null) => reachOf({ ...none, precincts, officerId });

describe('what the database is told of a scope', () => {
  it.each([
    ['no scope', reachOf(null), ''],
    ['the city', reachOf({ everywhere: true }), `SET LOCAL owcr.scope = 'city'`],
    ['the service', theService, `SET LOCAL owcr.scope = 'service'`],
    ['one precinct', within(['40']), `SET LOCAL owcr.precincts = '{"40"}'`],
    ['some precincts', within(['40', '102']), `SET LOCAL owcr.precincts = '{"40","102"}'`],
    ['what is their own', within([], id), `SET LOCAL owcr.person = '${id}'`],
    ['both', within(['40'], id), `SET LOCAL owcr.precincts = '{"40"}'; SET LOCAL owcr.person = '${id}'`],
    ['some sectors', reachOf({ ...none, sectors: ['40A', '40B'] }), `SET LOCAL owcr.sectors = '{"40A","40B"}'`],
    ['an agency', reachOf({ ...none, agency: 'roads' }), `SET LOCAL owcr.agency = 'roads'`],
    [
      'an agency that would end the text',
      reachOf({ ...none, agency: `x'; SET LOCAL owcr.scope = 'city` }),
      `SET LOCAL owcr.agency = 'x''; SET LOCAL owcr.scope = ''city'`,
    ],
    ['neither', within([]), ''],
    ['an id that is none of a person', within([], `x'; SET LOCAL owcr.scope = 'city`), ''],
    [
      'a precinct that would end the text',
      within([`4'; SET LOCAL owcr.scope = 'city`]),
      `SET LOCAL owcr.precincts = '{"4''; SET LOCAL owcr.scope = ''city"}'`,
    ],
    ['a precinct that would end the element', within(['4","5', 'a\\']), `SET LOCAL owcr.precincts = '{"4\\",\\"5","a\\\\"}'`],
    ['a precinct with the name of nothing', within(['null', '']), `SET LOCAL owcr.precincts = '{"null",""}'`],
  ])('is, of %s: %s', (_, reach, statements) => {
    expect(reach).toBe(statements);
  });
});

describe('where somebody reaches', () => {
  const [precincts, sectors] = [['40'], ['40A']];
  const own = reachOf({ ...none, officerId: id });
  const ownAndPrecinct = reachOf({ ...none, precincts, officerId: id });
  const city = reachOf({ everywhere: true });

  it.each<[Role, Action, Resource, string]>([
    ['resident', 'read', 'issue', nobody],
    ['clerk', 'read', 'issue', city],
    ['officer', 'read', 'issue', reachOf({ ...none, precincts, sectors, officerId: id })],
    ['officer', 'note', 'issue', reachOf({ ...none, sectors, officerId: id })],
    ['officer', 'read', 'timeline', reachOf({ ...none, precincts, sectors, officerId: id })],
    ['officer', 'read', 'board', ownAndPrecinct],
    ['partner', 'read', 'issue', reachOf({ ...none, agency: 'roads' })],
    ['partner', 'read', 'note', nobody],
    ['officer', 'start', 'issue', own],
    ['officer', 'read', 'reporter', own],
    ['sergeant', 'start', 'issue', ownAndPrecinct],
    ['sergeant', 'write', 'roster', reachOf({ ...none, precincts })],
    ['analyst', 'read', 'reporter', nobody],
    ['clerk', 'read', 'notification', own],
    ['admin', 'read', 'notification', city],
  ])('is what the permission table says: %s, %s, %s', (role, action, resource, reach) => {
    expect(reachFor({ id, name: role, role, precincts, sectors, agency: 'roads' }, action, resource)).toBe(reach);
  });
});
