import { Text, Textarea, TextInput } from '@mantine/core';
import { useWords } from '../language/language.js';
import classes from '../resident.module.css';
import type { Question } from './draft.js';
import { StepForm } from './step-form.js';
import type { StepProps } from './step-props.js';
import { UrgentNote } from './urgent-note.js';

export function DetailsStep({ draft, change, category, faults, next }: StepProps) {
  const { say, named } = useWords();
  const optional = (text: string) => `${text} (${say('step.optional')})`;
  return (
    <StepForm step="details" title={say('details.title')} onNext={next}>
      {category && (
        <Text size="lg" fw={600}>
          {named('category', category.code, category.name)}
        </Text>
      )}
      {category?.urgent && <UrgentNote />}
      {category?.questions.map((question) => (
        <Answer
          key={question.code}
          question={question}
          label={optional(named('question', question.code, question.text))}
          value={draft.answers[question.code] ?? ''}
          hasFault={faults.includes('number')}
          answer={(text) => change({ answers: { ...draft.answers, [question.code]: text } })}
        />
      ))}
      <TextInput
        size="lg"
        label={say('details.summary')}
        description={say('details.summaryHint')}
        value={draft.summary}
        maxLength={200}
        required
        withAsterisk={false}
        error={faults.includes('summary') && say('details.missing')}
        onChange={({ currentTarget }) => change({ summary: currentTarget.value })}
      />
      <Textarea
        size="lg"
        label={optional(say('details.description'))}
        value={draft.description}
        maxLength={10_000}
        rows={4}
        onChange={({ currentTarget }) => change({ description: currentTarget.value })}
      />
    </StepForm>
  );
}

interface AnswerProps {
  question: Question;
  label: string;
  value: string;
  hasFault: boolean;
  answer: (text: string) => void;
}

function Answer({ question: { code, kind }, label, value, hasFault, answer }: AnswerProps) {
  const { say } = useWords();
  if (kind !== 'boolean')
    return (
      <TextInput
        size="lg"
        label={label}
        value={value}
        maxLength={kind === 'number' ? 12 : 500}
        inputMode={kind === 'number' ? 'numeric' : 'text'}
        error={kind === 'number' && hasFault && say('details.number')}
        onChange={({ currentTarget }) => answer(currentTarget.value)}
      />
    );
  return (
    <fieldset className={classes.group}>
      <legend>{label}</legend>
      <div className={classes.side}>
        {(['yes', 'no'] as const).map((choice) => (
          <label key={choice} className={classes.choice}>
            <input type="radio" name={code} checked={value === choice} onChange={() => answer(choice)} />
            {say(`details.${choice}`)}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
