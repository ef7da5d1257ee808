import { expect, it } from '@jest/globals';
import { barOf } from './bar.js';

it('has two beside the next step, and the rest in a menu', () => {
  const allowed = ['decline', 'refer', 'note', 'photo', 'withdraw'] as const;
  expect(barOf({ allowed, said: ['note', 'correct', 'merge'], reassigns: true })).toEqual({
    shown: ['reassign', 'decline'],
    menu: ['edit', 'refer', 'withdraw', 'merge'],
  });
});

it('has no menu of one', () => {
  expect(barOf({ allowed: ['withdraw'], said: ['correct', 'merge'], reassigns: false })).toEqual({
    ...{ shown: ['edit', 'withdraw', 'merge'], menu: [] },
  });
  expect(barOf({ allowed: [], said: ['unmerge'], reassigns: false })).toEqual({ shown: ['unmerge'], menu: [] });
});
