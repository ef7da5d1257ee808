import { describe, expect, it } from '@jest/globals';
import type { Closed } from './assignment.js';
import type { Candidate } from './choose-officer.js';
import { OfficerFinder } from './officer-finder.js';

const now = '2026-03-01T12:00:00.000Z';
const place = { sector: '4A', precinct: '4' };
const location = { lat: 50.5, lng: 10.5 };

const candidate = (officerId: string, changes: Partial<Candidate> = {}): Candidate => ({
  officerId,
  badge: officerId,
  rank: 'officer',
  sectors: ['4A'],
  precincts: ['4'],
  absent: false,
  onDutyFrom: now,
  openLoad: 0,
  ...changes,
});

const closed: Closed = {
  state: 'closed',
  issueId: 'issue',
  issue: { reference: 'D4-1042', category: 'noise', priority: 'normal', location, reportedAt: now, timedFrom: now },
  place,
  officerId: 'had-it',
  reasons: [],
  number: 1,
  declinedBy: [],
};

/** Who gets the reopened issue. The colleague of the sector has nothing else to do. */
function again(officers: Candidate[], changes: Partial<Closed> = {}) {
  const finder = new OfficerFinder({ locate: () => place, candidates: [...officers, candidate('colleague')], times: [], now });
  return finder.findAgain({ ...closed, ...changes }, closed.issue);
}

it('a lieutenant who holds an issue is found by name, and never chosen by the rule', () => {
  const candidates = [candidate('lieutenant', { rank: 'lieutenant', sectors: [] })];
  const finder = new OfficerFinder({ locate: () => place, candidates, times: [], now });
  expect(finder.officer('lieutenant')).toMatchObject({ rank: 'lieutenant' });
  expect(finder.find(closed.issue, [])).toEqual({ found: 'nobody', place });
});

describe('a reopened issue', () => {
  it('goes back to the officer who had it, however busy, on shift now or before it has to be acknowledged', () => {
    expect(again([candidate('had-it', { openLoad: 9, onDutyFrom: '2026-03-01T19:00:00.000Z' })])).toEqual({
      found: 'officer',
      place,
      officerId: 'had-it',
      reasons: [{ code: 'same-officer' }],
    });
  });

  it.each<[string, Candidate[], Partial<Closed>]>([
    ['is active no more', [], {}],
    ['is absent', [candidate('had-it', { absent: true })], {}],
    ['has another sector of the precinct now', [candidate('had-it', { sectors: ['4B'] })], {}],
    ['has gone to another precinct', [candidate('had-it', { sectors: ['5A'], precincts: ['5'] })], {}],
    ['comes on after it has to be acknowledged', [candidate('had-it', { onDutyFrom: '2026-03-01T21:00:00.000Z' })], {}],
    ['is not known', [], { officerId: null }],
    ['declined it', [candidate('had-it', { absent: true }), candidate('declined')], { declinedBy: ['had-it', 'declined'] }],
  ])('goes to who is chosen as usual when the officer %s', (_, officers, changes) => {
    expect(again(officers, changes)).toMatchObject({ officerId: 'colleague', reasons: [{ code: 'sector-officer' }, {}, {}] });
  });
});
