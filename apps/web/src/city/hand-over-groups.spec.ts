import { describe, expect, it } from '@jest/globals';
import { awayWords, handedOverWords, handOverGroups, movingWords, proposalWords, type HandOverItem } from './hand-over-groups.js';

const ann = { id: 'a', name: 'Ann Lee', badge: '1' };
const ben = { id: 'b', name: 'Ben Ortiz', badge: '2' };
const item = (issueId: string, facts: Partial<HandOverItem> = {}): HandOverItem => ({
  issueId,
  reference: issueId,
  category: 'noise',
  priority: 'normal',
  state: 'acknowledged',
  reviewCause: null,
  sector: 'M1',
  precinct: 'M',
  location: null,
  officer: ann,
  number: 1,
  reasons: [],
  reportedAt: '2026-11-20T08:00:00.000Z',
  acknowledgedAt: '2026-11-20T09:00:00.000Z',
  version: 3,
  why: 'absent',
  until: '2026-11-24T06:00:00.000Z',
  proposed: ben,
  proposedReasons: [{ code: 'on-shift' }],
  ...facts,
});

describe('what needs a hand-over', () => {
  it('is put together by the officer who cannot go on, the oldest issue first', () => {
    const groups = handOverGroups([item('1'), item('2', { officer: ben, why: 'inactive', until: null }), item('3')]);
    expect(groups.map(({ officer, items }) => [officer.name, items.map(({ issueId }) => issueId)])).toEqual([
      ['Ann Lee', ['1', '3']],
      ['Ben Ortiz', ['2']],
    ]);
  });

  it('says why the officer cannot go on, and until when', () => {
    const nowMs = Date.parse('2026-11-23T12:00:00.000Z');
    expect(awayWords(item('1'), nowMs, 'en-US')).toMatch(/^absent until (Tue|Mon) \d\d:\d\d$/);
    expect(awayWords({ why: 'inactive', until: null }, nowMs)).toBe('no longer active');
  });

  it('says who should go on and why, or that nobody can', () => {
    expect(proposalWords(item('1'))).toBe('Ben Ortiz, on shift now');
    expect(proposalWords(item('1', { proposedReasons: [] }))).toBe('Ben Ortiz');
    expect(proposalWords(item('1', { proposed: null }))).toBe('Nobody is available.');
    const left = [item('1'), item('2', { proposed: ann }), item('3'), item('4', { proposed: null })];
    expect(movingWords(left)).toBe('Ben Ortiz gets 2, Ann Lee 1. 1 needs somebody else.');
    expect(movingWords([item('1')])).toBe('Ben Ortiz gets 1.');
  });

  it('says what came of handing over all, also of what is left', () => {
    expect(handedOverWords('Ann Lee', { handedOver: 1, left: 0 })).toBe('1 issue of Ann Lee handed over.');
    expect(handedOverWords('Ann Lee', { handedOver: 4, left: 2 })).toBe(
      '4 issues of Ann Lee handed over. 2 still need somebody.',
    );
  });
});
