import { allowedActions, type CorrectedField, type Fact, type Location, type Priority } from '@owcr/contracts';
import { answerFaults, type AnswerFault, type Answers, type Question } from '../category/category.js';
import { stated, type Occasion, type Refusal } from './command.js';
import type { Issue } from './issue.js';
import type { Reporter } from './report.js';

/** What was reported beside what decides who works on an issue. */
export interface Reported {
  summary: string;
  description: string | null;
  address: string | null;
  answers: Answers;
  questionsVersion: number | null;
  /** Another system took it: required answers may be missing. */
  isFromElsewhere: boolean;
}

/** What of a report can be put right, but for who reported it. */
export interface Correctable {
  location: Location | null;
  address: string | null;
  category: string;
  priority: Priority;
  summary: string;
  description: string | null;
  answers: Answers;
}
type CorrectableField = keyof Correctable;

export interface AskingCategory {
  priority: Priority;
  questions: readonly Question[];
  questionsVersion: number;
}

export interface Change {
  field: CorrectedField;
  before: unknown;
  after: unknown;
}

export type CorrectionOutcome =
  | { refused: Refusal }
  | { faults: AnswerFault[] }
  /** No changes: everything was so already, and nothing is stated. */
  | { issue: Issue; reported: Reported; changes: Change[]; facts: Fact[] };

export interface CorrectionContext extends Occasion {
  /** The category it has and the one it is to have; the same where that is not corrected. */
  from: AskingCategory;
  to: AskingCategory;
  /** That the contact of the reporter was changed with it: what it is is nobody's to know here. */
  contactChanged: boolean;
}

const order: readonly CorrectableField[] = ['location', 'address', 'category', 'priority', 'summary', 'description', 'answers'];

/** An issue put right in what is `wanted`; what that leaves out stays. The fact says which fields changed, never what free text says. */
export function correct(
  issue: Issue,
  reported: Reported,
  wanted: Partial<Correctable>,
  context: CorrectionContext,
): CorrectionOutcome {
  const allowed = allowedActions(issue.status);
  if (!allowed.includes('correct'))
    return { refused: { code: 'not-allowed-in-status', status: issue.status, action: 'correct', allowed } };
  const before = correctableOf(issue, reported);
  const after = corrected(before, wanted, context);
  const isAskedAgain = after.category !== before.category || wanted.answers !== undefined;
  const faults = isAskedAgain ? answerFaults(context.to.questions, after.answers, { mayOmit: reported.isFromElsewhere }) : [];
  if (faults.length > 0) return { faults };
  const changes: Change[] = [
    ...order.filter((field) => !same(before[field], after[field])).map((field) => changeOf(field, before, after)),
    ...(context.contactChanged ? [{ field: 'contact' as const, before: null, after: null }] : []),
  ];
  if (changes.length === 0) return { issue, reported, changes, facts: [] };
  const isMoved = changes.some(({ field }) => field === 'location');
  const { category, priority, location, summary, description, address, answers } = after;
  const next = { ...issue, category, priority, location, locatedAt: isMoved ? context.at : issue.locatedAt };
  return {
    ...stated(issue, next, factOf(next, changes, context)),
    reported: {
      ...{ summary, description, address, answers, isFromElsewhere: reported.isFromElsewhere },
      questionsVersion: isAskedAgain ? context.to.questionsVersion : reported.questionsVersion,
    },
    changes,
  };
}

function correctableOf(
  { location, category, priority }: Issue,
  { address, summary, description, answers }: Reported,
): Correctable {
  return { location, address, category, priority, summary, description, answers };
}

/**
 * With another category come its priority, unless somebody had set another one by hand, and its questions: answers that fit none of them
 * are not taken along. What they were is in the history.
 */
function corrected(before: Correctable, wanted: Partial<Correctable>, { from, to }: CorrectionContext): Correctable {
  const given = Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined)) as Partial<Correctable>;
  const isRecategorized = given.category !== undefined && given.category !== before.category;
  if (!isRecategorized) return { ...before, ...given };
  const priority = before.priority === from.priority ? to.priority : before.priority;
  return { ...before, priority, answers: fitting(before.answers, to.questions), ...given };
}

function fitting(answers: Answers, questions: readonly Question[]): Answers {
  const entries = Object.entries(answers);
  return Object.fromEntries(
    entries.filter(([code, answer]) => answerFaults(questions, { [code]: answer }, { mayOmit: true }).length === 0),
  );
}

const changeOf = (field: CorrectableField, before: Correctable, after: Correctable): Change => ({
  field,
  before: before[field],
  after: after[field],
});

/** Values are texts, places and answers: flat. */
function same(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  const [one, other] = [new Map(Object.entries(a)), new Map(Object.entries(b))];
  return one.size === other.size && [...one].every(([name, value]) => other.has(name) && other.get(name) === value);
}

function factOf(issue: Issue, changes: readonly Change[], { by, at }: CorrectionContext) {
  const { id: issueId, reference, category, priority, location, reportedAt } = issue;
  const changed = changes.map(({ field }) => field);
  return {
    type: 'issue.corrected.v1',
    data: { issueId, reference, category, priority, location, changed, by, reportedAt, at },
  } as const;
}

/** The contact with what is wanted of it; what is left out stays. Null where somebody anonymous would have a name or an address. */
export function correctedReporter(before: Reporter, wanted: Partial<Reporter>): Reporter | null {
  const given = Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined)) as Partial<Reporter>;
  if (given.anonymous === true)
    return { name: null, phone: null, email: null, language: given.language ?? before.language, anonymous: true };
  const after = { ...before, ...given };
  const isKnown = after.name !== null || after.phone !== null || after.email !== null;
  return after.anonymous && isKnown ? null : after;
}

export function sameReporter(a: Reporter, b: Reporter): boolean {
  return same(a, b);
}
