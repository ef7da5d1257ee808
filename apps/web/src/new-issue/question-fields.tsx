import { Group, Radio, Select, TextInput } from '@mantine/core';
import type { Dto } from '../api/client.js';
import { limited } from '../text/limited.js';
import type { Faults } from './faults.js';

type Question = Dto<'QuestionDto'>;
type Answers = Record<string, string>;

interface QuestionFieldsProps {
  questions: readonly Question[];
  answers: Answers;
  onChange: (answers: Answers) => void;
  faults: Faults;
}

/** What a category asks. A caller may not know: only what the department requires has to be answered. */
export function QuestionFields({ questions, answers, onChange, faults }: QuestionFieldsProps) {
  return questions.map((question) => (
    <QuestionField
      key={question.code}
      question={question}
      value={answers[question.code] ?? ''}
      error={faults[`answers.${question.code}`]}
      onChange={(value) => onChange({ ...answers, [question.code]: value })}
    />
  ));
}

interface QuestionFieldProps {
  question: Question;
  value: string;
  error: string | undefined;
  onChange: (value: string) => void;
}

/** Its id is the path under which the API names a fault of the answer: the page leads there. */
function QuestionField({
  question: { code, kind, text, required, options, lengthMax },
  value,
  error,
  onChange,
}: QuestionFieldProps) {
  const id = `answers.${code}`;
  const props = { label: text, value, error, required };
  switch (kind) {
    case 'boolean':
      return (
        <Radio.Group {...props} onChange={onChange}>
          <Group gap="lg" mt={4}>
            <Radio id={id} value="yes" label="Yes" />
            <Radio value="no" label="No" />
            {!required && <Radio value="" label="Not known" />}
          </Group>
        </Radio.Group>
      );
    case 'choice':
      return (
        <Select
          id={id}
          {...props}
          value={value === '' ? null : value}
          data={options.map((option) => ({ value: option.code, label: option.text }))}
          clearable={!required}
          onChange={(chosen) => onChange(chosen ?? '')}
        />
      );
    default:
      return (
        <TextInput
          id={id}
          {...props}
          {...limited({ value, max: lengthMax, onText: onChange })}
          inputMode={kind === 'number' ? 'numeric' : undefined}
          autoComplete="off"
        />
      );
  }
}
