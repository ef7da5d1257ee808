import '../app/desk-styles.js';
import { Button, Group, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { shownWords } from '../api/pages.js';
import { useShortcuts } from '../shortcuts/shortcuts.js';
import { Empty } from '../states/empty.js';
import { Loading } from '../states/loading.js';
import { ProblemNote } from '../states/problem-note.js';
import { Instant } from '../time/instant.js';
import { LocateForm } from './locate-form.js';
import { causeWords, nextAfter, queueQuery, type Waiting } from './queue.js';
import classes from './review.module.css';

/** What waits for somebody to find its place, one after the other. */
export function ReviewPage() {
  const queue = useQuery(queueQuery);
  const items = queue.data?.items ?? [];
  const [chosen, choose] = useChosen(items);
  const waiting = items.find(({ issueId }) => issueId === chosen);
  const step = (by: number) => {
    const next = items[items.findIndex(({ issueId }) => issueId === chosen) + by];
    if (next) choose(next.issueId);
  };
  useShortcuts([
    { keys: 'j', does: 'Next issue', run: () => step(1) },
    { keys: 'k', does: 'Previous issue', run: () => step(-1) },
  ]);
  return (
    <div className={classes.page}>
      <Group justify="space-between">
        <Title order={1}>Review</Title>
        <Text size="sm" c="dimmed" role="status">
          {queue.data && (shownWords(queue.data, 'the oldest first') ?? `${items.length} waiting`)}
        </Text>
      </Group>
      {queue.isError && <ProblemNote error={queue.error} retry={() => void queue.refetch()} />}
      {queue.isPending && <Loading />}
      {queue.isSuccess && items.length === 0 && (
        <Empty why="Nothing waits for review: every issue has its place.">
          <Button component={Link} to="/issues" variant="default">
            See all issues
          </Button>
        </Empty>
      )}
      {waiting && (
        <div className={classes.columns}>
          <Queue items={items} chosen={chosen} choose={choose} />
          <LocateForm key={waiting.issueId} waiting={waiting} onDone={toNextField} />
        </div>
      )}
    </div>
  );
}

/** The one that is looked at: it stays while it waits, then the next one comes by itself. */
function useChosen(items: readonly Waiting[]): [string | null, (id: string) => void] {
  const ids = items.map(({ issueId }) => issueId);
  const [state, setState] = useState<{ chosen: string | null; ids: string[] }>({ chosen: null, ids });
  if (state.ids.join() !== ids.join()) setState({ chosen: nextAfter(state.chosen, state.ids, ids), ids });
  const chosen = state.chosen ?? ids[0] ?? null;
  return [chosen, (id) => setState({ chosen: id, ids })];
}

/** Who works by keys goes on typing where they typed. */
function toNextField(): void {
  requestAnimationFrame(() => document.getElementById('address')?.focus());
}

function Queue({ items, chosen, choose }: { items: readonly Waiting[]; chosen: string | null; choose: (id: string) => void }) {
  return (
    <ul className={classes.queue} aria-label="Waiting for review">
      {items.map(({ issueId, reference, reviewCause, reportedAt }) => (
        <li key={issueId}>
          <button
            type="button"
            className={classes.waiting}
            aria-current={issueId === chosen || undefined}
            onClick={() => choose(issueId)}
          >
            <b>{reference}</b>
            <span>
              {reviewCause && causeWords[reviewCause]}, <Instant at={reportedAt} />
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
