import { describe, expect, it } from '@jest/globals';
import { emptyContact, emptyDraft } from './draft.js';
import { DraftStore, nothingEntered } from './draft-store.js';

function memory(): Storage {
  const kept = new Map<string, string>();
  return {
    get length() {
      return kept.size;
    },
    clear: () => kept.clear(),
    key: (index) => [...kept.keys()][index] ?? null,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  };
}

const entered = { draft: { ...emptyDraft, summary: 'A dog' }, contact: { ...emptyContact, phone: '555-0100' } };

describe('what was entered', () => {
  it('is there again for its author, and for nobody else', () => {
    const [lasting, passing] = [memory(), memory()];
    new DraftStore('one', lasting, passing).write(entered);
    expect(new DraftStore('one', lasting, passing).read()).toEqual(entered);
    expect(new DraftStore('two', lasting, passing).read()).toEqual(nothingEntered);
  });

  it('keeps nothing of who reported beyond the window', () => {
    const lasting = memory();
    new DraftStore('one', lasting, memory()).write(entered);
    expect(JSON.stringify([0, 1, 2].map((index) => lasting.getItem(lasting.key(index) ?? '')))).not.toContain('555-0100');
    expect(new DraftStore('one', lasting, memory()).read()).toEqual({ ...entered, contact: emptyContact });
  });

  it('is gone when it is blank again, and where it cannot be read', () => {
    const [lasting, passing] = [memory(), memory()];
    const store = new DraftStore('one', lasting, passing);
    store.write(entered);
    store.write(nothingEntered);
    expect(lasting.length + passing.length).toBe(0);
    lasting.setItem('new-issue.one', '{broken');
    expect(store.read()).toEqual(nothingEntered);
  });
});
