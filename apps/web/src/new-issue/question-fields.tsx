import { Group, Radio, TextInput } from '@mantine/core';
import type { Dto } from '../api/client.js';
import type { Faults } from './faults.js';

type Answers = Record<string, string>;

interface QuestionFieldsProps {
  questions: readonly Dto<'QuestionDto'>[];
  answers: Answers;
  onChange: (answers: Answers) => void;
  faults: Faults;
}

/** What a category asks. Nothing of it has to be answered: a caller may not know. */
export function QuestionFields({ questions, answers, onChange, faults }: QuestionFieldsProps) {
  return questions.map(({ code, kind, text }) => {
    const props = {
      label: text,
      value: answers[code] ?? '',
      error: faults[`answers.${code}`],
    };
    const take = (value: string) => onChange({ ...answers, [code]: value });
    return kind === 'boolean' ? (
      <Radio.Group key={code} {...props} onChange={take}>
        <Group gap="lg" mt={4}>
          <Radio value="yes" label="Yes" />
          <Radio value="no" label="No" />
          <Radio value="" label="Not known" />
        </Group>
      </Radio.Group>
    ) : (
      <TextInput
        key={code}
        id={`answers.${code}`}
        {...props}
        onChange={({ currentTarget }) => take(currentTarget.value)}
        inputMode={kind === 'number' ? 'numeric' : undefined}
        maxLength={1_000}
        autoComplete="off"
      />
    );
  });
}
