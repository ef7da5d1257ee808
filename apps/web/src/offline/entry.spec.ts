import { describe, expect, it } from '@jest/globals';
import type { Action } from './action.js';
import { nextDueMs, nextState, pauseMs, sendable, undoable, undoMsOf, type Entry, type EntryState } from './entry.js';
import { after, foreseen, rebased } from './foresight.js';

const queued = (notBeforeMs = 0, attempts = 0): EntryState => ({ kind: 'queued', attempts, notBeforeMs });
const refused: EntryState = { kind: 'refused', refusal: { status: 409, code: 'version-conflict', detail: '' } };
const note: Action = { kind: 'note', text: 'Seen.' };

let seq = 0;
const entry = (issueId: string, action: Action = note, state: EntryState = queued()): Entry => ({
  ...{ id: `${++seq}`, seq, personId: 'me', issueId, reference: 'A1-0001', action, madeOn: { issue: 3, assignment: 2 } },
  madeAt: '2026-11-23T14:00:00Z',
  state,
});

describe('an action in the queue', () => {
  it('is gone when it was done', () => expect(nextState(entry('a'), { kind: 'done', version: 4 }, 0)).toBeNull());

  it('waits longer after each try without an answer, up to a minute', () => {
    expect([1, 2, 3, 4, 5, 6, 20].map(pauseMs)).toEqual([2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000]);
    const sending = entry('a', note, { kind: 'sending', attempts: 1 });
    expect(nextState(sending, { kind: 'lost' }, 1_000)).toEqual(queued(5_000, 2));
  });

  it('waits for its author when they are signed out, and that is not a try', () =>
    expect(nextState(entry('a', note, { kind: 'sending', attempts: 1 }), { kind: 'signed-out' }, 0)).toEqual(queued(60_000, 1)));

  it('is refused, not dropped, when somebody else changed the issue', () =>
    expect(nextState(entry('a'), { kind: 'conflict', currentVersion: 4 }, 0)).toMatchObject({
      kind: 'refused',
      refusal: { status: 409 },
    }));

  it('is tried again soon when the server is behind what the queue itself did, but not for ever', () => {
    expect(nextState(entry('a'), { kind: 'conflict', currentVersion: 2 }, 1_000)).toEqual(queued(1_500, 1));
    const patient = entry('a', note, { kind: 'sending', attempts: 20 });
    expect(nextState(patient, { kind: 'conflict', currentVersion: 2 }, 0)).toMatchObject({ kind: 'refused' });
  });

  it('asks the version of who is responsible where that is what it changes', () => {
    const acknowledging = entry('a', { kind: 'acknowledge' });
    expect(nextState(acknowledging, { kind: 'conflict', currentVersion: 3 }, 0)).toMatchObject({ kind: 'refused' });
  });

  it('keeps what the server said', () => {
    const refusal = { status: 403, code: 'forbidden', detail: 'Not yours.' };
    expect(nextState(entry('a'), { kind: 'refused', refusal }, 0)).toEqual({ kind: 'refused', refusal });
  });
});

describe('the order of the queue', () => {
  it('sends the first of each issue, in the order they were made', () => {
    const [a1, b1, a2] = [entry('a'), entry('b'), entry('a')];
    expect(sendable([a2, b1, a1], 0)).toEqual([a1, b1]);
  });

  it('holds back what comes after a refused one of the same issue, and nothing of others', () => {
    const [a1, a2, b1] = [entry('a', note, refused), entry('a'), entry('b')];
    expect(sendable([a1, a2, b1], 0)).toEqual([b1]);
  });

  it('does not overtake one that waits for its next try', () => {
    expect(sendable([entry('a', note, queued(2_000)), entry('a')], 1_999)).toEqual([]);
    expect(nextDueMs([entry('a', note, queued(2_000)), entry('b', note, refused)])).toBe(2_000);
    expect(nextDueMs([])).toBeNull();
  });

  it('tries again what was under way when the page went away', () =>
    expect(sendable([entry('a', note, { kind: 'sending', attempts: 0 })], 0)).toHaveLength(1));
});

describe('an acknowledgement that can be taken back', () => {
  const held = (): Entry => ({ ...entry('a', { kind: 'acknowledge' }, queued(10_000)), undoUntilMs: 10_000 });

  it('is not sent before its time, and then it is', () => {
    const one = held();
    expect(sendable([one], 9_999)).toEqual([]);
    expect(sendable([one], 10_000)).toEqual([one]);
  });

  it('is the last thing done, not tried yet, and only for so long', () => {
    const one = held();
    expect(undoable([one], 9_999)).toBe(one);
    expect(undoable([one], 10_000)).toBeNull();
    expect(undoable([one, entry('a', { kind: 'start' })], 0)).toBeNull();
    expect(undoable([{ ...one, state: { kind: 'sending', attempts: 0 } }], 0)).toBeNull();
    expect(undoable([entry('a')], 0)).toBeNull();
  });

  it('does not wait where that could make it late', () => {
    const dueAt = '1970-01-01T00:10:00Z';
    expect(undoMsOf(dueAt, 9 * 60_000)).toBe(10_000);
    expect(undoMsOf(dueAt, 9 * 60_000 + 1)).toBe(0);
    expect(undoMsOf(dueAt, 10 * 60_000)).toBe(10_000);
    expect(undoMsOf(null, 0)).toBe(10_000);
  });

  it('is sent all the same when the clock of the device was put back', () =>
    expect(sendable([{ ...held(), state: queued(3_600_000) }], 0)).toHaveLength(1));
});

describe('versions in the queue', () => {
  const now = { issue: 2, assignment: 1, status: 'assigned' } as const;

  it('reckon in what waits before them', () => {
    const waiting = [entry('a', { kind: 'acknowledge' }), entry('a'), entry('a', { kind: 'start' })];
    expect(foreseen(now, waiting)).toEqual({ issue: 5, assignment: 2, status: 'in-progress' });
  });

  it('leave out what was refused, and photos', () => {
    const waiting = [entry('a', { kind: 'acknowledge' }, refused), entry('a', { kind: 'photo', photo: new Blob() })];
    expect(foreseen(now, waiting)).toEqual(now);
  });

  it('do not count an acknowledgement of an issue that is past it', () =>
    expect(after({ ...now, status: 'in-progress' }, 'acknowledge').issue).toBe(2));

  it('are made on the newer state, one after the other, when their author wants it all the same', () => {
    const again = rebased({ issue: 9, assignment: 4, status: 'assigned' }, [entry('a', { kind: 'acknowledge' }), entry('a')]);
    expect(again.map(({ madeOn }) => madeOn)).toEqual([
      { issue: 9, assignment: 4 },
      { issue: 10, assignment: 5 },
    ]);
  });
});
