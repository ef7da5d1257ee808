import { NativeSelect, Text, Textarea, TextInput } from '@mantine/core';
import { limited } from '../../text/limited.js';
import { useWords } from '../language/language.js';
import classes from '../resident.module.css';
import type { Question } from './draft.js';
import { StepForm } from './step-form.js';
import type { StepProps } from './step-props.js';
import { UrgentNote } from './urgent-note.js';

export function DetailsStep({ draft, change, category, faults, refused, next }: StepProps) {
  const { say, named } = useWords();
  const leftWords = (left: number) => say('step.left', { left });
  const optional = (text: string) => `${text} (${say('step.optional')})`;
  return (
    <StepForm step="details" title={say('details.title')} onNext={next}>
      {category && (
        <Text size="lg" fw={600}>
          {named('category', category.code, category.name)}
        </Text>
      )}
      {category?.urgent && <UrgentNote />}
      {category?.questions.map((question) => {
        const path = `answers.${question.code}` as const;
        const label = named('question', question.code, question.text);
        return (
          <Answer
            key={question.code}
            question={question}
            label={question.required ? label : optional(label)}
            value={draft.answers[question.code] ?? ''}
            fault={faults.includes(path) ? 'own' : refused[path] === undefined ? null : 'refused'}
            answer={(text) => change({ answers: { ...draft.answers, [question.code]: text } })}
          />
        );
      })}
      <TextInput
        size="lg"
        label={say('details.summary')}
        description={say('details.summaryHint')}
        {...limited({ value: draft.summary, max: 200, onText: (summary) => change({ summary }), leftWords })}
        required
        withAsterisk={false}
        error={faults.includes('summary') && say('details.missing')}
      />
      <Textarea
        size="lg"
        label={optional(say('details.description'))}
        {...limited({ value: draft.description, max: 4_000, onText: (description) => change({ description }), leftWords })}
        rows={4}
      />
    </StepForm>
  );
}

interface AnswerProps {
  question: Question;
  label: string;
  value: string;
  /** Found before it was sent, or by the server. */
  fault: 'own' | 'refused' | null;
  answer: (text: string) => void;
}

function Answer({ question, label, value, fault, answer }: AnswerProps) {
  const { say } = useWords();
  const { code, kind, options, required, lengthMax } = question;
  const own = kind === 'number' && value.trim() !== '' ? say('details.number') : say('details.required');
  const error = fault && (fault === 'own' ? own : say('details.refused'));
  switch (kind) {
    case 'boolean':
      return (
        <fieldset className={classes.group} aria-describedby={error ? `${code}-error` : undefined}>
          <legend>{label}</legend>
          <div className={classes.side}>
            {(['yes', 'no'] as const).map((choice) => (
              <label key={choice} className={classes.choice}>
                <input type="radio" name={code} checked={value === choice} onChange={() => answer(choice)} />
                {say(`details.${choice}`)}
              </label>
            ))}
          </div>
          {error && (
            <Text id={`${code}-error`} c="var(--mantine-color-error)">
              {error}
            </Text>
          )}
        </fieldset>
      );
    case 'choice':
      return (
        <NativeSelect
          size="lg"
          label={label}
          value={value}
          error={error}
          data={[...(required && value !== '' ? [] : [{ value: '', label: '' }]), ...optionsOf(options)]}
          onChange={({ currentTarget }) => answer(currentTarget.value)}
        />
      );
    default:
      return (
        <TextInput
          size="lg"
          label={label}
          {...limited({
            value,
            max: kind === 'number' ? 12 : lengthMax,
            onText: answer,
            leftWords: (left) => say('step.left', { left }),
          })}
          inputMode={kind === 'number' ? 'numeric' : 'text'}
          error={error}
        />
      );
  }
}

const optionsOf = (options: Question['options']) => options.map(({ code, text }) => ({ value: code, label: text }));
