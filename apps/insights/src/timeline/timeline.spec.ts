import { describe, expect, it } from '@jest/globals';
import { eventTypes } from '@owcr/contracts';
import { causalOrder, entryOf, timelineOf } from './timeline.js';
import type { IssueEvent, TimelineEntry } from './timeline.js';

const issueId = '0198a000-0000-7000-8000-000000000001';
const personId = '0198a000-0000-7000-8000-0000000000a1';
const at = '2026-03-02T08:00:00.000Z';

function eventOf(event: Pick<IssueEvent, 'type' | 'data'>): IssueEvent {
  return { id: issueId, source: 'test', time: at, key: issueId, version: 1, ...event } as IssueEvent;
}

function entry(type: string, change: Partial<TimelineEntry> = {}): TimelineEntry {
  const position = causalOrder.findIndex((known) => known === type);
  return { issueId, eventId: `${type}`, type, at, service: 'test', by: null, facts: {}, position, version: 1, ...change };
}

describe('the causal order', () => {
  it('names every event about an issue once', () => {
    const aboutIssues = eventTypes.filter(
      (type) => !['officer.changed.v1', 'sector.changed.v1', 'policy.changed.v1'].includes(type) && !type.startsWith('audit.'),
    );
    expect([...causalOrder].sort()).toEqual([...aboutIssues].sort());
  });
});

describe('an entry', () => {
  it('keeps codes and ids, not the exact place and not who took the report twice', () => {
    const reported = eventOf({
      type: 'issue.reported.v1',
      data: {
        issueId,
        reference: 'A1-0042',
        category: 'noise-street',
        priority: 'high',
        channel: 'phone',
        location: { lat: 42.33, lng: -83.04 },
        reportedBy: personId,
        reportedAt: at,
      },
    });
    const { facts, by, at: happened } = entryOf(reported);
    expect({ by, happened }).toEqual({ by: personId, happened: at });
    expect(facts).toEqual({ reference: 'A1-0042', category: 'noise-street', priority: 'high', channel: 'phone', reportedAt: at });
  });

  it.each<[string, Pick<IssueEvent, 'type' | 'data'>, string | null]>([
    ['the one who started', { type: 'issue.started.v1', data: { issueId, by: personId, at } }, personId],
    [
      'the officer who declined',
      { type: 'assignment.declined.v1', data: { issueId, officerId: personId, reason: 'overloaded', at } },
      personId,
    ],
    ['nobody when a clock did it', { type: 'deadline.missed.v1', data: { issueId, kind: 'acknowledge', dueAt: at, at } }, null],
    ['nobody when it closed by itself', { type: 'issue.closed.v1', data: { issueId, cause: 'unconfirmed', by: null, at } }, null],
  ])('names %s', (_name, event, by) => {
    expect(entryOf(eventOf(event)).by).toBe(by);
  });
});

describe('the order of a timeline', () => {
  const later = '2026-03-02T08:00:01.500Z';
  const types = (entries: TimelineEntry[]) => timelineOf(entries).map((item) => item.type);

  it.each<[string, TimelineEntry[], string[]]>([
    [
      'goes by time',
      [entry('issue.started.v1', { at: later }), entry('assignment.made.v1')],
      ['assignment.made.v1', 'issue.started.v1'],
    ],
    [
      'goes by cause within one millisecond',
      [entry('notification.sent.v1'), entry('deadline.set.v1'), entry('assignment.made.v1'), entry('issue.reported.v1')],
      ['issue.reported.v1', 'assignment.made.v1', 'deadline.set.v1', 'notification.sent.v1'],
    ],
    [
      'starts with the report, whatever the clocks say',
      [entry('assignment.made.v1'), entry('issue.reported.v1', { at: later })],
      ['issue.reported.v1', 'assignment.made.v1'],
    ],
  ])('%s', (_name, entries, expected) => {
    expect(types(entries)).toEqual(expected);
  });

  it('is the same however the entries come', () => {
    const entries = [
      entry('issue.noted.v1', { version: 3 }),
      entry('issue.noted.v1', { version: 2 }),
      entry('issue.noted.v1', { eventId: 'b' }),
    ];
    expect(timelineOf(entries)).toEqual(timelineOf([...entries].reverse()));
  });

  it('tells the time between one and the next', () => {
    const items = timelineOf([entry('issue.reported.v1'), entry('assignment.made.v1', { at: later })]);
    expect(items.map((item) => item.sincePreviousMs)).toEqual([0, 1500]);
  });
});
