import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, data, type Dto } from '../../api/client.js';
import { Empty } from '../../states/empty.js';
import { Loading } from '../../states/loading.js';
import { ProblemNote } from '../../states/problem-note.js';
import { DoneNote } from '../done-note.js';
import { ActOnLetter } from './act-on-letter.js';
import { LetterDetail } from './letter-detail.js';
import { LetterTable } from './letter-table.js';
import { byService } from './letters.js';

type Letter = Dto<'DeadLetterDto'>;
const refetchMs = 30_000;

/** What services could not handle. Behind a parked event all later ones of its issue wait, so that nothing gets out of order. */
export function DeadLettersSection() {
  const letters = useQuery({
    queryKey: ['dead-letters'],
    queryFn: ({ signal }) => data(api.GET('/api/v1/admin/dead-letters', { signal })),
    refetchInterval: refetchMs,
  });
  const [seen, see] = useState<Letter | null>(null);
  const [act, setAct] = useState<{ letter: Letter; action: 'replay' | 'drop' } | null>(null);
  const [done, setDone] = useState<string | null>(null);
  if (letters.error) return <ProblemNote error={letters.error} retry={() => void letters.refetch()} />;
  if (!letters.data) return <Loading />;
  const { items, unavailable } = letters.data;
  return (
    <Stack gap="lg">
      <Text>
        An event that fails again and again is parked, and later ones of the same issue wait behind it. Replay it once its cause
        is mended; drop it if it can never go through.
      </Text>
      <DoneNote>{done}</DoneNote>
      {unavailable.length > 0 && (
        <Alert color="soon" icon={<IconAlertTriangle stroke={1.5} />} title="Not all services answered">
          Whether {unavailable.join(', ')} holds dead letters is not known now.
        </Alert>
      )}
      {items.length === 0 && (
        <Empty why="No event waits here: every service has handled what it was told.">
          <Button variant="default" mih={44} loading={letters.isFetching} onClick={() => void letters.refetch()}>
            Refresh
          </Button>
        </Empty>
      )}
      {byService(items).map(([service, ofService]) => (
        <LetterTable key={service} service={service} letters={ofService} see={see} />
      ))}
      {seen && (
        <LetterDetail letter={seen} close={() => see(null)}>
          <Group justify="flex-end" gap="sm">
            <Button variant="default" mih={44} onClick={() => setAct({ letter: seen, action: 'drop' })}>
              Drop
            </Button>
            <Button mih={44} onClick={() => setAct({ letter: seen, action: 'replay' })}>
              Replay
            </Button>
          </Group>
        </LetterDetail>
      )}
      {act && (
        <ActOnLetter
          {...act}
          close={() => setAct(null)}
          onDone={(words) => {
            setAct(null);
            see(null);
            setDone(words);
          }}
        />
      )}
    </Stack>
  );
}
