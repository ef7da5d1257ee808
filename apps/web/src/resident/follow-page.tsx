import { Button, Stack, Text, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { Heading } from './heading.js';
import { useWords } from './language/language.js';

/** Asks for the tracking code. */
export function FollowPage() {
  const { say } = useWords();
  const navigate = useNavigate();
  const [code, setCode] = useState('');
  const [isMissing, setMissing] = useState(false);
  const show = () => {
    const typed = code.replace(/\s/g, '');
    setMissing(typed === '');
    if (typed !== '') void navigate({ to: '/follow/$code', params: { code: typed.toUpperCase() } });
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        show();
      }}
    >
      <Stack gap="lg">
        <Heading>{say('follow.title')}</Heading>
        <Text size="lg">{say('follow.text')}</Text>
        <TextInput
          size="lg"
          dir="ltr"
          label={say('follow.code')}
          description={say('follow.hint')}
          value={code}
          maxLength={64}
          autoCapitalize="characters"
          autoComplete="off"
          autoCorrect="off"
          spellCheck={false}
          error={isMissing && say('follow.missing')}
          onChange={({ currentTarget }) => setCode(currentTarget.value)}
        />
        <Button type="submit" size="lg" h={48}>
          {say('follow.show')}
        </Button>
      </Stack>
    </form>
  );
}
