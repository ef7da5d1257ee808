import { Button, Group, Select, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useAttemptKey } from '../../api/attempt-key.js';
import { api, data } from '../../api/client.js';
import { Confirm } from '../../states/confirm.js';
import { Loading } from '../../states/loading.js';
import { ProblemNote } from '../../states/problem-note.js';
import { DoneNote } from '../done-note.js';

/** Gives a sector up: one that was renamed or split, which would keep what lies in its successor. */
export function RetireSector({ codes }: { codes: readonly string[] }) {
  const [code, choose] = useState<string | null>(null);
  const [isAsking, ask] = useState(false);
  const [done, setDone] = useState<string | null>(null);
  return (
    <Stack gap="sm" component="section" aria-label="Retire a sector">
      <Title order={2}>Retire a sector</Title>
      <Text>
        A sector that was renamed or split stays until it is retired, and new issues go on going to it where it overlaps its
        successor.
      </Text>
      <DoneNote>{done}</DoneNote>
      <Group align="end">
        <Select
          label="Sector"
          placeholder="Type to search"
          searchable
          data={[...codes]}
          value={code}
          onChange={(chosen) => {
            choose(chosen);
            setDone(null);
          }}
        />
        <Button color="late" variant="outline" disabled={code === null} onClick={() => ask(true)}>
          Retire
        </Button>
      </Group>
      {code !== null && isAsking && (
        <ConfirmRetiring
          code={code}
          close={() => ask(false)}
          onDone={() => {
            setDone(`Sector ${code} was retired.`);
            choose(null);
            ask(false);
          }}
        />
      )}
    </Stack>
  );
}

function ConfirmRetiring({ code, close, onDone }: { code: string; close: () => void; onDone: () => void }) {
  const client = useQueryClient();
  const attempt = useAttemptKey();
  const path = { code };
  const { data: counts, error } = useQuery({
    queryKey: ['sectors', 'retire', code],
    queryFn: ({ signal }) =>
      data(api.POST('/api/v1/sectors/{code}/retire', { params: { path, query: { dryRun: true } }, signal })),
    staleTime: 0,
  });
  const retire = useMutation({
    mutationFn: () => data(api.POST('/api/v1/sectors/{code}/retire', { params: { path, header: attempt.keyFor(code) } })),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['sectors'] });
      onDone();
    },
  });
  return (
    <Confirm
      title={`Retire sector ${code}?`}
      does={`Retire ${code}`}
      isWorking={retire.isPending}
      error={retire.error}
      onConfirm={() => retire.mutate()}
      onCancel={close}
    >
      {error && <ProblemNote error={error} />}
      {!counts && !error && <Loading rows={2} />}
      {counts && <Text>{retiringWords(counts)}</Text>}
    </Confirm>
  );
}

/** What becomes of the open issues: `3 open issues lie in it. …` */
function retiringWords({ openIssues, uncovered }: { openIssues: number; uncovered: number }): string {
  const many = openIssues === 1 ? '1 open issue lies in it' : `${openIssues} open issues lie in it`;
  const kept =
    openIssues === 0
      ? ''
      : ' They stay with their officers; what nobody has acknowledged moves where its officer would not be there in time.';
  const outside = uncovered === 0 ? '' : ` ${uncovered} of them would lie in no sector.`;
  return `${many}.${kept}${outside} New issues there go to the sector that covers the place.`;
}
