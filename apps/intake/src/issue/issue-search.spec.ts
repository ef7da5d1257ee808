import { describe, expect, it } from '@jest/globals';
import { contactOf, searchOf } from './issue-search.js';

describe('what is searched for', () => {
  it('is every word, the last one also as a beginning', () => {
    expect(searchOf('  Dog by the  ga ').words).toEqual(["'Dog'", "'by'", "'the'", "'ga':*"]);
    expect(searchOf(`O'Brien & C:\\5th`).words).toEqual(["'O''Brien'", "'C: 5th':*"]);
    expect(searchOf('% _ &').words).toEqual([]);
  });

  it.each(['d4 1042', 'D41042', 'd4-1042'])('may be a reference: %s', (typed) =>
    expect(searchOf(typed).reference).toBe('D4-1042'),
  );

  it.each(['k7qm 2xwd 9pfa', 'K7QM2XWD9PFA', 'K7QM-2XWD-9PFA'])('may be a tracking code: %s', (typed) =>
    expect(searchOf(typed).trackingCode).toBe('K7QM-2XWD-9PFA'),
  );

  it('may be a contact, where it is nothing else', () => {
    expect(contactOf('+1 (212) 555-0142')).toEqual({ kind: 'phone', normal: '2125550142' });
    expect(contactOf('Ana@Example.org')).toEqual({ kind: 'email', normal: 'ana@example.org' });
    for (const typed of ['555-01', 'call 212 555 0142', 'ana at example.org', 'D4-1042', '']) expect(contactOf(typed)).toBeNull();
  });
});
