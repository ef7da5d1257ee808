import { describe, expect, it } from '@jest/globals';
import { addressOf, targetOf } from './origin.js';

describe('the target of a request', () => {
  const id = '0197a3c0-5b1e-7c3a-9d52-3f0a6d9c1e11';
  it.each([
    [{ id }, id],
    [{ service: 'intake', id }, `intake/${id}`],
    [{ sector: '102B' }, '102B'],
    [{ category: 'street-light-out' }, 'street-light-out'],
    [{}, null],
    [{ '*': `${id}/start` }, null],
    [undefined, null],
  ])('of %j is %s', (params, target) => expect(targetOf(params)).toBe(target));

  it.each(['5551234567', '+1 555 123 4567', 'jane@example.org', 'Jane Doe', '12 Elm Street', 'x'.repeat(33), '=cmd', 'ü', ''])(
    'is not kept where it may be about a person: %s',
    (value) => expect(targetOf({ id: value })).toBe('?'),
  );
});

describe('an address', () => {
  it.each([
    ['::ffff:192.0.2.1', '192.0.2.1'],
    ['2001:db8::1', '2001:db8::1'],
    [undefined, null],
    ['', null],
  ])('%s is written %s', (given, written) => expect(addressOf(given)).toBe(written));
});
