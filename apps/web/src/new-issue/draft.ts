import type { Dto } from '../api/client.js';
import { answerFaultsOf, answersOf, answerWords } from '../category/answers.js';
import { coordinatesOf } from '../place/coordinates.js';
import { nowhere, placeOf, type Where } from '../place/where.js';

type Question = Dto<'QuestionDto'>;
type Report = Dto<'ReportDto'>;

export const channels = ['phone', 'desk', 'meeting'] as const;

/** What was entered of an issue so far, as it was typed. Nothing of the person who reported it. */
export interface Draft {
  summary: string;
  category: string | null;
  /** By question, as typed: a number as its digits, a yes or no as these words. */
  answers: Record<string, string>;
  description: string;
  where: Where;
  channel: (typeof channels)[number];
  anonymous: boolean;
}

/** Who reported it. */
export interface Contact {
  name: string;
  phone: string;
  email: string;
  language: string;
}

export const emptyDraft: Draft = {
  summary: '',
  category: null,
  answers: {},
  description: '',
  where: nowhere,
  channel: 'phone',
  anonymous: false,
};
export const emptyContact: Contact = { name: '', phone: '', email: '', language: '' };

const isFilled = (text: string): boolean => text.trim() !== '';

/** Whether nothing would be lost with it. The channel is a habit, not an entry. */
export function isBlank(draft: Draft, contact: Contact): boolean {
  const { summary, category, answers, description, where } = draft;
  const { name, phone, email, language } = contact;
  const reporter = [name, phone, email, language];
  const texts = [summary, description, where.address, where.coordinates, ...Object.values(answers), ...reporter];
  return category === null && !texts.some(isFilled);
}

/** What has to be mended before it can be sent, by field. What else may be wrong the server knows. */
export function faultsOf(draft: Draft, questions: readonly Question[]): Record<string, string> {
  const faults: Record<string, string> = {};
  if (!isFilled(draft.summary)) faults.summary = 'Say in a few words what it is about.';
  if (draft.category === null) faults.category = 'Choose what kind of issue it is.';
  const coordinates = coordinatesOf(draft.where.coordinates);
  if (coordinates.kind === 'fault') faults.location = coordinates.message;
  for (const [path, fault] of answerFaultsOf(questions, draft.answers))
    faults[path] = fault === 'missing' ? 'Answer this question.' : 'Enter a number, in digits.';
  return faults;
}

/** What is sent: only what was filled in, answers only to the questions of the category. */
export function reportOf(draft: Draft, contact: Contact, questions: readonly Question[]): Report {
  const place = placeOf(draft.where);
  const answers = answersOf(questions, draft.answers);
  return {
    category: draft.category ?? '',
    summary: draft.summary.trim(),
    channel: draft.channel,
    ...(isFilled(draft.description) && { description: draft.description.trim() }),
    ...(place && { location: place }),
    ...(isFilled(draft.where.address) && { address: draft.where.address.trim() }),
    ...(Object.keys(answers).length > 0 && { answers }),
    ...reporterOf(draft, contact),
  };
}

function reporterOf({ anonymous }: Draft, contact: Contact): Pick<Report, 'reporter'> {
  const language = isFilled(contact.language) ? { language: contact.language } : {};
  if (anonymous) return { reporter: { anonymous: true } };
  const filled = (['name', 'phone', 'email'] as const).filter((field) => isFilled(contact[field]));
  if (filled.length === 0 && !isFilled(contact.language)) return {};
  return { reporter: { ...Object.fromEntries(filled.map((field) => [field, contact[field].trim()])), ...language } };
}

/** What is added to an issue that is the same: what was typed of this one. Nothing of who reported it, as notes are read by many. */
export function noteOf(draft: Draft, questions: readonly Question[]): string {
  const answered = questions.flatMap((question) => {
    const typed = draft.answers[question.code] ?? '';
    return isFilled(typed) ? `${question.text} ${answerWords(question, typed)}` : [];
  });
  const { address, coordinates } = draft.where;
  const where = [address, coordinates].filter(isFilled).join(', ');
  const lines = [draft.summary.trim(), draft.description.trim(), ...answered, where && `Where: ${where}`].filter(isFilled);
  return [`Reported again (${draft.channel}).`, ...lines].join('\n');
}
