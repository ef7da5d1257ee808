import type { Dto } from '../api/client.js';

type Question = Dto<'QuestionDto'>;
type Typed = Readonly<Record<string, string>>;

/** What keeps an answer from being sent: the server would refuse it at `answers.` and the question's code. */
export type AnswerFault = 'missing' | 'not-a-number';

const typedFor = ({ code }: Question, typed: Typed): string => (Object.hasOwn(typed, code) ? (typed[code] ?? '').trim() : '');

/** The faults of what was typed, by the path the API names them with. */
export function answerFaultsOf(questions: readonly Question[], typed: Typed): [`answers.${string}`, AnswerFault][] {
  return questions.flatMap((question): [`answers.${string}`, AnswerFault][] => {
    const fault = faultOf(question, typedFor(question, typed));
    return fault ? [[`answers.${question.code}`, fault]] : [];
  });
}

function faultOf({ kind, required }: Question, text: string): AnswerFault | null {
  if (text === '') return required ? 'missing' : null;
  return kind === 'number' && !Number.isFinite(Number(text)) ? 'not-a-number' : null;
}

/** What was typed as the API takes it: only what was filled in, and only answers to these questions. */
export function answersOf(questions: readonly Question[], typed: Typed): Record<string, string | number | boolean> {
  return Object.fromEntries(
    questions.flatMap((question) => {
      const text = typedFor(question, typed);
      return text === '' ? [] : [[question.code, answerOf(question.kind, text)] as const];
    }),
  );
}

function answerOf(kind: Question['kind'], text: string): string | number | boolean {
  if (kind === 'number') return Number(text);
  return kind === 'boolean' ? text === 'yes' : text;
}

/** A typed answer in words, for people. */
export function answerWords({ kind, options }: Question, typed: string): string {
  return kind === 'choice' ? (options.find(({ code }) => code === typed)?.text ?? typed) : typed;
}
