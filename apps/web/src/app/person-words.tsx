import { Text } from '@mantine/core';
import { IconUser } from '@tabler/icons-react';
import { usePerson } from '../session/session.js';
import classes from './shell.module.css';

/** Who is signed in, as what and where; on a phone an icon, and the words in the menu behind it. */
export function PersonWords() {
  const person = usePerson();
  return (
    <>
      <IconUser size={20} stroke={1.5} aria-hidden />
      <span className={classes.person}>
        <Text component="span" size="sm" fw={600} truncate>
          {person.name}
        </Text>
        <Text component="span" size="xs" c="dimmed" truncate>
          {roleWords(person)}
        </Text>
      </span>
    </>
  );
}

/** `Sergeant, D1`; a person of the whole city has no precinct. */
export function roleWords({ role, precincts }: { role: string; precincts: readonly string[] }): string {
  const named = `${role.charAt(0).toUpperCase()}${role.slice(1)}`;
  if (precincts.length === 0) return named;
  return precincts.length <= 2 ? `${named}, ${precincts.join(' and ')}` : `${named}, ${precincts.length} precincts`;
}
