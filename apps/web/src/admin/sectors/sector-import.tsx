import { Button, Group, Stack } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, data, type Dto } from '../../api/client.js';
import { ProblemNote } from '../../states/problem-note.js';
import { useAttemptKey } from '../../api/attempt-key.js';
import { type BoundaryFile, type BoundaryRules, suggestedRules } from './boundary-file.js';
import { RulesForm } from './rules-form.js';
import { SectorPreview } from './sector-preview.js';

interface Attempt {
  file: BoundaryFile;
  rules: BoundaryRules;
  dryRun: boolean;
  headers: { 'Idempotency-Key'?: string };
}

function send({
  file,
  rules: { code, precinctBy, precinct, pattern },
  dryRun,
  headers,
}: Attempt): Promise<Dto<'SectorImportDto'>> {
  const place = precinctBy === 'property' ? { precinct } : { precinctPattern: pattern };
  return data(
    api.POST('/api/v1/sectors/import', {
      params: { query: { code, ...place, dryRun }, header: headers },
      body: {},
      // As it was in the file: what was chosen is what is sent, and is not built a second time.
      bodySerializer: () => file.text,
      headers: { 'content-type': 'application/json' },
    }),
  );
}

/** From a file to what it would change, and from there to what it changed. */
export function SectorImport({ file, onApplied }: { file: BoundaryFile; onApplied: (answer: Dto<'SectorImportDto'>) => void }) {
  const [rules, setRules] = useState(() => suggestedRules(file.properties));
  const client = useQueryClient();
  const attempt = useAttemptKey();
  const preview = useMutation({ mutationFn: () => send({ file, rules, dryRun: true, headers: {} }) });
  const apply = useMutation({
    mutationFn: () => send({ file, rules, dryRun: false, headers: attempt.keyFor(rules) }),
    onSuccess: async (answer) => {
      attempt.forget();
      await client.invalidateQueries({ queryKey: ['sectors'] });
      onApplied(answer);
    },
  });
  const change = (next: BoundaryRules) => {
    setRules(next);
    preview.reset();
    apply.reset();
  };
  return (
    <Stack gap="lg">
      <RulesForm file={file} rules={rules} error={preview.error} onChange={change} />
      <Group>
        <Button
          mih={44}
          variant={preview.data ? 'default' : 'filled'}
          loading={preview.isPending}
          onClick={() => preview.mutate()}
        >
          {preview.data ? 'Preview again' : 'See what would change'}
        </Button>
      </Group>
      {preview.error && <ProblemNote error={preview.error} retry={() => preview.mutate()} />}
      {preview.data && <SectorPreview file={file} code={rules.code} tried={preview.data} apply={apply} />}
    </Stack>
  );
}
