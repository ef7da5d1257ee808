import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { UseQueryResult } from '@tanstack/react-query';
import { ProblemNote } from '../states/problem-note.js';
import { StatusPill } from '../status/status-pill.js';
import { FreeText } from '../text/free-text.js';
import classes from './new-issue.module.css';
import { reasonWords, type Similar } from './similar.js';

interface DuplicatesProps {
  found: UseQueryResult<Similar[]>;
  /** A category and a place are known: it was asked. */
  isAsked: boolean;
  add: (issue: Similar) => void;
  addingTo: string | null;
  error: unknown;
}

const shownMax = 5;

/** Issues that may be the same. Adding to one of them is quicker than saving another. */
export function Duplicates({ found, isAsked, add, addingTo, error }: DuplicatesProps) {
  const issues = found.data?.slice(0, shownMax) ?? [];
  return (
    <section aria-labelledby="duplicates">
      <Title order={2} id="duplicates" mb="xs">
        Likely duplicates
      </Title>
      {error !== null && <ProblemNote error={error} />}
      <Text size="sm" c="dimmed" role="status">
        {wordsOf(isAsked, found.isError, found.isSuccess, issues.length)}
      </Text>
      <ul className={classes.duplicates}>
        {issues.map((issue) => (
          <Duplicate key={issue.id} issue={issue} add={() => add(issue)} isAdding={addingTo === issue.id} />
        ))}
      </ul>
    </section>
  );
}

function wordsOf(isAsked: boolean, isError: boolean, isKnown: boolean, count: number): string {
  if (!isAsked) return 'Looked up once a category and a place are known.';
  if (isError) return 'They could not be looked up now. Saving works all the same.';
  if (!isKnown) return 'Looking …';
  return count === 0 ? 'None nearby within 30 days.' : `${count} nearby within 30 days`;
}

function Duplicate({ issue, add, isAdding }: { issue: Similar; add: () => void; isAdding: boolean }) {
  return (
    <li className={classes.duplicate}>
      <Stack gap={4}>
        <Group gap="sm" justify="space-between" wrap="nowrap">
          <Link to="/issues/$issueId" params={{ issueId: issue.id }}>
            {issue.reference}
          </Link>
          <StatusPill status={issue.status} />
        </Group>
        <Text size="sm">
          <FreeText>{issue.summary}</FreeText>
        </Text>
        <Text size="sm" c="dimmed">
          {issue.reasons.map(reasonWords).join(' · ')}
        </Text>
        {issue.allowedActions.includes('note') && (
          <Button variant="default" size="xs" h={32} onClick={add} loading={isAdding} aria-label={`Add to ${issue.reference}`}>
            Add to that one
          </Button>
        )}
      </Stack>
    </li>
  );
}
