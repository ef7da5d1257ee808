import { expect, it } from '@jest/globals';
import { noticeWords } from './notice-words.js';

const names = new Map([['street-light-out', 'Street light out']]);
const facts = { category: 'street-light-out', sector: 'D1-A', level: null, deadline: null, title: 'by the server' };

it('says what happened with names, not with codes', () => {
  expect(noticeWords({ ...facts, kind: 'assigned' }, names)).toBe('Assigned to you: Street light out, sector D1-A');
  expect(noticeWords({ ...facts, kind: 'escalated', level: 2, deadline: 'resolve' }, names)).toBe(
    'Not resolved in time, raised to level 2: Street light out, sector D1-A',
  );
});

it('says no more than is known', () =>
  expect(noticeWords({ ...facts, kind: 'resolved', category: null, sector: null }, names)).toBe('Resolved'));
