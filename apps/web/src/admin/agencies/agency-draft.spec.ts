import { expect, it } from '@jest/globals';
import { agencyChanges, codeFor } from './agency-draft.js';

it.each([
  ['Parks & Recreation', 'parks-recreation'],
  ['  Public Works ', 'public-works'],
  ['Café Zürich', 'cafe-zurich'],
  ['311', '311'],
  ['!', ''],
  [`${'a'.repeat(63)} b`, 'a'.repeat(63)],
])('%j gets the code %j', (name, code) => expect(codeFor(name)).toBe(code));

it('sends only what was changed', () => {
  const before = { code: 'parks', name: 'Parks', active: true, handles: ['litter', 'graffiti'], version: 1 };
  expect(agencyChanges(before, { code: 'parks', name: ' Parks ', handles: ['graffiti', 'litter'] })).toEqual({});
  expect(agencyChanges(before, { code: 'parks', name: 'Parks Department', handles: ['litter'] })).toEqual({
    ...{ name: 'Parks Department', handles: ['litter'] },
  });
});
