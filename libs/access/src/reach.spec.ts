import { describe, expect, it } from '@jest/globals';
import { nobody, reachFor, reachOf, theService } from './reach.js';
import type { Role } from './principal.js';

const id = '0198c5a2-0000-7000-8000-000000000001';
const within = (precincts: string[], officerId: string | null = null) => reachOf({ everywhere: false, precincts, officerId });

describe('what the database is told of a scope', () => {
  it.each([
    ['no scope', reachOf(null), ''],
    ['the city', reachOf({ everywhere: true }), `SET LOCAL owcr.scope = 'city'`],
    ['the service', theService, `SET LOCAL owcr.scope = 'service'`],
    ['one precinct', within(['40']), `SET LOCAL owcr.precincts = '{"40"}'`],
    ['some precincts', within(['40', '102']), `SET LOCAL owcr.precincts = '{"40","102"}'`],
    ['what is their own', within([], id), `SET LOCAL owcr.person = '${id}'`],
    ['both', within(['40'], id), `SET LOCAL owcr.precincts = '{"40"}'; SET LOCAL owcr.person = '${id}'`],
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
  const precincts = ['40'];
  const own = reachOf({ everywhere: false, precincts: [], officerId: id });
  const ownAndPrecinct = reachOf({ everywhere: false, precincts, officerId: id });
  const city = reachOf({ everywhere: true });

  it.each<[Role, 'read' | 'start' | 'write', 'issue' | 'reporter' | 'roster' | 'notification', string]>([
    ['resident', 'read', 'issue', nobody],
    ['clerk', 'read', 'issue', city],
    ['officer', 'read', 'issue', ownAndPrecinct],
    ['officer', 'start', 'issue', own],
    ['officer', 'read', 'reporter', own],
    ['sergeant', 'start', 'issue', ownAndPrecinct],
    ['sergeant', 'write', 'roster', reachOf({ everywhere: false, precincts, officerId: null })],
    ['analyst', 'read', 'reporter', nobody],
    ['clerk', 'read', 'notification', own],
    ['admin', 'read', 'notification', city],
  ])('is what the permission table says: %s, %s, %s', (role, action, resource, reach) => {
    expect(reachFor({ id, name: role, role, precincts }, action, resource)).toBe(reach);
  });
});
