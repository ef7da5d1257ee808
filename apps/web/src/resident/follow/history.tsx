import { Stack, Text } from '@mantine/core';
import { useWords } from '../language/language.js';
import classes from '../resident.module.css';
import type { Followed } from './followed.js';

/** What happened to a report, oldest first. */
export function History({ history }: Pick<Followed, 'history'>) {
  const { say, at } = useWords();
  return (
    <Stack component="section" gap="sm">
      <Text component="h2" size="lg" fw={600} m={0}>
        {say('follow.steps')}
      </Text>
      <ol className={classes.history}>
        {history.map(({ status, at: when }) => (
          <li key={when + status}>
            {say(`status.${status}`)}
            <time dateTime={when}>{at(when)}</time>
          </li>
        ))}
      </ol>
    </Stack>
  );
}
