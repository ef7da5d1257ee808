import { describe, expect, it } from '@jest/globals';
import { emptyDraft, faultsOf, reachableStep, reportOf, sentDraft, type Draft, type Question } from './draft.js';

const usual = { required: false, options: [], lengthMax: 1_000 };
const questions: Question[] = [
  { code: 'happening-now', kind: 'boolean', text: 'Is it happening now?', ...usual },
  { code: 'people', kind: 'number', text: 'How many?', ...usual },
  { code: 'license-plate', kind: 'text', text: 'Plate?', ...usual },
];
const draft = (of: Partial<Draft> = {}): Draft => ({ ...emptyDraft('k'.repeat(22)), isNoEmergency: true, ...of });
const whole = draft({ category: 'graffiti', summary: ' A wall ', isPlaceUnknown: true });

describe('the steps of a report', () => {
  it('begin with the emergency notice, whatever the address asks for', () => {
    expect(reachableStep({ ...whole, isNoEmergency: false }, 'check', questions)).toBe('emergency');
  });
  it('stop at the first that lacks something', () => {
    expect(reachableStep(draft(), 'check', questions)).toBe('what');
    expect(reachableStep(draft({ category: 'graffiti' }), 'check', questions)).toBe('details');
    expect(reachableStep(draft({ category: 'graffiti', summary: 'x' }), 'check', questions)).toBe('where');
    expect(reachableStep({ ...whole, wantsContact: true }, 'check', questions)).toBe('contact');
    expect(reachableStep(whole, 'check', questions)).toBe('check');
  });
  it('can be gone back to', () => expect(reachableStep(whole, 'what', questions)).toBe('what'));
  it('begin anew for an address that names none', () => expect(reachableStep(whole, 'x', questions)).toBe('emergency'));
  it('take no number that is none', () => {
    expect(faultsOf({ ...whole, answers: { people: 'many' } }, 'details', questions)).toEqual(['answers.people']);
  });
  it('ask for each required answer at its field', () => {
    const required = questions.map((question) => ({ ...question, required: true }));
    expect(faultsOf({ ...whole, answers: { people: '2' } }, 'details', required)).toEqual([
      'answers.happening-now',
      'answers.license-plate',
    ]);
  });
  it('take a pin, an address or "I do not know" for a place', () => {
    expect(faultsOf(draft(), 'where', [])).toEqual(['where']);
    expect(faultsOf(draft({ address: '  ' }), 'where', [])).toEqual(['where']);
    expect(faultsOf(draft({ address: 'Mill Street' }), 'where', [])).toEqual([]);
    expect(faultsOf(draft({ place: { lat: 1, lng: 2 } }), 'where', [])).toEqual([]);
  });
  it('want a way to reach somebody who wants to be reached', () => {
    expect(faultsOf({ ...whole, wantsContact: true, name: 'Somebody' }, 'contact', [])).toEqual(['contact']);
    expect(faultsOf({ ...whole, wantsContact: true, email: 'nobody' }, 'contact', [])).toEqual(['email']);
    expect(faultsOf({ ...whole, wantsContact: true, phone: '555' }, 'contact', [])).toEqual([]);
  });
});

describe('the report that is sent', () => {
  it('holds nothing that was left empty', () => {
    expect(reportOf(whole, questions, 'es')).toEqual({ category: 'graffiti', summary: 'A wall' });
  });
  it('answers in the kind that was asked for, and only what this category asks', () => {
    const answers = { 'happening-now': 'no', people: '12', 'license-plate': ' ABC ', pole: '7' };
    expect(reportOf({ ...whole, answers }, questions, 'en').answers).toEqual({
      'happening-now': false,
      people: 12,
      'license-plate': 'ABC',
    });
  });
  it('is anonymous unless contact is wanted, also when some was typed before', () => {
    const typed = { ...whole, name: 'Somebody', phone: '555 0100' };
    expect(reportOf(typed, [], 'es').contact).toBeUndefined();
    expect(reportOf({ ...typed, wantsContact: true }, [], 'es').contact).toEqual({
      name: 'Somebody',
      phone: '555 0100',
      language: 'es',
    });
  });
  it('is gone from this device once it was taken', () => {
    const left = JSON.stringify(
      sentDraft({ ...whole, phone: '555 0100', description: 'secret' }, { reference: 'D1-1', code: 'C', isPlaced: true }),
    );
    expect(left).not.toContain('555 0100');
    expect(left).not.toContain('secret');
  });
});
