import { assertNever, characterCount, isBlank } from '@owcr/contracts';

export const questionKinds = ['text', 'number', 'boolean', 'choice'] as const;
export type QuestionKind = (typeof questionKinds)[number];

/** One of the answers a question of the kind `choice` takes. */
export interface QuestionOption {
  code: string;
  text: string;
}

/** A question that is asked about issues of a category, as the category's table holds it. */
export interface Question {
  code: string;
  text: string;
  kind: QuestionKind;
  /** False where it is left out. */
  required?: boolean;
  /** Of a choice. */
  options?: QuestionOption[];
  /** Characters of a text; `answerLengthMax` where it is left out. */
  lengthMax?: number;
}

export type Answer = string | number | boolean;
export type Answers = Record<string, Answer>;

const codeLengthMax = 64;
export const answerLengthMax = 1_000;
/** A count or a size; larger ones are a telephone number in the wrong field. */
export const answerNumberMax = 1_000_000_000;

export interface AnswerFault {
  /** `answers.` and the code of the question. */
  path: string;
  message: string;
}

/**
 * What is wrong with these answers to the questions of a category, by question; none: they may be kept. `mayOmit`: required answers may
 * be missing, as in reports that another system took. Wrong ones are never taken, wherever they come from.
 */
export function answerFaults(questions: readonly Question[], answers: Answers, { mayOmit }: { mayOmit: boolean }): AnswerFault[] {
  const byCode = new Map(questions.map((question) => [question.code, question]));
  const given = new Set(Object.keys(answers));
  const wrong = Object.entries(answers).flatMap(([code, answer]) => {
    const question = byCode.get(code);
    const message = question ? faultOf(question, answer) : unknownMessage(questions);
    return message === null ? [] : [faultAt(code, message)];
  });
  const missing = mayOmit ? [] : questions.filter(({ code, required }) => required === true && !given.has(code));
  return [...wrong, ...missing.map(({ code }) => faultAt(code, 'must be answered'))];
}

const faultAt = (code: string, message: string): AnswerFault => ({ path: `answers.${shortened(code)}`, message });

/** Codes are short; what somebody sends instead of one is not repeated to them at full length. */
const shortened = (code: string) => (code.length <= codeLengthMax ? code : `${code.slice(0, codeLengthMax - 1)}…`);

function unknownMessage(questions: readonly Question[]): string {
  if (questions.length === 0) return 'is not a question of this category, which has none';
  return `is not a question of this category, which asks: ${questions.map(({ code }) => code).join(', ')}`;
}

function faultOf({ kind, options = [], lengthMax = answerLengthMax }: Question, answer: Answer): string | null {
  switch (kind) {
    case 'boolean':
      return typeof answer === 'boolean' ? null : 'must be true or false';
    case 'number': {
      const isCount = typeof answer === 'number' && Math.abs(answer) <= answerNumberMax;
      return isCount ? null : `must be a number of at most ${answerNumberMax.toLocaleString('en-US')}`;
    }
    case 'choice':
      return options.some(({ code }) => code === answer) ? null : `must be one of: ${options.map(({ code }) => code).join(', ')}`;
    case 'text':
      return isText(answer, lengthMax) ? null : `must be text of 1 to ${lengthMax} characters`;
    default:
      return assertNever(kind);
  }
}

function isText(answer: Answer, lengthMax: number): boolean {
  if (typeof answer !== 'string' || answer.length > 2 * lengthMax) return false;
  return !isBlank(answer) && characterCount(answer) <= lengthMax;
}
