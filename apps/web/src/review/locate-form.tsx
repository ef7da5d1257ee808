import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { faultsByField, Problem } from '../api/problem.js';
import { PlaceMap } from '../place/place-map.js';
import { ProspectNote } from '../place/prospect-note.js';
import { nowhere, placeOf, type Where, withPlace } from '../place/where.js';
import { WhereFields } from '../place/where-fields.js';
import { useShortcuts } from '../shortcuts/shortcuts.js';
import { ProblemNote } from '../states/problem-note.js';
import { Instant } from '../time/instant.js';
import { FreeText } from '../text/free-text.js';
import { causeWords, issueQuery, queueQuery, type Waiting } from './queue.js';
import { useLocating } from './use-locating.js';
import classes from './review.module.css';

const pointingMs = 200;

/** One issue that waits: what is known of it, and where it is to be. The entries stay while the queue around it changes. */
export function LocateForm({ waiting, onDone }: { waiting: Waiting; onDone: () => void }) {
  const [where, setWhere] = useState<Where>(() => (waiting.location ? withPlace(nowhere, waiting.location) : nowhere));
  const here = useMemo(() => placeOf(where), [where]);
  const [place] = useDebouncedValue(here, pointingMs);
  const locating = useLocating(waiting, onDone);
  const save = () => here && !locating.isPending && locating.mutate(here);
  useShortcuts([{ keys: 'mod+Enter', does: 'Save the place', run: save }]);
  return (
    <div className={classes.work}>
      <Stack component="form" gap="md" aria-label={`Place of ${waiting.reference}`}>
        <Told waiting={waiting} />
        <WhereFields where={where} onChange={setWhere} faults={faultsByField(locating.error)} />
        <ProspectNote place={here && place} nowhere="Set the place to see who would get it." />
        {locating.error && <Refused error={locating.error} reset={locating.reset} />}
        <Group>
          <Button onClick={save} disabled={!here} loading={locating.isPending} aria-keyshortcuts="Control+Enter">
            Save and next (Ctrl+Enter)
          </Button>
        </Group>
      </Stack>
      <PlaceMap
        place={here}
        isClose={where.setBy !== 'hand' || waiting.location !== null}
        onMove={(to) => setWhere(withPlace(where, to))}
        height={400}
      />
    </div>
  );
}

function Told({ waiting }: { waiting: Waiting }) {
  const { data: issue } = useQuery(issueQuery(waiting.issueId));
  return (
    <div>
      <Title order={2}>
        <Link to="/issues/$issueId" params={{ issueId: waiting.issueId }}>
          {waiting.reference}
        </Link>
        {issue && (
          <>
            {' '}
            <FreeText>{issue.summary}</FreeText>
          </>
        )}
      </Title>
      <Text size="sm" c="dimmed">
        {waiting.reviewCause && `Waits because ${causeWords[waiting.reviewCause]}, `}reported <Instant at={waiting.reportedAt} />
      </Text>
      {issue?.address && (
        <Text size="sm">
          Told as: <FreeText>{issue.address}</FreeText>
        </Text>
      )}
      {issue?.description && (
        <Text size="sm">
          <FreeText>{issue.description}</FreeText>
        </Text>
      )}
    </div>
  );
}

/** A conflict is shown with the way to what is so now; the place that was set stays. */
function Refused({ error, reset }: { error: Error; reset: () => void }) {
  const client = useQueryClient();
  const isConflict = error instanceof Problem && error.status === 409;
  const showNewer = () => {
    reset();
    void client.invalidateQueries({ queryKey: queueQuery.queryKey });
    void client.invalidateQueries({ queryKey: ['issues', 'one'] });
  };
  return (
    <Stack gap="sm" align="flex-start">
      <ProblemNote error={error} />
      {isConflict && (
        <Button variant="default" onClick={showNewer}>
          Show what is so now
        </Button>
      )}
    </Stack>
  );
}
