import { describe, expect, it } from '@jest/globals';
import { columnOf, countdownOf, latenessWords, ordered, shortName, type Escalation } from './wall-lines.js';

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
  it('has the oldest first, and what somebody took on after what nobody did', () => {
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
  it('counts down to when the next level is told, then to the follow-up, and not at the top', () => {
    expect(countdownOf(raised('a', 1))).toEqual({ what: 'Answer', span: { startedAt: at(1), dueAt: at(31) } });
    const taken = raised('a', 1, { state: 'acknowledged', acknowledgedAt: at(3), followUpBy: at(50) });
    expect(countdownOf(taken)).toEqual({ what: 'Follow up', span: { startedAt: at(3), dueAt: at(50) } });
    expect(countdownOf(raised('a', 1, { level: 3, acknowledgeBy: null }))).toBeNull();
  });

  it('says how late the missed deadline is', () => {
    expect(latenessWords(raised('a', 0), Date.parse(at(25)))).toBe('not acknowledged, 25 min late');
    expect(latenessWords(raised('a', 0, { kind: 'resolve' }), Date.parse(at(125)))).toBe('not resolved, 2 h 5 min late');
  });

  it('shortens a name', () => {
    expect([shortName('Chidi Castellan'), shortName('Ana de la Cruz'), shortName('Prince')]).toEqual([
      'C. Castellan',
      'A. de la Cruz',
      'Prince',
    ]);
  });
});
