import { describe, expect, it } from '@jest/globals';
import { columnOf, latenessWords, missedWords, oncePerIssue, ordered, type Escalation } from './wall-lines.js';

const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 12, minute)).toISOString();
const raised = (id: string, minute: number, more: Partial<Escalation> = {}): Escalation => ({
  ...{ id, issueId: id, reference: id, category: 'graffiti', priority: 'normal', kind: 'acknowledge', level: 1, state: 'open' },
  ...{ owner: null, sector: 'D1-A', precinct: 'D1', dueAt: at(minute), raisedAt: at(minute), acknowledgeBy: at(minute + 30) },
  ...{
    audience: 'command',
    remindAt: null,
    reminders: 0,
    acknowledgedBy: null,
    acknowledgedAt: null,
    followUpBy: null,
    closedAt: null,
    cause: null,
    version: 1,
  },
  ...more,
});
const idsOf = (lines: { escalation: Escalation }[]) => lines.map(({ escalation }) => escalation.id);

describe('a column of the wall', () => {
  it('has each issue once, at the highest level that was told of it', () => {
    const [low, high] = [raised('low', 0, { issueId: 'a' }), raised('high', 9, { issueId: 'a', level: 2 })];
    const earlier = raised('earlier', 1, { issueId: 'b', kind: 'resolve' });
    expect(oncePerIssue([low, raised('later', 5, { issueId: 'b' }), high, earlier]).map(({ id }) => id)).toEqual([
      'high',
      'earlier',
    ]);
  });

  it('has the latest first, and what somebody took on after what nobody did', () => {
    const taken = raised('taken', 0, { state: 'acknowledged' });
    expect(ordered([raised('young', 5), taken, raised('old', 1)]).map(({ id }) => id)).toEqual(['old', 'young', 'taken']);
  });

  it('shows what is so while nobody points at it', () => {
    expect(idsOf(columnOf([raised('a', 1), raised('b', 2)], null).lines)).toEqual(['a', 'b']);
  });

  it('keeps every line where it was under the pointer, as it is now, and counts what is new', () => {
    const held = [raised('a', 1), raised('b', 2)];
    const taken = raised('a', 1, { state: 'acknowledged', version: 2 });
    const { lines, newCount } = columnOf([raised('c', 0), taken], held);
    expect(idsOf(lines)).toEqual(['a', 'b']);
    expect(lines[0]).toEqual({ escalation: taken, isGone: false });
    expect(lines[1]?.isGone).toBe(true);
    expect(newCount).toBe(1);
  });
});

describe('a line of the wall', () => {
  it('says how late the missed deadline is', () => {
    const said = (one: Escalation, minute: number) => `${missedWords(one)}, ${latenessWords(one, Date.parse(at(minute)))}`;
    expect(said(raised('a', 0), 25)).toBe('not acknowledged, 25 min');
    expect(said(raised('a', 0, { kind: 'resolve' }), 125)).toBe('not resolved, 2 h 5 min');
  });
});
