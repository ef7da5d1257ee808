import { Stack, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, data, type Dto } from '../../api/client.js';
import { Loading } from '../../states/loading.js';
import { ProblemNote } from '../../states/problem-note.js';
import { Apply } from '../apply.js';
import { useAttemptKey } from '../../api/attempt-key.js';
import { RosterDifference } from './roster-difference.js';
import type { RosterFile } from './roster-file.js';

type Summary = Dto<'RosterSummaryDto'>;

/** What a roster would change, row by row, and then the change. */
export function RosterImport({ file, onApplied }: { file: RosterFile; onApplied: (answer: Summary) => void }) {
  const client = useQueryClient();
  const attempt = useAttemptKey();
  const tried = useQuery({
    queryKey: ['roster-dry-run', file.name, file.rows],
    queryFn: () => data(api.POST('/api/v1/officers/import', { params: { query: { dryRun: true } }, body: { rows: file.rows } })),
    staleTime: 0,
    gcTime: 0,
  });
  const apply = useMutation({
    mutationFn: () =>
      data(
        api.POST('/api/v1/officers/import', {
          params: { query: { dryRun: false }, header: attempt.keyFor(file.rows) },
          body: { rows: file.rows },
        }),
      ),
    onSuccess: async (answer) => {
      attempt.forget();
      await client.invalidateQueries({ queryKey: ['officers'] });
      onApplied(answer);
    },
  });
  if (tried.error) return <ProblemNote error={tried.error} retry={() => void tried.refetch()} />;
  if (!tried.data) return <Loading />;
  const { created, changed } = tried.data;
  return (
    <Stack gap="lg">
      <Title order={2}>What would change</Title>
      <RosterDifference tried={tried.data} file={file} />
      <Apply title="Apply this to the roster?" created={created} changed={changed} applying={apply}>
        From then on issues are assigned to the officers as the file says. Who is not in the file stays as they are, and so does
        who is in a refused row.
      </Apply>
    </Stack>
  );
}
