import { describe, expect, it } from '@jest/globals';
import { ownerOf, pathOf } from './routes.js';

describe('the owner of a path', () => {
  it.each([
    ['/api/v1/issues', 'intake'],
    ['/api/v1/issues/7/notes', 'intake'],
    ['/api/v1/sectors/at', 'sector-assignment'],
    ['/api/v1/coverage/hours', 'sector-assignment'],
    ['/api/v1/deadlines/7/explain', 'escalation'],
    ['/api/v1/notifications/stream', 'notification'],
    ['/api/v1/board', 'insights'],
    ['/api/v1/issues/a%2Fb', 'intake'],
    ['/api/v1/public/reports', 'intake'],
    ['/api/v1/public/sectors/at', 'sector-assignment'],
    ['/api/v1/public/sectorsx/at', 'intake'],
  ])('of %s is %s', (path, owner) => expect(ownerOf(path)).toBe(owner));

  it.each([
    '/',
    '/api/v1/',
    '/api/v1/issuesx',
    '/api/v1/Issues',
    '/api/v1/__proto__',
    '/api/v1/hasOwnProperty',
    '/api/v1/issues/../../dead-letters',
    '/api/v1/issues/%2e%2e/%2E%2E/dead-letters',
    '/api/v1/issues/.%2e/x',
    '/api/v1/issues//x',
    '/api/v1/issues\\..\\x',
    '/api/v1/issues/./x',
    '/api/v1x/issues',
    '//api/v1/issues',
    'http://elsewhere/api/v1/issues',
  ])('of %s is nobody', (path) => expect(ownerOf(path)).toBeNull());

  it('does not depend on the query', () => expect(pathOf('/api/v1/issues?next=/../x#y')).toBe('/api/v1/issues'));
});
