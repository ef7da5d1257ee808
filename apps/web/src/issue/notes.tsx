import { Button, Stack, Text, Textarea, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { usePerson } from '../session/session.js';
import { SectionProblem } from '../states/section-problem.js';
import { limited } from '../text/limited.js';
import { FreeText } from '../text/free-text.js';
import { Instant } from '../time/instant.js';
import { useDraft } from './draft.js';
import { notesQuery } from './issue-queries.js';
import classes from './issue.module.css';
import type { Working } from './use-issue.js';

const noteMax = 5_000;
const kindWords = {
  note: '',
  resolution: ', resolving it',
  reopening: ', reopening it',
  withdrawal: ', withdrawing it',
} as const;

/** What people wrote, and a place to write more. */
export function Notes({ view, allowed, act }: Working) {
  const { data: notes, error, refetch } = useQuery(notesQuery(usePerson().id, view.issue.id));
  const id = useId();
  return (
    <section className={classes.section} aria-labelledby={id}>
      <Title order={2} id={id}>
        Notes
      </Title>
      {error && !notes && <SectionProblem error={error} what="The notes" retry={() => void refetch()} />}
      {notes?.length === 0 && <Text c="dimmed">No notes yet.</Text>}
      {notes?.map((note) => (
        <Stack key={note.id} gap={0}>
          <Text size="xs" c="dimmed">
            <FreeText>{note.author.name ?? 'Somebody'}</FreeText>
            {kindWords[note.kind]}, <Instant at={note.at} />
          </Text>
          <div className={classes.text}>
            <FreeText>{note.text}</FreeText>
          </div>
        </Stack>
      ))}
      {allowed.includes('note') && <NoteForm issueId={view.issue.id} act={act} />}
    </section>
  );
}

function NoteForm({ issueId, act }: { issueId: string; act: Working['act'] }) {
  const [text, setText] = useDraft(`${issueId}/note`);
  const [fault, setFault] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const add = async () => {
    const words = text.trim();
    if (words === '') return setFault('Write something first.');
    setBusy(true);
    if (await act({ kind: 'note', text: words })) setText('');
    setBusy(false);
  };
  return (
    <Stack gap="sm" align="flex-start" className="no-print">
      <Textarea
        label="New note"
        w="100%"
        rows={3}
        error={fault}
        {...limited({
          value: text,
          max: noteMax,
          onText: (changed) => {
            setText(changed);
            setFault(null);
          },
        })}
      />
      <Button variant="default" h={44} loading={isBusy} onClick={() => void add()}>
        Add note
      </Button>
    </Stack>
  );
}
