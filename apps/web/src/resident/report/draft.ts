import type { Dto } from '../../api/client.js';
import { answerFaultsOf, answersOf } from '../../category/answers.js';
import type { Place } from '../../map/city-map-props.js';
import type { FoundPlace } from '../../place/found-place.js';

export type Category = Dto<'PublicCategoryDto'>;
export type Question = Dto<'QuestionDto'>;
export type Report = Dto<'PublicReportDto'>;

/** What was written so far, on its way from the first step to the tracking code. */
export interface Draft {
  /** One for a report, over all tries to send it: however often it arrives, it is one. */
  key: string;
  isNoEmergency: boolean;
  category: string;
  /** As they were typed, by the code of the question. */
  answers: Record<string, string>;
  summary: string;
  description: string;
  place: Place | null;
  /** Who set the place: a hand on the map, or the address that was found. */
  placeBy: 'hand' | 'address' | null;
  address: string;
  /** What the address was found to be. */
  found: FoundPlace | null;
  isPlaceUnknown: boolean;
  wantsContact: boolean;
  name: string;
  phone: string;
  email: string;
  /**
   * What was sent without an answer yet. Whether it arrived is not known, so nothing else is sent under its key: it stays as it is
   * until there is an answer.
   */
  attempt: Report | null;
  /** `isPlaced`: it was sent with a place, so that nobody has to find it first. */
  sent: { reference: string; code: string | null; isPlaced: boolean } | null;
}

export const emptyDraft = (key: string): Draft => ({
  key,
  isNoEmergency: false,
  category: '',
  answers: {},
  summary: '',
  description: '',
  place: null,
  placeBy: null,
  address: '',
  found: null,
  isPlaceUnknown: false,
  wantsContact: false,
  name: '',
  phone: '',
  email: '',
  attempt: null,
  sent: null,
});

export const steps = ['emergency', 'what', 'details', 'where', 'photos', 'contact', 'check'] as const;
export type Step = (typeof steps)[number];

/** What must be mended before a step can be left; each is shown beside its field. */
export type Fault = 'category' | 'summary' | 'where' | 'contact' | 'email' | `answers.${string}`;

/** What keeps somebody from leaving a step. */
export function faultsOf(draft: Draft, step: Step, questions: readonly Question[]): Fault[] {
  switch (step) {
    case 'what':
      return draft.category === '' ? ['category'] : [];
    case 'details': {
      const answers = answerFaultsOf(questions, draft.answers).map(([path]) => path);
      return [...(draft.summary.trim() === '' ? ['summary' as const] : []), ...answers];
    }
    case 'where':
      return draft.place === null && draft.address.trim() === '' && !draft.isPlaceUnknown ? ['where'] : [];
    case 'contact':
      return contactFaults(draft);
    default:
      return [];
  }
}

function contactFaults({ wantsContact, phone, email }: Draft): Fault[] {
  if (!wantsContact) return [];
  if (phone.trim() === '' && email.trim() === '') return ['contact'];
  return email.trim() === '' || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email.trim()) ? [] : ['email'];
}

/** The step to show when `wanted` is asked for: none before which something is missing, and never past the emergency notice. */
export function reachableStep(draft: Draft, wanted: string | undefined, questions: readonly Question[]): Step {
  if (!draft.isNoEmergency) return 'emergency';
  const asked = steps.find((step) => step === wanted) ?? 'emergency';
  const before = steps.slice(0, steps.indexOf(asked));
  return before.find((step) => faultsOf(draft, step, questions).length > 0) ?? asked;
}

export const stepAfter = (step: Step): Step => steps[steps.indexOf(step) + 1] ?? 'check';

export const stepBefore = (step: Step): Step => steps[steps.indexOf(step) - 1] ?? 'emergency';

const written = (text: string): string | undefined => text.trim() || undefined;

/** The report as the API takes it: nothing that was left empty, answers of the kind that was asked for, contact only where it is wanted. */
export function reportOf(draft: Draft, questions: readonly Question[], language: string): Report {
  const answers = answersOf(questions, draft.answers);
  const contact = { name: written(draft.name), phone: written(draft.phone), email: written(draft.email), language };
  return JSON.parse(
    JSON.stringify({
      category: draft.category,
      summary: draft.summary.trim(),
      description: written(draft.description),
      location: draft.place ?? undefined,
      address: written(draft.address),
      answers: Object.keys(answers).length > 0 ? answers : undefined,
      contact: draft.wantsContact ? contact : undefined,
    }),
  ) as Report;
}

/** What is left of a draft once it was sent: what it says is of no more use here, and may be about somebody. */
export const sentDraft = (draft: Draft, sent: NonNullable<Draft['sent']>): Draft => ({ ...emptyDraft(draft.key), sent });
