import { Checkbox, Stack, Text, TextInput } from '@mantine/core';
import { limited } from '../../text/limited.js';
import { useWords } from '../language/language.js';
import { StepForm } from './step-form.js';
import type { StepProps } from './step-props.js';

export function ContactStep({ draft, change, faults, next }: StepProps) {
  const { say } = useWords();
  return (
    <StepForm step="contact" title={say('contact.title')} onNext={next}>
      <Text size="lg">{say('contact.anonymous')}</Text>
      <Checkbox
        size="lg"
        label={say('contact.wants')}
        checked={draft.wantsContact}
        onChange={({ currentTarget }) => change({ wantsContact: currentTarget.checked })}
      />
      {draft.wantsContact && (
        <Stack gap="md">
          <Text size="lg">{say('contact.use')}</Text>
          <TextInput
            size="lg"
            label={say('contact.name')}
            {...limited({
              value: draft.name,
              max: 200,
              onText: (name) => change({ name }),
              leftWords: (left) => say('step.left', { left }),
            })}
            autoComplete="name"
          />
          <TextInput
            size="lg"
            type="tel"
            dir="ltr"
            label={say('contact.phone')}
            value={draft.phone}
            maxLength={40}
            autoComplete="tel"
            error={faults.includes('contact') && say('contact.missing')}
            onChange={({ currentTarget }) => change({ phone: currentTarget.value })}
          />
          <TextInput
            size="lg"
            type="email"
            dir="ltr"
            label={say('contact.email')}
            value={draft.email}
            maxLength={254}
            autoComplete="email"
            error={faults.includes('email') && say('contact.badEmail')}
            onChange={({ currentTarget }) => change({ email: currentTarget.value })}
          />
        </Stack>
      )}
    </StepForm>
  );
}
