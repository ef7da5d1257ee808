import { describe, expect, it } from '@jest/globals';
import { type Draft, emptyContact, emptyDraft, faultsOf, isBlank, noteOf, reportOf } from './draft.js';

const usual = { required: false, options: [], lengthMax: 1_000 };
const questions = [
  { code: 'happening-now', kind: 'boolean' as const, text: 'Is it happening now?', ...usual },
  { code: 'people', kind: 'number' as const, text: 'How many people are there?', ...usual },
  { code: 'since', kind: 'choice' as const, text: 'Since when?', ...usual, options: [{ code: 'today', text: 'Today' }] },
];
const draft: Draft = {
  ...emptyDraft,
  summary: ' Loud group ',
  category: 'disorderly-group',
  answers: { 'happening-now': 'no', people: '12', 'license-plate': 'of another category' },
  where: { address: 'Tanner Street', coordinates: '44.02, -37.94', setBy: 'hand', found: null },
};
const contact = { name: 'A. Resident', phone: '', email: 'a@example.org', language: 'es' };

describe('a draft', () => {
  it('becomes a report of what was filled in, with answers in their types', () => {
    expect(reportOf(draft, contact, questions)).toEqual({
      category: 'disorderly-group',
      summary: 'Loud group',
      channel: 'phone',
      location: { lat: 44.02, lng: -37.94 },
      address: 'Tanner Street',
      answers: { 'happening-now': false, people: 12 },
      reporter: { name: 'A. Resident', email: 'a@example.org', language: 'es' },
    });
  });

  it('sends nothing of a person who stays anonymous', () => {
    expect(reportOf({ ...draft, anonymous: true }, contact, questions).reporter).toEqual({ anonymous: true });
  });

  it('sends no reporter where nobody was asked', () => {
    expect(reportOf(draft, emptyContact, questions)).not.toHaveProperty('reporter');
  });

  it('names what is missing and what cannot be read', () => {
    expect(Object.keys(faultsOf(emptyDraft, []))).toEqual(['summary', 'category']);
    expect(
      Object.keys(faultsOf({ ...draft, answers: { people: 'many' }, where: { ...draft.where, coordinates: '44' } }, questions)),
    ).toEqual(['location', 'answers.people']);
    expect(faultsOf(draft, questions)).toEqual({});
  });

  it('names a required answer that is missing at its field', () => {
    const required = questions.map((question) => ({ ...question, required: true }));
    expect(Object.keys(faultsOf(draft, required))).toEqual(['answers.since']);
    expect(faultsOf({ ...draft, answers: { ...draft.answers, since: 'today' } }, required)).toEqual({});
  });

  it('is blank until something would be lost with it', () => {
    expect(isBlank({ ...emptyDraft, channel: 'desk' }, emptyContact)).toBe(true);
    expect(isBlank(emptyDraft, { ...emptyContact, phone: '1' })).toBe(false);
    expect(isBlank({ ...emptyDraft, category: 'graffiti' }, emptyContact)).toBe(false);
  });

  it('becomes a note that says what was told, and nothing of who told it', () => {
    expect(noteOf({ ...draft, answers: { ...draft.answers, since: 'today' } }, questions)).toBe(
      'Reported again (phone).\nLoud group\nIs it happening now? no\nHow many people are there? 12\nSince when? Today\nWhere: Tanner Street, 44.02, -37.94',
    );
  });
});
