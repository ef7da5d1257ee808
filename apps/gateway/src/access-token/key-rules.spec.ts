import { describe, expect, it } from '@jest/globals';
import type { Principal, Role } from '@owcr/access';
import { approvalRefusal, keyStateOf, needsApproval, scopeFaults, type Maker } from './key-rules.js';

const now = new Date('2026-03-01T00:00:00Z');
const somebody = (id: string, role: Role, more: Partial<Principal> = {}): Principal => ({
  ...{ id, name: id, role, precincts: [], ...more },
});
const sam: Maker = { ...somebody('sam', 'admin'), isBootstrap: false };
const bootstrap: Maker = { ...somebody('bootstrap', 'admin'), isBootstrap: true };

describe('a key waits for a second administrator', () => {
  it.each<[string, Principal, Maker, boolean]>([
    ['that reads what its maker may not', somebody('new', 'clerk'), sam, true],
    ['that does so in the name of its maker', somebody('sam', 'clerk'), sam, true],
    ['that does so for whoever runs the system', somebody('new', 'clerk'), bootstrap, true],
    ['that is limited to what its maker may', somebody('new', 'clerk', { only: ['issue:report'] }), sam, false],
    ['that reads what its maker reads', somebody('new', 'analyst'), sam, false],
    ['that could approve keys', somebody('new', 'admin'), sam, true],
    ['of an administrator that cannot approve', somebody('new', 'admin', { only: ['*:read'] }), sam, false],
    ['of their own', somebody('sam', 'admin'), sam, false],
    ['of the first administrators', somebody('new', 'admin'), bootstrap, false],
    ['that acts in the name of somebody', somebody('ruth', 'analyst'), bootstrap, true],
    ['of a service', somebody('new', 'service'), bootstrap, true],
  ])('%s', (_, wanted, maker, expected) => expect(needsApproval(wanted, maker)).toBe(expected));

  it('who neither made it nor is named by it', () => {
    const key = { createdBy: 'sam', personId: 'ruth' };
    expect([approvalRefusal(key, 'sam'), approvalRefusal(key, 'ruth'), approvalRefusal(key, 'lee')]).toEqual([
      expect.stringContaining('You made this key'),
      expect.stringContaining('in your name'),
      null,
    ]);
  });
});

it('is in one state at a time', () => {
  const later = new Date('2026-04-01T00:00:00Z');
  const key = { needsApproval: true, approvedAt: null, revokedAt: null, expiresAt: later };
  expect(keyStateOf(key, now)).toBe('awaiting-approval');
  expect(keyStateOf({ ...key, needsApproval: false }, now)).toBe('works');
  expect(keyStateOf({ ...key, approvedAt: now }, now)).toBe('works');
  expect(keyStateOf(key, later)).toBe('expired');
  expect(keyStateOf({ ...key, approvedAt: now, revokedAt: now }, later)).toBe('revoked');
});

describe('where a key works is said', () => {
  it.each<[Role, string[] | undefined, boolean]>([
    ['commander', undefined, false],
    ['commander', [], true],
    ['commander', ['D4'], true],
    ['lieutenant', [], false],
    ['sergeant', undefined, false],
    ['sergeant', ['D4'], true],
    ['officer', undefined, true],
    ['clerk', undefined, true],
  ])('by a %s with the precincts %j: %j', (role, precincts, isGood) => {
    expect(scopeFaults({ role, precincts }).map(({ path }) => path)).toEqual(isGood ? [] : ['precincts']);
  });
});
