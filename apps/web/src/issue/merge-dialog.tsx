import '../app/desk-styles.js';
import { Button, Group, Modal, Radio, Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { isConflict } from '../api/problem.js';
import { Loading } from '../states/loading.js';
import { ProblemNote } from '../states/problem-note.js';
import { StatusPill } from '../status/status-pill.js';
import { FreeText } from '../text/free-text.js';
import type { Issue } from './issue-queries.js';
import classes from './issue.module.css';
import { mergeWords, useMerging, useSurvivors, type Survivor } from './merging.js';

interface MergeDialogProps {
  issue: Issue;
  close: () => void;
}

const typingMs = 250;

/** Merges an issue into another one that is about the same. Says what will happen before. */
export function MergeDialog({ issue, close }: MergeDialogProps) {
  const [words, setWords] = useState('');
  const [asked] = useDebouncedValue(words.trim(), typingMs);
  const [survivor, choose] = useState<Survivor | null>(null);
  const found = useSurvivors(issue, asked);
  const merging = useMerging(issue, close);
  const send = () => survivor && merging.mutate(survivor);
  return (
    <Modal
      opened
      onClose={close}
      title={`Merge ${issue.reference} into …`}
      size="lg"
      closeButtonProps={{ 'aria-label': 'Close', size: 44 }}
      transitionProps={{ duration: 0 }}
    >
      <Stack>
        <TextInput
          label="The issue it is the same as"
          placeholder="Reference, words or address"
          value={words}
          data-autofocus
          onChange={({ currentTarget: { value } }) => setWords(value)}
        />
        {found.error && <ProblemNote error={found.error} retry={() => void found.refetch()} />}
        {found.isLoading && <Loading rows={3} />}
        {found.data && <Choices isSearched={asked !== ''} issues={found.data} chosen={survivor} choose={choose} />}
        {survivor && <Text>{mergeWords(issue.reference, survivor.reference)}</Text>}
        {merging.error && <ProblemNote error={merging.error} retry={isConflict(merging.error) ? undefined : () => void send()} />}
        <Group justify="flex-end">
          <Button variant="default" h={44} onClick={close}>
            Cancel
          </Button>
          <Button h={44} disabled={!survivor} loading={merging.isPending} onClick={send}>
            {survivor ? `Merge into ${survivor.reference}` : 'Choose an issue'}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

interface ChoicesProps {
  /** Words were entered; otherwise these are likely duplicates. */
  isSearched: boolean;
  issues: readonly Survivor[];
  chosen: Survivor | null;
  choose: (issue: Survivor) => void;
}

function Choices({ isSearched, issues, chosen, choose }: ChoicesProps) {
  if (issues.length === 0)
    return (
      <Text c="dimmed" role="status">
        {isSearched ? 'No other open issue was found.' : 'There is no likely duplicate nearby. Search for the issue.'}
      </Text>
    );
  return (
    <Radio.Group
      label={isSearched ? 'Found' : 'Likely duplicates'}
      value={chosen?.id ?? null}
      onChange={(id) => {
        const one = issues.find((issue) => issue.id === id);
        if (one) choose(one);
      }}
    >
      <Stack gap={0} mt="xs">
        {issues.map((one) => (
          <Radio key={one.id} value={one.id} className={classes.choice} label={<SurvivorLine issue={one} />} />
        ))}
      </Stack>
    </Radio.Group>
  );
}

function SurvivorLine({ issue: { reference, summary, address, status } }: { issue: Survivor }) {
  return (
    <Group justify="space-between" gap="sm" wrap="nowrap">
      <span>
        <b>{reference}</b> <FreeText>{summary}</FreeText>
        {address !== null && (
          <Text component="span" size="sm" c="dimmed">
            {' '}
            <FreeText>{address}</FreeText>
          </Text>
        )}
      </span>
      <StatusPill status={status} />
    </Group>
  );
}
