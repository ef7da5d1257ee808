import { Text } from '@mantine/core';
import { IconRotate } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { notesQuery, type Issue } from '../issue/issue-queries.js';
import { usePerson } from '../session/session.js';
import { FreeText } from '../text/free-text.js';
import { Instant } from '../time/instant.js';
import { timesWords } from '../time/words.js';
import classes from './officer.module.css';

const refreshMs = 60_000;

/** That an issue was reopened, with what was said about it last. The words are read with the issue: no event carries them. */
export function Reopened({ issue: { id, reopenCount } }: { issue: Issue }) {
  const { data: notes = [] } = useQuery({ ...notesQuery(usePerson().id, id), refetchInterval: refreshMs });
  const said = notes.findLast(({ kind }) => kind === 'reopening');
  return (
    <div className={classes.entry}>
      <Text component="span" inherit fw={600} className={classes.reopened}>
        <IconRotate size={16} stroke={1.5} aria-hidden /> Reopened {timesWords(reopenCount)}
      </Text>
      {said && (
        <Text inherit component="div" className={classes.said}>
          <q>
            <FreeText>{said.text}</FreeText>
          </q>{' '}
          <Text component="span" inherit c="dimmed">
            <Instant at={said.at} />
          </Text>
        </Text>
      )}
    </div>
  );
}
