import { expect, it } from '@jest/globals';
import { draftOf, inOrder, inWords, type Policy, readDraft } from './policy-draft.js';

const policy: Policy = {
  ...{ id: '1', category: null, priority: 'normal', changedAt: '2026-01-01' },
  ...{ acknowledgeSeconds: 28_800, resolveSeconds: 604_800, escalationAcknowledgeSeconds: 7_200, followUpSeconds: 172_800 },
};

it('goes from what is stored to a form and back', () => {
  const wanted = Object.fromEntries(Object.entries(policy).filter(([name]) => name !== 'id' && name !== 'changedAt'));
  expect(readDraft(draftOf(policy))).toEqual({ policy: wanted });
  expect(draftOf(policy).acknowledgeSeconds).toBe('8 h');
});

it('names the field that says no length, and no other', () => {
  expect(readDraft({ ...draftOf(policy), followUpSeconds: '12' })).toEqual({
    faults: { followUpSeconds: expect.stringContaining('with its unit') },
  });
});

it('speaks of fields as the form does', () => {
  expect(inWords('must not be less than acknowledgeSeconds')).toBe('must not be less than “Acknowledge within”');
});

it('has those for every category first, and the most urgent of each', () => {
  const of = (category: string | null, priority: Policy['priority']) => ({ ...policy, category, priority });
  const ordered = inOrder([of('noise', 'low'), of(null, 'low'), of('noise', 'urgent'), of(null, 'high')]);
  expect(ordered.map(({ category, priority }) => `${category} ${priority}`)).toEqual([
    ...['null high', 'null low', 'noise urgent', 'noise low'],
  ]);
});
