import { describe, expect, it } from '@jest/globals';
import { answerFaults, answerNumberMax, type Answers, type Question } from './category.js';

const questions: Question[] = [
  { code: 'happening-now', text: 'Is it happening now?', kind: 'boolean', required: true },
  { code: 'people', text: 'How many people are there?', kind: 'number' },
  { code: 'license-plate', text: 'What is on the license plate?', kind: 'text', lengthMax: 10 },
  {
    code: 'vehicle',
    text: 'What kind of vehicle is it?',
    kind: 'choice',
    options: [
      { code: 'car', text: 'Car' },
      { code: 'truck', text: 'Truck' },
    ],
  },
];

const faults = (answers: unknown, mayOmit = false) => answerFaults(questions, answers as Answers, { mayOmit });
const paths = (answers: unknown, mayOmit = false) => faults(answers, mayOmit).map(({ path }) => path);

describe('answers to the questions of a category', () => {
  it('of the right kind are taken', () => {
    expect(faults({ 'happening-now': false, people: 0, 'license-plate': 'ÄÖ 👮 1', vehicle: 'truck' })).toEqual([]);
  });

  it.each<[string, object, string]>([
    ['text for yes or no', { 'happening-now': 'yes' }, 'answers.happening-now'],
    ['text for a number', { 'happening-now': true, people: '5' }, 'answers.people'],
    ['a number that is none', { 'happening-now': true, people: NaN }, 'answers.people'],
    ['a number too large', { 'happening-now': true, people: answerNumberMax + 1 }, 'answers.people'],
    ['a number for text', { 'happening-now': true, 'license-plate': 5 }, 'answers.license-plate'],
    ['blanks', { 'happening-now': true, 'license-plate': '  ' }, 'answers.license-plate'],
    ['what nobody can see', { 'happening-now': true, 'license-plate': '\u200b\u3164' }, 'answers.license-plate'],
    ['text too long', { 'happening-now': true, 'license-plate': 'x'.repeat(11) }, 'answers.license-plate'],
    ['a choice that is not offered', { 'happening-now': true, vehicle: 'boat' }, 'answers.vehicle'],
    ['the text of a choice for its code', { 'happening-now': true, vehicle: 'Car' }, 'answers.vehicle'],
    ['nothing for an answer', { 'happening-now': true, people: null }, 'answers.people'],
    ['an object', { 'happening-now': true, people: { of: 5 } }, 'answers.people'],
    ['a question nobody asked', { 'happening-now': true, nonsense: 5 }, 'answers.nonsense'],
    ['a name every object has', { 'happening-now': true, constructor: 5 }, 'answers.constructor'],
    ['a required answer missing', { people: 5 }, 'answers.happening-now'],
  ])('with %s are refused at their path', (_, answers, path) => {
    expect(paths(answers)).toEqual([path]);
  });

  it('are all looked at', () => {
    expect(paths({ people: 'many', nonsense: 1 })).toEqual(['answers.people', 'answers.nonsense', 'answers.happening-now']);
  });

  it('from another system may leave out what is required, and never be wrong', () => {
    expect(paths({}, true)).toEqual([]);
    expect(paths({ people: 'many' }, true)).toEqual(['answers.people']);
  });

  it('say what could be said instead', () => {
    expect(faults({ 'happening-now': true, vehicle: 'boat' })[0]?.message).toBe('must be one of: car, truck');
    expect(faults({ 'happening-now': true, nonsense: 5 })[0]?.message).toContain('happening-now, people, license-plate, vehicle');
    expect(answerFaults([], { nonsense: 5 }, { mayOmit: false })[0]?.message).toContain('which has none');
  });

  it('are counted in characters, and a long code is not repeated', () => {
    expect(paths({ 'happening-now': true, 'license-plate': '👮'.repeat(10) })).toEqual([]);
    expect(faults({ 'happening-now': true, ['x'.repeat(10_000)]: 1 })[0]?.path).toHaveLength('answers.'.length + 64);
  });
});
